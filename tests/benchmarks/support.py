"""What the benchmarks share: turns, statistics, the verdict, and programs in a terminal."""

from __future__ import annotations

import functools
import importlib.util
import math
import os
import re
import select
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from db.core.disk.checkpoints import DUE_SAVES
from tests.benchmarks.archives import Place
from tests.kiosk.terminal import Terminal
from tests.warm import REPOSITORY

HERE: Final = Path(__file__).parent
ISOLATED: Final = (sys.executable, "-I", "-X", "utf8")
"""How the kiosk starts Python; the floor is started in the same way."""
COLS, ROWS = 100, 30


@dataclass(slots=True)
class Series:
    """Measurements of one thing.

    Attributes:
        name: What was measured.
        unit: Unit of the values, such as ``ms``.
        values: In the order in which they came.
    """

    name: str
    unit: str
    values: list[float] = field(default_factory=list)

    def add(self, value: float) -> None:
        """One more measurement."""
        self.values.append(value)

    @property
    def median(self) -> float:
        """The middle value."""
        return statistics.median(self.values)

    def percentile(self, share: float) -> float:
        """The smallest value that so many of a hundred don't exceed."""
        ordered = sorted(self.values)
        return ordered[max(0, math.ceil(share / 100 * len(ordered)) - 1)]

    def __str__(self) -> str:
        low, high = self.percentile(25), self.percentile(75)
        ends = f"{min(self.values):.3g}–{max(self.values):.3g}"
        return (
            f"{self.name:<34} median {self.median:>7.4g} {self.unit}   quartiles {low:.3g}–{high:.3g}   "
            f"range {ends}   n {len(self.values)}"
        )


def in_turns(rounds: int, *measures: Callable[[], None]) -> None:
    """Measures one thing after the other, round by round: A B A B."""
    for measure in measures * rounds:
        measure()


def verdict(what: str, ratio: float, goal: float, unit: str = "") -> bool:
    """Prints how something stands to its goal.

    Returns:
        Whether the goal is met.
    """
    met = ratio <= goal
    print(f"{what}: {ratio:.3g}{unit} (goal ≤ {goal:g}{unit}) {'met' if met else 'MISSED'}")
    return met


def hello(kind: str = "") -> list[str]:
    """The command that starts the smallest Textual app, or the one with a line to type in (``input``)."""
    return [*ISOLATED, str(HERE / "hello.py"), *kind.split()]


def desk(place: Place) -> list[str]:
    """The command that starts the desk as the kiosk does."""
    module = ["-m", "salon_tui"] if _is_installed() else [str(HERE / "desk.py")]
    return [*ISOLATED, *module, "--data", str(place.data), "--keys", str(place.keys)]


class Stopwatch(Terminal):
    """A terminal that knows when each byte came, and looks at what it means only afterwards.

    Emulating a terminal takes longer than most frames take to be painted; what is measured is the program.
    """

    def __init__(self, argv: Sequence[str]) -> None:
        super().__init__(argv, cols=COLS, rows=ROWS)

    def sign_in(self, number: int, pin: str) -> None:
        """Signs a person in by the digit before the name, and waits for the page that follows."""
        self.press(str(number))
        self.wait("的密码")
        self.type_by_hand(pin)
        self.wait(lambda text: "F2" in text)
        self.settle(0.5)

    def open_find(self) -> None:
        """Opens the find page."""
        self.press("f2")
        self.wait("╭─ 查找")
        self.settle(0.5)

    def type_word(self, word: str) -> list[tuple[float, float, float]]:
        """Types a word into a line that is empty, key by key, and takes it back; see :meth:`key`."""
        parts = [word[: length + 1] for length in range(len(word))]
        found = [self.key(part[-1], functools.partial(_has_line, part)) for part in parts]
        for _ in word:
            self.press("backspace")
        self.wait(lambda text: not any(_has_line(part, text) for part in parts))
        self.settle(0.1)
        return found

    def key(self, key: str, expected: Callable[[str], bool], quiet: float = 0.06) -> tuple[float, float, float]:
        """Presses a key and reads until what is expected is shown and nothing has come for ``quiet`` seconds.

        Returns:
            Milliseconds until the frame that shows what is expected was whole, until the last frame was, and the
            processor time that all of it took.

        Raises:
            AssertionError: It was never shown.
        """
        before = self.cpu_seconds()
        began = time.perf_counter()
        self.press(key)
        shown = None
        while shown is None:
            chunks: list[tuple[float, bytes]] = []
            while (not chunks or chunks[-1][1]) and select.select([self._fd], [], [], quiet if chunks else 5)[0]:
                data = os.read(self._fd, 65536)
                chunks.append((time.perf_counter() - began, data))
            assert chunks and chunks[-1][1], f"{key!r} was not shown:\n{self.text()}"
            last, spent = chunks[-1][0], self.cpu_seconds() - before
            for at, data in chunks:
                self._stream.feed(data)
                if shown is None and not self._stream.is_in_frame and expected(self.text()):
                    shown = at
        return shown * 1000, last * 1000, spent * 1000


def _has_line(typed: str, text: str) -> bool:
    """Whether a line that begins at a border is what was typed, and not what stands behind the find page."""
    return re.search(rf"^ *[▊│] {{1,3}}{re.escape(typed)}( |$)", text, re.MULTILINE) is not None


@functools.cache
def _is_installed() -> bool:
    """Whether an isolated Python finds this very repository's program."""
    if importlib.util.find_spec("salon_tui.__main__") is None:
        return False
    asked = [*ISOLATED, "-c", "import salon_tui; print(salon_tui.__file__)"]
    found = subprocess.run(asked, capture_output=True, text=True, cwd="/", check=False).stdout.strip()
    return bool(found) and Path(found).is_relative_to(REPOSITORY)


def write_back(run: Callable[[str], Any], saves: int) -> None:
    """Writes the journal of a floor back as often as the archive does with its own, after so many saves.

    One that grows with every commit would be waited for twice as long.
    """
    if saves % DUE_SAVES == 0:
        run("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
