"""Appointments of the small salon, for tests of what is done with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from db.appointments.operations import arrival, booking, states, waiting
from db.appointments.records import AppointmentRecord, WaitingRecord
from db.appointments.requests import Book, CancelAppointment, CheckIn, OfAppointment, PartAsked, PutOnWaiting
from db.core.desk import Desk
from db.core.sql import rows, run
from tests.db.calls import TRIED, Case
from tests.db.salon import HAO, LIN, MOISTURE, OWNER, Salon

TEN = 600


def tomorrow(salon: Salon) -> date:
    return salon.clock.today + timedelta(days=1)


def part(salon: Salon, who: str | None = LIN, service: str = MOISTURE, **more: Any) -> PartAsked:
    return PartAsked(service=salon.services[service], staff=salon.staff[who] if who else None, **more)


def asked(salon: Salon, client: str = "", start: int = TEN, who: str | None = LIN, **more: Any) -> Book:
    """An hour of one service for a client, or for a guest."""
    whose = {"client": salon.clients[client]} if client else {"guest_name": "王女士"}
    given = {"day": tomorrow(salon), "parts": (part(salon, who),), **whose, **more}
    return Book(request_id=salon.request(), start=start, **given)


def book(salon: Salon, desk: Desk, client: str = "", start: int = TEN, **more: Any) -> AppointmentRecord:
    return booking.book(desk, asked(salon, client, start, **more))


def of(salon: Salon, one: AppointmentRecord) -> OfAppointment:
    return OfAppointment(request_id=salon.request(), appointment=one.id, version=one.version)


def taken(kind: str = "staff") -> list[Any]:
    """What is taken of a kind of holder: whom, from when, until when."""
    return rows("SELECT holder, start, finish FROM occupancy WHERE kind = ? ORDER BY day, start", kind)


@dataclass(frozen=True)
class Booked:
    """A client's appointments of every sort, and a line of the waiting list."""

    ahead: AppointmentRecord
    today: AppointmentRecord
    arrived: AppointmentRecord
    past: AppointmentRecord
    cancelled: AppointmentRecord
    waiting: WaitingRecord


def make_appointments(salon: Salon) -> dict[int, Booked]:
    """For every client that is tried; somebody does them who is not tried."""
    owner, made = salon.desk(OWNER), {}
    for number, name in enumerate(TRIED):
        at, client = TEN + 120 * number, salon.clients[name]
        here = book(salon, owner, name, at, who=HAO, day=salon.clock.today)
        arrived = CheckIn(request_id=salon.request(), appointment=here.id, version=here.version, second=True)
        gone = book(salon, owner, name, at, who=HAO, day=tomorrow(salon) + timedelta(days=1))
        cancelled = CancelAppointment(
            request_id=salon.request(), appointment=gone.id, version=gone.version, reason="client"
        )
        waits = PutOnWaiting(
            request_id=salon.request(),
            client=client,
            services=(salon.services[MOISTURE],),
            from_day=tomorrow(salon),
            to_day=tomorrow(salon),
        )
        past = book(salon, owner, name, at, who=HAO, day=tomorrow(salon) + timedelta(days=3))
        # as if it had been booked for yesterday, some days ago
        yesterday = (salon.clock.today - timedelta(days=1)).isoformat()
        run("UPDATE appointment SET day = ? WHERE id = ?", yesterday, past.id)
        run("UPDATE occupancy SET day = ? WHERE appointment_id = ?", yesterday, past.id)
        made[client] = Booked(
            ahead=book(salon, owner, name, at, who=HAO),
            today=book(salon, owner, name, at + 60, who=HAO, day=salon.clock.today),
            arrived=arrival.check_in(owner, arrived),
            past=past,
            cancelled=states.cancel_appointment(owner, cancelled),
            waiting=waiting.put_on_waiting(owner, waits),
        )
    return made


def booked_of(case: Case) -> Booked:
    """Those of the client in question."""
    return case.of(make_appointments)[case.client]
