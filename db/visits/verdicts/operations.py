"""What is answered where something speaks against a visit: it was read, heeded, or let through, and came out so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.clients.store.refs import require_client
from db.core.audit import Action
from db.core.errors import Flaw, InvalidFields
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.visits.records import VisitRecord
from db.visits.store import visits
from db.visits.store.answering import note_read, rate
from db.visits.store.firing import note_fired
from db.visits.store.health import check_services


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """Warnings of a visit that were read, by what they follow from."""

    request_id: str
    visit: int
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RateOverrides:
    """How it came out what was let through on a visit."""

    request_id: str
    visit: int
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteHeeded:
    """Somebody was stopped and didn't go on: what was asked for, and for which day.

    It is counted once, however often it is asked.
    """

    client: int
    day: date
    services: tuple[int, ...] = ()
    products: tuple[int, ...] = ()


@operation(Permission.RECORD_VISIT, Action.UPDATE, again=visits.again)
def acknowledge(work: Work, asked: Acknowledge) -> VisitRecord:
    """Warnings were read; they come back on this visit only when what they follow from changes."""
    visit = visits.counted(work, asked.visit)
    note_read(work, visit, asked.facts)
    return visits.record_of(work, visit)


@operation(Permission.RECORD_VISIT, Action.UPDATE, again=visits.again)
def rate_overrides(work: Work, asked: RateOverrides) -> VisitRecord:
    """How it came out what was let through, once; see :func:`db.visits.store.answering.rate` for errors."""
    visit = visits.counted(work, asked.visit)
    rate(work, visit, asked.outcome)
    return visits.record_of(work, visit)


@operation(Permission.RECORD_VISIT, Action.CREATE)
def note_heeded(work: Work, asked: NoteHeeded) -> int:
    """Counts that rules stopped something and were heeded, since nothing of what was stopped is kept.

    Returns:
        How many rules spoke that hadn't been counted for this client, day and treatment.

    Raises:
        InvalidFields: For a day to come.
        SalonError: ``NOT_FOUND``.
    """
    require_client(asked.client)
    work.about(asked.client)
    if asked.day > work.today:
        raise InvalidFields({"day": Flaw.IN_THE_FUTURE})
    found = check_services(asked.client, asked.services, asked.products, asked.day)
    return note_fired(work, asked.client, asked.day, [one for one in found if one.stops])
