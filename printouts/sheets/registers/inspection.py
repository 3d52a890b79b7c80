"""The A4 inspection form 档案检查表: the files and the store room, and what is found."""

from __future__ import annotations

from typing import BinaryIO

from db.fields.declaration import Term
from db.printing.sheets.registers import InspectionSheet
from printouts.drawing.blocks import Block, Box, Written, framed, row
from printouts.drawing.form_page import Head, draw_form
from printouts.drawing.header_footer import day, paged
from printouts.drawing.tables import Column, Entry, Table

FINDINGS, NEXT_FINDINGS = 6, 20
"""Rows of findings on the first page and on every other."""
POINTS: tuple[tuple[str, tuple[tuple[str, Term], ...]], ...] = (
    (
        "files",
        (
            ("complete", Term("Complete: no required box is empty", "完整：必填项无空缺，表、卡齐全")),
            ("exact", Term("Exact: paper and screen agree, in force", "准确：纸质与电子一致，在有效期内")),
            ("safe", Term("Safe: locked, loans back, log whole", "安全：上锁，借阅归还，日志完好")),
            ("order", Term("In order: numbered, at their places", "有序：编号连续，位置相符，无涂改")),
        ),
    ),
    (
        "store",
        (
            ("fire", Term("Fire: extinguisher, wiring, no stacking", "防火：灭火器有效，电线完好，无堆物")),
            ("theft", Term("Theft: locks, keys counted, window", "防盗：门窗、柜锁、钥匙齐全")),
            ("damp", Term("Damp: humidity 45–60 %, no leaks", "防潮：湿度 45–60%，无渗漏")),
            ("insects", Term("Insects: no traces, repellent renewed", "防虫蛀：无虫迹，药剂在有效期内")),
        ),
    ),
)
_ORDER, _FAULT = Term("in order", "合格"), Term("fault", "不合格")
_POINTS = (
    Column(0.44, Term("Point", "检查内容")),
    Column(0.26, Term("Result", "结果"), (_ORDER, _FAULT)),
    Column(0.30, Term("Remarks: number, place, reading", "说明（编号、位置、读数）")),
)
_FINDINGS = (
    Column(0.07, Term("No.", "序号")),
    Column(0.39, Term("Finding", "发现的问题")),
    Column(0.16, Term("Owner", "整改责任人")),
    Column(0.14, Term("Deadline", "期限")),
    Column(0.24, Term("Checked again: date, by", "复查日期、复查人")),
)
_TITLES = {"files": Term("Files", "档案"), "store": Term("Store room", "库房与档案柜")}


def draw_inspection(sheet: InspectionSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws an inspection form, empty or filled.

    Args:
        sheet: What is on it.
        to: Where the PDF goes.
        invariant: Leave out time and randomness, for tests.

    Returns:
        The number of pages.

    Raises:
        PaperError: ``fonts_missing``.
    """
    passed = dict(sheet.passed)
    first: list[Block] = [
        framed(
            row(
                Written(0.18, Term("Date", "检查日期"), day(sheet.day), strong=True),
                Written(0.22, Term("Inspector", "检查人"), sheet.inspector),
                Written(0.44, Term("Scope: cabinets, drawers, numbers", "范围（柜、屉、编号）"), sheet.scope),
                Written(
                    0.16, Term("Cards looked at", "抽查份数"), "" if sheet.looked_at is None else str(sheet.looked_at)
                ),
            ),
        ),
        *(
            Box(
                str(number),
                _TITLES[part],
                (Table(_POINTS, tuple(_point(code, term, passed) for code, term in points), len(points), pen=11.0),),
            )
            for number, (part, points) in enumerate(POINTS, 1)
        ),
    ]
    signed = framed(
        row(
            Written(0.34, Term("Inspector's signature, date", "检查人签名、日期")),
            Written(0.33, Term("Keeper's signature, date", "档案管理员签名、日期")),
            Written(0.33, Term("Manager's signature, date", "店长签名、日期")),
            pen=14.0,
        ),
    )
    findings = tuple(
        (
            str(number),
            found.finding,
            found.owner,
            day(found.deadline),
            f"{day(found.checked)} {found.checked_by}".strip(),
        )
        for number, found in enumerate(sheet.findings, 1)
    )
    pages: list[list[Block]] = []
    for number, part in enumerate(paged(findings, FINDINGS, NEXT_FINDINGS)):
        table = Table(_FINDINGS, part, FINDINGS if number == 0 else NEXT_FINDINGS)
        box = Box("3", Term("Findings", "问题与整改"), (table,))
        pages.append([*(first if number == 0 else ()), box, *((signed,) if number == 0 else ())])
    head = Head(personal=False, number_label=Term("Inspection No.", "检查编号"), number=sheet.number)
    return draw_form("inspection", sheet, head, pages, to, invariant=invariant)


def _point(code: str, term: Term, passed: dict[str, bool]) -> tuple[Entry, ...]:
    found = passed.get(code)
    return (term,) if found is None else (term, (found, not found))
