"""What the program says of events and their guests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salon_tui.words.i18n import _
from salon_tui.words.words import choice_name, weekday

if TYPE_CHECKING:
    from db.events.records import EventRecord, GuestRecord


def when_of(one: EventRecord) -> str:
    """Day and hour: ``2026-11-28 Sat 14:00``."""
    from db.text.clock import format_clock

    return " ".join(
        filter(None, (f"{one.day}", weekday(one.day), "" if one.start is None else format_clock(one.start)))
    )


def whom_of(one: EventRecord) -> str:
    """Whom it suits, in a line; empty where nobody has said."""
    from db.fields.choices import GRADE

    words = [one.hobbies, one.themes, _(", ").join(choice_name(GRADE, grade) for grade in one.grades), one.district]
    return " · ".join(filter(None, words))


def answer_name(code: str) -> str:
    """What a guest answered, in the language in use."""
    from db.events.fields import ANSWERS

    return choice_name(ANSWERS, code) if code else ""


def came_words(one: GuestRecord) -> str:
    """Whether a guest came; empty where nobody has said."""
    return "" if one.came is None else _("came") if one.came else _("stayed away")
