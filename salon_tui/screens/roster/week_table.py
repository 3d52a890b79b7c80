"""A week of the roster as it stands on the page: its shifts, its lines, and what is said of one day of one person."""

from __future__ import annotations

from collections.abc import Sequence

from db.roster.records import RosterCell, RosterLine, ShiftRecord, Uncovered
from db.text.clock import format_hours, format_span
from salon_tui.screens.base.about import About
from salon_tui.screens.roster.changes import Changes
from salon_tui.screens.roster.words import short_hours
from salon_tui.widgets.cells import Cell
from salon_tui.widgets.paint import Piece
from salon_tui.widgets.pick_list import Row
from salon_tui.words.i18n import _, ngettext
from salon_tui.words.words import weekday


def legend(shifts: Sequence[ShiftRecord]) -> list[Piece]:
    """The digits that set shifts, with what stands for each and its hours."""
    pieces: list[Piece] = []
    for number, one in enumerate(shifts, 1):
        hours = f" {short_hours(one.work[0])}" if one.work else ""
        pieces += [(f"{number} ", "label"), (one.short, "strong"), f"{hours}   "]
    return pieces or [(_("There is no shift yet: they are made under Lists and staff."), "label")]


def row(line: RosterLine, shifts: Sequence[ShiftRecord], changes: Changes, marked: int | None) -> Row[int]:
    """The line of a person.

    Args:
        line: What was read.
        shifts: Every shift that is in use.
        changes: What was set and isn't saved.
        marked: The weekday under the mark, where that is on this line.
    """
    cells = [_cell(line.person.id, cell, shifts, changes, at == marked) for at, cell in enumerate(line.cells)]
    note: Cell = (f"! {line.uncovered}", "alarm") if line.uncovered else ""
    hours, booked = format_hours(line.minutes), format_hours(line.booked)
    return Row(line.person.id, (line.person.label, *cells, hours, booked, note))


def _cell(person: int, cell: RosterCell, shifts: Sequence[ShiftRecord], changes: Changes, is_marked: bool) -> Cell:
    shift, change = changes.shift(person, cell), changes.get(person, cell.day)
    if shift is None:
        text = "—" if cell.closed else "·"
    else:
        text = next((one.short for one in shifts if one.id == shift), cell.short)
    star = "*" if change else ""
    style = "tag" if is_marked else "label" if text in "·—" else "strong" if change else "plain"
    return [(f" {text}{star or ' '}", style)]


def about(line: RosterLine, cell: RosterCell, shifts: Sequence[ShiftRecord], changes: Changes) -> About:
    """One day of one person, and their week."""
    shift = changes.shift(line.person.id, cell)
    found = next((one for one in shifts if one.id == shift), None)
    facts: list[tuple[str, str]] = [(_("Day"), f"{cell.day} {weekday(cell.day)}")]
    if found is not None:
        facts.append((_("Shift"), found.name))
        facts += [(_("Hours"), format_span(*one)) for one in found.work]
        facts += [(_("Break"), format_span(*one)) for one in found.breaks]
    else:
        facts.append((_("Shift"), _("closed") if cell.closed else _("as the salon is open")))
    week = ((_("Total"), format_hours(line.minutes)), (_("Booked"), format_hours(line.booked)))
    more = [About(name=_("This week"), facts=week)]
    if line.uncovered:
        words = ngettext(
            "{count} appointment lies outside these hours: it has to be moved, or given to a colleague.",
            "{count} appointments lie outside these hours: they have to be moved, or given to a colleague.",
            line.uncovered,
        )
        more.append(About(name=_("To be settled"), said=words.format(count=line.uncovered)))
    return About(name=line.person.label, facts=facts, more=more)


def told(uncovered: Sequence[Uncovered]) -> str:
    """That the roster is saved, and how many appointments nobody covers any more."""
    count = len(uncovered)
    if not count:
        return _("The roster is saved.")
    words = ngettext(
        "The roster is saved; {count} appointment is to be settled.",
        "The roster is saved; {count} appointments are to be settled.",
        count,
    )
    return words.format(count=count)
