"""A desk that is locked when a new day begins starts afresh by itself, and nobody who comes back notices."""

from __future__ import annotations

import time
from pathlib import Path

from tests.db.salon import DESK_WOMAN
from tests.journeys.homes import Home
from tests.journeys.salon import PATIENCE, Seat, later
from tests.journeys.test_drafts import HALF, begin


def test_the_morning_after_a_lock(home: Home, tmp_path: Path) -> None:
    clock = tmp_path / "clock"
    clock.write_text("+0d\n")
    # minutes go by like the clock
    faked = later(0) | {"FAKETIME_TIMESTAMP_FILE": str(clock), "FAKETIME_NO_CACHE": "1"}
    del faked["FAKETIME"], faked["FAKETIME_DONT_FAKE_MONOTONIC"]
    with Seat(home, inside=("/usr/bin/env", *(f"{name}={value}" for name, value in faked.items()))) as seat:
        seat.sign_in(DESK_WOMAN)
        begin(seat)
        seat.lock()
        seat.press("f11")
        seat.settle()
        first = seat.terminal.child
        end, minutes = time.monotonic() + PATIENCE, 24 * 60
        while seat.terminal.child == first:
            assert time.monotonic() < end, "the desk goes on as it was"
            minutes += 2
            clock.write_text(f"+{minutes}m\n")
            # something to do, so that it looks at the time
            seat.terminal.resize(80, 24 + minutes % 4)
            seat.settle()
        clock.write_text(f"+{minutes}m\n")
        seat.terminal.resize(80, 24)
        seat.settle(0.5)
        assert not seat.text.strip(), "who has made it dark finds it dark"
        seat.press("enter")
        seat.enter(DESK_WOMAN)
        seat.wait_head(seat.said("New client"))
        seat.wait(HALF)
        seat.end()
    home.check_audit()
