"""``check`` finds every edit of what time is taken, and leaves alone what somebody allowed."""

from __future__ import annotations

import pytest

from db.appointments.operations import booking, states
from db.appointments.records import What
from db.appointments.store.checking import wrong_bookings
from db.core.sql import run
from tests.db.appointments.samples import asked, book, of, part
from tests.db.salon import CHEN, HAO, LI, OUYANG, OWNER, Salon


@pytest.fixture
def booked(salon: Salon) -> Salon:
    """Three appointments, of which two are at the same time, with leave; and one that was missed."""
    owner = salon.desk(OWNER)
    book(salon, owner, OUYANG, parts=(part(salon), part(salon, HAO)))
    book(salon, owner, CHEN, 780)
    over = asked(salon, LI, 800, despite=frozenset({What.STAFF_TAKEN}))
    booking.book(owner.because("赶时间"), over)
    late = book(salon, owner, CHEN, 1080)
    salon.clock.forward(days=2)
    states.mark_missed(salon.desk(OWNER), of(salon, late))
    return salon


def test_nothing_is_wrong(booked: Salon) -> None:
    assert wrong_bookings() == 0


@pytest.mark.parametrize(
    "edit",
    [
        "DELETE FROM occupancy WHERE appointment_id = 1 AND kind = 'staff'",
        "UPDATE occupancy SET finish = finish - 5 WHERE appointment_id = 1 AND kind = 'client'",
        "UPDATE occupancy SET day = '2026-03-15' WHERE appointment_id = 1",
        "UPDATE occupancy SET holder = 1 WHERE appointment_id = 1 AND kind = 'staff'",
        "UPDATE appointment_part SET before = 5 WHERE appointment_id = 1 AND seq = 1",
        "UPDATE appointment SET state = 'cancelled' WHERE id = 1",
        "UPDATE appointment SET client_id = NULL, guest_name = 'x' WHERE id = 1",
        "INSERT INTO part_resource SELECT p.id, r.id, 1 FROM appointment_part p, resource r WHERE p.id = 1",
    ],
)
def test_an_edit_from_outside_is_found(booked: Salon, edit: str) -> None:
    run("INSERT INTO resource (version, kind, name, capacity, exclusive, active) VALUES (1, 'bed', 'x', 1, 0, 1)")
    run(edit)
    assert wrong_bookings() == 1


def test_an_overlap_that_nobody_allowed_is_found(booked: Salon) -> None:
    run("DROP TRIGGER booking_override_no_delete")
    run("DELETE FROM booking_override")
    assert wrong_bookings() == 2
