"""What is to be known of a client before she comes: read, and said to be read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from typing_extensions import override

from db.contacts.task_fields import RULES
from db.core.desk import Desk
from db.dated.kinds.skin import SKIN
from db.fields.showing import show
from db.fields.values import Hidden, Ref
from db.reading.operations import acknowledge_reading
from db.reading.queries import before_contact
from db.reading.records import BeforeVisit
from db.reading.requests import AcknowledgeReading
from db.text.card_number import spaced
from db.text.clock import format_clock
from db.visits.fields import VISIT_FIELDS
from db.visits.records import VisitRecord
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.base.texts import TextsPage
from salon_tui.screens.reading import commands as own
from salon_tui.screens.reading.acting import answer_question, ask_question, asked_words, said_words, say_outcome
from salon_tui.screens.visits.bill import LAST_TIME
from salon_tui.screens.visits.reading import about_visit
from salon_tui.widgets.paint import Piece
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.words import choice_name, day_and_weekday, short_day, telling

_NOTED = ("cautions", "skin_before", "felt", "next_time", "topics", "preferences")
"""What of the last visit is read before the next."""
_FIELDS = {field.name: field for field in VISIT_FIELDS}


class BeforeVisitPage(TextsPage[BeforeVisit], inherit_bindings=False):
    """One client before a day. ``target`` holds the ``client``, the number of the ``day``, and those ``among`` it."""

    TITLE_TEXT = N_("Before the visit")
    HELP_TEXT = N_(
        "What to know before the client comes: alerts, the plan and its next session, the last visit, what was "
        "promised, the meeting's plan, open questions. F10 says that you have read it and goes on to the next; F6 "
        "asks a colleague. What is marked ! is new since you read it."
    )
    KEYS = (
        own.HaveRead,
        own.AskQuestion,
        own.AnswerOne,
        own.SayOutcome,
        own.OpenCard,
        c.Previous,
        c.Next,
        c.Find,
        c.Refresh,
        c.GoHome,
        *MOVES,
        c.Back,
    )
    TELLS_BELOW = False

    def __init__(self) -> None:
        super().__init__("before_visit")

    @property
    def _day(self) -> date:
        return date.fromordinal(int(self.target["day"]))

    @property
    @override
    def concerns(self) -> int:
        return int(self.target.get("client", 0))

    @override
    def read(self, desk: Desk) -> BeforeVisit:
        return before_contact(desk, self.concerns, self._day)

    @override
    def paint_head(self) -> None:
        found = self.found
        if found is None:
            super().paint_head()
            return
        when = day_and_weekday(found.day)
        when += f" {format_clock(found.start)}" if found.start is not None else ""
        right: list[Piece] = [(_("to read"), "label")]
        if found.news:
            right = [("! " + _("new since you read it"), "alarm")]
        elif found.read_at is not None:
            right = ["✓ ", (_("read {time}").format(time=f"{found.read_at.astimezone():%H:%M}"), "label")]
        self.head([(found.client.label, "strong"), (f"  {spaced(found.client_number)}  ", "label"), when], right)
        self.client_alerts(found.alerts)

    @override
    def told(self, found: BeforeVisit) -> Iterable[tuple[str, str]]:
        return _told(found)

    @override
    def about_chosen(self) -> About | None:
        """The last visit in full, where there is room for it."""
        last = self.found.last if self.found is not None else None
        return about_visit(_("Last visit"), last, LAST_TIME) if last is not None else None

    @override
    def offers(self, command: type[Command]) -> bool:
        found = self.found
        if found is not None and command is own.AnswerOne and not found.questions:
            return False
        if found is not None and command is own.SayOutcome and not found.plans:
            return False
        if command in (c.Previous, c.Next) and len(self._among) < 2:
            return False
        return super().offers(command)

    # Keys.

    def do_accept(self) -> None:
        """F10: it was read; the next one to be read is shown."""
        found = self.found
        if found is None:
            return
        facts = tuple(found.facts.values())
        asked = AcknowledgeReading(request_id=new_request(), client=found.client.id, day=found.day, facts=facts)
        self.perform(lambda desk: acknowledge_reading(desk, asked), self._read, refused=self.flawed)

    def _read(self, found: BeforeVisit) -> None:
        self.found = found
        self.salon_app.revision += 1
        words = _("{name}: read.").format(name=found.client.label)
        at = self._place
        if 0 <= at < len(self._among) - 1:
            self.salon_app.message_for_next_page(words)
            self._go_to(at + 1)
        else:
            self.paint_head()
            self.arrive()
            self.show_message(words)

    def do_new(self) -> None:
        """F6: asks a colleague."""
        if self.found is not None:
            ask_question(self, self.found.client, lambda asked: self._changed(_("Asked: it stands on Home.")))

    def do_answer(self) -> None:
        """From F4's list: answers the first open question."""
        if self.found is not None and self.found.questions:
            answer_question(self, self.found.questions[0], lambda said: self._changed(_("Answered.")))

    def do_say_outcome(self) -> None:
        """From F4's list: what came of the meeting's plan."""
        if self.found is not None and self.found.plans:
            say_outcome(self, self.found.plans[0].id, lambda plan: self._changed(_("It is written down.")))

    def _changed(self, words: str) -> None:
        self.salon_app.revision += 1
        self.salon_app.message_for_next_page(words)
        self.reload()

    def do_open_card(self) -> None:
        """From F4's list: the card."""
        self.salon_app.show_client(self, self.concerns, [self.concerns])

    def do_previous(self) -> None:
        """F7: the client before."""
        self._go_along(-1)

    def do_next(self) -> None:
        """F8: the next client."""
        self._go_along(1)

    @property
    def _among(self) -> list[tuple[int, int]]:
        among: list[tuple[int, int]] = self.target.get("among", [])
        return among

    @property
    def _place(self) -> int:
        here = (int(self.target["day"]), self.concerns)
        return self._among.index(here) if here in self._among else -1

    def _go_along(self, by: int) -> None:
        at = self._place
        if at >= 0 and 0 <= at + by < len(self._among):
            self._go_to(at + by)
        else:
            self.show_message(_("There is no further client in this list."), alarm=True)

    def _go_to(self, at: int) -> None:
        day, client = self._among[at]
        self.target = {**self.target, "day": day, "client": client}
        self.reload()


def _told(found: BeforeVisit) -> list[tuple[str, str]]:
    """Labels and texts, what is new with its sign."""

    def new(key: str, text: str) -> str:
        return f"! {text}" if text and key in found.news else text

    # all of them stand above; here only what came up since it was read
    alerts = [one for one in found.alerts if f"alert {one.rule} {one.code}" in found.news]
    told = [
        (_("Services"), _(", ").join(found.services)),
        (_("New alerts"), " · ".join(f"! {one.term.text(language())}" for one in alerts)),
        *((_("Meeting's plan"), new(f"plan {plan.id}", _plan_words(plan.values))) for plan in found.plans),
        (_("Care plan"), new("care", _care(found))),
        *_last(found.last, "! " if "last" in found.news else ""),
    ]
    for one in found.promises:
        words = telling(f"{short_day(one.due)} {choice_name(RULES, one.rule)}", one.text)
        told.append((_("Promised"), new(f"promise {one.rule} {one.due} {one.text}", words)))
    for question in found.questions:
        words = telling(asked_words(question), said_words(question.text))
        told.append((_("Asked"), new(f"question {question.id}", words)))
    return told


def _plan_words(values: object) -> str:
    assert isinstance(values, dict)
    day, who = values.get("visit_day"), values.get("who")
    words = [short_day(day) if isinstance(day, date) else "", f"{values.get('todo') or ''}"]
    return " ".join(filter(None, words)) + (f" · {who.label}" if isinstance(who, Ref) else "")


def _care(found: BeforeVisit) -> str:
    """The stage that the plan has come to, its goal, its next session; and the skin."""
    care = found.care
    words = []
    if care.stage:
        words.append(_("stage {number} of {of}").format(number=care.stage, of=care.stages))
        words += [care.goal] if care.goal else []
        words.append(f"{care.done}/{care.sessions}")
        words += [_("next {day}").format(day=short_day(care.next_day))] if care.next_day else []
    fields = {field.name: field for field in SKIN.fields}
    words += [show(fields[name], value, language()) for name, value in care.skin.items() if name in fields]
    return " · ".join(words)


def _last(last: VisitRecord | None, sign: str) -> list[tuple[str, str]]:
    """The last visit: what was done by whom, and what is read before the next."""
    if last is None:
        return [(_("Last visit"), _("none yet"))]
    done = _(", ").join(line.name for line in last.services)
    by = _(", ").join(dict.fromkeys(line.staff.label for line in last.services))
    told = [(_("Last visit"), f"{sign}{last.day} {done} · {by}")]
    for name in _NOTED:
        value = last.values.get(name)
        if value is not None and not isinstance(value, Hidden):
            told.append((_FIELDS[name].label.text(language()), show(_FIELDS[name], value, language())))
    return told
