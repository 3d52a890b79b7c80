"""An appointment makes a client somebody's own only where somebody else placed or confirmed it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.appointments.operations import changing, states
from db.appointments.requests import (
    CancelAppointment,
    MoveAppointment,
)
from db.clients.operations.clients import open_client
from db.core.desk import Desk
from db.core.errors import Code
from db.core.sql import rows
from tests.db.appointments.samples import book, of, tomorrow
from tests.db.salon import (
    CHEN,
    DESK_WOMAN,
    GU,
    LI,
    LIN,
    MOISTURE,
    Salon,
    refused,
)


@pytest.fixture
def desk(salon: Salon) -> Desk:
    return salon.desk(DESK_WOMAN)


def test_an_appointment_makes_a_client_their_own_only_through_somebody_else(salon: Salon) -> None:
    """Today's and tomorrow's, made, moved or confirmed by somebody else; nobody places themselves."""
    advisor = salon.desk(GU)
    assert refused(open_client, advisor, salon.clients[CHEN]) is Code.NEEDS_REASON
    rows("INSERT INTO service_staff (service_id, staff_id) VALUES (?, ?)", salon.services[MOISTURE], salon.staff[GU])
    mine = book(salon, advisor, CHEN, who=GU)
    assert refused(open_client, advisor, salon.clients[CHEN]) is Code.NEEDS_REASON
    desk = salon.desk(DESK_WOMAN)
    states.confirm(desk, of(salon, mine))
    # the day after tomorrow is too far ahead
    book(salon, desk, LI, who=GU, day=tomorrow(salon) + timedelta(days=1))
    advisor = salon.desk(GU)
    assert open_client(advisor, salon.clients[CHEN]).name == CHEN
    assert refused(open_client, advisor, salon.clients[LI]) is Code.NEEDS_REASON
    # nor does it once it was moved by whoever it is for
    moved = MoveAppointment(
        request_id=salon.request(), appointment=mine.id, version=mine.version + 1, day=tomorrow(salon), start=720
    )
    changing.move_appointment(advisor, moved)
    assert refused(open_client, advisor, salon.clients[CHEN]) is Code.NEEDS_REASON


def test_whoever_confirms_answers_for_others_and_not_for_themselves(salon: Salon, desk: Desk) -> None:
    rows("INSERT INTO service_staff (service_id, staff_id) VALUES (?, ?)", salon.services[MOISTURE], salon.staff[GU])
    given = book(salon, desk, LI, who=GU)
    advisor = salon.desk(GU)
    mine = book(salon, advisor, CHEN, 720, who=GU)
    for one in (given, mine):
        states.confirm(advisor, of(salon, one))
    assert open_client(advisor, salon.clients[LI]).name == LI
    assert refused(open_client, advisor, salon.clients[CHEN]) is Code.NEEDS_REASON
    # nor do they make it somebody else's doing by taking back that it was cancelled
    for one in (given, mine):
        gone = CancelAppointment(
            request_id=salon.request(), appointment=one.id, version=one.version + 1, reason="mistake"
        )
        states.undo_state(advisor, of(salon, states.cancel_appointment(advisor, gone)))
    assert open_client(advisor, salon.clients[LI]).name == LI
    assert refused(open_client, advisor, salon.clients[CHEN]) is Code.NEEDS_REASON


def test_a_clock_that_was_set_back_brings_no_client_again(salon: Salon, desk: Desk) -> None:
    book(salon, desk, CHEN, who=LIN)
    assert open_client(salon.desk(LIN), salon.clients[CHEN]).name == CHEN
    salon.clock.forward(days=3)
    lin = salon.desk(LIN)
    assert refused(open_client, lin, salon.clients[CHEN]) is Code.NEEDS_REASON
    salon.clock.jump(days=-3)
    assert refused(open_client, lin, salon.clients[CHEN]) is Code.NEEDS_REASON
    assert refused(open_client, salon.desk(LIN), salon.clients[CHEN]) is Code.NEEDS_REASON
