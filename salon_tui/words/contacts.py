"""What the program says of contacts with clients, and of what is to be done about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salon_tui.words.i18n import N_, _
from salon_tui.words.words import choice_name, lunar_birthday, short_day, weekday

if TYPE_CHECKING:
    from datetime import date

    from db.contacts.records.contact import ContactRecord
    from db.contacts.records.task import TaskRecord


def channel_name(code: str) -> str:
    """A channel in the language in use."""
    from db.contacts.fields import CHANNELS

    return choice_name(CHANNELS, code)


def purpose_name(code: str) -> str:
    """A purpose in the language in use."""
    from db.contacts.fields import PURPOSES

    return choice_name(PURPOSES, code)


def outcome_name(code: str) -> str:
    """What came of a contact, in the language in use."""
    from db.contacts.fields import OUTCOMES

    return choice_name(OUTCOMES, code)


def what_was_said(one: ContactRecord) -> str:
    """Why somebody was reached, what came of it, and what was said: ``booking, reached: moves to Saturday``."""
    why = _(", ").join((purpose_name(one.purpose), outcome_name(one.outcome)))
    said = " ".join(one.summary.split())
    return _("{what}: {text}").format(what=why, text=said) if said else why


def next_time(day: date | None, minute: int | None = None) -> str:
    """When the next contact is to be; empty where nothing was agreed."""
    from db.text.clock import format_clock

    return " ".join(filter(None, (short_day(day) if day else "", "" if minute is None else format_clock(minute))))


# Tasks.

BIRTHDAYS = ("gift", "birthday")
"""Rules about somebody's birthday."""

_WHY = {
    "remind": "{day} {weekday} {text}",
    "settle": "{day} {weekday} {text}",
    "uncovered": "{day} {weekday} {text}",
    "waiting": "{day} {weekday} {text}",
    "after_care": "{text} {day}",
    "care": N_("due {day}, not booked"),
    "return": N_("last contact {day}"),
    "absence": N_("last visit {day}"),
    "absence_next": N_("last visit {day}"),
    "replenish": N_("{text}, lasts until {day}"),
    "expiring": N_("{text}, until {day}"),
    "lapsing": N_("{text}, until {day}"),
    "arrears": N_("since {day}"),
    "order": N_("{text}, promised for {day}"),
    "unsigned": N_("{text}, written on {day}"),
    "growing": N_("since {day}"),
    "lost": N_("since {day}"),
    "risk": N_("since {day}"),
    "analysis": N_("due {day}"),
    "patch_read": N_("due {day}"),
}
"""By rule, what is said of where a task comes from; of the others, the text alone."""


def what_of(task: TaskRecord) -> str:
    """What is to be done."""
    if task.rule == "own":
        return task.text
    if task.about == "occasion" and task.client is None:
        return _occasion(task, _("list for {name}"))
    from db.contacts.task_fields import RULES

    return choice_name(RULES, task.rule)


def _occasion(task: TaskRecord, words: str) -> str:
    from salon_tui.words.occasions import occasion_name

    return words.format(name=occasion_name(task.text), day=short_day(task.day))


def why_of(task: TaskRecord) -> str:
    """What it comes from, in a few words; no amount, no health, no phone."""
    if task.rule in BIRTHDAYS:
        return lunar_birthday(task.text) or (short_day(task.day) if task.day != task.due else "")
    if task.about == "occasion":
        return _occasion(task, "{name} {day}") if task.client else short_day(task.day)
    said = _(_WHY[task.rule]) if task.rule in _WHY else "" if task.rule == "own" else "{text}"
    shown = said.format(day=short_day(task.day), weekday=weekday(task.day), text=task.text)
    return " ".join(shown.split()).strip(", ")


def sign_of(task: TaskRecord) -> str:
    """The sign before it: late, a birthday, another task."""
    return "!" if task.late else "◆" if task.rule in BIRTHDAYS else "·"


_PURPOSES = {
    "gift": "birthday",
    "birthday": "birthday",
    "remind": "booking",
    "settle": "booking",
    "uncovered": "booking",
    "waiting": "booking",
    "after_care": "after_care",
    "care": "recall",
    "absence": "recall",
    "absence_next": "recall",
    "win_next": "recall",
    "lost": "recall",
    "risk": "recall",
    "replenish": "replenishment",
    "arrears": "arrears",
    "festival_call": "festival",
    "season_call": "season",
    "congratulation": "festival",
}


def purpose_of(rule: str) -> str:
    """The purpose, a code of contacts, for which a client is reached because of a task."""
    return _PURPOSES.get(rule, "return")
