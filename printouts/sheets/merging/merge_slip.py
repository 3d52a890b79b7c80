"""The A5 merge slip 并档单: which old card is to be taken out, where it lies, and which number leads on."""

from __future__ import annotations

from datetime import date
from typing import BinaryIO

from db.fields.declaration import Term
from db.sheets.merging import MergeSheet, OldPaper
from db.text.card_number import short_number, spaced
from printouts.drawing.blocks import Block, Written, framed, row
from printouts.drawing.form_page import Head, draw_form
from printouts.drawing.header_footer import day, paged
from printouts.drawing.tables import Column, Entry, Table
from printouts.registry import sheet_of

PAPERS, NEXT_PAPERS = 5, 11
"""Rows of papers on the first page and on every other."""
_COLUMNS = (
    Column(0.05, Term("No.", "序号"), align="r"),
    Column(0.24, Term("Paper with the old number", "旧号纸质档案")),
    Column(0.08, Term("Version", "版次"), align="r"),
    Column(0.20, Term("Where it lies", "现在位置")),
    Column(0.33, Term("What to do", "处理")),
    Column(0.10, Term("Done", "完成"), (Term("yes", "是"),)),
)
_HINT = Term(
    "The old barcode leads to the number above. The old card is shredded only when the merge can't be undone any more.",
    "扫旧条码即打开上方新号的档案。过了可撤销期，旧卡才可销毁。",
)
_NOT_FILED = Term("not put away", "未归位")


def draw_merge_slip(sheet: MergeSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws a merge slip, empty or filled."""
    old, leads = sheet.gone, sheet.client
    before = framed(
        row(
            Written(0.28, Term("Old number", "旧档案编号"), spaced(old.number) if old else "", strong=True),
            Written(0.36, Term("Old file of", "旧档案姓名"), old.name if old else ""),
            Written(0.36, Term("Leads on to", "并入（新档案姓名）"), leads.name if leads else "", strong=True),
        ),
        row(
            Written(0.28, Term("Merged on", "并档日期"), day(sheet.day)),
            Written(0.36, Term("By, with", "经办人、第二人"), ", ".join(filter(None, (sheet.by, sheet.approver)))),
            Written(0.36, Term("Can be undone until", "可撤销至"), day(sheet.until)),
        ),
    )
    after = framed(
        row(
            Written(0.5, Term("Taken out and filed by (signature, date)", "取卡归档人签名、日期")),
            Written(0.5, Term("Checked by (signature, date)", "复核人签名、日期")),
        )
    )
    rows = tuple(
        _row(at, paper, leads.number if leads else "", sheet.until) for at, paper in enumerate(sheet.papers, 1)
    )
    pages: list[list[Block]] = []
    for page, part in enumerate(paged(rows, PAPERS, NEXT_PAPERS)):
        table = framed(Table(_COLUMNS, part, NEXT_PAPERS if page else PAPERS, pen=8.0))
        pages.append([table] if page else [before, table, after])
    return draw_form("merge_slip", sheet, Head(leads, hint=_HINT), pages, to, invariant=invariant)


def _row(at: int, paper: OldPaper, number: str, until: date | None) -> tuple[Entry, ...]:
    called = sheet_of(paper.kind).term
    if paper.number:
        short = short_number(paper.number)
        called = Term(f"{called.en} {short}", f"{called.zh} {short}")
    place: Entry = paper.place or _NOT_FILED
    if paper.volume:
        place = Term(f"volume {paper.volume}, page {paper.page}", f"第 {paper.volume} 册第 {paper.page} 页")
    return (str(at), called, str(paper.version), place, _todo(paper, spaced(number), day(until)))


def _todo(paper: OldPaper, number: str, until: str) -> Term:
    match paper.todo:
        case "renumber":
            return Term(f"write {number} on it, file it there", f"写上 {number}，按新号归档")
        case "refer":
            return Term(f"leave it, write “see {number}” on the page", f"原处不动，页上注明“见 {number}”")
        case "look":
            return Term("was not found: look for it", "当时未找到：请查找")
        case _:
            return Term(f"take it out, keep it until {until}", f"取出，留到 {until} 后销毁")
