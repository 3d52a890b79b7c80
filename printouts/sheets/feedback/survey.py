"""The A5 opinion survey 征询意见表: numbered, four questions to tick, one to write."""

from __future__ import annotations

from math import inf
from typing import BinaryIO

from db.fields import choices as lists
from db.fields.declaration import Term
from db.sheets.client import SurveySheet
from db.text.card_number import is_valid, short_number
from printouts.drawing.blocks import Box, Written, framed, row
from printouts.drawing.form_page import Form, Head, draw_forms, named
from printouts.drawing.header_footer import day
from printouts.drawing.statements import Prose
from printouts.drawing.tables import Column, Entry, Table

QUESTIONS = (
    Term("1 Effect of the care", "1 护理效果"),
    Term("2 Products", "2 所用产品"),
    Term("3 Service and technique", "3 服务与手法"),
    Term("4 Environment and management", "4 环境与管理"),
)
RATINGS = tuple(entry.code for entry in lists.RATING)
_COLUMNS = (
    Column(0.35, Term("How satisfied are you with", "您对以下各项是否满意")),
    *(Column(0.13, Term(entry.term.en[2:], entry.term.zh[2:]), (Term("", ""),)) for entry in lists.RATING),
)
_THANKS = Term(
    "Your opinion helps us to do better. The form may be handed in without a name; answers change nothing in how you "
    "are treated.",
    "您的意见能帮助我们改进。本表可以不记名；如何作答不影响您所受的服务。",
)


def draw_survey(sheet: SurveySheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws an opinion survey, empty or filled."""
    return draw_forms("survey", sheet, [survey_form(sheet)], to, invariant=invariant)


def survey_form(sheet: SurveySheet) -> Form:
    """The head and the page of a survey; one of the archive's has its own number as a barcode."""
    client = sheet.client
    ratings = (*sheet.ratings, *("",) * len(QUESTIONS))
    rows: tuple[tuple[Entry, ...], ...] = tuple(
        (question, *((code == rating,) for code in RATINGS))
        for question, rating in zip(QUESTIONS, ratings, strict=False)
    )
    page = (
        Prose(_THANKS, 7.0),
        framed(
            row(
                named(0.50, client, Term("Name (optional)", "姓名（可不填）"), strong=False),
                Written(0.25, Term("Date", "日期"), day(sheet.day)),
                Written(0.25, Term("Beautician", "美容师")),
            ),
        ),
        framed(Table(_COLUMNS, rows, len(rows), pen=11.0)),
        framed(
            row(Written(1.0, Term("Opinions and wishes", "意见与希望"), sheet.opinion, "5"), pen=30.0, high=inf),
        ),
        Box(
            "6",
            Term("Handled", "处理"),
            (
                row(
                    Written(1.0, Term("Result, what was changed", "处理结果、改进措施"), sheet.result),
                    pen=14.0,
                    high=18.0,
                ),
                row(
                    Written(0.34, Term("Handled by", "处理人"), sheet.handled_by),
                    Written(0.33, Term("Client told on", "回复顾客日期")),
                    Written(0.33, Term("Manager", "店长")),
                ),
            ),
            right=Term("filled in by the staff", "由店内填写"),
            staff=True,
        ),
    )
    label = Term("No.", "编号")
    if is_valid(sheet.number):
        shown = short_number(sheet.number)
        return Head(client, personal=False, number_label=label, number=shown, barcode=sheet.number), [page]
    return Head(client, client is not None, number_label=label, number=sheet.number), [page]
