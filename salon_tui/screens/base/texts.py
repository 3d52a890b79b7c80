"""Labels and texts that are read, not chosen from: each text is broken for the width that there is."""

from __future__ import annotations

from collections.abc import Sequence

from salon_tui.widgets.paint import width, wrap
from salon_tui.widgets.pick_list import Column, PickList, Row

_AROUND = 4
"""Cells of a line besides label and text."""
_LONGEST = 30
"""Lines of a text, at most."""


class Texts(PickList[int]):
    """Labels and texts, line by line."""

    def __init__(self, id: str) -> None:
        super().__init__([Column(10), Column(20, grow=1)], id=id)
        self.marked = False
        self._texts: Sequence[tuple[str, str]] = ()

    def tell(self, texts: Sequence[tuple[str, str]]) -> None:
        """Shows other texts."""
        self._texts = texts
        self._break()

    def on_resize(self) -> None:
        """Breaks them anew."""
        self._break()

    def _break(self) -> None:
        label_cells = max((width(label) for label, _text in self._texts), default=0)
        # before it is laid out nearly the width that it will have, so that the first frame is whole
        across = self.size.width or self.app.size.width * (6 if self.screen.has_class("-wide") else 10) // 10
        cells = max(1, across - label_cells - _AROUND)
        lines = [
            (label if number == 0 else "", line)
            for label, text in self._texts
            for number, line in enumerate(wrap(text, cells, _LONGEST))
        ]
        self.fill([Row(number, ((label, "label"), line)) for number, (label, line) in enumerate(lines)])
