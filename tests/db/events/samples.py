"""Events, for tests of who is invited and who comes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, NamedTuple

from db.core.desk import Desk
from db.events import operations as events
from db.events.records import EventRecord, GuestRecord
from db.events.requests import AddGuest, SaveEvent, SaveGuest
from tests.db.calls import TRIED, Case
from tests.db.salon import OWNER, Salon

TEA = "秋茶与润养"


def plan(salon: Salon, at: Desk, **more: Any) -> EventRecord:
    """An event in ten days, at two."""
    asked: dict[str, Any] = {"theme": TEA, "day": salon.clock.today + timedelta(days=10), "start": 14 * 60, **more}
    return events.save_event(at, SaveEvent(request_id=salon.request(), **asked))


def add(salon: Salon, at: Desk, one: EventRecord, client: int) -> GuestRecord:
    """A client is put on its list."""
    return events.add_guest(at, AddGuest(request_id=salon.request(), event=one.id, client=client))


def say(salon: Salon, at: Desk, guest: GuestRecord, **more: Any) -> GuestRecord:
    """What there is to say of a guest; the rest stays."""
    asked = {name: getattr(guest, name) for name in ("invited", "answer", "came", "note")} | more
    return events.save_guest(at, SaveGuest(request_id=salon.request(), id=guest.id, version=guest.version, **asked))


class Planned(NamedTuple):
    """An event, and its guests by client."""

    event: EventRecord
    guests: dict[int, GuestRecord]


def make_planned(salon: Salon) -> Planned:
    """An event with everybody who is tried."""
    owner = salon.desk(OWNER)
    event = plan(salon, owner, hobbies="茶")
    clients = [salon.clients[name] for name in TRIED]
    return Planned(event, {client: add(salon, owner, event, client) for client in clients})


def guest_of(case: Case) -> GuestRecord:
    """The guest that is the client in question."""
    return case.of(make_planned).guests[case.client]
