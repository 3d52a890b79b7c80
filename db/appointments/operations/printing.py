"""The papers of a day: who comes, what is got ready, and what a client takes home.

What is read before the day is printed with the cards that are taken out for it.
"""

from __future__ import annotations

from datetime import date

from db.appointments.fields import LIVE
from db.appointments.grid.store import grid_of
from db.appointments.records import AppointmentRecord
from db.appointments.store.people import about
from db.appointments.store.preparing import rooms_of
from db.appointments.store.printing import at_work, checked_room, left_off_before, lines_of, to_print
from db.appointments.store.reading import appointment_of, appointments
from db.appointments.store.writing import get_appointment
from db.clients.store.clients import get_client
from db.core.audit import Action
from db.core.errors import Code, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.fields.salutation import greeting
from db.papers.printed.store.digests import stamp
from db.salon.store.salon import salon_record
from db.sheets.day import AppointmentSlip, AppointmentSlips, DaySheet, PreparationSheet
from db.text.clock import format_clock

MOST_SLIPS = 4
"""Slips of a client that are printed in one go: a sheet of A4."""


@operation(Permission.PRINT, Action.EXECUTE)
def print_day_sheet(work: Work, day: date, room: str = "") -> DaySheet:
    """The appointments of a day, of all rooms or of one, by name.

    Whoever may print only for their own clients has the others' appointments on it as time that is taken.

    Raises:
        Refused: ``NOT_ALLOWED``, also where all of the day's clients are somebody else's.
        SalonError: ``NOT_FOUND`` for the room.
    """
    found, salon = to_print(work, day), salon_record()
    work.what |= {"sheet": "day_sheet", "one_room": bool(room)}
    return DaySheet(
        salon=salon,
        stamp=stamp(work),
        day=day,
        room=checked_room(room),
        people=at_work(grid_of(work, day, everything=False).people, salon.paper_language),
        lines=lines_of(found, room, salon.paper_language),
    )


@operation(Permission.PRINT, Action.EXECUTE)
def print_preparation(work: Work, day: date) -> PreparationSheet:
    """What is got ready for a day, room by room; whom this person may not print for is left out.

    Raises:
        Refused: ``NOT_ALLOWED``, also where all of the day's clients are somebody else's.
    """
    found, salon = to_print(work, day), salon_record()
    work.what["sheet"] = "preparation"
    return PreparationSheet(salon=salon, stamp=stamp(work), day=day, rooms=rooms_of(found, salon.paper_language))


@operation(Permission.PRINT, Action.EXECUTE)
def print_appointment(work: Work, appointment: int, slips: int = 1) -> AppointmentSlips:
    """An appointment for the client to take home, and the next ones of the same client, without prices.

    Args:
        work: The operation under way.
        appointment: Id of the first of them.
        slips: How many at most, up to :data:`MOST_SLIPS`.

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``, or ``NOT_LIVE`` where it takes up no time any more.
    """
    client = get_appointment(appointment).client
    about(work, appointment, client, Permission.APPOINTMENTS)
    first = appointment_of(work, appointment)
    if first.state not in LIVE:
        raise SalonError(Code.NOT_LIVE, state=first.state)
    salon = salon_record()
    greeted = _greeting(client, first.guest_name, salon.paper_language)
    printed = [first, *_following(work, first, min(slips, MOST_SLIPS) - 1)]
    work.what |= {"sheet": "appointment", "appointments": [one.id for one in printed]}
    leave_off = left_off_before(part.service for one in printed for part in one.parts)
    return AppointmentSlips(
        salon=salon,
        stamp=stamp(work),
        slips=tuple(
            AppointmentSlip(
                greeting=greeted,
                number=one.client.number if one.client else "",
                day=one.day,
                start=format_clock(one.start),
                minutes=one.finish - one.start,
                services=tuple(part.name for part in one.parts),
                leave_off=tuple(
                    dict.fromkeys(leave_off[part.service] for part in one.parts if part.service in leave_off)
                ),
            )
            for one in printed
        ),
    )


def _greeting(client: int | None, guest_name: str, language: str) -> str:
    if client is None:
        return greeting(guest_name, "", "", language)
    found = get_client(client)
    return greeting(found.name, found.reading, found.sex, language)


def _following(work: Work, first: AppointmentRecord, most: int) -> list[AppointmentRecord]:
    """The client's next appointments; a guest's are nobody's."""
    if first.client is None or most < 1:
        return []
    later = "(a.day, a.start, a.id) > (?, ?, ?) AND a.state IN ('booked', 'confirmed')"
    values = (first.client.id, first.day.isoformat(), first.start, first.id)
    return appointments(work, f"a.client_id = ? AND {later}", values, most=most)
