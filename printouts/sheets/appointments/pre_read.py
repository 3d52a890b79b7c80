"""The pre-read sheet 次日顾客预读单: what a beautician reads the evening before, client by client."""

from __future__ import annotations

from math import inf
from typing import BinaryIO

from db.fields.declaration import Term
from db.sheets.day import PreReadLine, PreReadSheet
from db.text.card_number import spaced
from printouts.drawing.blocks import Box, Ticked, Written, framed, row
from printouts.drawing.form_page import Head, draw_form
from printouts.drawing.header_footer import paged
from printouts.drawing.words import Words
from printouts.sheets.appointments.days import short_day

CLIENTS = 5
"""Clients of a page."""
_FOR = Term("For, on", "美容师与日期")
_HINT = Term(
    "Read the cautions first, and tick what you have read. Give the sheet back at the end of the day.",
    "请先看注意事项，读过打勾；当日结束后交回此单。",
)


def draw_pre_read(sheet: PreReadSheet, to: BinaryIO, *, invariant: bool = False) -> int:
    """Draws a pre-read sheet; without clients it is there to be filled in by hand."""
    empty = PreReadLine(time="", number="", name="")
    pages = [
        [_client(line) for line in (*part, *(empty,) * (CLIENTS - len(part)))]
        for part in paged(sheet.lines, CLIENTS, CLIENTS)
    ]
    for_whom = " ".join(part for part in (sheet.beautician, short_day(Words(sheet.salon.paper), sheet.day)) if part)
    head = Head(None, False, _FOR, for_whom, _HINT)
    return draw_form("pre_read", sheet, head, pages, to, invariant=invariant)


def _client(line: PreReadLine) -> Box:
    return framed(
        row(
            Written(0.11, Term("Time", "时间"), line.time, strong=True),
            Written(0.29, Term("Name", "姓名"), line.name, strong=True),
            Written(0.15, Term("Number", "档案编号"), spaced(line.number)),
            Written(0.33, Term("Services of the day", "当日项目"), line.services),
            Ticked(0.12, Term("Read", "已读"), (Term("", ""),)),
        ),
        row(
            Written(0.5, Term("Cautions", "注意事项"), line.cautions, strong=True),
            Written(0.5, Term("Preferences", "偏好"), line.preferences),
            high=inf,
        ),
        row(
            Written(0.34, Term("Last visit", "上次护理"), line.last_visit),
            Written(0.33, Term("Topics", "话题"), line.topics),
            Written(0.33, Term("To recommend", "建议推荐"), line.recommend),
            high=inf,
        ),
        row(
            Written(0.38, Term("Plan from the meeting", "例会计划"), line.meeting),
            Written(0.36, Term("Questions", "同事提问"), line.questions),
            Written(0.26, Term("Read, signature", "阅读人签名")),
        ),
    )
