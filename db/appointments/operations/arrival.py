"""Somebody comes: with an appointment, or without one."""

from __future__ import annotations

from collections.abc import Mapping

from db.appointments.records import AppointmentRecord
from db.appointments.requests import CheckIn, OfAppointment, UndoCheckIn, WalkIn
from db.appointments.store.arriving import begin_visit_of
from db.appointments.store.people import about
from db.appointments.store.placing import check_when, let_through, minute_of, place_on
from db.appointments.store.reading import again, appointment_of
from db.appointments.store.wanted import is_to_clear, services_asked
from db.appointments.store.writing import AHEAD, Row, get_appointment, insert_appointment, note_overrides, write_parts
from db.clients.store.guests import check_guest
from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import write
from db.staff.models import Staff
from db.text.cleaning import clean
from db.text.clock import STEP
from db.visits.store import rows as visit_rows
from db.visits.store.appointment_events import give_back, note_event, set_state
from db.visits.store.bill import void_bill
from db.visits.store.checks import LONGEST_REASON


@operation(Permission.RECORD_VISIT, Action.CREATE, again=again)
def check_in(work: Work, asked: CheckIn) -> AppointmentRecord:
    """Somebody has come: their visit begins with the services as they were booked; a guest without a file has none.

    Raises:
        InvalidFields: A service is no longer offered, or who was to do it has left.
        Refused: ``NEEDS_SECOND`` where a conflict is overridden.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``NOT_LIVE``, ``NOT_TODAY``, ``SAME_DAY`` where there
            is a visit of today, or ``CONFLICT`` when a service needs an override.
    """
    row = get_appointment(asked.appointment, asked.version)
    about(work, row.id, row.client)
    if row.state not in AHEAD:
        raise SalonError(Code.NOT_LIVE, state=row.state)
    if row.day != work.today:
        raise SalonError(Code.NOT_TODAY)
    _arrive(work, row, asked, dict(asked.instead))
    return appointment_of(work, row.id)


@operation(Permission.RECORD_VISIT, Action.CREATE, again=again)
def walk_in(work: Work, asked: WalkIn) -> AppointmentRecord:
    """Somebody has come without an appointment: it is booked for now, and their visit begins.

    Raises:
        InvalidFields: With every flaw of services, start or guest.
        NotFree: As :func:`db.appointments.operations.booking.book`.
        Refused: ``NEEDS_SECOND`` or ``NOT_ALLOWED``, where it takes the right to book over, or overrides a conflict.
        SalonError: ``NOT_FOUND``, ``SAME_DAY`` or ``CONFLICT`` as :func:`check_in`.
    """
    guest = check_guest(asked.client, asked.guest_name, asked.guest_phone)
    work.about(asked.client)
    services = services_asked(asked.parts)
    parts = [service.wanted for service in services]
    start = minute_of(work) // STEP * STEP if asked.start is None else asked.start
    check_when(work, work.today, start, parts)
    placement = place_on(work, work.today, start, parts, asked.client)
    allowed = let_through(work, asked.client, work.today, parts, placement.against, asked.despite)
    made = insert_appointment(
        work,
        work.today,
        placement.parts,
        client=asked.client,
        guest=guest,
        source="walk_in",
        asked_for=asked.asked_for,
        advisor=None,
        note="",
        to_clear=is_to_clear(asked.client, services, work.today),
    )
    write_parts(work, made, work.today, asked.client, services, placement.parts, is_new=True)
    note_overrides(work, made, placement.against, *allowed)
    _arrive(work, get_appointment(made), asked, {})
    return appointment_of(work, made)


@operation(Permission.RECORD_VISIT, Action.UPDATE, again=again)
def note_seated(work: Work, asked: OfAppointment) -> AppointmentRecord:
    """The service of somebody who is here begins now; said again, it began later.

    Raises:
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, or ``NOT_LIVE`` where they aren't here.
    """
    row = get_appointment(asked.appointment, asked.version)
    about(work, row.id, row.client)
    if row.state != "arrived":
        raise SalonError(Code.NOT_LIVE, state=row.state)
    set_state(row.id, row.state)
    note_event(work, row.id, "seated")
    write("UPDATE reception SET seated_at = ?, version = version + 1 WHERE visit_id = ?", work.moment, row.visit)
    return appointment_of(work, row.id)


@operation(Permission.RECORD_VISIT, Action.UPDATE, again=again)
def see_guest_off(work: Work, asked: OfAppointment) -> AppointmentRecord:
    """A guest without a file has left; of everybody else, closing the visit says so.

    Raises:
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``HAS_FILE``, or ``NOT_LIVE`` where they aren't here.
    """
    row = get_appointment(asked.appointment, asked.version)
    about(work, row.id, row.client)
    if row.client is not None:
        raise SalonError(Code.HAS_FILE)
    if row.state != "arrived":
        raise SalonError(Code.NOT_LIVE, state=row.state)
    set_state(row.id, "done")
    note_event(work, row.id, "left")
    return appointment_of(work, row.id)


@operation(Permission.RECORD_VISIT, Action.DELETE, again=again)
def undo_check_in(work: Work, asked: UndoCheckIn) -> AppointmentRecord:
    """Takes back that somebody came, as long as nothing was written on the visit or paid; the visit is taken back.

    Raises:
        InvalidFields: Without a reason.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``NOT_LIVE``, ``IS_WRITTEN``, ``IS_PAID`` or
            ``IS_SOLD``.
    """
    row = get_appointment(asked.appointment, asked.version)
    about(work, row.id, row.client)
    if row.state != "arrived":
        raise SalonError(Code.NOT_LIVE, state=row.state)
    reason = clean(asked.reason, LONGEST_REASON)
    if not reason:
        raise InvalidFields({"reason": Flaw.REQUIRED})
    if row.visit is not None:
        visit = visit_rows.get_visit(row.visit)
        if visit.version > 1:
            raise SalonError(Code.IS_WRITTEN)
        void_bill(visit)
        work.reason = reason
        visit.cancelled = reason
        visit.closed_at = work.now
        visit.closed_by = Staff.get_by_id(work.staff)
        visit.version += 1
        visit.save()
    give_back(work, row.id, row.state)
    return appointment_of(work, row.id)


def _arrive(work: Work, row: Row, asked: CheckIn | WalkIn, instead: Mapping[int, int]) -> None:
    visit = None
    if row.client is not None:
        visit = begin_visit_of(work, row.id, row.client, instead, is_second_known=asked.second, course=asked.course)
    write("UPDATE appointment SET state = 'arrived', visit_id = ?, version = version + 1 WHERE id = ?", visit, row.id)
    note_event(work, row.id, "arrived")
