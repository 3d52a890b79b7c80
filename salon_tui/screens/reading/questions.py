"""A client's questions and answers, or those about one visit."""

from __future__ import annotations

from typing_extensions import override

from db.core.desk import Desk
from db.fields.values import Ref
from db.reading.queries import questions_of
from db.reading.records import QuestionRecord
from db.text.card_number import spaced
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.screens.clients.of_card import OfCard
from salon_tui.screens.dated.words import dated_name
from salon_tui.screens.reading import commands as own
from salon_tui.screens.reading.acting import answer_question, ask_question, asked_words, give_guidance, said_words
from salon_tui.widgets.cells import Cell
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import moment, telling


class QuestionsPage(OfCard, ListPage, inherit_bindings=False):
    """Questions, the latest first. ``target`` holds the ``card``, and may hold a ``visit`` and its ``day``."""

    TITLE_TEXT = N_("Questions")
    HELP_TEXT = N_(
        "What colleagues have asked about this client, and the answers: why something was done, what to look out for. "
        "F6 asks, F10 answers the question under the mark. Neither is changed afterwards. Who looks over files gives "
        "guidance from F4's list."
    )
    KEYS = (own.AnswerQuestion, own.AskQuestion, own.Guide, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(2), Column(1), Column(10), Column(14, grow=1), Column(16, grow=3), Column(10, aside=True))
    BELOW = 5

    def __init__(self) -> None:
        super().__init__(name="questions")
        self._lines: list[QuestionRecord] = []

    @property
    def _visit(self) -> int:
        return int(self.target.get("visit", 0))

    @override
    def load(self, desk: Desk) -> None:
        super().load(desk)
        self._lines = questions_of(desk, self.client.id, self._visit) if self.client is not None else []

    @override
    def put_away(self) -> None:
        super().put_away()
        self._lines = []

    @override
    def paint_head(self) -> None:
        if self.client is None:
            super().paint_head()
            return
        of_visit = self._lines[0].visit_day if self._visit and self._lines else None
        what = _("questions about the visit of {day}").format(day=of_visit) if of_visit else _("questions")
        self.head([(self.client.name, "strong"), (f"  {spaced(self.client.number)}  ", "label"), what], [])
        self.client_alerts(self.client.alerts)

    @override
    def arrive(self) -> None:
        super().arrive()
        rows = [question_row(one, digit(at)) for at, one in enumerate(self._lines, 1)]
        would = _("What colleagues want to know of this client's care stands here, with the answers.")
        self.list.fill(rows, keep=True, empty=self.nothing(_("Nobody has asked yet"), would, own.AskQuestion))
        self.list.focus()

    @property
    def _chosen(self) -> QuestionRecord | None:
        return next((one for one in self._lines if one.id == self.chosen), None)

    @override
    def about_chosen(self) -> About | None:
        one = self._chosen
        return about_question(one) if one is not None else None

    @override
    def offers(self, command: type[Command]) -> bool:
        if command is own.AnswerQuestion and not any(one.is_open for one in self._lines):
            return False
        return super().offers(command)

    @override
    def open_chosen(self) -> None:
        self.do_accept()

    def do_accept(self) -> None:
        """F10, Enter: answers it."""
        one = self._chosen
        if one is None or not one.is_open:
            self.show_message(_("Move to a question that nobody has answered."), alarm=True)
        else:
            answer_question(self, one, lambda said: self._changed(_("Answered.")))

    def do_new(self) -> None:
        """F6: asks."""
        if self.client is not None:
            whose = Ref(self.client.id, self.client.name)
            done = _("Asked: it stands on Home.")
            ask_question(self, whose, lambda asked: self._changed(done), visit=self._visit)

    def do_guide(self) -> None:
        """From F4's list: guidance for a colleague."""
        if self.client is not None:
            whose, done = Ref(self.client.id, self.client.name), _("Written: it stands on Home of who is guided.")
            give_guidance(self, whose, lambda given: self._changed(done))

    def _changed(self, words: str) -> None:
        self.salon_app.revision += 1
        self.salon_app.message_for_next_page(words)
        self.reload()


def question_row(one: QuestionRecord, number: str) -> Row[int]:
    """A question in a list; an open one has a sign."""
    sign: Cell = ("?", "alarm") if one.is_open else "✓"
    state = _("not answered") if one.is_open else one.answered_by
    text = said_words(one.text).replace("\n", " ")
    return Row(one.id, (number, sign, f"{one.at.astimezone():%Y-%m-%d}", asked_words(one), text, (state, "label")))


def about_question(one: QuestionRecord) -> About:
    """A question in full, with its answer."""
    is_guidance = one.kind == "guidance"
    facts = [
        (_("Written") if is_guidance else _("Asked"), f"{moment(one.at)} {asked_words(one)}"),
        (_("Visit"), f"{one.visit_day}" if one.visit_day else ""),
        (_("Record in question"), telling(dated_name(one.dated_kind), f"{one.dated_day}") if one.dated_day else ""),
        (_("Guidance") if is_guidance else _("Question"), said_words(one.text)),
    ]
    if one.answered_at is not None:
        facts.append((_("Answer"), telling(f"{moment(one.answered_at)} {one.answered_by}", said_words(one.answer))))
    return About(name=_("Guidance") if is_guidance else _("Question"), facts=facts)
