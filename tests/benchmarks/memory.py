"""Memory of the desk at the sign-in page (PSS: shared pages divided among their users) ÷ the smallest Textual app's.

What only the supervisor uses is told and not counted.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

from tests.benchmarks.archives import OWNER, bulk, copy_of
from tests.benchmarks.support import Series, Stopwatch, desk, hello, in_turns, verdict

CLIENTS: Final = 1_000
ROUNDS: Final = 5
GOAL: Final = 1.3


def run() -> int:
    """Measures each while it runs alone, so that neither shares pages with the other.

    Returns:
        0 where the goal is met.
    """
    floor, ours, parent = Series("hello", "MB"), Series("sign-in page", "MB"), Series("its supervisor's own", "MB")
    with tempfile.TemporaryDirectory() as folder:
        place = copy_of(bulk(CLIENTS), Path(folder))

        def measure(series: Series, argv: list[str], expected: str) -> None:
            with Stopwatch(argv) as terminal:
                terminal.wait(expected, 30)
                terminal.settle(1)
                own = terminal.parent_private_bytes() / 1e6
                series.add(terminal.pss_bytes() / 1e6 - own)
                if series is ours:
                    parent.add(own)

        in_turns(ROUNDS, lambda: measure(floor, hello(), "READY"), lambda: measure(ours, desk(place), OWNER))
    print(f"{floor}\n{ours}\n{parent}")
    return 0 if verdict("memory at the sign-in page ÷ hello Textual", ours.median / floor.median, GOAL) else 1
