"""Card numbers as barcodes: Code 128, set C, since letters would depend on keyboard layout and input method.

Sources: ISO/IEC 15417; a bar of four dots at 300 dpi is read from a scan at 150 dpi, too. Bars begin and end between
dots of printers with 150, 300 and 600 dpi, less a hair: PDF has every dot black that a bar touches (ISO 32000-1,
10.6.5), so elsewhere each would come out a dot wider than its space.
"""

from __future__ import annotations

from reportlab.graphics.barcode.code128 import Code128

from printouts.drawing import operators
from printouts.drawing.kit import MM, Paper

_DOT = 72 / 150
"""The grid of the bars in pt."""
_HAIR = 0.01
"""What a bar stays away from the dots beside it, in pt."""
MODULE = 2 * _DOT / MM
"""Width of the narrowest bar in mm: four dots at 300 dpi."""
BARCODE = 79 * MODULE
"""Width in mm of the barcode of eight digits: start, four pairs, check, stop."""
QUIET = 10 * MODULE
"""What has to stay white on both sides of a barcode, in mm."""


def barcode_width(digits: str) -> float:
    """Width in mm of the barcode of an even number of digits: start, pairs, check, stop."""
    return (35 + 11 * len(digits) // 2) * MODULE


def draw_barcode(paper: Paper, x: float, y: float, digits: str, height: float = 9.0) -> None:
    """Draws digits as one filled path.

    Args:
        paper: Where.
        x: Left end of the first bar in mm, to the nearest dot; keep :data:`QUIET` free on both sides.
        y: Upper end of the bars.
        digits: An even number of digits, which set C holds in pairs.
        height: Height of the bars in mm.
    """
    lower, high = (paper.height - y - height) * MM, height * MM
    left = round(x * MM / _DOT)
    bars = (
        ((left + 2 * start) * _DOT + _HAIR, lower, 2 * modules * _DOT - 2 * _HAIR, high)
        for start, modules in _bars(digits)
    )
    paper.fill(1)
    paper.write(operators.areas(bars))


def _bars(digits: str) -> tuple[tuple[int, int], ...]:
    """Start and width of each bar in modules."""
    code = Code128(digits, quiet=0)
    code.validate()
    code.encode()
    code.decompose()
    bars, at = [], 0
    for element in code.decomposed:  # a to d: spaces of one to four modules; A to D: bars
        modules = ord(element.lower()) - ord("a") + 1
        if element.isupper():
            bars.append((at, modules))
        at += modules
    return tuple(bars)
