"""Who comes to the salon today, as Home has them: who is here, who is expected, who has been here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from db.appointments.records import ArrivalLine
from db.appointments.settling.records import ToSettle
from db.home.records import Home
from db.text.clock import format_clock, minute_of_day
from db.visits.records import VisitLine
from salon_tui.screens.clients.preview import warning
from salon_tui.screens.desk.sections import HomeLine
from salon_tui.widgets.cells import Cell
from salon_tui.words.i18n import _, ngettext

LONGEST_HERE = timedelta(hours=10)
"""After that a visit isn't going on any more, but forgotten."""


def here(home: Home, arrivals: Iterable[ArrivalLine], now: datetime) -> list[HomeLine]:
    """Who is in the salon, where, and since when; guests without a file have no visit."""
    places = {one.visit: _place(one) for one in arrivals}

    def state(visit: VisitLine) -> str:
        since = now - visit.opened_at
        minutes = since // timedelta(minutes=1)
        return _("here {minutes} min").format(minutes=minutes) if since < LONGEST_HERE else ""

    visits = [_visit(home, visit, "●", state(visit), places.get(visit.id, "")) for visit in home.here]
    return [*visits, *(_guest(one) for one in arrivals if one.is_guest_here)]


def expected(arrivals: Iterable[ArrivalLine], now: datetime) -> list[HomeLine]:
    """Who is still to come today, by the time; who is late has a sign."""
    minute = minute_of_day(now)
    return [_expected(one, minute) for one in arrivals if one.state in ("booked", "confirmed")]


def done(home: Home) -> list[HomeLine]:
    """Who has been here today."""
    return [_visit(home, visit, "✓", _("done")) for visit in home.done]


def note(home: Home) -> str:
    """How many wait for a time, and whether the day is closed already."""
    words = [ngettext("{count} waits", "{count} wait", home.waiting)] if home.waiting else []
    if home.is_closed is not None:
        words.append(_("today closed") if home.is_closed else _("today not closed"))
    return " · ".join(words)


def name_of(one: ArrivalLine | ToSettle) -> str:
    """Whose appointment it is."""
    return one.client.name if one.client else one.guest_name


def _guest(one: ArrivalLine) -> HomeLine:
    services, staff = _(", ").join(one.services), (_(", ").join(one.staff), "label")
    name, place = (one.guest_name, "strong"), (_place(one), "label")
    return HomeLine(
        ("appointment", one.id), ("●", format_clock(one.start), name, services, staff, place, _("no file yet"))
    )


def _expected(one: ArrivalLine, minute: int) -> HomeLine:
    late = minute - one.start
    name: Cell = [(name_of(one), "strong"), *warning(one.client)]
    state: Cell = _("confirmed") if one.state == "confirmed" else ""
    if one.to_clear:
        state = ("! " + _("to be cleared"), "alarm")
    elif late > 0:
        state = (_("late {minutes} min").format(minutes=late), "alarm")
    sign: Cell = ("!", "alarm") if late > 0 else "○"
    services = _(", ").join(one.services)
    staff = _(", ").join(one.staff)
    place: Cell = (_place(one), "label")
    cells = (sign, format_clock(one.start), name, services, (staff, "label"), place, state)
    return HomeLine(("appointment", one.id), cells, one.client.id if one.client else 0)


def _visit(home: Home, visit: VisitLine, sign: str, state: str, place: str = "") -> HomeLine:
    name: Cell = [(visit.client.label, "strong" if visit.is_open else "label"), *_warning(home, visit.client.id)]
    when = f"{visit.opened_at.astimezone():%H:%M}"
    cells = (sign, when, name, _(", ").join(visit.services) or "—", (visit.staff, "label"), (place, "label"), state)
    return HomeLine(("visit", visit.id), cells, visit.client.id)


def _warning(home: Home, client: int) -> list[str | tuple[str, str]]:
    return warning(home.people.get(client))


def _place(one: ArrivalLine) -> str:
    return _(", ").join(one.resources)
