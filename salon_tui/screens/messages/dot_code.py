"""A QR code (ISO/IEC 18004) in half blocks: two rows of its dots in each line of the screen."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip

from salon_tui.widgets.inked import Inked

Dots = Sequence[Sequence[bool]]
"""Rows of dots, the dark ones True, with the white around them."""
_WHITE = 4
"""Dots around a code that ISO/IEC 18004 wants to be left white."""
_BLOCKS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def dots(text: str) -> Dots:
    """The code for a text: UTF-8, level L, since a screen has no stains; its size follows from the text.

    Raises:
        ValueError: The text is longer than any code.
    """
    # three megabytes of tables, where there is a message to be shown
    import segno

    made = segno.make_qr(text, error="L", mode="byte", encoding="utf-8", boost_error=False)
    return [[bool(dot) for dot in row] for row in made.matrix_iter(border=_WHITE)]


def size_of(shown: Dots) -> Size:
    """The cells that a code needs."""
    return Size(len(shown[0]), (len(shown) + 1) // 2)


class DotCode(Inked):
    """One code, as large as it is, with dark dots on a light ground in every look.

    Of ink and ground one is light: where that is the ink, the light dots are painted. Without colours the terminal is
    taken for one that writes light on dark; phones read a code that is the wrong way round, too.
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._dots: Dots = ()

    def show(self, shown: Dots) -> None:
        """Shows a code; nothing, where there is none."""
        self._dots = shown
        cells = size_of(shown) if shown else Size(0, 0)
        self.styles.width, self.styles.height = cells.width, cells.height
        self.refresh(layout=True)

    def render_line(self, y: int) -> Strip:
        """Two rows of dots."""
        if 2 * y >= len(self._dots):
            return Strip.blank(self.size.width, self.rich_style)
        upper = self._dots[2 * y]
        lower = self._dots[2 * y + 1] if 2 * y + 1 < len(self._dots) else [False] * len(upper)
        is_ink = not self.app.current_theme.dark
        text = "".join(_BLOCKS[(above is is_ink, below is is_ink)] for above, below in zip(upper, lower, strict=True))
        return Strip([Segment(text, self.ink("plain"))], len(text))
