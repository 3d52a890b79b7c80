"""The A4 record of a secrecy incident 泄密事件处理单: what happened, what was done, and who signs for it.

Source: Personal Information Protection Law of the PRC, article 57. It has card numbers, no names of clients.
"""

from __future__ import annotations

from typing import BinaryIO

from db.fields.declaration import Choice, Term
from db.registers.incidents.fields import KINDS, RISKS, STEP_NAMES
from db.sheets.trust import IncidentSheet, IncidentSheetStep
from db.text.card_number import spaced
from printouts.drawing.blocks import Block, Box, Written, framed, row, ticks
from printouts.drawing.form_page import Head, draw_form
from printouts.drawing.header_footer import day, local, paged
from printouts.drawing.tables import Column, Entry, Table

STEPS, NEXT_STEPS = 11, 16
"""Rows of steps on the first page and on every other."""
_STEPS = (
    Column(0.16, Term("When", "时间")),
    Column(0.16, Term("Step", "事项")),
    Column(0.53, Term("In words", "说明")),
    Column(0.15, Term("By", "经办人")),
)


def draw_incident(sheet: IncidentSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws an incident, empty or filled."""
    files = "  ".join(map(spaced, sheet.files))
    first: list[Block] = [
        framed(
            row(
                Written(0.25, Term("Noticed on", "发现日期"), day(sheet.noticed), strong=True),
                Written(0.25, Term("Reported by", "报告人"), sheet.reported_by),
                Written(0.50, Term("Card numbers of whose files", "涉及顾客卡号"), files),
            ),
            row(ticks(1.0, Term("What happened", "类别"), KINDS, sheet.kind)),
            row(
                ticks(0.46, Term("Risk", "风险"), RISKS, sheet.risk),
                Written(0.18, Term("Clients told on", "告知顾客日期"), day(sheet.told_clients)),
                Written(0.20, Term("Authority told on", "报告部门日期"), day(sheet.told_authority)),
                Written(0.16, Term("Closed on", "结案日期"), day(sheet.closed)),
            ),
        ),
    ]
    signed = framed(
        row(
            Written(0.34, Term("Person concerned: signature, date", "当事人签名、日期")),
            Written(0.33, Term("Keeper's signature, date", "档案管理员签名、日期")),
            Written(0.33, Term("Manager's signature, date", "店长签名、日期")),
            pen=14.0,
        ),
    )
    rows = tuple(_row(step, sheet.salon.paper_language) for step in sheet.steps)
    pages: list[list[Block]] = []
    for number, part in enumerate(paged(rows, STEPS, NEXT_STEPS)):
        table = Table(_STEPS, part, STEPS if number == 0 else NEXT_STEPS, pen=13.0)
        box = Box("1", Term("What happened and what was done", "经过与处理"), (table,))
        pages.append([*(first if number == 0 else ()), box, *((signed,) if number == 0 else ())])
    head = Head(personal=False, number_label=Term("Incident No.", "事件编号"), number=sheet.number)
    return draw_form("incident", sheet, head, pages, to, invariant=invariant)


def _row(step: IncidentSheetStep, language: str) -> tuple[Entry, ...]:
    risk = _term(RISKS, step.risk).text(language) if step.risk else ""
    words = " · ".join(part for part in (risk, day(step.day), step.text) if part)
    return (f"{local(step.at):%Y-%m-%d %H:%M}", _term(STEP_NAMES, step.step).text(language), words, step.by)


def _term(choices: tuple[Choice, ...], code: str) -> Term:
    return next((one.term for one in choices if one.code == code), Term(code, code))
