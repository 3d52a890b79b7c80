"""What is read before a client is reached: how and when, the last visit, the last contact, what is left over."""

from __future__ import annotations

from db.contacts.records.before import BeforeContact
from db.fields.choices import CONTACT_WAYS, DAYTIME
from db.reading.records import KnownOfCare
from salon_tui.screens.clients.overview import plan_words
from salon_tui.screens.reading.acting import said_words
from salon_tui.widgets.lines import Rows
from salon_tui.widgets.paint import Piece, flow
from salon_tui.widgets.parts import told
from salon_tui.words.contacts import channel_name, next_time, what_was_said
from salon_tui.words.holdings import holding_name, units_words
from salon_tui.words.i18n import _, ngettext
from salon_tui.words.words import choice_name, short_day

_LAST_ROWS = 2
"""Rows of what was said the last time."""


def known_rows(known: BeforeContact, care: KnownOfCare | None, numbers: str, cells: int) -> Rows:
    """It, row by row.

    Args:
        known: What is known.
        care: What is known of the client's care; None for nothing.
        numbers: The phone number and the like, where they are shown.
        cells: The width.
    """
    reach: list[Piece] = [(_agreed(known), "alarm" if known.ways == () else "plain")]
    if known.times:
        reach += _fact(_("best time"), _(", ").join(choice_name(DAYTIME, time) for time in known.times))
    if (visit := known.last_visit) is not None:
        stars = int(visit.effect or 0)
        dots = f" {'●' * stars}{'○' * (5 - stars)}" if stars else ""
        reach += _fact(_("last visit"), f"{short_day(visit.day)} {visit.staff} {_(', ').join(visit.services)}{dots}")
    rows: Rows = [*flow(reach, cells), *_last(known, cells)]
    held = [f"{holding_name(one.number, one.kind, one.title)} {units_words(one.kind, one.left)}" for one in known.held]
    if held:
        rows = [*rows, *flow([(f"{_('left over')} ", "label"), " · ".join(held)], cells)]
    if care is not None:
        rows = [*rows, *_of_care(care, cells)]
    if numbers:
        rows = [*rows, [(numbers, "strong")]]
    return rows


def _of_care(care: KnownOfCare, cells: int) -> Rows:
    """Where the plan has come to, and the first question that nobody has answered."""
    rows: list[list[Piece]] = []
    if plan := [words for words in plan_words(care.care) if words]:
        rows += flow([(f"{_('plan')} ", "label"), " · ".join(plan)], cells)
    if care.questions:
        count = len(care.questions)
        more = f" +{count - 1}" if count > 1 else ""
        said = f"{care.questions[0].by.label}: {said_words(care.questions[0].text)}"
        rows += told(f"{ngettext('open question', 'open questions', count)} ? {said}{more}", cells, 1)
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
    said = f"{_('last contact')} {short_day(last.day)} {channel_name(last.channel)} {last.by} · {what_was_said(last)}"
    follows = next_time(last.next_day, last.next_minute)
    if follows:
        said += " · " + _("next {day}").format(day=" ".join(filter(None, (follows, last.next_about))))
    return told(said, cells, _LAST_ROWS)


def _fact(label: str, value: str) -> list[Piece]:
    return [(f"   {label} ", "label"), value]
