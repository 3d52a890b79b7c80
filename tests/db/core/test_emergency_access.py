"""A client's file that somebody opens with a reason: for one person, one client, five minutes."""

from __future__ import annotations

import pytest

from db.clients.operations import clients, emergency_access
from db.core.errors import Code
from tests.db.salon import (
    LI,
    LIN,
    ZENG,
    Salon,
    entries,
    refused,
)


def test_glass_is_broken_for_one_person_one_client_five_minutes(salon: Salon) -> None:
    at = salon.desk(LIN)
    assert refused(emergency_access.break_glass, at, salon.clients[LI]) is Code.NEEDS_REASON
    emergency_access.break_glass(at.because("客户来电"), salon.clients[LI])
    assert clients.reveal(at, salon.clients[LI]).values["phone"] == "13600136004"
    assert refused(clients.open_client, at, salon.clients[ZENG]) is Code.NEEDS_REASON
    # to the microsecond, whether the clock shows any or not
    salon.clock.forward(minutes=5, microseconds=-1)
    assert clients.open_client(at, salon.clients[LI])
    salon.clock.forward(microseconds=1)
    assert refused(clients.open_client, at, salon.clients[LI]) is Code.NEEDS_REASON
    salon.clock.forward(microseconds=1)
    assert refused(clients.open_client, at, salon.clients[LI]) is Code.NEEDS_REASON
    # a clock that is set back doesn't lengthen it
    salon.clock.jump(hours=-1)
    assert refused(clients.open_client, at, salon.clients[LI]) is Code.NEEDS_REASON
    written = entries(operation="break_glass", outcome="done")[-1]
    assert (written["reason"], written["client"]) == ("客户来电", salon.clients[LI])


@pytest.mark.parametrize("microseconds", [0, 1, 500_000, 999_999])
def test_glass_ends_in_time_wherever_in_the_second_it_began(salon: Salon, microseconds: int) -> None:
    salon.clock.forward(microseconds=microseconds)
    at = salon.desk(LIN)
    emergency_access.break_glass(at.because("客户来电"), salon.clients[LI])
    salon.clock.forward(minutes=5, microseconds=-1)
    assert clients.open_client(at, salon.clients[LI])
    salon.clock.forward(microseconds=1)
    assert refused(clients.open_client, at, salon.clients[LI]) is Code.NEEDS_REASON


def test_glass_ends_with_the_program(salon: Salon) -> None:
    emergency_access.break_glass(salon.desk(LIN).because("客户来电"), salon.clients[LI])
    salon.reopen(as_start=True)
    # after a start of the machine, the same number of microseconds comes again
    assert refused(clients.open_client, salon.desk(LIN), salon.clients[LI]) is Code.NEEDS_REASON


def test_colleague_does_not_share_the_broken_glass(salon: Salon) -> None:
    emergency_access.break_glass(salon.desk(LIN).because("客户来电"), salon.clients[LI])
    assert refused(clients.open_client, salon.desk("郝晨"), salon.clients[LI]) is Code.NEEDS_REASON
