"""A client's history as lines: what each of them is, and what there is to say of it."""

from __future__ import annotations

from collections.abc import Sequence

from db.appointments.fields import STATES
from db.appointments.records import AppointmentRecord
from db.contacts.fields import DIRECTIONS
from db.contacts.records.contact import ContactRecord
from db.contacts.records.timeline import Before, EventLine, LetterLine, OpinionLine, TakenLine, TimelineLine
from db.feedback.fields import HEADINGS
from db.feedback.fields import KINDS as OPINION_KINDS
from db.fields.choices import RATING
from db.fields.showing import show_money
from db.fields.values import Hidden
from db.money.records.bills import BillItem
from db.printing.letters.records import Occasion
from db.text.card_number import short_number
from db.text.clock import format_clock, format_span
from db.visits.records import VisitLine
from salon_tui.screens.base.about import About
from salon_tui.screens.dated.words import dated_name
from salon_tui.widgets.lines import Rows
from salon_tui.widgets.parts import section, told
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.appointments import hands
from salon_tui.words.contacts import channel_name, next_time, outcome_name, purpose_name, what_was_said
from salon_tui.words.i18n import _
from salon_tui.words.letters import OCCASIONS
from salon_tui.words.money import kind_name, state_name
from salon_tui.words.words import choice_name, short_day

TIMELINE_COLUMNS = (
    Column(10),
    Column(12),
    Column(10, grow=1),
    Column(6),
    Column(9, "right", aside=True),
    Column(12),
)
"""Day, what it is, what was done or said, who, amount, how it stands."""
CONTACT_COLUMNS = (Column(10), Column(12), Column(10, grow=1), Column(6), Column(12))
Cells = tuple[str, str, str, str, str, str]
_LINES = 3
"""Cells of a day in the side pane, and most lines of what it was."""


def timeline_row(line: TimelineLine) -> Row[Before]:
    """A line of the history."""
    cells, style = _cells(line)
    return Row(line.key, cells, style)


def contact_row(one: ContactRecord) -> Row[tuple[str, int]]:
    """A contact among others."""
    cells = (one.day.isoformat(), channel_name(one.channel), what_was_said(one), one.by, _follows(one))
    return Row((one.day.isoformat(), one.id), cells, "label" if one.corrected else "plain")


def about_line(line: TimelineLine) -> About:
    """What there is to say of a line of the history, beside it."""
    match line.happening:
        case ContactRecord() as one:
            return about_contact(one)
        case AppointmentRecord() as one:
            return About(
                name=_("Appointment"),
                note=f"{one.day}",
                facts=(
                    (_("When"), format_span(one.start, one.finish)),
                    (_("Services"), _(", ").join(part.name for part in one.parts)),
                    (_("With"), hands(one.parts)),
                    (_("State"), choice_name(STATES, one.state)),
                ),
                said=one.note,
            )
        case VisitLine() as one:
            return About(
                name=_("Visit"),
                note=f"{one.day}",
                facts=((_("Services"), _(", ").join(one.services)), (_("With"), one.staff)),
                amounts=_amounts(one.amount),
                said=one.note,
            )
        case BillItem() as one:
            what = _(", ").join(one.what)
            facts = ((_("Kind"), kind_name(one.kind)), (_("State"), state_name(one.state)), (_("What"), what))
            return About(name=short_number(one.number), note=f"{one.day}", facts=facts, amounts=_amounts(one.total))
        case LetterLine() as one:
            occasion = _(OCCASIONS[Occasion(one.occasion)])
            return About(name=_("Letter"), note=f"{one.day}", facts=((_("For"), occasion), (_("By"), one.by)))
        case EventLine() as one:
            where = one.place or _("at the salon")
            return About(
                name=_("Event"), note=f"{one.day}", facts=((_("Theme"), one.theme), (_("Where"), where)), said=one.note
            )
        case OpinionLine() as one:
            return About(
                name=choice_name(OPINION_KINDS, one.kind),
                note=f"{one.day}",
                facts=(
                    (_("Heading"), choice_name(HEADINGS, one.heading)),
                    (_("Rating"), choice_name(RATING, one.rating) if one.rating else ""),
                    (_("By"), one.by),
                ),
                said=one.text,
            )
        case TakenLine() as one:
            return About(name=f"{dated_name(one.kind)} {one.number}", note=f"{one.day}", facts=((_("By"), one.by),))


def about_contact(one: ContactRecord) -> About:
    """A contact, whole."""
    return About(
        name=_("Contact"),
        note=f"{one.day}",
        facts=(
            (_("Purpose"), purpose_name(one.purpose)),
            (_("By way of"), channel_name(one.channel)),
            (_("Began"), choice_name(DIRECTIONS, one.direction)),
            (_("Result"), outcome_name(one.outcome)),
            (_("By"), one.by),
            (_("Next contact"), next_time(one.next_day, one.next_minute)),
            (_("Where"), one.next_place),
            (_("About"), one.next_about),
            (_("State"), _("put right since") if one.corrected else _("puts another right") if one.corrects else ""),
        ),
        said=one.summary,
    )


def recent_rows(lines: Sequence[TimelineLine], cells: int) -> Rows:
    """The history in a side pane: day and kind, and what it was below them."""
    rows = [section(_("What there was"), cells)] if lines else []
    days = [short_day(line.day) for line in lines]
    wide = max(map(len, days), default=0)
    for line, day in zip(lines, days, strict=True):
        (_day, kind, what, who, _amount, note), _style = _cells(line)
        said = " · ".join(part for part in (f"{kind} {what}", who, note) if part)
        first, *more = told(said, max(1, cells - wide - 2), _LINES)
        rows += [[(day.ljust(wide), "label"), "  ", *first], *([" " * (wide + 2), *row] for row in more)]
    return rows


def _cells(line: TimelineLine) -> tuple[Cells, str]:
    """What stands in the columns, and in which style: what didn't come about is a label."""
    day = line.day.isoformat()
    match line.happening:
        case ContactRecord() as one:
            cells = (day, channel_name(one.channel), what_was_said(one), one.by, "", _follows(one))
            is_off = one.corrected
        case AppointmentRecord() as one:
            what = f"{_(', ').join(part.name for part in one.parts)} {format_clock(one.start)}"
            cells = (day, _("appointment"), what, hands(one.parts), "", choice_name(STATES, one.state))
            is_off = one.state in ("cancelled", "missed")
        case VisitLine() as one:
            is_off = bool(one.cancelled)
            amount = "" if is_off or isinstance(one.amount, Hidden) else show_money(one.amount)
            note = _("cancelled") if is_off else _dots(one.effect)
            cells = (day, _("visit"), _(", ").join(one.services) or "—", one.staff, amount, note)
        case BillItem() as one:
            amount = "" if isinstance(one.total, Hidden) else show_money(one.total)
            state = "" if one.state == "settled" else state_name(one.state)
            cells = (day, kind_name(one.kind), _(", ").join(one.what) or "—", "", amount, state)
            is_off = one.state == "void"
        case LetterLine() as one:
            cells = (day, _("letter"), _(OCCASIONS[Occasion(one.occasion)]), one.by, "", "")
            is_off = False
        case EventLine() as one:
            cells = (day, _("event"), one.theme, "", "", _("came"))
            is_off = False
        case OpinionLine() as one:
            # what was said stands beside the list
            what = choice_name(HEADINGS, one.heading)
            cells = (day, choice_name(OPINION_KINDS, one.kind), what, one.by, "", _dots(one.rating))
            is_off = False
        case TakenLine() as one:
            # what stands on it is for who may read it, after Enter
            cells = (day, _("record"), f"{dated_name(one.kind)} {one.number}", one.by, "", "")
            is_off = False
    return cells, "label" if is_off else "plain"


def _dots(rating: str) -> str:
    """A rating of 1 to 5, to be seen at a glance; nothing where there is none."""
    count = int(rating or 0)
    return "●" * count + "○" * (5 - count) if count else ""


def _follows(one: ContactRecord) -> str:
    """Whether it was put right; else what is to follow."""
    if one.corrected:
        return _("put right")
    return _("next {day}").format(day=next_time(one.next_day)) if one.next_day else ""


def _amounts(fen: int | Hidden) -> list[tuple[str, str]]:
    return [] if isinstance(fen, Hidden) else [(_("Amount"), show_money(fen))]
