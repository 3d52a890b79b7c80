"""How the width of a page is used: one pane, a side pane from 100 columns, two from 140."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.widget import Widget


class Panes(Widget):
    """What the page is about, and at the right of it side panes, which lie on a ground of their own.

    ::

        yield Panes([PickList(columns, id="visits"), Line(id="sum")], [Side(id="side")])
    """

    def __init__(self, main: Iterable[Widget], sides: Iterable[Widget], id: str | None = None) -> None:
        super().__init__(id=id)
        self._main, self._sides = main, sides

    def compose(self) -> ComposeResult:
        """The panes from the left."""
        with Widget(classes="pane"):
            yield from self._main
        yield from self._sides
