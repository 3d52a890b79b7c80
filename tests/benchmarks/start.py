"""From the start of the process to the sign-in page of an existing archive, by turns with the smallest Textual app.

Both in a real pty, both started as the kiosk starts Python, both with their bytecode on the disk.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.benchmarks.archives import OWNER, bulk, copy_of
from tests.benchmarks.support import Series, Stopwatch, desk, hello, in_turns, verdict

CLIENTS: Final = 1_000
ROUNDS: Final = 45
GOAL: Final = 1.2


def run() -> int:
    """Starts both again and again.

    Returns:
        0 where the goal is met.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = copy_of(bulk(CLIENTS), Path(folder))
        series = {
            (who, what): Series(f"{who}: {what}", "ms")
            for what in ("until it is shown", "processor time")
            for who in ("hello", "sign-in page")
        }

        def starts(who: str, argv: list[str], expected: str) -> Callable[[], None]:
            def start() -> None:
                with Stopwatch(argv) as terminal:
                    series[who, "until it is shown"].add(terminal.wait(expected, 30) * 1000)
                    series[who, "processor time"].add(terminal.cpu_seconds() * 1000)

            return start

        in_turns(ROUNDS, starts("hello", hello(), "READY"), starts("sign-in page", desk(place), OWNER))
    for one in series.values():
        print(one)
    ratio = {
        what: series["sign-in page", what].median / series["hello", what].median
        for what in ("until it is shown", "processor time")
    }
    print(f"processor time: {ratio['processor time']:.2f} (no goal)")
    return 0 if verdict("sign-in page ÷ hello Textual", ratio["until it is shown"], GOAL) else 1
