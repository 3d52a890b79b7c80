"""What the program says of contacts with clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salon_tui.words.i18n import _
from salon_tui.words.words import choice_name

if TYPE_CHECKING:
    from datetime import date

    from db.contacts.records.contact import ContactRecord


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

    return " ".join(filter(None, (f"{day:%m-%d}" if day else "", "" if minute is None else format_clock(minute))))
