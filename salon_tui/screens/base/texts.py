"""Labels and texts that are read, not chosen from: each text is broken for the width that there is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from textual.widget import Widget
from typing_extensions import override

from db.core.desk import Desk
from salon_tui.screens.base.list_page import ListPage
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


Read = TypeVar("Read")


class TextsPage(ListPage, Generic[Read], inherit_bindings=False):
    """A page of such texts: says what is read for it, and what is told of that."""

    DIGITS = False

    def __init__(self, name: str) -> None:
        super().__init__(name=name)
        self.found: Read | None = None

    def read(self, desk: Desk) -> Read:
        """What the page is about."""
        raise NotImplementedError

    def told(self, found: Read) -> Iterable[tuple[str, str]]:
        """Labels and texts; those without a text are left out."""
        raise NotImplementedError

    @override
    def main(self) -> Iterable[Widget]:
        yield Texts(id="facts")

    @override
    def load(self, desk: Desk) -> None:
        self.found = self.read(desk)

    @override
    def put_away(self) -> None:
        super().put_away()
        self.found = None
        self.query_one(Texts).tell(())

    @override
    def arrive(self) -> None:
        super().arrive()
        if self.found is None:
            return
        texts = self.query_one(Texts)
        texts.tell([(label, text) for label, text in self.told(self.found) if text])
        texts.focus()
        self.paint_keys()
