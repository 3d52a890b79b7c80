"""A week of a desk that nobody ends or starts: what it takes of the machine on the last day, beside the first.

One program in a terminal, on a clock that the benchmark sets: each day so many clients come and pay, the desk is locked
and somebody signs in again, cards are printed, and every page is looked at. When the next day begins, the desk starts
afresh by itself and makes its backup: what it takes is told of the end of each day, and counts after each night.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Final

from db.backup.manifest import MANIFEST_FILE
from db.text.card_number import card_number
from salon_tui.screens.menus import MENUS
from tests.benchmarks.archives import OWNER, OWNER_PIN, Place, bulk, copy_of
from tests.benchmarks.people import MANAGER
from tests.benchmarks.support import Series, Stopwatch, desk, hello, verdict
from tests.journeys.salon import later, said

CLIENTS: Final = 1_000
DAYS, VISITS = 7, 200
LOCKS, PRINTS, LOOKS = 12, 6, 5
"""On a day: how often the desk is locked, a card printed, and every page looked at."""
ROUNDS: Final = 3
NIGHT: Final = 600
"""Seconds that the desk has for it: it looks every minute whether nobody has pressed a key for one."""
MEMORY, SLOWER = 1.8, 1.2
_LEAST: Final = 0.004
"""Seconds of processor below which a page is as quick as any."""


def run() -> int:
    """Plays the week.

    Returns:
        0 where memory, open files and pages stay as they should.
    """
    floor = Series("hello", "MB")
    for _ in range(ROUNDS):
        with Stopwatch(hello()) as terminal:
            terminal.wait("READY", 30)
            terminal.settle(1)
            floor.add(terminal.pss_bytes() / 1e6)
    print(floor)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        place = copy_of(bulk(CLIENTS), folder / "salon")
        with Stopwatch(_at_own_clock(place, folder)) as terminal:
            week = Week(terminal, folder)
            for day in range(DAYS):
                week.play(day)
            return 0 if week.judge(floor.median) else 1


def _at_own_clock(place: Place, folder: Path) -> list[str]:
    """The command that starts the desk on a clock that a file sets, without a printing system: sheets become files."""
    clock = folder / "clock"
    clock.write_text("+0d\n")
    environment = later(0) | {
        "FAKETIME_TIMESTAMP_FILE": str(clock),
        "FAKETIME_CACHE_DURATION": "1",
        "HOME": str(folder),
        "CUPS_SERVER": str(folder / "none.sock"),
        "CUPS_SERVERROOT": str(folder / "none"),
    }
    # what the machine measures goes with it: a pause of a millisecond is refused otherwise, and with it each backup
    del environment["FAKETIME"], environment["FAKETIME_DONT_FAKE_MONOTONIC"]
    return ["env", *(f"{name}={value}" for name, value in environment.items()), *desk(place)]


class Week:
    """The week at one desk.

    Args:
        terminal: The desk.
        folder: Where its clock is.
    """

    def __init__(self, terminal: Stopwatch, folder: Path) -> None:
        self._desk, self._folder = terminal, folder
        self._next = 0
        self._memory: dict[str, list[float]] = {"used": [], "rested": []}
        """MB at the end of each day, and after each night."""
        self._files: list[int] = []
        self._spent: list[dict[str, float]] = []

    def play(self, day: int) -> None:
        """A day."""
        (self._folder / "clock").write_text(f"+{day}d\n")
        self._sign_in()
        spent: dict[str, list[float]] = defaultdict(list)
        for number in range(VISITS):
            self._visit()
            if _now(number, LOOKS):
                for page, digits in _paths().items():
                    spent[page].append(self._look(digits))
            if _now(number, PRINTS):
                self._print()
            if _now(number, LOCKS):
                self._desk.press("f11")
                self._sign_in()
        self._desk.press("f11")
        self._measure("used")
        self._night(day)
        self._measure("rested")
        self._files.append(self._desk.open_files())
        self._spent.append({page: statistics.median(values) for page, values in spent.items()})
        slowest = max(self._spent[-1], key=self._spent[-1].__getitem__)
        print(
            f"day {day + 1}: {self._memory['used'][-1]:.1f} MB, {self._memory['rested'][-1]:.1f} after the night, "
            f"{self._files[-1]} files, slowest {slowest} {self._spent[-1][slowest] * 1e3:.0f} ms of processor",
            flush=True,
        )

    def _measure(self, when: str) -> None:
        self._desk.settle(2)
        self._memory[when].append((self._desk.pss_bytes() - self._desk.parent_private_bytes()) / 1e6)

    def _night(self, day: int) -> None:
        """The next day begins, and the desk is quiet until it has started afresh and made its backup."""
        before, made = self._desk.child, self._backups()
        (self._folder / "clock").write_text(f"+{day + 1}d\n")
        end = time.monotonic() + NIGHT
        while self._desk.child == before or self._backups() == made:
            assert time.monotonic() < end, f"the desk has not started afresh, or made no backup:\n{self._desk.text()}"
            self._desk.settle(1)

    def judge(self, floor: float) -> bool:
        """Says how the last day stands beside the first, and the desk beside the smallest app (MB)."""
        first, last = self._spent[0], self._spent[-1]
        slower = {page: (value + _LEAST) / (first[page] + _LEAST) for page, value in last.items()}
        page = max(slower, key=slower.__getitem__)
        print(f"all pages of the last day ÷ the first: {sum(last.values()) / sum(first.values()):.2f} (no goal)")
        print(f"memory at the end of the last day ÷ hello Textual: {self._memory['used'][-1] / floor:.2f} (no goal)")
        met = [
            verdict("open files more than after the first day", max(self._files) - self._files[0], 0),
            verdict(f"slowest page of the last day ÷ the first: {page}", slower[page], SLOWER),
            verdict("memory after a week, at rest ÷ hello Textual", self._memory["rested"][-1] / floor, MEMORY),
        ]
        return all(met)

    def _backups(self) -> set[Path]:
        return set(self._folder.rglob(MANIFEST_FILE))

    def _sign_in(self) -> None:
        self._desk.wait(OWNER, 60)
        self._desk.settle(0.3)
        self._desk.press(str(MANAGER))
        self._desk.settle(0.3)
        self._desk.type_by_hand(OWNER_PIN)
        door = said("zh", "Who are you?")
        self._desk.wait(lambda text: door not in text, 60)
        self._desk.settle(0.3)
        # whoever has locked the desk comes back to where they were
        self._home()
        self._desk.settle(0.2)

    def _card(self) -> str:
        """Opens the next client's card by a scan, from any page."""
        self._next = self._next % CLIENTS + 1
        number = card_number(self._next)
        self._desk.settle(0.16)
        self._try(
            lambda: self._desk.send(f"{number}\r"),
            lambda text: f"{number[:4]} {number[4:]}" in text.partition("\n")[0],
        )
        return number

    def _visit(self) -> None:
        """A client comes, has something done, and pays."""
        self._card()
        # what a scan brings may be followed by more of it for a while
        self._desk.settle(0.3)
        form = said("zh", "new visit")
        self._press(lambda text: form in text, "f6")
        self._desk.press("1", "enter", "f10")
        self._desk.settle(0.1)
        # consents that nobody has asked for hold it up once
        opened = said("zh", "visit of {day}, opened {time} by {name}").split("{")[0]
        self._press(lambda text: opened in text or said("zh", "The visit is open.") in text, "f10")
        payment = said("zh", "Payment · {name}").partition("{")[0]
        self._press(lambda text: payment in text, "f10")
        closed = said("zh", "The visit of {name} is closed.").partition("{name}")[2]
        self._press(lambda text: closed in text, "3", "f10")

    def _look(self, digits: str) -> float:
        """Seconds of processor that the last page takes of those that digits lead to."""
        self._home()
        for digit in digits[:-1]:
            self._go(digit)
        self._desk.settle(0.12)
        before = self._desk.cpu_seconds()
        self._go(digits[-1])
        self._desk.settle(0.2)
        return self._desk.cpu_seconds() - before

    def _go(self, digit: str) -> None:
        """Presses a digit by hand, and waits for another page."""
        self._desk.settle(0.12)
        head = self._desk.text().partition("\n")[0]
        self._press(lambda text: text.partition("\n")[0] != head, digit)

    def _home(self) -> None:
        self._press(lambda text: f"{OWNER} · " in text, "f3")

    def _press(self, expected: Callable[[str], bool], *keys: str) -> None:
        self._try(lambda: self._desk.press(*keys), expected)

    def _try(self, act: Callable[[], None], expected: Callable[[str], bool]) -> None:
        """Does something, and again where the desk says that it could not take it, as on a machine that is busy."""
        lost = said("zh", "Some keys were not taken: please type that again.")
        act()
        self._desk.wait(lambda text: expected(text) or lost in text, 60)
        if not expected(self._desk.text()):
            self._desk.settle(1)
            act()
            self._desk.wait(expected, 60)

    def _print(self) -> None:
        """A card, into a file."""
        self._card()
        self._desk.settle(0.3)
        self._desk.press("f9")
        self._desk.settle(0.2)
        self._press(lambda text: ".pdf" in text, "f10")
        for made in self._folder.rglob("*.pdf"):
            os.unlink(made)


def _paths(menu: str = "menu", digits: str = "0") -> dict[str, str]:
    """The digits that lead to each page from the opening page; where they end in a form, F3 leaves it again."""
    found: dict[str, str] = {}
    for digit, place in enumerate(MENUS[menu], 1):
        there = f"{digits}{digit}"
        found |= {place.page: there} | (_paths(place.page, there) if place.page in MENUS else {})
    return found


def _now(number: int, times: int) -> bool:
    return number * times // VISITS != (number + 1) * times // VISITS
