"""The floor of every sheet: a raw ReportLab canvas that draws the same strings, lines and shapes.

What a sheet draws is recorded once, its empty form's included, and played back as the calls that one would write
without this package: the same faces as plain ReportLab fonts, ``setFont`` and ``drawString`` for each string, ``line``,
``rect``, ``circle`` and paths, ``setFillGray`` and ``setLineWidth`` where they change, the same pages, compressed. The
floor measures, cleans and fits nothing, since it is told where everything goes; and it keeps nothing from one sheet to
the next.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from itertools import groupby
from typing import Any, NamedTuple
from unittest.mock import patch

Step = tuple[str, tuple[Any, ...]]
_FORM = "form"
_GRAPHICS = {
    "fill_gray": "setFillGray",
    "stroke_gray": "setStrokeGray",
    "line_width": "setLineWidth",
    "line": "line",
}
_CANVAS = ("setLineCap", "setLineJoin", "setDash", "circle", "showPage")


class Drawing(NamedTuple):
    """What was drawn: the size of the pages in pt, and the calls, those of a form in a list that its uses share."""

    size: tuple[float, float]
    steps: list[Step]


def recorded(draw: Callable[[], object]) -> Drawing:
    """Draws a sheet and notes every call of it."""
    from printouts.drawing import kit, operators, pages, template

    notes = _Notes()
    template._kept.clear()
    with ExitStack() as patched:
        for name, call in _GRAPHICS.items():
            patched.enter_context(patch.object(operators, name, notes.on(call, getattr(operators, name))))
        patched.enter_context(patch.object(operators, "rectangle", notes.rectangle(operators.rectangle)))
        patched.enter_context(patch.object(operators, "path", notes.path(operators.path)))
        patched.enter_context(patch.object(operators, "areas", notes.areas(operators.areas)))
        patched.enter_context(patch.object(kit.Paper, "_set", notes.text(kit.Paper._set)))
        patched.enter_context(patch.object(kit, "PageCanvas", notes.canvas(pages.PageCanvas)))
        patched.enter_context(patch.object(template, "_draw", notes.form(template._draw)))
        draw()
    return Drawing(notes.size, notes.steps)


def program(drawing: Drawing) -> Callable[[], bytes]:
    """A function that draws what was recorded on a canvas of its own, with plain fonts, and returns the PDF."""
    from reportlab.pdfgen.canvas import Canvas

    _register({arguments[0] for name, arguments in _flat(drawing.steps) if name == "setFont"})

    def play(canvas: Canvas, steps: Iterable[Step]) -> None:
        for name, arguments in steps:
            if name == _FORM:
                canvas.saveState()
                play(canvas, arguments[0])
                canvas.restoreState()
            elif name == "drawPath":
                path = canvas.beginPath()
                for operator, numbers in arguments[0]:
                    getattr(path, operator)(*numbers)
                canvas.drawPath(path, *arguments[1:])
            else:
                getattr(canvas, name)(*arguments)

    def draw() -> bytes:
        to = io.BytesIO()
        canvas = Canvas(
            to,
            pagesize=drawing.size,
            invariant=1,
            pageCompression=1,
            initialFontName="Raw-SalonSansSC-Regular",
        )
        play(canvas, drawing.steps)
        canvas.save()
        return to.getvalue()

    return draw


def _register(names: Iterable[str]) -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    from printouts.drawing import fonts

    for name in {*names, "Raw-SalonSansSC-Regular"} - set(pdfmetrics.getRegisteredFontNames()):
        kept = name.removeprefix("Raw-")
        font = TTFont(name, str(fonts.FOLDER / f"{kept}.ttf"), shapable=False)
        # Without a name of its own the face would be taken for the one that is registered, and be ours again.
        font.face.name = type(font.face.name)(f"Raw{kept}".encode())
        pdfmetrics.registerFont(font)


def _flat(steps: Iterable[Step]) -> Iterable[Step]:
    for name, arguments in steps:
        if name == _FORM:
            yield from _flat(arguments[0])
        else:
            yield name, arguments


class _Notes:
    """Writes down what is drawn, and has it drawn all the same."""

    def __init__(self) -> None:
        self.size = (0.0, 0.0)
        self.steps: list[Step] = []
        self.forms: dict[str, list[Step]] = {}

    def on(self, call: str, real: Callable[..., Any]) -> Callable[..., Any]:
        """A call with the same arguments."""

        def note(*arguments: Any) -> Any:
            self.steps.append((call, arguments))
            return real(*arguments)

        return note

    def rectangle(self, real: Callable[..., str]) -> Callable[..., str]:
        """A rectangle."""

        def note(x: float, y: float, w: float, h: float, *, stroke: bool, fill: bool) -> str:
            self.steps.append(("rect", (x, y, w, h, int(stroke), int(fill))))
            return real(x, y, w, h, stroke=stroke, fill=fill)

        return note

    def path(self, real: Callable[..., str]) -> Callable[..., str]:
        """A line of several pieces."""

        def note(pieces: Iterable[Sequence[float]], *, closed: bool) -> str:
            found = [tuple(piece) for piece in pieces]
            calls = [("curveTo" if len(piece) == 6 else "lineTo", piece) for piece in found]
            calls[0] = "moveTo", found[0]
            self.steps.append(("drawPath", (calls + [("close", ())] * closed, 1, 0)))
            return real(found, closed=closed)

        return note

    def areas(self, real: Callable[..., str]) -> Callable[..., str]:
        """The bars of a barcode, as one path."""

        def note(boxes: Iterable[tuple[float, ...]]) -> str:
            found = list(boxes)
            self.steps.append(("drawPath", ([("rect", box) for box in found], 0, 1)))
            return real(found)

        return note

    def text(self, real: Callable[..., float]) -> Callable[..., float]:
        """A line of text, in runs of one face."""
        from printouts.drawing import fonts
        from printouts.drawing.kit import MM

        def note(paper: Any, x: float, y: float, text: str, size: float, bold: bool, black: float, align: str) -> float:
            wide = real(paper, x, y, text, size, bold, black, align)
            at = (x - (wide if align == "r" else wide / 2 if align == "c" else 0)) * MM
            for face, glyphs in groupby((fonts.glyph(char, bold) for char in text), key=lambda glyph: glyph.font):
                part = "".join(glyph.char for glyph in glyphs)
                self.steps.append(("setFont", (f"Raw-{face}", size)))
                self.steps.append(("drawString", (at, (paper.height - y) * MM, part)))
                at += fonts.width(part, size, bold)
            return wide

        return note

    def form(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """The empty forms, each in a list of its own."""

        def note(size: tuple[float, float], pages: Mapping[str, Callable[[Any], None]]) -> Any:
            return real(size, {name: apart(name, draw) for name, draw in pages.items()})

        def apart(name: str, draw: Callable[[Any], None]) -> Callable[[Any], None]:
            def drawn(paper: Any) -> None:
                outside, self.steps = self.steps, []
                draw(paper)
                self.forms[name], self.steps = self.steps, outside

            return drawn

        return note

    def canvas(self, real: type[Any]) -> type[Any]:
        """A canvas that is still called itself: for shapes, pages and forms."""
        notes = self

        class Canvas(real):  # type: ignore[misc]  # the base is a value
            def __init__(self, to: Any, **options: Any) -> None:
                notes.size = options["pagesize"]
                super().__init__(to, **options)

            def doForm(self, name: str) -> None:
                notes.steps.append((_FORM, (notes.forms[name],)))
                super().doForm(name)

        for name in _CANVAS:
            setattr(Canvas, name, _noted(notes, name, getattr(real, name)))
        return Canvas


def _noted(notes: _Notes, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
    def note(canvas: Any, *arguments: Any, **options: Any) -> Any:
        given = (*arguments, *options.values())  # circle alone has named ones, and in their order
        notes.steps.append((name, given))
        return real(canvas, *arguments, **options)

    return note
