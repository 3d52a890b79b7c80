"""Appointments are booked: one, or the same on several days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from db.appointments.fields import SOURCES
from db.appointments.records import Against, AppointmentRecord, PartRecord, Pass, SeriesRecord
from db.appointments.refusals import NotFree
from db.appointments.requests import Book, BookSeries
from db.appointments.schedule.placing import Placement
from db.appointments.store.people import LONGEST_NOTE, check_advisor
from db.appointments.store.placing import check_when, let_through, place_on
from db.appointments.store.reading import again, appointments, client_lines
from db.appointments.store.waiting import became
from db.appointments.store.wanted import Service, is_to_clear, services_asked
from db.appointments.store.writing import get_appointment, insert_appointment, note_overrides, write_parts
from db.clients.store.guests import check_guest
from db.core.audit import Action
from db.core.errors import Flaw, InvalidFields
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import write
from db.staff.store.people import staff_ref
from db.text.cleaning import clean

MOST_DAYS = 60
_SOURCES = frozenset(entry.code for entry in SOURCES)


def _series_again(work: Work, first: int) -> SeriesRecord:
    work.about(get_appointment(first).client)
    return _series(work, first)


@operation(Permission.APPOINTMENTS, Action.CREATE, again=again)
def book(work: Work, asked: Book) -> AppointmentRecord:
    """Books an appointment; a service that conflicts with the client's health is booked, and marked to be cleared.

    Raises:
        InvalidFields: With every flaw of day, start, services, guest, source or advisor.
        NotFree: ``SLOT_TAKEN`` or ``OUTSIDE_HOURS``; what may be passed is passed with ``despite`` and a reason.
        Refused: ``NEEDS_SECOND`` or ``NOT_ALLOWED``, where it takes the right to book over.
        SalonError: ``NOT_FOUND``.
    """
    guest = check_guest(asked.client, asked.guest_name, asked.guest_phone)
    work.about(asked.client)
    services = _check(work, asked)
    parts = [service.wanted for service in services]
    check_when(work, asked.day, asked.start, parts)
    placement = place_on(work, asked.day, asked.start, parts, asked.client)
    allowed = let_through(work, asked.client, asked.day, parts, placement.against, asked.despite)
    made = _write(work, asked, asked.day, guest, services, placement, allowed)
    if asked.waiting:
        became(asked.waiting, made.id, asked.client)
    return _record(work, asked, guest, services, placement, made)


@operation(Permission.APPOINTMENTS, Action.CREATE, again=_series_again)
def book_series(work: Work, asked: BookSeries) -> SeriesRecord:
    """Books the same appointment on several days, all of them or none.

    Raises:
        InvalidFields: As :func:`book`, or there are no days, or too many.
        NotFree: With every day on which it can't be.
        Refused: ``NEEDS_SECOND`` or ``NOT_ALLOWED``, where it takes the right to book over.
        SalonError: ``NOT_FOUND``.
    """
    guest = check_guest(asked.client, asked.guest_name, asked.guest_phone)
    work.about(asked.client)
    services = _check(work, asked)
    parts = [service.wanted for service in services]
    days = sorted(set(asked.days))
    if not 0 < len(days) <= MOST_DAYS:
        raise InvalidFields({"day": Flaw.REQUIRED})
    placements: dict[date, Placement] = {}
    for day in days:
        check_when(work, day, asked.start, parts)
        placements[day] = place_on(work, day, asked.start, parts, asked.client)
    against = {day: placement.against for day, placement in placements.items() if placement.against}
    allowed: tuple[str, int | None] = ("", None)
    if against:
        _stop_unknown(work, against, asked)
        # one answer for all days
        lines = [line for of_day in against.values() for line in of_day]
        allowed = let_through(work, asked.client, days[0], parts, lines, asked.despite)
    first = 0
    for day, placement in placements.items():
        made = _write(work, asked, day, guest, services, placement, allowed, first)
        if not first:
            first = made.id
            write("UPDATE appointment SET series = id WHERE id = ?", first)
    return _series(work, first)


def _stop_unknown(work: Work, against: dict[date, tuple[Against, ...]], asked: BookSeries) -> None:
    """Lists every day that fails, unless all of it is known and may be passed, and there is a reason."""
    lines = [line for of_day in against.values() for line in of_day]
    is_known = all(line.what in asked.despite and line.passing is not Pass.NEVER for line in lines)
    if not is_known or not work.desk.reason:
        raise NotFree(against)


def _check(work: Work, asked: Book | BookSeries) -> list[Service]:
    if asked.source not in _SOURCES:
        raise InvalidFields({"source": Flaw.NOT_A_CHOICE})
    check_advisor(asked.advisor)
    return services_asked(asked.parts)


class _Written(NamedTuple):
    """What writing an appointment says of it: its id, note as it is kept, whether it is to be cleared, ids of parts."""

    id: int
    note: str
    to_clear: bool
    parts: Sequence[int]


def _write(
    work: Work,
    asked: Book | BookSeries,
    day: date,
    guest: tuple[str, str],
    services: Sequence[Service],
    placement: Placement,
    allowed: tuple[str, int | None],
    series: int = 0,
) -> _Written:
    note, to_clear = clean(asked.note, LONGEST_NOTE), is_to_clear(asked.client, services, day)
    made = insert_appointment(
        work,
        day,
        placement.parts,
        client=asked.client,
        guest=guest,
        source=asked.source,
        asked_for=asked.asked_for,
        advisor=asked.advisor,
        note=note,
        to_clear=to_clear,
        series=series or None,
    )
    parts = write_parts(work, made, day, asked.client, services, placement.parts, is_new=True)
    note_overrides(work, made, placement.against, *allowed)
    return _Written(made, note, to_clear, parts)


def _record(
    work: Work, asked: Book, guest: tuple[str, str], services: Sequence[Service], placement: Placement, made: _Written
) -> AppointmentRecord:
    """The appointment as it was just written; who may book it may see it."""
    names, resources = placement.day.names, placement.day.resource
    advisor = staff_ref(asked.advisor)
    parts = [
        PartRecord(
            id=id,
            seq=seq,
            service=service.wanted.service,
            name=service.name,
            staff=part.staff,
            staff_name=names[part.staff] if part.staff else "",
            minutes=service.wanted.minutes,
            start=part.start,
            finish=part.finish,
            together=service.wanted.together,
            resources=tuple([resources[one].name for one in sorted(part.resources)]),
        )
        for seq, (id, service, part) in enumerate(zip(made.parts, services, placement.parts, strict=True), 1)
    ]
    return AppointmentRecord(
        id=made.id,
        version=1,
        client=client_lines([asked.client], work.today)[asked.client] if asked.client else None,
        guest_name=guest[0],
        guest_phone=guest[1],
        day=asked.day,
        start=asked.start,
        finish=max([part.finish for part in parts]),
        state="booked",
        source=asked.source,
        asked_for=asked.asked_for,
        advisor=advisor.label if advisor else "",
        note=made.note,
        reason="",
        to_clear=made.to_clear,
        visit=None,
        series=None,
        moves=0,
        parts=tuple(parts),
    )


def _series(work: Work, first: int) -> SeriesRecord:
    found = appointments(work, "a.series = ?", [first])
    return SeriesRecord(id=first, client=found[0].client, appointments=tuple(found))
