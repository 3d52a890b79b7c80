"""Random days at the desk: whatever is done, the time that is taken is what appointments take, and again is no more."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from random import Random

import pytest

from db.appointments.operations import arrival, booking, changing, states
from db.appointments.records import AppointmentRecord
from db.appointments.requests import (
    Book,
    CancelAppointment,
    ChangeParts,
    CheckIn,
    MoveAppointment,
    PartAsked,
    UndoCheckIn,
)
from db.appointments.store.checking import wrong_bookings
from db.core.desk import Desk
from db.core.errors import SalonError
from db.core.sql import rows, run
from tests.db.appointments.samples import of
from tests.db.salon import HAO, LIFT, LIN, MOISTURE, OWNER, Salon, everything

STEPS = 40


def furnish(salon: Salon) -> None:
    """Two beds, a double room, an instrument for one; services with buffers, free minutes and needs."""
    for id, (kind, capacity, exclusive) in enumerate(
        (("bed", 1, 0), ("bed", 1, 0), ("room", 2, 0), ("instrument", 1, 1)), 1
    ):
        run(
            "INSERT INTO resource (id, version, kind, name, capacity, exclusive, active) VALUES (?, 1, ?, ?, ?, ?, 1)",
            *(id, kind, f"{kind}{id}", capacity, exclusive),
        )
    for name, timing, kinds in ((MOISTURE, (5, 10, 15, 20), ("bed",)), (LIFT, (0, 15, 0, 0), ("room", "instrument"))):
        service = salon.services[name]
        run(
            "INSERT INTO service_timing (service_id, before, after, free_from, free_minutes, interval_days) "
            "VALUES (?, ?, ?, ?, ?, 0)",
            *(service, *timing),
        )
        for kind in kinds:
            run("INSERT INTO service_need (service_id, kind, count) VALUES (?, ?, 1)", service, kind)


def random_parts(salon: Salon, random: Random) -> tuple[PartAsked, ...]:
    people = [None, salon.staff[LIN], salon.staff[HAO]]
    return tuple(
        PartAsked(
            service=salon.services[random.choice((MOISTURE, LIFT))],
            staff=random.choice(people),
            minutes=random.choice((None, 15, 30, 45)),
            together=random.random() < 0.3,
        )
        for _ in range(random.choice((1, 1, 2)))
    )


def random_step(salon: Salon, desk: Desk, random: Random, known: list[AppointmentRecord]) -> Callable[[], object]:
    """Something that may be done at the desk."""
    day = salon.clock.today + timedelta(days=random.choice((0, 0, 1)))
    start, request = random.randrange(540, 1200, 15), salon.request()
    if not known or random.random() < 0.4:
        client = random.choice([0, *salon.clients.values()])
        book = Book(
            request_id=request,
            client=client,
            guest_name="" if client else "散客",
            day=day,
            start=start,
            parts=random_parts(salon, random),
        )
        return lambda: booking.book(desk, book)
    one = random.choice(known)
    move = MoveAppointment(request_id=request, appointment=one.id, version=one.version, day=day, start=start)
    parts = ChangeParts(request_id=request, appointment=one.id, version=one.version, parts=random_parts(salon, random))
    cancel = CancelAppointment(request_id=request, appointment=one.id, version=one.version, reason="ill")
    comes = CheckIn(request_id=request, appointment=one.id, version=one.version, second=True)
    undo = UndoCheckIn(request_id=request, appointment=one.id, version=one.version, reason="认错人")
    asked = of(salon, one)
    return random.choice(
        [
            lambda: changing.move_appointment(desk, move),
            lambda: changing.change_parts(desk, parts),
            lambda: states.confirm(desk, asked),
            lambda: states.cancel_appointment(desk, cancel),
            lambda: states.undo_state(desk, asked),
            lambda: arrival.check_in(desk, comes),
            lambda: arrival.undo_check_in(desk, undo),
        ]
    )


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_done_what_is_taken_is_what_appointments_take(salon: Salon, seed: int) -> None:
    furnish(salon)
    desk, random = salon.desk(OWNER), Random(seed)
    known: dict[int, AppointmentRecord] = {}
    done = 0
    for _ in range(STEPS):
        step = random_step(salon, desk, random, list(known.values()))
        before = everything("audit_entry")
        with suppress(SalonError):
            made = step()
            assert isinstance(made, AppointmentRecord)
            known[made.id] = made
            done += 1
            after = everything("audit_entry")
            assert step() == made
            assert everything("audit_entry") == after
            before = after
        # what is refused changes nothing
        assert everything("audit_entry") == before
        assert wrong_bookings() == 0
    assert done > 10
    assert set(rows("SELECT id FROM appointment")) == {(id,) for id in known}
