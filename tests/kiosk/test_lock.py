"""The idle watch, on a clock of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from salon_tui.kiosk.lock import IdleWatch


class Clock:
    """A clock that is set by hand, and the timers that hang on it."""

    def __init__(self) -> None:
        self.now = 0.0
        self.wakings = 0
        self.timers: list[Timer] = []

    def later(self, seconds: float, callback: Callable[[], None]) -> Timer:
        self.timers.append(Timer(self.now + seconds, callback))
        return self.timers[-1]

    def run(self, until: float) -> None:
        while due := [timer for timer in self.timers if timer.due <= until]:
            first = min(due, key=lambda timer: timer.due)
            self.timers.remove(first)
            self.now = first.due
            if not first.is_cancelled:
                self.wakings += 1
                first.callback()
        self.now = until


class Timer:
    def __init__(self, due: float, callback: Callable[[], None]) -> None:
        self.due = due
        self.callback = callback
        self.is_cancelled = False

    def cancel(self) -> None:
        self.is_cancelled = True


@pytest.fixture
def clock() -> Clock:
    return Clock()


def watch(clock: Clock, locked: list[float]) -> IdleWatch:
    made = IdleWatch(60, lambda: locked.append(clock.now), clock=lambda: clock.now, later=clock.later)
    made.start()
    return made


def test_an_idle_desk_is_noticed_once(clock: Clock) -> None:
    locked: list[float] = []
    idle = watch(clock, locked)
    clock.run(until=500)
    assert locked == [60]
    assert not idle.is_running


def test_keys_put_it_off_and_cost_no_waking(clock: Clock) -> None:
    locked: list[float] = []
    idle = watch(clock, locked)
    for second in range(1, 601):
        clock.run(until=second)
        assert idle.touch()
    assert not locked
    assert clock.wakings <= 11
    clock.run(until=1000)
    assert locked == [660]


def test_the_first_key_after_the_machine_slept_does_not_count(clock: Clock) -> None:
    locked: list[float] = []
    idle = watch(clock, locked)
    clock.now = 3600  # no timer has run
    assert not idle.touch()
    assert locked == [3600]
    assert idle.touch()


def test_a_stopped_watch_is_silent(clock: Clock) -> None:
    locked: list[float] = []
    watch(clock, locked).stop()
    clock.run(until=500)
    assert not locked
