"""The A4 attendance sheet 培训检查签到表: what was taught, checked or reviewed, and who signs for having been there.

Source: Personal Information Protection Law of the PRC, articles 51 and 54.
"""

from __future__ import annotations

from typing import BinaryIO

from db.fields.declaration import Term
from db.registers.training.fields import KINDS
from db.sheets.trust import TrainingSheet
from printouts.drawing.blocks import Block, Box, Written, framed, row, ticks
from printouts.drawing.form_page import Head, draw_form
from printouts.drawing.header_footer import day, paged
from printouts.drawing.statements import Prose
from printouts.drawing.tables import Column, Table

PEOPLE, NEXT_PEOPLE = 12, 18
"""Rows of people on the first page and on every other."""
_COLUMNS = (
    Column(0.08, Term("No.", "序号")),
    Column(0.30, Term("Name", "姓名")),
    Column(0.38, Term("Signature", "签名")),
    Column(0.24, Term("Date", "日期")),
)
_PLEDGE = Term(
    "Who signs was there and has understood: what stands in clients' files is told to nobody without their consent, "
    "used for nothing else, neither copied nor photographed, also after leaving the salon. Who breaks this answers "
    "for it.",
    "签名即表示已参加并理解：未经顾客同意，不向任何人透露档案内容，不作他用，不复印、不拍照，离职后同样遵守；"
    "违反者按保密制度处理。",
)


def draw_training(sheet: TrainingSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws an attendance sheet, empty or with who took part."""
    first: list[Block] = [
        framed(
            row(ticks(1.0, Term("Kind", "类别"), KINDS, sheet.kind)),
            row(
                Written(0.52, Term("Topic or version", "主题或版本"), sheet.topic, strong=True),
                Written(0.18, Term("Day", "日期"), day(sheet.day)),
                Written(0.10, Term("Hours", "课时"), str(sheet.hours) if sheet.hours else ""),
                Written(0.20, Term("Given by", "主讲或检查人"), sheet.given_by),
            ),
        ),
    ]
    last = framed(
        row(
            Written(0.80, Term("Result", "结果"), sheet.result),
            Written(0.20, Term("Next due", "下次日期"), day(sheet.next_due)),
            pen=16.0,
            high=24.0,
        ),
        row(
            Written(0.34, Term("Given by: signature", "主讲或检查人签名")),
            Written(0.33, Term("Keeper's signature, date", "档案管理员签名、日期")),
            Written(0.33, Term("Manager's signature, date", "店长签名、日期")),
            pen=14.0,
        ),
    )
    people = tuple((str(number), name) for number, name in enumerate(sheet.people, 1))
    pages: list[list[Block]] = []
    for number, part in enumerate(paged(people, PEOPLE, NEXT_PEOPLE)):
        table = Table(_COLUMNS, part, PEOPLE if number == 0 else NEXT_PEOPLE)
        box = Box("1", Term("Who took part", "参加人员"), (table, Prose(_PLEDGE, 7.0)))
        pages.append([*(first if number == 0 else ()), box, *((last,) if number == 0 else ())])
    head = Head(personal=False, number_label=Term("Entry No.", "登记编号"), number=sheet.number)
    return draw_form("training", sheet, head, pages, to, invariant=invariant)
