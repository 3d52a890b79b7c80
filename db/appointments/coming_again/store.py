"""When a client should come again, and for what."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from db.appointments.coming_again.records import Due, NextBooking
from db.appointments.requests import PartAsked
from db.appointments.store.placing import MOST_TIMES, NEAR_DAYS, free_times, now_of
from db.appointments.store.wanted import services_asked
from db.core.operation_context import Work
from db.core.row_values import as_day
from db.core.sql import rows

NOON = 720
_LAST = 6
"""Visits whose gaps say what is usual, from the third on."""


def next_booking(work: Work, client: int) -> NextBooking:
    """What the client would book next: the services of the last visit, with who did them, when they are due."""
    visits = [
        (id, as_day(day), as_day(agreed))
        for id, day, agreed in rows(
            "SELECT id, day, next_date FROM visit WHERE client_id = ? AND cancelled = '' ORDER BY day DESC, id DESC "
            "LIMIT ?",
            client,
            _LAST,
        )
    ]
    if not visits:
        return NextBooking(day=None, start=None, services=(), beautician=None, due=None)
    last, on, agreed = visits[0]
    done = rows(
        "SELECT l.service_id, l.staff_id, t.active, COALESCE(i.interval_days, 0) FROM visit_service l "
        "JOIN service s ON s.id = l.service_id JOIN staff t ON t.id = l.staff_id "
        "LEFT JOIN service_timing i ON i.service_id = s.id WHERE l.visit_id = ? AND s.active ORDER BY l.id",
        last,
    )
    services = tuple(dict.fromkeys(service for service, *_ in done))
    beautician = next((staff for _, staff, active, _ in done if active), None)
    day, due = _due(on, agreed, [interval for *_, interval in done if interval], [day for _, day, _ in visits])
    if day is None or not services:
        return NextBooking(day=day, start=None, services=services, beautician=beautician, due=due)
    first = max(day, work.today)
    parts = [PartAsked(service=service, staff=beautician) for service in services]
    asked = [one.wanted for one in services_asked(parts)]
    found = free_times(now_of(work), asked, client, first, NEAR_DAYS, MOST_TIMES).found
    times = [one.start for one in found if one.day == found[0].day]
    usual = rows(
        "SELECT start FROM appointment WHERE client_id = ? AND day <= ? AND state = 'done' ORDER BY day DESC, id DESC "
        "LIMIT 1",
        client,
        work.today.isoformat(),
    )
    wanted = usual[0][0] if usual else NOON
    return NextBooking(
        day=found[0].day if found else first,
        start=min(times, key=lambda time: abs(time - wanted)) if times else None,
        services=services,
        beautician=beautician,
        due=due,
    )


def _due(last: date, agreed: date | None, intervals: list[int], visits: list[date]) -> tuple[date | None, Due | None]:
    """The day on which the client should come again, and what says so."""
    if agreed is not None:
        return agreed, Due.AGREED
    if intervals:
        return last + timedelta(days=min(intervals)), Due.SERVICE
    if len(visits) > 2:
        usual = median((later - earlier).days for later, earlier in pairwise(visits))
        return last + timedelta(days=round(usual)), Due.USUAL
    return None, None
