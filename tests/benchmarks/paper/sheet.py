"""``sheet``: every sheet but the card, filled and warm, ÷ a raw ReportLab canvas that draws the same strings and lines.

See :mod:`tests.benchmarks.paper.raw_canvas` for the floor. Both are measured in turns (A B A B) in one process, in
processor time, since nothing waits; a printed sheet is new in whatever it says, so nothing that depends on values is
kept from one sheet to the next. What the faces add is measured in fresh processes: the processor time in which both are
read, for the first sheet, and that the program starts without them."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Final

from printouts.registry import CABINET_SHEETS, DESK_SHEETS, Contents, render
from tests.benchmarks.paper.raw_canvas import program, recorded
from tests.benchmarks.support import Series, in_turns, verdict
from tests.printouts import cabinet_samples, desk_samples, samples

ROUNDS: Final = 15
GOAL: Final = 1.2
STARTS: Final = 7
FONTS: Final = 150.0
_LOADED: Final = (
    "import time, reportlab.pdfgen.canvas, printouts.drawing.fonts as f; b = time.process_time(); f.load(); "
)
_START: Final = (
    "import sys, salon_tui.app.application; print(bool({'reportlab', 'printouts.drawing.fonts'} & set(sys.modules)))"
)


def run() -> int:
    """Measures and prints, the worst sheet last; returns 1 where a goal is missed."""
    sheets: dict[str, Contents] = {"intake": samples.intake()}
    sheets |= {kind: desk_samples.sheet(kind, "filled") for kind in DESK_SHEETS}
    sheets |= {kind: cabinet_samples.sheet(kind, "filled") for kind in CABINET_SHEETS}
    found = sorted((_measured(kind, contents) for kind, contents in sheets.items()), key=lambda row: row[0])
    for ratio, kind, ours, raw in found:
        print(f"{kind:<16} {ours.median:6.1f} ms   raw canvas {raw.median:6.1f} ms   ratio {ratio:.2f}")
    ratio, kind, *_ = found[-1]
    met = (_fonts(), _start(), verdict(f"worst of {len(found)} sheets, {kind}, ÷ raw canvas", ratio, GOAL))
    return int(not all(met))


def _measured(kind: str, contents: Contents) -> tuple[float, str, Series, Series]:
    def ours() -> object:
        return render(kind, contents, invariant=True)

    raw = program(recorded(ours))
    for draw in (ours, raw, ours):
        draw()
    one, other = Series(kind, "ms"), Series(f"{kind}, raw", "ms")
    in_turns(ROUNDS, _timed(one, ours), _timed(other, raw))
    return one.median / other.median, kind, one, other


def _timed(series: Series, draw: Callable[[], object]) -> Callable[[], None]:
    def measure() -> None:
        began = time.process_time()
        draw()
        series.add((time.process_time() - began) * 1000)

    return measure


def _fonts() -> bool:
    command = [sys.executable, "-c", f"{_LOADED}print(time.process_time() - b)"]
    times = [float(subprocess.check_output(command)) * 1000 for _ in range(STARTS)]
    return verdict("faces, added to the first sheet", statistics.median(times), FONTS, " ms")


def _start() -> bool:
    loaded = subprocess.check_output([sys.executable, "-c", _START], text=True).strip() == "True"
    return verdict("faces, added to the start of the program", float(loaded), 0, " loaded")


if __name__ == "__main__":
    sys.exit(run())
