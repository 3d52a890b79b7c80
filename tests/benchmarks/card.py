"""``card``: a filled client card, warm, against a raw ReportLab canvas that draws the same strings and lines.

Both are measured in turns (A B A B) in one process. The raw program is what one would write without this package: the
same faces as plain ReportLab fonts, the same strings at the same places with ``setFont`` and ``drawString``, the same
lines, rectangles, curves and tints, two pages, compressed; it measures, cleans and fits nothing, since it is told where
everything goes. Its strings and shapes are recorded from the card itself.

What dominates a raw card, by cProfile: 260 strings drawn one by one, two fifths; cutting three subsets out of the faces
and compressing them, a quarter; lines and shapes, a fifth; the PDF's own objects, the rest. ReportLab's numbers are
written in Python (``fp_str``), which ``reportlab[accel]`` would do in C for both alike. The card is ahead because the
empty form's content and the subsets it uses are kept from the first card on (``printouts.template``): only the values
are drawn, and only their characters are cut out and compressed. Cleaning and fitting take a tenth of it. Run it with
``python -m tests.benchmarks.card``.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from tests.printouts import samples

LIMIT = 1.0
ROUNDS = 25
Step = tuple[str, tuple[Any, ...], dict[str, Any]]
_RECORDED = (
    "setFont",
    "drawString",
    "setFillGray",
    "setStrokeGray",
    "setLineWidth",
    "setLineCap",
    "setLineJoin",
    "setDash",
    "line",
    "rect",
    "circle",
    "drawPath",
    "showPage",
)


def run() -> int:
    """Measures and prints; returns 1 if the ratio is missed."""
    from printouts.card import SIZE, draw_card

    sheet = samples.card()
    raw = _raw_program(SIZE)

    def ours() -> None:
        draw_card(sheet, io.BytesIO(), invariant=True)

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


def _timed(draw: Callable[[], None]) -> float:
    start = time.perf_counter()
    draw()
    return (time.perf_counter() - start) * 1000


def _raw_program(size: tuple[float, float]) -> Callable[[], None]:
    """A function that draws what the card draws on a canvas of its own, with plain fonts."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    from printouts import fonts
    from printouts.kit import MM

    steps = _recorded()
    for name in {arguments[0] for step, arguments, _ in steps if step == "setFont"}:
        font = TTFont(f"Raw-{name}", str(fonts.FOLDER / f"{name}.ttf"), shapable=False)
        # Without a name of its own the face would be taken for the one that is registered, and be ours again.
        font.face.name = type(font.face.name)(f"Raw{name}".encode())
        pdfmetrics.registerFont(font)

    def draw() -> None:
        canvas = Canvas(
            io.BytesIO(),
            pagesize=(size[0] * MM, size[1] * MM),
            invariant=1,
            pageCompression=1,
            initialFontName="Raw-SalonSansSC-Regular",
        )
        for name, arguments, options in steps:
            if name == "setFont":
                canvas.setFont(f"Raw-{arguments[0]}", arguments[1])
            elif name == "drawPath":
                path = canvas.beginPath()
                for operator, numbers in arguments[0]:
                    getattr(path, operator)(*numbers)
                canvas.drawPath(path, **options)
            else:
                getattr(canvas, name)(*arguments, **options)
        canvas.save()

    return draw


def _recorded() -> list[Step]:
    """Every call that a card makes to its canvas, the empty form's included, in the order of the pages."""
    from printouts import card, card_back, card_front, furniture
    from printouts.kit import Paper
    from printouts.words import Words

    sheet = samples.card()
    words = Words(sheet.salon.paper)
    paper = Paper(io.BytesIO(), card.SIZE, title="", invariant=True)
    steps: list[Step] = []
    paper.canvas = _Recorder(paper.canvas, steps)
    card_front.form(paper, words, sheet.salon, True)
    card_front.values(paper, words, sheet)
    furniture.foot(paper, words, card_front.LEFT, card_front.RIGHT, 140.6, card.FORM, sheet.stamp, 1, 2)
    paper.page()
    card_back.form(paper, words)
    card_back.values(paper, words, sheet)
    furniture.foot(paper, words, card_back.LEFT, card_back.RIGHT, 140.6, card.FORM, sheet.stamp, 2, 2)
    paper.page()
    return steps


class _Path:
    """A path that remembers how it was made."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, tuple[float, ...]]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *numbers: self.steps.append((name, numbers))


class _Recorder:
    """A canvas that writes down what is drawn on it."""

    def __init__(self, canvas: Any, steps: list[Step]) -> None:
        self._canvas = canvas
        self._steps = steps

    def beginPath(self) -> _Path:
        return _Path()

    def __getattr__(self, name: str) -> Any:
        if name not in _RECORDED:
            return getattr(self._canvas, name)

        def write(*arguments: Any, **options: Any) -> None:
            if name == "drawPath":
                arguments = (tuple(arguments[0].steps),)
            self._steps.append((name, arguments, options))

        return write


if __name__ == "__main__":
    sys.exit(run())
