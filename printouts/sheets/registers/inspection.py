"""The A4 inspection form 档案检查表: the files and the store room, and what is found."""

from __future__ import annotations

from typing import BinaryIO

from db.fields.declaration import Field, Term
from db.registers.inspections.fields import INSPECTED, POINTS
from db.sheets.registers import InspectionSheet
from printouts.drawing.blocks import Block, Box, Written, framed, row
from printouts.drawing.form_page import Head, draw_form
from printouts.drawing.header_footer import day, paged
from printouts.drawing.tables import Column, Entry, Table

FINDINGS, NEXT_FINDINGS = 6, 20
"""Rows of findings on the first page and on every other."""
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


def draw_inspection(sheet: InspectionSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws an inspection form, empty or filled."""
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
                part.term,
                (_points(POINTS[part.code], passed),),
            )
            for number, part in enumerate(INSPECTED, 1)
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
            one.finding,
            one.owner,
            day(one.deadline),
            f"{day(one.checked)} {one.checked_by}".strip(),
        )
        for number, one in enumerate(sheet.findings, 1)
    )
    pages: list[list[Block]] = []
    for number, part in enumerate(paged(findings, FINDINGS, NEXT_FINDINGS)):
        table = Table(_FINDINGS, part, FINDINGS if number == 0 else NEXT_FINDINGS)
        box = Box("3", Term("Findings", "问题与整改"), (table,))
        pages.append([*(first if number == 0 else ()), box, *((signed,) if number == 0 else ())])
    head = Head(personal=False, number_label=Term("Inspection No.", "检查编号"), number=sheet.number)
    return draw_form("inspection", sheet, head, pages, to, invariant=invariant)


def _points(points: tuple[Field, ...], passed: dict[str, bool]) -> Table:
    return Table(_POINTS, tuple(_point(one, passed) for one in points), len(points), pen=11.0)


def _point(point: Field, passed: dict[str, bool]) -> tuple[Entry, ...]:
    """A point in the words of the screen, with what it means, and whether it was found in order or with a fault."""
    label, meaning = point.label, point.hint or Term("", "")
    term = Term(f"{label.en}: {meaning.en[:1].lower()}{meaning.en[1:]}", f"{label.zh}：{meaning.zh}")
    result = passed.get(point.name)
    return (term,) if result is None else (term, (result, not result))
