"""What is known of a time while it is typed, in words."""

from __future__ import annotations

from collections.abc import Sequence

from db.appointments.queries import availability
from db.appointments.records import Against, Availability, FreeTime, What
from db.appointments.requests import Book
from db.text.clock import format_clock, format_span
from salon_tui.screens.base.performing import Performer
from salon_tui.widgets.paint import Piece
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import short_day

_SAYS = {
    What.STAFF_TAKEN: N_("{who} is taken {start}–{finish}"),
    What.CLIENT_TAKEN: N_("the client has an appointment {start}–{finish}"),
    What.RESOURCE_TAKEN: N_("{who} is taken {start}–{finish}"),
    What.NO_RESOURCE: N_("there is no {who} free"),
    What.BUFFER: N_("{who} gets ready or clears away {start}–{finish}"),
    What.BREAK: N_("{who} has a break {start}–{finish}"),
    What.BLOCKED: N_("blocked {start}–{finish}: {why}"),
    What.HOURS: N_("outside the hours of {who}"),
    What.SKILL: N_("{who} doesn't do this service"),
    What.LEAVE: N_("{who} is on leave"),
    What.CLOSED: N_("the salon is closed"),
    What.NOBODY: N_("nobody who does this is free"),
    What.INACTIVE: N_("no longer offered, or no longer here"),
    What.PAST: N_("this time is past"),
}


def look(page: Performer[None], request: Book | None, without: int) -> Availability | None:
    """What is known of a time that stands in a form; None where it doesn't say enough, or can't be looked up.

    Args:
        page: Whose form it is.
        request: What stands there.
        without: Id of the appointment that is changed; 0 for a new one.
    """
    if request is None:
        return None
    return page.ask(
        lambda desk: availability(desk, request.client, request.parts, request.day, request.start, without), None
    )


def says(against: Against) -> str:
    """What stands against a time, in words."""
    return _(_SAYS[against.what]).format(
        who=against.who or _("the salon"),
        start=format_clock(against.start),
        finish=format_clock(against.finish),
        why=against.why,
    )


def all_said(against: Sequence[Against]) -> str:
    """Everything that stands against a time, each once."""
    return _(", ").join(dict.fromkeys(map(says, against)))


def pieces(found: Availability, start: int, names: dict[int, str]) -> list[Piece]:
    """One line: until when, with whom and where, and whether that can be booked."""
    who = _(", ").join(dict.fromkeys(names.get(one, "?") for one in found.staff if one))
    where = " ".join(dict.fromkeys(place for part in found.resources for place in part))
    line: list[Piece] = [format_span(start, found.finish), "  ", (who, "strong"), "  ", where]
    if found.against:
        return [*line, "  ", ("✗ ", "alarm"), (all_said(found.against), "alarm")]
    line += ["  ", ("✓ ", "focus"), (_("can be booked"), "focus")]
    if found.unclear:
        names_of = _(", ").join(found.unclear)
        line += ["  ", ("! ", "alarm"), (_("to be cleared: {names}").format(names=names_of), "alarm")]
        if found.free_from is not None:
            line += ["  ", _("from {day} on").format(day=found.free_from.isoformat())]
    return line


def other_times(near: Sequence[FreeTime]) -> list[Piece]:
    """Other times that can be booked."""
    if not near:
        return []
    times = " · ".join(f"{short_day(one.day)} {format_clock(one.start)} {one.staff_name}" for one in near)
    return [(_("else") + "  ", "label"), times]
