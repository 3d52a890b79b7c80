"""The waiting list: somebody waits for a time, is offered one, or waits no longer."""

from __future__ import annotations

import json
from datetime import timedelta

from db.appointments.fields import DAYTIMES
from db.appointments.records import WaitingRecord
from db.appointments.refusals import NotFree
from db.appointments.requests import CloseWaiting, OfferSlot, PartAsked, PutOnWaiting
from db.appointments.store.people import check_advisor
from db.appointments.store.placing import check_when, place_on
from db.appointments.store.waiting import OPEN, WaitingRow, get_waiting, waiting_lines
from db.appointments.store.wanted import services_asked
from db.clients.store.guests import check_guest
from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.row_values import moment_text
from db.core.sql import rows, write

_DAYTIMES = frozenset(entry.code for entry in DAYTIMES)


def _again(work: Work, waiting: int) -> WaitingRecord:
    work.about(get_waiting(waiting).client)
    return _record(work, waiting)


@operation(Permission.APPOINTMENTS, Action.CREATE, again=_again)
def put_on_waiting(work: Work, asked: PutOnWaiting) -> WaitingRecord:
    """Puts somebody on the waiting list.

    Raises:
        InvalidFields: With every flaw of services, days, times, guest or beautician.
        SalonError: ``NOT_FOUND``.
    """
    guest = check_guest(asked.client, asked.guest_name, asked.guest_phone)
    work.about(asked.client)
    services_asked([PartAsked(service=service) for service in asked.services])
    check_advisor(asked.beautician)
    if asked.to_day < asked.from_day or asked.to_day < work.today:
        raise InvalidFields({"to_day": Flaw.TOO_EARLY})
    if not set(asked.times) <= _DAYTIMES:
        raise InvalidFields({"times": Flaw.NOT_A_CHOICE})
    [(made,)] = rows(
        "INSERT INTO waiting (version, client_id, guest_name, guest_phone, services, staff_id, from_day, to_day, "
        "times, since, state) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting') RETURNING id",
        asked.client or None,
        *guest,
        json.dumps(list(asked.services)),
        asked.beautician,
        asked.from_day.isoformat(),
        asked.to_day.isoformat(),
        json.dumps(list(asked.times)),
        work.moment,
    )
    return _record(work, made)


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=_again)
def offer_slot(work: Work, asked: OfferSlot) -> WaitingRecord:
    """A time was offered to who waits; nothing is taken for it until it is booked.

    Raises:
        InvalidFields: It is no time to book at.
        NotFree: The time is gone meanwhile.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, or ``NOT_WAITING``.
    """
    row = _open(work, asked.waiting, asked.version)
    services = services_asked([PartAsked(service=service, staff=row.staff) for service in row.services])
    parts = [service.wanted for service in services]
    check_when(work, asked.day, asked.start, parts)
    placement = place_on(work, asked.day, asked.start, parts, row.client or 0)
    if placement.against:
        raise NotFree({asked.day: placement.against})
    until = work.now + timedelta(minutes=max(1, min(asked.minutes, 7 * 24 * 60)))
    write(
        "UPDATE waiting SET state = 'offered', until = ?, version = version + 1 WHERE id = ?",
        moment_text(until),
        row.id,
    )
    return _record(work, row.id)


@operation(Permission.APPOINTMENTS, Action.UPDATE, again=_again)
def close_waiting(work: Work, asked: CloseWaiting) -> WaitingRecord:
    """Somebody waits no longer.

    Raises:
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, or ``NOT_WAITING``.
    """
    row = _open(work, asked.waiting, asked.version)
    write("UPDATE waiting SET state = 'gone', version = version + 1 WHERE id = ?", row.id)
    return _record(work, row.id)


def _open(work: Work, waiting: int, version: int) -> WaitingRow:
    row = get_waiting(waiting, version)
    work.about(row.client)
    if row.state not in OPEN:
        raise SalonError(Code.NOT_WAITING)
    return row


def _record(work: Work, waiting: int) -> WaitingRecord:
    return waiting_lines(work, "w.id = ?", [waiting])[0]
