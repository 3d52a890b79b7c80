"""What the desk asks of events."""

from __future__ import annotations

from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.events.records import EventRecord, GuestList, GuestRecord
from db.events.store import events as event_store
from db.events.store import guests as guest_store


@query(Permission.DESK)
def events(work: Work) -> list[EventRecord]:
    """Those that are to come, the next first, then the latest that were: how many guests there are, never who."""
    return event_store.events(work.today)


@query(Permission.DESK)
def event(work: Work, id: int) -> EventRecord:
    """One event.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    return event_store.event_record(work.today, id)


@query(Permission.DESK)
def guest_list(work: Work, event: int) -> GuestList:
    """An event with those of its guests whom this person may know of.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    return GuestList(event=event_store.event_record(work.today, event), guests=tuple(guest_store.guests(work, event)))


@query(Permission.APPOINTMENTS)
def guest(work: Work, id: int) -> GuestRecord:
    """One guest.

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``.
    """
    found = guest_store.guest_record(id)
    work.about(found.client.id)
    return found
