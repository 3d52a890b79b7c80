"""What the program says of dated records: what they count for, how they came out, until when they hold."""

from __future__ import annotations

from datetime import date

from db.dated.declaration import Dated
from db.dated.kinds import KINDS
from db.dated.records import State
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.words import choice_name

_STATES = {
    State.CURRENT: "",
    State.REPLACED: N_("replaced"),
    State.VOID: N_("void"),
    State.REVIEW: N_("? to be accepted"),
}


def dated_name(kind: str) -> str:
    """A kind of record, by its code, in the language in use."""
    return KINDS[kind].label.text(language())


def state_words(kind: Dated, state: State, mark: str) -> str:
    """What a record counts for, or how it came out, behind a sign where something is to be done about it."""
    if state is not State.CURRENT:
        return _(_STATES[state])
    if mark:
        return f"{'! ' if mark in kind.alarms else ''}{choice_name(kind.marks, mark)}"
    return _("in force") if kind.chain else ""


def until_words(due: date | None, until: date | None, today: date) -> str:
    """When something is to be done about a record, else until when it holds; behind a sign where that day is over."""
    day = due or until
    return "" if day is None else f"{'! ' if day < today else ''}{day}"
