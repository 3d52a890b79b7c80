"""The A4 destroy slip 销毁单: what is erased and destroyed, with two signatures.

Sources: Personal Information Protection Law of the PRC, article 47; ISO/IEC 21964-1 (DIN 66399): P-4, cross-cut of at
most 160 mm², is the least for personal files.
"""

from __future__ import annotations

from typing import BinaryIO

from db.fields.declaration import Term
from db.registers.destruction.fields import DESTRUCTION_REASONS, KEPT
from db.sheets.registers import DestroyedPaper, DestroySheet
from db.text.card_number import short_number, spaced
from printouts.drawing.blocks import Block, Box, Ticked, Written, framed, row, ticks
from printouts.drawing.form_page import Head, draw_form, named
from printouts.drawing.header_footer import day, paged
from printouts.drawing.statements import Prose
from printouts.drawing.tables import Column, Entry, Table
from printouts.registry import sheet_of

PAPERS, NEXT_PAPERS = 9, 20
"""Rows of papers on the first page and on every other."""
_DIGITAL = (
    Term("record", "电子档案"),
    Term("photographs", "照片"),
    Term("exported files", "导出文件"),
    Term("left out of backups", "备份中到期清除"),
)
_HOW = (
    Term("shredded, P-4 or finer", "碎纸（P-4 级以上）"),
    Term("burnt", "焚毁"),
    Term("by a firm, certificate attached", "专业机构销毁（附证明）"),
)
_COLUMNS = (
    Column(0.07, Term("No.", "序号")),
    Column(0.33, Term("Paper", "纸质档案名称")),
    Column(0.13, Term("Version", "版次")),
    Column(0.23, Term("Place", "存放位置")),
    Column(0.10, Term("Sheets", "张数")),
    Column(0.14, Term("Destroyed", "已销毁"), (Term("yes", "是"),)),
)
_OF = {
    "file": Term("File", "档案"),
    "health": Term("Health in file", "健康信息，档案"),
    "medical": Term("Locked records of file", "封存记录，档案"),
}
"""What was erased of whom, where several stand on one slip: their papers follow."""
_RULE = Term(
    "Two people, at the same time and place; neither alone. What isn't found is written down and looked for before the "
    "slip is closed. The slip itself is kept with the destruction log; it has the number, and the name only until both "
    "have signed.",
    "必须两人在场共同销毁，不得一人单独处理。找不到的纸质档案如实登记，查清后才能结单。本单随销毁日志保存，"
    "双方签名后姓名栏涂黑，只留编号。",
)


def draw_destroy(sheet: DestroySheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws a destroy slip, empty or filled."""
    client = sheet.client
    before = framed(
        row(
            named(0.40, client),
            Written(0.30, Term("Asked for on, or over since", "申请日期或期满日期"), day(sheet.requested)),
            Written(0.30, Term("Approved by, date", "批准人、日期"), _signed(sheet.approved_by, sheet)),
        ),
        row(ticks(1.0, Term("Reason", "销毁原因"), DESTRUCTION_REASONS, sheet.reason, more=True)),
    )
    after: tuple[Block, ...] = (
        Box(
            "2",
            Term("Erased in the archive", "电子数据"),
            (
                row(
                    Ticked(0.74, Term("Erased", "已清除"), _DIGITAL, (sheet.erased is not None,)),
                    Written(0.26, Term("On, by", "日期、操作人"), _signed(sheet.erased_by, sheet)),
                ),
                row(ticks(1.0, Term("Kept, and why", "依法保留的内容及理由"), KEPT, sheet.kept, more=True), pen=14.0),
            ),
        ),
        Box(
            "3",
            Term("Destroyed", "销毁"),
            (
                row(Ticked(1.0, Term("How", "方式"), _HOW, more=True)),
                row(
                    Written(0.5, Term("Not found; what was done about it", "未找到的档案及处理")),
                    Written(0.3, Term("Place", "销毁地点")),
                    Written(0.2, Term("Date, time", "日期、时间")),
                ),
                Prose(_RULE, 7.0),
                row(
                    Written(0.5, Term("1 Destroyed by (signature, date)", "1 销毁人签名、日期")),
                    Written(0.5, Term("2 Witnessed by (signature, date)", "2 监销人签名、日期")),
                    pen=16.0,
                    high=20.0,
                ),
            ),
        ),
    )
    rows = tuple(_row(number, paper) for number, paper in enumerate(sheet.papers, 1))
    pages: list[list[Block]] = []
    for number, part in enumerate(paged(rows, PAPERS, NEXT_PAPERS)):
        table = Table(_COLUMNS, part, PAPERS if number == 0 else NEXT_PAPERS)
        box = Box("1", Term("Paper to be destroyed", "纸质档案"), (table,))
        pages.append([before, box, *after] if number == 0 else [box])
    head = Head(client, number_label=Term("Slip No.", "销毁单号"), number=sheet.number)
    return draw_form("destroy", sheet, head, pages, to, invariant=invariant)


def _row(at: int, paper: DestroyedPaper) -> tuple[Entry, ...]:
    if not paper.kind:
        of, number = _OF[paper.of], spaced(paper.number)
        return (str(at), Term(f"{of.en} {number}", f"{of.zh} {number}"), "", "", "")
    called = sheet_of(paper.kind).term
    if paper.number:
        short = short_number(paper.number)
        called = Term(f"{called.en} {short}", f"{called.zh} {short}")
    place: Entry = paper.place
    if paper.volume:
        place = Term(f"volume {paper.volume}, page {paper.page}", f"第 {paper.volume} 册第 {paper.page} 页")
    return (str(at), called, paper.version, place, "" if paper.sheets is None else str(paper.sheets))


def _signed(name: str, sheet: DestroySheet) -> str:
    """A name with the day of erasing; empty to be written in."""
    return f"{name} {day(sheet.erased)}" if name and sheet.erased else ""
