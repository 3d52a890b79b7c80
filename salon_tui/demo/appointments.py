"""The demo's appointments: who did not come today, what is left of it, and the next days, thinner from day to day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from db.appointments.operations.booking import book
from db.appointments.operations.states import confirm, mark_missed
from db.appointments.operations.waiting import put_on_waiting
from db.appointments.refusals import NotFree
from db.appointments.requests import Book, OfAppointment, PartAsked, PutOnWaiting
from db.core.desk import Desk

_TIMES = range(10 * 60, 20 * 60, 45)
_EVERY = (1, 1, 2, 3)
"""Which of the times are tried on each day, today first."""
WAITED = 30
"""Minutes after which who did not come is no longer waited for."""
_GUEST = ("王女士", "13800138006")


def fill_days(
    desk: Desk, clients: Sequence[int], services: Sequence[int], now: datetime, request: Callable[[], str]
) -> None:
    """Books with whoever is free; a time that nobody has is left out.

    Args:
        desk: The reception's.
        clients: Ids of clients.
        services: Ids of services.
        now: Now, in the salon's own time zone.
        request: Gives the next request id.
    """
    if clients:
        _miss(desk, clients[0], services[0], now, request)
    number = 0
    for past, every in enumerate(_EVERY):
        day = now.date() + timedelta(days=past)
        for start in _TIMES[::every]:
            if not clients or (past == 0 and start <= now.hour * 60 + now.minute):
                continue
            number += 1
            client = 0 if number % 9 == 4 else clients[number * 5 % len(clients)]
            parts = (PartAsked(service=services[number * 3 % len(services)]),)
            name, phone = ("", "") if client else _GUEST
            asked = Book(
                request_id=request(),
                day=day,
                start=start,
                parts=parts,
                client=client,
                guest_name=name,
                guest_phone=phone,
            )
            try:
                made = book(desk, asked)
            except NotFree:
                continue
            if number % 3 == 0:
                confirm(desk, OfAppointment(request_id=request(), appointment=made.id, version=made.version))
    if clients:
        waits = PutOnWaiting(
            request_id=request(),
            services=(services[0],),
            from_day=now.date(),
            to_day=now.date() + timedelta(days=3),
            client=clients[-1],
            times=("afternoon",),
        )
        put_on_waiting(desk, waits)


def _miss(desk: Desk, client: int, service: int, now: datetime, request: Callable[[], str]) -> None:
    """Somebody did not come earlier today; before the salon opens, nobody could."""
    over = [start for start in _TIMES if start + WAITED <= now.hour * 60 + now.minute]
    for start in reversed(over):
        asked = Book(
            request_id=request(), day=now.date(), start=start, parts=(PartAsked(service=service),), client=client
        )
        try:
            made = book(desk, asked)
        except NotFree:
            continue
        mark_missed(desk, OfAppointment(request_id=request(), appointment=made.id, version=made.version))
        return
