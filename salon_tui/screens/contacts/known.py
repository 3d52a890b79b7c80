"""What is read before a client is reached: how and when, the last visit, the last contact, what is left over."""

from __future__ import annotations

from db.contacts.records.before import BeforeContact
from db.fields.choices import CONTACT_WAYS, DAYTIME
from salon_tui.widgets.lines import Rows
from salon_tui.widgets.paint import Piece, flow
from salon_tui.widgets.parts import told
from salon_tui.words.contacts import channel_name, next_time, what_was_said
from salon_tui.words.holdings import holding_name, units_words
from salon_tui.words.i18n import _
from salon_tui.words.words import choice_name

_LAST_ROWS = 2
"""Rows of what was said the last time."""


def known_rows(known: BeforeContact, numbers: str, cells: int) -> Rows:
    """It, row by row.

    Args:
        known: What is known.
        numbers: The phone number and the like, where they are shown.
        cells: The width.
    """
    reach: list[Piece] = [(_agreed(known), "alarm" if known.ways == () else "plain")]
    if known.times:
        reach += _fact(_("best time"), _(", ").join(choice_name(DAYTIME, time) for time in known.times))
    if (visit := known.last_visit) is not None:
        stars = int(visit.effect or 0)
        dots = f" {'●' * stars}{'○' * (5 - stars)}" if stars else ""
        reach += _fact(_("last visit"), f"{visit.day:%m-%d} {visit.staff} {visit.services}{dots}")
    rows: Rows = [*flow(reach, cells), *_last(known, cells)]
    held = [f"{holding_name(one.number, one.kind, one.title)} {units_words(one.kind, one.left)}" for one in known.held]
    if held:
        rows = [*rows, *flow([(f"{_('left over')} ", "label"), " · ".join(held)], cells)]
    if numbers:
        rows = [*rows, [(numbers, "strong")]]
    return rows


def _agreed(known: BeforeContact) -> str:
    if known.ways is None:
        return _("nobody has asked how to be reached")
    if not known.ways:
        return "! " + _("doesn't want to be reached")
    return _("agreed: {ways}").format(ways=_(", ").join(choice_name(CONTACT_WAYS, way) for way in known.ways))


def _last(known: BeforeContact, cells: int) -> Rows:
    last = known.last
    if last is None:
        return [[(_("No contact yet"), "label")]]
    said = f"{_('last contact')} {last.day:%m-%d} {channel_name(last.channel)} {last.by} · {what_was_said(last)}"
    follows = next_time(last.next_day, last.next_minute)
    if follows:
        said += " · " + _("next {day}").format(day=" ".join(filter(None, (follows, last.next_about))))
    return told(said, cells, _LAST_ROWS)


def _fact(label: str, value: str) -> list[Piece]:
    return [(f"   {label} ", "label"), value]
