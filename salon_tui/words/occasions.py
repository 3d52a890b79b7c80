"""What the program says of festivals, seasons and congratulations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salon_tui.words.i18n import _, ngettext
from salon_tui.words.words import choice_name, lunar_birthday

if TYPE_CHECKING:
    from datetime import date

    from db.contacts.records.occasion import OccasionRecord


def occasion_name(code_or_name: str) -> str:
    """What an occasion is called: one that ships by its code, the salon's own by its name."""
    from db.contacts.occasion_fields import SHIPPED

    return choice_name(SHIPPED, code_or_name)


def name_of(one: OccasionRecord) -> str:
    """The same of a record."""
    return occasion_name(one.code or one.name)


def kind_of(one: OccasionRecord) -> str:
    """Of what kind it is."""
    from db.contacts.occasion_fields import KINDS

    return choice_name(KINDS, one.kind)


def lunar_day(one: OccasionRecord) -> str:
    """Its day in the words of the lunar calendar; empty where it is one of ours."""
    return lunar_birthday(one.day)


def until_then(one: OccasionRecord, today: date) -> str:
    """How long that is."""
    days = (one.next - today).days
    return ngettext("in {count} day", "in {count} days", days).format(count=days) if days else _("today")
