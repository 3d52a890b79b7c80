"""A day of the salon with appointments on it."""

from __future__ import annotations

from datetime import date, timedelta

from db.appointments.operations.booking import book
from db.appointments.operations.waiting import put_on_waiting
from db.appointments.records import AppointmentRecord, WaitingRecord
from db.appointments.requests import Book, PartAsked, PutOnWaiting
from db.core.desk import Desk
from tests.db.salon import Salon


def booked(
    salon: Salon,
    at: Desk,
    client: str,
    start: int,
    *services: str,
    staff: str | None = None,
    day: date | None = None,
    request: str = "",
) -> AppointmentRecord:
    """Books a client, or a guest whom the salon doesn't know by that name."""
    person = salon.staff[staff] if staff else None
    known = salon.clients.get(client, 0)
    return book(
        at,
        Book(
            request_id=request or f"{client}-{start}",
            day=day or salon.clock.today,
            start=start,
            parts=tuple(PartAsked(service=salon.services[name], staff=person) for name in services),
            client=known,
            guest_name="" if known else client,
            guest_phone="" if known else "13800138000",
        ),
    )


def waiting(
    salon: Salon,
    at: Desk,
    client: str,
    first: date,
    *services: str,
    staff: str | None = None,
    days: int = 1,
    times: tuple[str, ...] = (),
) -> WaitingRecord:
    """Puts a client on the waiting list for some days, or a guest whom the salon doesn't know by that name."""
    known = salon.clients.get(client, 0)
    return put_on_waiting(
        at,
        PutOnWaiting(
            request_id=f"{client}-{first}",
            services=tuple(salon.services[name] for name in services),
            from_day=first,
            to_day=first + timedelta(days=days - 1),
            client=known,
            guest_name="" if known else client,
            guest_phone="" if known else "13800138000",
            beautician=salon.staff[staff] if staff else None,
            times=times,
        ),
    )
