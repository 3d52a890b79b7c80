"""Appointments are moved and changed."""

from __future__ import annotations

from dataclasses import replace

from db.appointments.fields import LIVE
from db.appointments.records import Against, AppointmentRecord, Pass, What
from db.appointments.refusals import NotFree
from db.appointments.requests import ChangeParts, MoveAppointment, RegisterGuest
from db.appointments.schedule.day import CLIENT, Hold
from db.appointments.store.arriving import begin_visit_of
from db.appointments.store.people import LONGEST_NOTE, about, check_advisor
from db.appointments.store.placing import check_when, let_through, place_on
from db.appointments.store.reading import again, appointment_of
from db.appointments.store.wanted import is_to_clear, services_asked, services_booked
from db.appointments.store.writing import (
    AHEAD,
    Row,
    get_appointment,
    note_overrides,
    rewrite_time,
    take_time,
    write_parts,
)
from db.clients.store.refs import require_client
from db.core.audit import Action
from db.core.errors import Code, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows, write
from db.text.cleaning import clean
from db.visits.store.appointment_events import note_event


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=again)
def move_appointment(work: Work, asked: MoveAppointment) -> AppointmentRecord:
    """Moves an appointment to another time or to a colleague; length and price stay.

    Where it stands there already, nothing is written, and it does not count as moved.

    Raises:
        InvalidFields: With the flaws of day and start.
        NotFree: As :func:`db.appointments.operations.booking.book`.
        Refused: ``NEEDS_SECOND`` or ``NOT_ALLOWED``, where it takes the right to book over.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, or ``NOT_LIVE``.
    """
    row = _ahead(work, asked.appointment, asked.version)
    services = services_booked(row.id)
    before = services[0].wanted.staff
    if asked.colleague not in (None, before):
        services = [
            replace(service, wanted=replace(service.wanted, staff=asked.colleague))
            if service.wanted.staff == before
            else service
            for service in services
        ]
    elif (asked.day, asked.start) == (row.day, row.start):
        return appointment_of(work, row.id)
    parts = [service.wanted for service in services]
    check_when(work, asked.day, asked.start, parts)
    client = row.client or 0
    placement = place_on(work, asked.day, asked.start, parts, client, row.id)
    allowed = let_through(work, client, asked.day, parts, placement.against, asked.despite)
    rewrite_time(row.id, asked.day, placement.parts, is_to_clear(client, services, asked.day))
    write_parts(work, row.id, asked.day, client, services, placement.parts)
    note_event(work, row.id, "moved", before=(row.day, row.start), after=(asked.day, asked.start))
    note_overrides(work, row.id, placement.against, *allowed)
    return appointment_of(work, row.id)


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=again)
def change_parts(work: Work, asked: ChangeParts) -> AppointmentRecord:
    """Changes services, people or lengths at the same time; what was booked before keeps name and price.

    Raises:
        InvalidFields: With the flaws of services or advisor; ``start`` where it would end after midnight.
        NotFree: As :func:`db.appointments.operations.booking.book`.
        Refused: ``NEEDS_SECOND`` or ``NOT_ALLOWED``, where it takes the right to book over.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, or ``NOT_LIVE``.
    """
    row = _ahead(work, asked.appointment, asked.version)
    check_advisor(asked.advisor)
    services = services_asked(asked.parts, row.id)
    parts = [service.wanted for service in services]
    check_when(work, row.day, row.start, parts)
    client = row.client or 0
    placement = place_on(work, row.day, row.start, parts, client, row.id)
    allowed = let_through(work, client, row.day, parts, placement.against, asked.despite)
    rewrite_time(row.id, row.day, placement.parts, is_to_clear(client, services, row.day))
    write(
        "UPDATE appointment SET asked_for = ?, advisor_id = ?, note = ? WHERE id = ?",
        asked.asked_for,
        asked.advisor,
        clean(asked.note, LONGEST_NOTE),
        row.id,
    )
    write_parts(work, row.id, row.day, client, services, placement.parts)
    note_event(work, row.id, "changed")
    note_overrides(work, row.id, placement.against, *allowed)
    return appointment_of(work, row.id)


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=again)
def register_guest(work: Work, asked: RegisterGuest) -> AppointmentRecord:
    """Links the appointment of a guest, who was registered since, to the file; one who is here has a visit from now on.

    Raises:
        NotFree: The client is booked at that time already.
        Refused: Without the right to visits, where the guest is here; ``NEEDS_SECOND`` where a conflict is overridden.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``HAS_FILE``, or ``CONFLICT``.
    """
    row = get_appointment(asked.appointment, asked.version)
    require_client(asked.registered)
    work.about(asked.registered)
    if row.client is not None:
        raise SalonError(Code.HAS_FILE)
    services = services_booked(row.id)
    write(
        "UPDATE appointment SET client_id = ?, guest_name = '', guest_phone = '', to_clear = ?, version = version + 1 "
        "WHERE id = ?",
        asked.registered,
        is_to_clear(asked.registered, services, row.day),
        row.id,
    )
    if row.state in LIVE:
        _take_client(row, asked.registered)
    if row.state == "arrived":
        work.require(Permission.RECORD_VISIT, asked.registered)
        visit = begin_visit_of(
            work, row.id, asked.registered, dict(asked.instead), is_second_known=True, course=asked.course
        )
        write("UPDATE appointment SET visit_id = ? WHERE id = ?", visit, row.id)
    return appointment_of(work, row.id)


def _take_client(row: Row, client: int) -> None:
    """The client has no time at another place any more."""
    taken = rows(
        "SELECT appointment_id, start, finish FROM occupancy WHERE kind = ? AND holder = ? AND day = ? AND start < ? "
        "AND finish > ?",
        CLIENT,
        client,
        row.day.isoformat(),
        row.finish,
        row.start,
    )
    against = [
        Against(
            part=0,
            what=What.CLIENT_TAKEN,
            passing=Pass.NEVER,
            start=start,
            finish=finish,
            appointment=appointment,
        )
        for appointment, start, finish in taken
    ]
    if against:
        raise NotFree({row.day: against})
    take_time(row.id, row.day, [Hold(CLIENT, client, row.start, row.finish, row.start, row.finish, 1, row.id)])


def _ahead(work: Work, appointment: int, version: int) -> Row:
    """An appointment that is still to come."""
    row = get_appointment(appointment, version)
    about(work, row.id, row.client)
    if row.state not in AHEAD:
        raise SalonError(Code.NOT_LIVE, state=row.state)
    return row
