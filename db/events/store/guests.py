"""The guests of events."""

from __future__ import annotations

from datetime import date

from db.clients.store.lines import lines
from db.contacts.store.agreeing import allowed, read_ways
from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission
from db.core.row_values import as_day
from db.core.sql import rows
from db.events.models import EventGuest
from db.events.records import GuestRecord
from db.events.store.events import BY_LETTER

_GUESTS = (
    "SELECT g.id, g.version, g.event_id, g.client_id, (SELECT s.value FROM consent s WHERE s.client_id = g.client_id "
    f"AND s.purpose = 'consent_contact' ORDER BY s.id DESC LIMIT 1), g.invited, {BY_LETTER}, g.invited_on, g.answer, "
    "g.came, g.note, (SELECT COUNT(*) FROM event_guest o JOIN event p ON p.id = o.event_id "
    "WHERE o.client_id = g.client_id AND o.came AND p.day < e.day) "
    "FROM event_guest g JOIN event e ON e.id = g.event_id JOIN client c ON c.id = g.client_id "
    "AND c.merged_into_id IS NULL AND c.away = ''"
)


def guests(work: Work, event: int) -> list[GuestRecord]:
    """Those of an event whom this person may know of, in the order of the alphabet."""
    found = _records("g.event_id = ? ORDER BY c.sort_pinyin, g.id", event)
    if work.grant(Permission.APPOINTMENTS) is Grant.YES:
        return found
    return [one for one in found if work.may(Permission.APPOINTMENTS, one.client.id)]


def guest_record(guest: int) -> GuestRecord:
    """One guest.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = _records("g.id = ?", guest)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return found[0]


def get_guest(guest: int, version: int) -> EventGuest:
    """A guest's row, to be changed.

    Raises:
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``.
    """
    row: EventGuest | None = EventGuest.get_or_none(EventGuest.id == guest)
    if row is None:
        raise SalonError(Code.NOT_FOUND)
    if row.version != version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    return row


def _records(where: str, *values: object) -> list[GuestRecord]:
    found = rows(f"{_GUESTS} WHERE {where}", *values)
    clients = {line.id: line for line in lines([row[3] for row in found])}
    made = []
    for id, version, event, client, answered, invited, by_letter, invited_on, answer, came, note, before in found:
        on: date | None = as_day(invited_on)
        made.append(
            GuestRecord(
                id=id,
                version=version,
                event=event,
                client=clients[client],
                ways=allowed(read_ways(answered)),
                invited=invited or ("letter" if by_letter else ""),
                invited_on=on,
                answer=answer,
                came=None if came is None else bool(came),
                note=note,
                events=before,
            )
        )
    return made
