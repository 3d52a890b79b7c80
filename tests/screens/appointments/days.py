"""A day of the salon with appointments on it."""

from __future__ import annotations

from datetime import date

from db.appointments.operations.booking import book
from db.appointments.records import AppointmentRecord
from db.appointments.requests import Book, PartAsked
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
