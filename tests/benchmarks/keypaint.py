"""From a key to its text on the screen: the find page over 100,000 clients, by turns with one line in an empty app."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import Final

from tests.benchmarks.archives import PIN, bulk, copy_of
from tests.benchmarks.people import RECEPTIONIST
from tests.benchmarks.support import Series, Stopwatch, desk, hello, verdict

CLIENTS: Final = 100_000
ROUNDS: Final = 8
WORDS: Final = ("wangjing", "lixue", "zhangmin", "oyjy", "chenyu", "yangli", "13800", "8000", "sunfang", "maos")
GOAL_MEDIAN: Final = 1.6
GOAL_P95: Final = 2.0
GOAL_LAST: Final = 2.0
"""For the last frame behind a key, which has what is found and the preview of the best: median and p95."""


def run() -> int:
    """Types the same words in both, key by key.

    Returns:
        0 where all goals are met.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = copy_of(bulk(CLIENTS), Path(folder))
        with Stopwatch(hello("input")) as floor, Stopwatch(desk(place)) as ours:
            floor.wait("READY")
            ours.wait("王敏")
            ours.settle(0.5)
            ours.sign_in(RECEPTIONIST, PIN)
            ours.press("f2")
            ours.settle(0.5)
            return _measure(floor, ours)


def _measure(floor: Stopwatch, ours: Stopwatch) -> int:
    series = {
        (who, what): Series(f"{who}: {what}", "ms")
        for what in ("key to text", "key to last frame", "processor time")
        for who in ("hello Input", "find page")
    }
    for number in range(ROUNDS + 1):
        for word in WORDS:
            for who, terminal in (("hello Input", floor), ("find page", ours)):
                found = _type(terminal, word)
                # the first round fills caches and loads what is loaded late
                for key in found if number else ():
                    for what, value in zip(("key to text", "key to last frame", "processor time"), key, strict=True):
                        series[who, what].add(value)
    for one in series.values():
        print(one, f"  p95 {one.percentile(95):.3g}")
    met = []
    for what, median, p95 in (
        ("key to text", GOAL_MEDIAN, GOAL_P95),
        ("key to last frame", GOAL_LAST, GOAL_LAST),
        ("processor time", None, None),
    ):
        desks, floors = series["find page", what], series["hello Input", what]
        for name, ratio, goal in (
            ("median", desks.median / floors.median, median),
            ("p95", desks.percentile(95) / floors.percentile(95), p95),
        ):
            if goal is None:
                print(f"{what} ÷ hello Input, {name}: {ratio:.2f} (no goal)")
            else:
                met.append(verdict(f"{what} ÷ hello Input, {name}", ratio, goal))
    return 0 if all(met) else 1


def _type(terminal: Stopwatch, word: str) -> list[tuple[float, float, float]]:
    """Types a word, key by key, and takes it back."""
    found = []
    for at, key in enumerate(word):
        found.append(terminal.key(key, partial(_has_line, word[: at + 1])))
    for _ in word:
        terminal.press("backspace")
    terminal.settle(0.1)
    return found


def _has_line(typed: str, text: str) -> bool:
    """Whether a line of the screen is what was typed; the empty app has a border around it."""
    return any(line.strip(" ▊▎│").split("  ")[0] == typed for line in text.split("\n"))
