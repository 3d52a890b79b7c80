"""The drawing kit: a canvas in millimetres from the top left corner, black ink only.

Lengths are in mm, sizes of type and weights of lines in pt. Every text that people wrote passes :meth:`Paper.text` or
:meth:`Paper.block`, which clean it, set it and make it fit. Greys are DeviceGray, so that a printer uses no colour.

Sources: ISO 838 (filing holes); ISO 32000-1, 8.6 (colour).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, BinaryIO, Literal

from reportlab import rl_config

from printouts.drawing import fonts, operators
from printouts.drawing.pages import PageCanvas

rl_config.useA85 = 0  # page contents as they are compressed: a quarter smaller than as letters, and sooner written

MM = 72 / 25.4
HAIR, GRID, FRAME, HEAVY = 0.25, 0.4, 0.8, 1.2
"""Weights of lines in pt; heavy is for the allergy band only."""
TINT = 0.11
"""Share of black behind headings and behind what the staff fills in."""
LEAST = 5.5
"""Smallest size in pt that text is shrunk to: Chinese is not read below it."""
BOX = 2.9
"""Side of a check box in mm."""

Align = Literal["l", "c", "r"]
Point = tuple[float, float]


class Paper:
    """One PDF in the making.

    Attributes:
        width: Width of the sheet in mm.
        height: Height of the sheet in mm.
        cuts: How many texts had to be cut so far; the sheet says "continued on screen" when there are any.
    """

    def __init__(
        self, to: BinaryIO, size: tuple[float, float], *, title: str, language: str = "zh-CN", invariant: bool = False
    ) -> None:
        """Opens a sheet.

        Args:
            to: Where the PDF goes.
            size: Width and height in mm.
            title: Title of the document, without client data: print queues show it.
            language: Main language of the sheet (BCP 47).
            invariant: Leave out time and randomness, for tests.
        """
        self.width, self.height = size
        self.cuts = 0
        self.canvas = PageCanvas(
            to,
            pagesize=(self.width * MM, self.height * MM),
            invariant=int(invariant),
            pageCompression=1,
            lang=language,
            initialFontName=fonts.core(False).fontName,
        )
        self.canvas.setTitle(title)
        self.canvas.setAuthor("salon-tui")
        self.canvas.setCreator("salon-tui")
        self._ink: tuple[float, float] = (-1.0, -1.0)
        self._codes = {bold: fonts.Codes(bold, self.document) for bold in (False, True)}

    @property
    def document(self) -> Any:
        """ReportLab's document."""
        return self.canvas._doc

    def page(self) -> None:
        """Ends a page."""
        self.canvas.showPage()
        self.fresh()

    def fresh(self) -> None:
        """Forgets the state of the ink, where a page or a form begins."""
        self._ink = (-1.0, -1.0)

    def save(self) -> None:
        """Writes the PDF."""
        self.canvas.save()

    # text

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = 9,
        *,
        bold: bool = False,
        black: float = 1.0,
        align: Align = "l",
        width: float | None = None,
        least: float = fonts.SHRINK,
    ) -> float:
        """Draws one line of text.

        Args:
            x: Left end, middle or right end, as ``align`` says.
            y: The baseline.
            text: Anything; it is cleaned.
            size: Size in pt.
            bold: Weight 700 instead of 400.
            black: Share of black; 0 is white.
            align: What ``x`` is.
            width: Room in mm: the text shrinks, then ends in "…".
            least: Smallest share of the size, but never below :data:`LEAST`.

        Returns:
            The width drawn, in mm.
        """
        text = fonts.clean(text)
        if not text:
            return 0.0
        if width is not None:
            text, size, cut = fonts.fit(text, size, width * MM, bold, max(least, min(1, LEAST / size)))
            self.cuts += cut
        return self._set(x, y, text, size, bold, black, align)

    def block(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        width: float,
        lines: int,
        leading: float,
        bold: bool = False,
        black: float = 1.0,
    ) -> int:
        """Draws text over several lines, smaller or cut where it is too long.

        Args:
            x: Left end.
            y: First baseline.
            text: Anything; it is cleaned.
            size: Size in pt.
            width: Length of a line in mm.
            lines: Most lines.
            leading: From baseline to baseline, in mm.
            bold: Weight 700 instead of 400.
            black: Share of black.

        Returns:
            How many lines were drawn.
        """
        broken = fonts.wrap(fonts.clean(text), size, width * MM, lines, bold, max(fonts.SHRINK, LEAST / size))
        for number, line in enumerate(broken):
            self.cuts += line.cut
            self._set(x, y + number * leading, line.text, line.size, bold, black, "l")
        return len(broken)

    def _set(self, x: float, y: float, text: str, size: float, bold: bool, black: float, align: Align) -> float:
        if not text:
            return 0.0
        names, codes, widths = zip(*map(self._codes[bold].__getitem__, text), strict=True)
        wide: float = sum(widths) * size / 1000
        at = x * MM - (wide if align == "r" else wide / 2 if align == "c" else 0)
        self.fill(black)
        self.write(operators.text(at, (self.height - y) * MM, size, names, codes))
        return wide / MM

    def write(self, operator: str) -> None:
        """Writes what :mod:`printouts.drawing.operators` has made."""
        self.canvas._code.append(operator)

    # lines and shapes

    def fill(self, black: float) -> None:
        """Chooses the tint of texts and areas."""
        if self._ink[0] != black:
            self.write(operators.fill_gray(1 - black))
            self._ink = (black, self._ink[1])

    def stroke(self, weight: float, black: float = 1.0) -> None:
        """Chooses weight and tint of lines."""
        self.write(operators.line_width(weight))
        if self._ink[1] != black:
            self.write(operators.stroke_gray(1 - black))
            self._ink = (self._ink[0], black)

    def line(self, x1: float, y1: float, x2: float, y2: float, weight: float = GRID, black: float = 1.0) -> None:
        """Draws a straight line."""
        self.stroke(weight, black)
        self.write(operators.line(x1 * MM, (self.height - y1) * MM, x2 * MM, (self.height - y2) * MM))

    def rect(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        weight: float | None = None,
        *,
        tint: float | None = None,
        black: float = 1.0,
    ) -> None:
        """Draws a rectangle: its frame where there is a weight, its area where there is a tint."""
        if tint is not None:
            self.fill(tint)
        if weight is not None:
            self.stroke(weight, black)
        lower = (self.height - y - h) * MM
        framed, filled = weight is not None, tint is not None
        self.write(operators.rectangle(x * MM, lower, w * MM, h * MM, stroke=framed, fill=filled))

    def circle(
        self, x: float, y: float, radius: float, weight: float, *, black: float = 1.0, white: bool = False
    ) -> None:
        """Draws a circle around a point, see-through or white."""
        self.stroke(weight, black)
        if white:
            self.fill(0)
        self.canvas.circle(x * MM, (self.height - y) * MM, radius * MM, stroke=1, fill=int(white))

    def path(
        self,
        points: Sequence[Sequence[Point]],
        weight: float,
        *,
        black: float = 1.0,
        dash: Sequence[float] | None = None,
        closed: bool = False,
    ) -> None:
        """Draws a line of straight pieces (one point) and Bézier curves (three points), from its first point on."""
        self.stroke(weight, black)
        pieces = [[value for x, y in piece for value in (x * MM, (self.height - y) * MM)] for piece in points]
        self.canvas.setLineCap(1)
        self.canvas.setLineJoin(1)
        if dash:
            self.canvas.setDash(list(dash))
        self.write(operators.path(pieces, closed=closed))
        if dash:
            self.canvas.setDash()
        self.canvas.setLineCap(0)
        self.canvas.setLineJoin(0)

    # furniture

    def box(self, x: float, y: float, side: float = BOX) -> None:
        """Draws an empty check box on the baseline ``y``; never a character, see the faces."""
        self.rect(x, y + 0.45 - side, side, side, 0.6, tint=0)

    def tick(self, x: float, y: float, side: float = BOX) -> None:
        """Draws the tick of the box that stands at the same place."""
        top = y + 0.45 - side
        corners = ((0.17, 0.50), (0.42, 0.80), (0.90, 0.10))
        self.path([[(x + side * across, top + side * down)] for across, down in corners], 1.2)

    def holes(self, *, mirrored: bool = False, top: bool = False) -> None:
        """Draws guides for the punch: two holes of 6 mm, 80 mm apart, 12 mm from the edge, and the middle (ISO 838).

        Args:
            mirrored: On the right instead of the left, for the back of a sheet.
            top: At the upper edge, for a sheet in landscape that is filed among upright ones.
        """
        if top:
            middle = self.width / 2
            places = [(middle - 40, 12.0), (middle + 40, 12.0)]
            self.line(middle, 5.4, middle, 7.9, GRID, 0.6)
        else:
            x, middle = (self.width - 12 if mirrored else 12.0), self.height / 2
            places = [(x, middle - 40), (x, middle + 40)]
            edge = self.width - 7.9 if mirrored else 5.4
            self.line(edge, middle, edge + 2.5, middle, GRID, 0.6)
        for x, y in places:
            self.circle(x, y, 3, HAIR, black=0.45)
            self.line(x - 1, y, x + 1, y, HAIR, 0.45)
            self.line(x, y - 1, x, y + 1, HAIR, 0.45)

    def folds(self, *heights: float) -> None:
        """Draws marks at the left edge where a sheet is folded, at heights in mm."""
        for y in heights:
            self.line(5.4, y, 8.4, y, HAIR, 0.5)
