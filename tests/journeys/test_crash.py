"""The desk that crashed comes back by Enter, with nothing in between."""

from __future__ import annotations

import os
import signal

from tests.db.salon import DESK_WOMAN
from tests.journeys.homes import Home
from tests.journeys.salon import Seat

STOPPED = "The program had to stop. Nothing that was saved is lost."


def test_the_kernel_kills_the_desk(home: Home) -> None:
    with Seat(home, cold=True) as seat:
        crash(seat)


def crash(seat: Seat) -> None:
    seat.sign_in(DESK_WOMAN)
    os.kill(seat.terminal.child, signal.SIGKILL)
    seat.wait(seat.said(STOPPED))
    seat.terminal.settle(0.7)
    seat.press("enter")
    seat.wait(seat.said("Who are you?"))
    seat.sign_in(DESK_WOMAN)
