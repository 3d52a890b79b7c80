"""What the papers of a day say of its appointments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from db.appointments.grid.records import GridPerson
from db.appointments.records import AppointmentRecord, PartRecord
from db.appointments.store.reading import on_day, without_name
from db.core.errors import Code, Refused, SalonError
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission
from db.core.sql import rows_among
from db.fields.declaration import Term
from db.resources.store.resources import resources
from db.sheets.day import DayLine
from db.text.clock import format_clock, format_span

ROOM, BED = "room", "bed"
_TO_CLEAR = Term("clear it before the service", "护理前须确认")
_LEAVE = Term("on leave", "休")


def printable(work: Work, day: date) -> list[AppointmentRecord]:
    """The appointments of a day; those of clients whom this person may not print are time that is taken.

    A guest, who has no file, is theirs who do part of it.
    """
    return [one if _may_be_printed(work, one) else without_name(one) for one in on_day(work, day)]


def _may_be_printed(work: Work, one: AppointmentRecord) -> bool:
    if one.client is not None:
        return work.may(Permission.PRINT, one.client.id)
    return work.grant(Permission.PRINT) is Grant.YES or any(part.staff == work.staff for part in one.parts)


def to_print(work: Work, day: date) -> list[AppointmentRecord]:
    """The same for a sheet, which nobody needs whose clients are all somebody else's.

    Raises:
        Refused: ``NOT_ALLOWED``.
    """
    found = printable(work, day)
    if found and all(one.hidden for one in found):
        raise Refused(Code.NOT_ALLOWED, permission=work.permission.value)
    work.settled = True
    work.what |= {"day": day.isoformat(), "appointments": sum(not one.hidden for one in found)}
    return found


def checked_room(room: str) -> str:
    """The name of a bed or a room; empty for all.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    if room and room not in places():
        raise SalonError(Code.NOT_FOUND)
    return room


def lines_of(found: Iterable[AppointmentRecord], room: str, language: str) -> tuple[DayLine, ...]:
    """A line for what one person does one after the other in one place, by time; of all rooms, or of one."""
    known = places()
    made = []
    for one in found:
        for (beautician, names), together in groupby(one.parts, key=lambda part: (part.staff_name, part.resources)):
            parts = list(together)
            if not room or room in names:
                where = listed((name for name in names if name in known), language)
                made.append((parts[0].start, _line(one, parts, beautician, where, language)))
    return tuple(line for _, line in sorted(made, key=lambda pair: pair[0]))


def _line(one: AppointmentRecord, parts: Sequence[PartRecord], beautician: str, where: str, language: str) -> DayLine:
    cautions = [_TO_CLEAR.text(language)] if one.to_clear else []
    cautions += [alert.term.text(language) for alert in (one.client.alerts if one.client else ())]
    return DayLine(
        time=format_clock(parts[0].start),
        number=one.client.number if one.client else "",
        name=one.name,
        service=listed((part.name for part in parts if part.name), language),
        beautician=beautician,
        room=where,
        caution=listed(cautions, language),
    )


def at_work(people: Iterable[GridPerson], language: str) -> tuple[str, ...]:
    """Who works, with their shift and their hours, and who is on leave."""
    said = []
    for one in people:
        if one.leave:
            said.append(f"{one.name} {_LEAVE.text(language)}")
        elif one.hours:
            hours = format_span(one.hours[0].start, one.hours[-1].finish)
            said.append(" ".join(part for part in (one.name, one.shift, hours) if part))
    return tuple(said)


def left_off_before(services: Iterable[int]) -> dict[int, str]:
    """What clients leave off before services, by the service; those before which nothing is are not in it."""
    wanted = [*dict.fromkeys(services)]
    return dict(rows_among("SELECT id, leave_off FROM service WHERE leave_off <> '' AND id IN ({})", wanted))


def places() -> dict[str, str]:
    """Beds and rooms, with their kind."""
    return {one.name: one.kind for one in resources(everything=True) if one.kind in (ROOM, BED)}


def listed(names: Iterable[str], language: str) -> str:
    """Names one after the other, each once."""
    return ("、" if language == "zh" else ", ").join(dict.fromkeys(names))
