"""``card``: a filled client card, warm, against a raw ReportLab canvas that draws the same strings and lines.

Both are measured in turns (A B A B) in one process; for the raw program see :mod:`tests.benchmarks.paper.raw_canvas`.

What dominates a raw card, by cProfile: 260 strings drawn one by one, two fifths; cutting three subsets out of the faces
and compressing them, a quarter; lines and shapes, a fifth; the PDF's own objects, the rest. The card is ahead because
the empty form's content and the subsets it uses are kept from the first card on (:mod:`printouts.drawing.template`):
only the values are drawn, and only their characters are cut out and compressed; and because its operators are written
without measuring each string again and without looking for the fewest digits of each number
(:mod:`printouts.drawing.operators`). Run it with ``python -m tests.benchmarks card``.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable

from tests.benchmarks.paper.raw_canvas import program, recorded
from tests.printouts import samples

LIMIT = 1.0
ROUNDS = 25


def run() -> int:
    """Measures and prints; returns 1 if the ratio is missed."""
    from printouts.sheets.clients.card import draw_card

    sheet = samples.card()

    def ours() -> None:
        draw_card(sheet, io.BytesIO(), invariant=True)

    raw = program(recorded(ours))
    for draw in (ours, raw, ours, raw):
        draw()
    times = [(_timed(ours), _timed(raw)) for _ in range(ROUNDS)]
    card, canvas = (sorted(column) for column in zip(*times, strict=True))
    ratio = statistics.median(card) / statistics.median(canvas)
    for name, column in (("card, warm", card), ("raw canvas", canvas)):
        tenth = max(len(column) // 10, 1)
        print(
            f"{name}: median {statistics.median(column):.1f} ms, spread {column[tenth]:.1f}–{column[-tenth - 1]:.1f} ms"
        )
    print(f"card: {ratio:.2f} (at most {LIMIT})")
    return int(ratio > LIMIT)


def _timed(draw: Callable[[], object]) -> float:
    start = time.perf_counter()
    draw()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    sys.exit(run())
