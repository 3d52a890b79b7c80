"""Widgets that paint their lines themselves, in the styles of the screen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.screen import Screen
from textual.strip import Strip
from textual.style import Style as VisualStyle
from textual.widget import Widget

from salon_tui.widgets.paint import Piece, fit_pieces, visible

_OWN_GROUND = frozenset({"tag", "stop", "seal"})

_MADE_OF = {
    "plain": ("", "", "none"),
    "strong": ("", "", "bold"),
    "label": ("dim", "", "none"),
    "quiet": ("quiet", "", "quiet-style"),
    "focus": ("accent", "", "bold"),
    "alarm": ("alarm", "", "bold"),
    "rule": ("rule", "", "none"),
    "shade": ("shade", "", "none"),
    "bar": ("accent", "", "bold"),
    "tag": ("on-tag", "tag", "block-style"),
    "seal": ("background", "accent", "block-style"),
    "stop": ("on-stop", "stop", "block-style"),
    "well": ("", "well", "well-style"),
    "mark": ("on-mark", "mark", "mark-style"),
    "below": ("below", "", "below-style"),
}
"""Ink, ground and attributes of each style, by the names that a look has for them.

No component classes: Textual styles each of those anew with every screen that is styled, 3 ms whenever a page opens.
"""


def style_of(screen: Screen[Any], name: str) -> VisualStyle:
    """What a style says by itself in this look: ink, ground and attributes, each only where it says so."""
    look = screen.app.theme_variables
    ink, ground, attributes = _MADE_OF[name]
    return _style(look.get(ink, ""), look.get(ground, ""), look.get(attributes, attributes))


@cache
def _style(ink: str, ground: str, attributes: str) -> VisualStyle:
    flags = Style.parse(attributes)
    return VisualStyle(
        background=Color.parse(ground) if ground else None,
        foreground=Color.parse(ink) if ink else None,
        bold=flags.bold,
        dim=flags.dim,
        underline=flags.underline,
        reverse=flags.reverse,
    )


class Inked(Widget):
    """Knows the styles of the screen by their names, on the grounds that a line may lie on."""

    _inks: dict[tuple[str, str], Style] | None = None

    def ink(self, style: str, ground: str = "") -> Style:
        """A text style on a ground (``mark``, ``well``; empty for the widget's own).

        Kept, since ``rich_style`` makes it anew, at 50 µs a piece.
        """
        if self._inks is None:
            self._inks = {}
        found = self._inks.get((style, ground))
        if found is None:
            whole = self.visual_style
            # on the mark there is one ink for all but the blocks, which bring their own ground
            order = [style, ground] if ground == "mark" and style not in _OWN_GROUND else [ground, style]
            for name in order:
                if name:
                    whole += style_of(self.screen, name)
            found = self._inks[style, ground] = whole.rich_style
        return found

    def notify_style_update(self) -> None:
        """Another look."""
        self._inks = None
        super().notify_style_update()

    def strip(self, pieces: Sequence[Piece], cells: int, ground: str = "") -> Strip:
        """A line of pieces, cut or padded to a number of cells."""
        return Strip(self.segments(fit_pieces(pieces, cells), ground), cells)

    def segments(self, pieces: Sequence[Piece], ground: str = "") -> list[Segment]:
        """Pieces on a ground, as they are; a line that lies on several is made of these."""
        return [
            Segment(visible(piece), self.ink("plain", ground))
            if isinstance(piece, str)
            else Segment(visible(piece[0]), self.ink(piece[1], ground))
            for piece in pieces
        ]
