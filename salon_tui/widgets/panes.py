"""How the width of a page is used: one pane, a side pane from 100 columns, two from 140."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget

from salon_tui.widgets.lines import Bar


class Rule(Bar):
    """A hairline across the page."""

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id, classes)
        self.draw(lambda cells: [[("─" * cells, "rule")]])


class Body(Widget):
    """What stands between the head of a page and its keys, in a frame where the page has one."""

    _only_edge = False

    def tell_in_edge(self, words: Content) -> None:
        """Says something in the lower edge of the frame; what stands in the frame isn't painted again for that."""
        self._only_edge = True
        self.border_subtitle = words
        self._only_edge = False

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Body:
        """Paints it again, or the edge alone."""
        if self._only_edge:
            edge = Region(0, self.outer_size.height - 1, self.outer_size.width, 1)
            # a widget's own regions begin within its frame
            regions = (edge.translate(-self.content_offset),)
        super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        return self


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
