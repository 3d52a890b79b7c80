"""What pages are written with: PDF operators as text, with numbers to a hundredth of a point (ISO 32000-1, annex A).

ReportLab's canvas writes the same, and takes three times as long: it measures each string once more, and writes each
number with the fewest digits. A hundredth of a point is 0.004 mm; no printer that a salon has draws as fine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def text(x: float, y: float, size: float, fonts: Sequence[str], codes: Sequence[str]) -> str:
    """Shows characters from a point of the baseline on.

    Args:
        x: Left end.
        y: The baseline.
        size: Size in pt.
        fonts: The document's name of the face's subset, for each character.
        codes: The code of each character in its subset, in hexadecimal.
    """
    if fonts.count(fonts[0]) == len(fonts):
        return f"BT {x:.2f} {y:.2f} Td {fonts[0]} {size:.2f} Tf <{''.join(codes)}> Tj ET"
    shown: list[str] = []
    last, begin = "", f" {size:.2f} Tf <"
    for font, code in zip(fonts, codes, strict=True):
        if font != last:
            shown += ("> Tj ", font, begin) if last else (font, begin)
            last = font
        shown.append(code)
    return f"BT {x:.2f} {y:.2f} Td {''.join(shown)}> Tj ET"


def fill_gray(white: float) -> str:
    """The tint of texts and areas; 0 is black."""
    return f"{white:.3g} g"


def stroke_gray(white: float) -> str:
    """The tint of lines; 0 is black."""
    return f"{white:.3g} G"


def line_width(weight: float) -> str:
    """The weight of lines."""
    return f"{weight:.2f} w"


def line(x1: float, y1: float, x2: float, y2: float) -> str:
    """A straight line."""
    return f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S"


def rectangle(x: float, y: float, w: float, h: float, *, stroke: bool, fill: bool) -> str:
    """A rectangle: its frame, its area, both, or neither."""
    paint = ("n", "f", "S", "B")[2 * stroke + fill]
    return f"{x:.2f} {y:.2f} {w:.2f} {h:.2f} re {paint}"


def areas(boxes: Iterable[tuple[float, float, float, float]]) -> str:
    """Rectangles as one filled path: left end, lower end, width and height of each, to a thousandth of a point."""
    return " ".join(f"{x:.3f} {y:.3f} {w:.3f} {h:.3f} re" for x, y, w, h in boxes) + " f"


def path(pieces: Iterable[Sequence[float]], *, closed: bool) -> str:
    """A line from the first piece on: of straight pieces (a point each) and Bézier curves (three points each)."""
    parts: list[str] = []
    for piece in pieces:
        numbers = " ".join([f"{number:.2f}" for number in piece])
        parts.append(f"{numbers} {'c' if len(piece) == 6 else 'l' if parts else 'm'}")
    return f"{' '.join(parts)} {'s' if closed else 'S'}"
