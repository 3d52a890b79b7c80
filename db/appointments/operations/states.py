"""What is said of an appointment: confirmed, reminded, cancelled, missed; and taken back."""

from __future__ import annotations

from db.appointments.fields import CANCEL_REASONS
from db.appointments.records import AppointmentRecord, What
from db.appointments.refusals import NotFree
from db.appointments.requests import CancelAppointment, OfAppointment
from db.appointments.store.people import about
from db.appointments.store.placing import minute_of, place_on
from db.appointments.store.reading import again, appointment_of
from db.appointments.store.wanted import services_booked
from db.appointments.store.writing import AHEAD, Row, free_time, get_appointment, keep_placed_by, write_parts
from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows, write
from db.text.clock import format_clock
from db.visits.store.appointment_events import note_event, set_state, state_before

GRACE = 15
"""Minutes after the start before anybody is said not to have come."""
_REASONS = frozenset(entry.code for entry in CANCEL_REASONS)
_TAKEN = {What.STAFF_TAKEN, What.CLIENT_TAKEN, What.RESOURCE_TAKEN, What.BUFFER}


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=again)
def confirm(work: Work, asked: OfAppointment) -> AppointmentRecord:
    """The client has said that they come.

    Raises:
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, or ``NOT_LIVE``.
    """
    row = _in(work, asked, ("booked",))
    set_state(row.id, "confirmed")
    keep_placed_by(work, row.id)
    note_event(work, row.id, "confirmed")
    return appointment_of(work, row.id)


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=again)
def note_reminded(work: Work, asked: OfAppointment) -> AppointmentRecord:
    """The client was reminded.

    Raises:
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, or ``NOT_LIVE``.
    """
    row = _in(work, asked, AHEAD)
    note_event(work, row.id, "reminded")
    return appointment_of(work, row.id)


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=again)
def cancel_appointment(work: Work, asked: CancelAppointment) -> AppointmentRecord:
    """Cancels an appointment; its time is free at once, and it stays to be read.

    Raises:
        InvalidFields: No reason was chosen.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, or ``NOT_LIVE``.
    """
    row = _in(work, asked, AHEAD)
    if asked.reason not in _REASONS:
        raise InvalidFields({"reason": Flaw.REQUIRED})
    set_state(row.id, "cancelled", asked.reason)
    free_time(row.id)
    note_event(work, row.id, "cancelled", reason=asked.reason)
    return appointment_of(work, row.id)


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=again)
def mark_missed(work: Work, asked: OfAppointment) -> AppointmentRecord:
    """The client did not come; nobody says so but a person, and not before a quarter of an hour has gone.

    Raises:
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``NOT_LIVE``, or ``NOT_YET`` with ``time``.
    """
    row = _in(work, asked, AHEAD)
    if (row.day, row.start + GRACE) > (work.today, minute_of(work)):
        raise SalonError(Code.NOT_YET, time=format_clock(row.start + GRACE))
    set_state(row.id, "missed")
    free_time(row.id)
    note_event(work, row.id, "missed")
    return appointment_of(work, row.id)


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=again)
def undo_state(work: Work, asked: OfAppointment) -> AppointmentRecord:
    """Takes back that an appointment was confirmed, cancelled or missed.

    Raises:
        NotFree: Its time was given to somebody else meanwhile.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, or ``NOT_LIVE`` where there is nothing to take back.
    """
    row = _in(work, asked, ("confirmed", "cancelled", "missed"))
    if row.state != "confirmed":
        _take_again(work, row)
    set_state(row.id, state_before(row.id))
    note_event(work, row.id, "undone")
    return appointment_of(work, row.id)


def _take_again(work: Work, row: Row) -> None:
    services = services_booked(row.id)
    parts = [service.wanted for service in services]
    placement = place_on(work, row.day, row.start, parts, row.client or 0, row.id)
    against = [one for one in placement.against if one.what in _TAKEN]
    if against:
        raise NotFree({row.day: against})
    placed_by = dict(rows("SELECT id, placed_by_id FROM appointment_part WHERE appointment_id = ?", row.id))
    write_parts(work, row.id, row.day, row.client or 0, services, placement.parts)
    for part, by in placed_by.items():
        write("UPDATE appointment_part SET placed_by_id = ? WHERE id = ?", by, part)


def _in(work: Work, asked: OfAppointment | CancelAppointment, states: tuple[str, ...]) -> Row:
    """The appointment, in one of these states."""
    row = get_appointment(asked.appointment, asked.version)
    about(work, row.id, row.client)
    if row.state not in states:
        raise SalonError(Code.NOT_LIVE, state=row.state)
    return row
