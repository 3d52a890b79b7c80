"""What the desk asks of appointments: a day, a free time, one appointment, who waits, what is to be got ready."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from db.appointments.coming_again.records import NextBooking
from db.appointments.coming_again.store import next_booking
from db.appointments.grid.records import DayGrid
from db.appointments.grid.store import grid_of
from db.appointments.records import (
    AppointmentRecord,
    ArrivalLine,
    Availability,
    FreeTimes,
    WaitingRecord,
)
from db.appointments.requests import PartAsked
from db.appointments.settling.records import ToSettle
from db.appointments.settling.store import to_settle
from db.appointments.store.offering import times_for
from db.appointments.store.people import about
from db.appointments.store.placing import check_when, near_times, now_of, place_on
from db.appointments.store.placing import free_times as find_free_times
from db.appointments.store.preparing import rooms_of
from db.appointments.store.printing import lines_of, places, printable
from db.appointments.store.reading import appointment_of, appointments, client_lines, parts_of
from db.appointments.store.waiting import OPEN, get_waiting, waiting_lines
from db.appointments.store.wanted import services_asked
from db.appointments.store.writing import get_appointment
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission
from db.core.sql import rows, rows_among
from db.salon.store.salon import salon_record
from db.sheets.day import DayLine, PreparedRoom
from db.visits.store.health import check_services, services_free_from

MOST = 200
FEW = 3


@query(Permission.DESK)
def day_grid(work: Work, day: date, everything: bool = False) -> DayGrid:
    """One day: who works, what is booked, whose turn it is; others' clients have no name for who may not know them.

    Args:
        work: The query under way.
        day: The day.
        everything: With what was cancelled or missed.
    """
    return grid_of(work, day, everything)


@query(Permission.DESK)
def arrivals(work: Work) -> tuple[ArrivalLine, ...]:
    """Who is to come today or is here, by time."""
    found = rows(
        "SELECT id, version, client_id, guest_name, start, finish, state, to_clear, visit_id FROM appointment "
        "WHERE day = ? AND state IN ('booked', 'confirmed', 'arrived') ORDER BY start, id LIMIT ?",
        work.today.isoformat(),
        MOST,
    )
    parts = parts_of([row[0] for row in found])
    known = client_lines((row[2] for row in found if row[2] is not None), work.today)
    return tuple(
        ArrivalLine(
            id=id,
            version=version,
            client=known.get(client),
            guest_name=guest_name,
            start=start,
            finish=finish,
            state=state,
            to_clear=bool(to_clear),
            services=tuple(part.name for part in parts.get(id, ())),
            staff=_once(part.staff_name for part in parts.get(id, ()) if part.staff_name),
            resources=_once(name for part in parts.get(id, ()) for name in part.resources),
            visit=visit,
        )
        for id, version, client, guest_name, start, finish, state, to_clear, visit in found
    )


@query(Permission.DESK)
def unsettled(work: Work) -> tuple[ToSettle, ...]:
    """Appointments that are to be settled, as far as this person may know of them, the oldest first."""
    return tuple(to_settle(work))


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


@query(Permission.APPOINTMENTS)
def appointment(work: Work, appointment: int) -> AppointmentRecord:
    """One appointment, also one that was cancelled.

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``.
    """
    about(work, appointment, get_appointment(appointment).client)
    return appointment_of(work, appointment)


@query(Permission.APPOINTMENTS)
def of_client(work: Work, client: int) -> tuple[AppointmentRecord, ...]:
    """A client's appointments, the latest first, with what was cancelled or missed.

    Raises:
        Refused: ``NOT_ALLOWED``.
    """
    work.about(client)
    return tuple(appointments(work, "a.client_id = ?", [client], "a.day DESC, a.id DESC", MOST))


@query(Permission.OPEN_RECORD)
def coming(work: Work, client: int) -> tuple[AppointmentRecord, ...]:
    """What a client has booked from today on and hasn't come to yet, the next first.

    Raises:
        Refused: ``NOT_ALLOWED`` or ``NEEDS_REASON``.
    """
    work.about(client)
    where = "a.client_id = ? AND a.day >= ? AND a.state IN ('booked', 'confirmed')"
    return tuple(appointments(work, where, [client, work.today.isoformat()], most=FEW))


@query(Permission.APPOINTMENTS)
def availability(
    work: Work, client: int, parts: tuple[PartAsked, ...], day: date, start: int, without: int = 0
) -> Availability:
    """What stands against a time that is being typed, and which others there are near it.

    Args:
        work: The query under way.
        client: Who it is for; 0 for a guest.
        parts: The services.
        day: The day.
        start: The minute at which it would begin.
        without: Id of the appointment that is changed, 0 for a new one.

    Raises:
        InvalidFields: With the flaws of services, day or start.
        SalonError: ``NOT_FOUND``.
    """
    work.about(client)
    services = services_asked(parts, without)
    wanted = [service.wanted for service in services]
    check_when(work, day, start, wanted)
    placement = place_on(work, day, start, wanted, client, without)
    chosen = sorted({resource for part in placement.parts for resource in part.resources})
    names = dict(rows_among("SELECT id, name FROM resource WHERE id IN ({})", chosen))
    chosen_services = [one.service for one in wanted]
    against = check_services(client, chosen_services, (), day) if client else ()
    unclear = _once(conflict.item for conflict in against if conflict.stops)
    near = near_times(work, wanted, client, day, start, without) if placement.against else ()
    return Availability(
        against=placement.against,
        finish=max(part.finish for part in placement.parts),
        staff=tuple(part.staff for part in placement.parts),
        resources=tuple(tuple(names[resource] for resource in part.resources) for part in placement.parts),
        unclear=unclear,
        free_from=services_free_from(client, chosen_services, day) if unclear else None,
        near=near,
    )


@query(Permission.APPOINTMENTS)
def free_times(
    work: Work, client: int, parts: tuple[PartAsked, ...], first: date, days: int = 7, without: int = 0
) -> FreeTimes:
    """Times that can be booked, every quarter of an hour, forty of them at most; or why there is none.

    Args:
        work: The query under way.
        client: Who it is for; 0 for a guest.
        parts: The services.
        first: The first day.
        days: How many days; 31 at most.
        without: Id of the appointment that is to be moved, 0 for a new one.

    Raises:
        InvalidFields: With the flaws of services.
        SalonError: ``NOT_FOUND``.
    """
    work.about(client)
    wanted = [service.wanted for service in services_asked(parts, without)]
    return find_free_times(now_of(work), wanted, client, first, days, without=without)


@query(Permission.APPOINTMENTS)
def propose_next(work: Work, client: int) -> NextBooking:
    """What a client would book next, and when: what the form of a new appointment begins with.

    Raises:
        Refused: ``NOT_ALLOWED``.
    """
    work.about(client)
    return next_booking(work, client)


@query(Permission.DESK)
def waiting_list(work: Work, day: date | None = None) -> tuple[WaitingRecord, ...]:
    """Who waits for a time, as far as this person may know: on a day, or on any.

    Args:
        work: The query under way.
        day: The day; None: any.
    """
    when, values = ("", []) if day is None else (" AND w.from_day <= ? AND w.to_day >= ?", [day.isoformat()] * 2)
    found = waiting_lines(work, f"w.state IN ('{OPEN[0]}', '{OPEN[1]}'){when}", values)
    if work.grant(Permission.APPOINTMENTS) is Grant.YES:
        return tuple(found)
    return tuple(one for one in found if one.client and work.may(Permission.APPOINTMENTS, one.client.id))


@query(Permission.APPOINTMENTS)
def waiting_line(work: Work, waiting: int) -> WaitingRecord:
    """One who waits for a time, or waited for it.

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``.
    """
    work.about(get_waiting(waiting).client)
    return waiting_lines(work, "w.id = ?", [waiting])[0]


@query(Permission.APPOINTMENTS)
def times_to_offer(work: Work, waiting: int, first: date) -> FreeTimes:
    """Times that suit one who waits, of a month from a day on; or why there is none.

    Raises:
        InvalidFields: What is waited for is no longer offered.
        SalonError: ``NOT_FOUND``.
    """
    row = get_waiting(waiting)
    work.about(row.client)
    return times_for(now_of(work), row, first, row.to_day)


@query(Permission.DESK)
def prepare(work: Work, day: date) -> tuple[PreparedRoom, ...]:
    """What is to be got ready on a day, room by room, of clients whom this person may know and print."""
    return rooms_of(printable(work, day), salon_record().paper_language)


@query(Permission.DESK)
def day_lines(work: Work, day: date) -> dict[str, tuple[DayLine, ...]]:
    """What the day sheets say: that of all rooms, without a name, and that of each bed and room with somebody in it."""
    found, language = printable(work, day), salon_record().paper_language
    sheets = {room: lines_of(found, room, language) for room in ("", *places())}
    return {room: lines for room, lines in sheets.items() if lines or not room}
