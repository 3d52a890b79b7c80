"""A client's questions as a list of her card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from db.clients.records import ClientRecord
from db.core.desk import Desk
from db.reading.queries import questions_of
from db.reading.records import QuestionRecord
from salon_tui.screens.base.about import About
from salon_tui.screens.base.page import Page
from salon_tui.screens.clients.tabs.list_tab import ListTab
from salon_tui.screens.reading.questions import about_question, question_row
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_


def _read(desk: Desk, record: ClientRecord, last: Any) -> Sequence[QuestionRecord]:
    return questions_of(desk, record.id, before=last or 0)


def _row(line: QuestionRecord, record: ClientRecord) -> Row[Any]:
    return question_row(line, "")


def _about(line: QuestionRecord, record: ClientRecord) -> About:
    return about_question(line)


def _open(page: Page, record: ClientRecord, key: int, keys: Sequence[int]) -> None:
    page.salon_app.show_page("questions", card=int(record.number))


QUESTIONS = ListTab(
    (Column(1), Column(1), Column(10), Column(14, grow=1), Column(16, grow=3), Column(8, aside=True)),
    N_("Nobody has asked yet"),
    N_("What colleagues want to know of this client's care stands here; F4, under the file, asks something."),
    None,
    _read,
    _row,
    _open,
    _about,
)
