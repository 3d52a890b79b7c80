"""Garbage is collected when the keys come to rest, and not while they come."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
import weakref
from collections.abc import Iterator

import pytest

from salon_tui.kiosk import garbage
from salon_tui.kiosk.garbage import REST_SECONDS, Collector
from tests.kiosk.terminal import Terminal
from tests.warm import REPOSITORY


class Knot:
    """Refers to itself, so that only the collector can end it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def thresholds() -> Iterator[None]:
    before = gc.get_threshold()
    # what other tests left is not to be what there is too much of
    gc.collect()
    yield
    gc.set_threshold(*before)


def test_garbage_goes_at_rest_and_stays_while_keys_come() -> None:
    async def play() -> tuple[bool, bool]:
        loop = asyncio.get_running_loop()
        collector = Collector(lambda: None)
        knot = weakref.ref(Knot())
        while_typing = []
        for _key in range(100):
            # what a key leaves: more than Python's own threshold after a few
            left: list[object] = [[] for _ in range(90)]
            left.append(left)
            collector.touch()
            while_typing.append(knot() is not None)
            del left
        rested = loop.create_future()
        loop.call_later(REST_SECONDS * 2, rested.set_result, None)
        await rested
        return all(while_typing), knot() is None

    assert asyncio.run(play()) == (True, True)


def test_all_that_there_is_is_not_looked_at_amid_what_is_typed() -> None:
    """Pauses between words are rounds, too: after ten of them the next full collection would fall on a key."""

    def note(phase: str, facts: dict[str, int]) -> None:
        seen.append(facts["generation"])

    async def play() -> None:
        Collector(lambda: None)
        for _word in range(2 * garbage.ROUNDS):
            gc.collect(1)
        gc.callbacks.append(note)
        left: list[object] = []
        for _object in range(3 * garbage.MOST_OBJECTS):
            left.append([])
        gc.callbacks.remove(note)

    seen: list[int] = []
    # as the desk does with all that it has loaded: of what is left, a quarter is soon new
    gc.freeze()
    gc.collect()
    try:
        asyncio.run(play())
    finally:
        gc.unfreeze()
    assert seen and 2 not in seen


def test_what_is_old_goes_at_a_long_rest_when_nobody_is_there_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "REST_SECONDS", 0)

    async def goes(collector: Collector, seconds: float) -> bool:
        monkeypatch.setattr(garbage, "LONG_REST_SECONDS", seconds)
        collector.touch()
        await asyncio.sleep(0.001)
        return knot() is None

    async def play() -> list[bool]:
        collector = Collector(lambda: None)
        old.clear()
        before = await goes(collector, 0)
        collector.take_all()
        return [before, await goes(collector, 3600), await goes(collector, 0)]

    old = [Knot()]
    knot = weakref.ref(old[0])
    gc.collect()
    gc.collect()
    assert asyncio.run(play()) == [False, False, True]


def test_the_app_collects_when_its_keys_rest(desk: Terminal) -> None:
    """Also what the second key leaves: the first time might be that of the start."""
    for _key in range(2):
        desk.press("f6")
        desk.wait("TIED")
        desk.wait("UNTIED")
        desk.press("f2")
        desk.wait("FIND")


def test_a_thread_takes_no_heap_of_its_own() -> None:
    program = """
import threading
from salon_tui.kiosk.hardening import share_one_heap

def megabytes():
    return int(open("/proc/self/statm").read().split()[0]) * 4096 / 1e6

share_one_heap()
before = megabytes()
thread = threading.Thread(target=lambda: bytes(5000))
thread.start()
thread.join()
print(megabytes() - before)
"""
    said = subprocess.run([sys.executable, "-c", program], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    # its stack has 8; glibc reserves 64 for a heap
    assert float(said.stdout) < 40
