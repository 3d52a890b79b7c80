"""What stands below a client's head: the tabs, and the list, the facts or the form that the open one shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from textual.app import ComposeResult
from textual.widget import Widget

from db.clients.records import ClientRecord
from db.dated.declaration import Dated
from db.visits.records import VisitRecord
from salon_tui.screens.base.about import About, Beside
from salon_tui.screens.clients.overview import Overview, booked, say, side, visits_head
from salon_tui.screens.clients.tabs.bar import tab_bar
from salon_tui.screens.clients.tabs.list_tab import ListTab
from salon_tui.screens.clients.tabs.views import View, tabs, view_name
from salon_tui.screens.visits.reading import blocks, notes
from salon_tui.widgets.blocks import Blocks
from salon_tui.widgets.fields import Fields
from salon_tui.widgets.form_state import FormState
from salon_tui.widgets.lines import Bar, Line, Rows
from salon_tui.widgets.panes import Panes
from salon_tui.widgets.parts import Nothing, section
from salon_tui.widgets.pick_list import Column, PickList, Row

SHORT_NOTES = ("cautions", "skin_before", "felt", "next_time", "steps", "products", "introduced")
"""What of a visit is read below a list that leaves it a few rows, what may hurt first."""


class CardView(Widget):
    """The body of a client's page. Which of its widgets are seen, the style sheet says by the view's class."""

    def __init__(self) -> None:
        super().__init__()
        self._about: Callable[[Any, ClientRecord], About] | None = None
        self._lines: dict[Any, Any] = {}
        """The lines of the list that is open, by their keys."""

    def compose(self) -> ComposeResult:
        """The tabs, then everything that a tab may show."""
        yield Bar(id="tabs")
        main = [
            Blocks(id="say"),
            Bar(id="list-head"),
            PickList([Column(10, grow=1)], id="tab"),
            Bar(id="preview"),
            Fields(id="facts"),
            Line(id="detail", classes="detail"),
        ]
        yield Panes(main, [Beside(id="side")])

    @property
    def is_list(self) -> bool:
        """Whether the open view is a list, in which the keys move; else they turn pages."""
        return not self.has_class("-fields")

    def open(self, digit: int, at: int) -> None:
        """Shows which tab is open, and which of its views; the rest is filled in by who reads it."""
        view = tabs()[digit][at]
        for one in View:
            self.set_class(one is view, f"-{one.value}")
        self.set_class(view in (View.RECORD, View.HEALTH), "-fields")
        self.set_class(isinstance(view, Dated), "-dated")
        self.query_one("#tabs", Bar).draw(
            lambda cells: tab_bar(digit, at, cells, 2 if self.screen.has_class("-wide") else 1)
        )
        if isinstance(view, Dated):
            self.query_one("#list-head", Bar).draw(lambda cells: [section(view_name(view), cells, tag=view.box)])
        self.set_detail("")
        self.query_one(Beside).show(lambda cells: [])
        self.query_one("#preview", Bar).draw(lambda cells: [])

    def show_fields(self, state: FormState, words: str) -> None:
        """Boxes of the record, and a sentence below them."""
        self.query_one(Fields).load(state)
        self.set_detail(words)

    def set_detail(self, words: str) -> None:
        """A line below what the tab shows; none where there is nothing to say."""
        line = self.query_one("#detail", Line)
        line.set_class(bool(words), "on")
        line.set_pieces((words, "label"))

    def show_overview(self, record: ClientRecord, found: Overview) -> None:
        """Who she is and what to say, beside or above her last visits."""
        self.query_one("#say", Blocks).show(
            lambda cells: [booked(found.coming[:1], cells), say(record, found.care, cells)]
        )
        self.query_one("#list-head", Bar).draw(lambda cells: [visits_head(found.summary, cells)])
        self.query_one(Beside).show(lambda cells: side(record, found, cells))

    def show_visit(self, visit: VisitRecord | None, beside: bool) -> None:
        """The visit under the mark: below the list, and in the side pane where that is there for it."""
        pane = self.query_one("#preview", Bar)

        def below(cells: int) -> Rows:
            rows = [] if visit is None else notes(visit, cells, SHORT_NOTES)
            return rows[: pane.size.height or len(rows)]

        pane.draw(below)
        if beside:
            self.query_one(Beside).show(lambda cells: [] if visit is None else blocks(visit, cells))

    def show_list(
        self,
        tab: ListTab,
        record: ClientRecord,
        first: Sequence[Any],
        read: Callable[[Any], Sequence[Any] | None],
        empty: Nothing,
        *,
        has_heads: bool,
    ) -> None:
        """Shows a tab that is a list.

        Args:
            tab: The tab.
            record: Whose it is.
            first: Its first lines.
            read: Gives those after the one with a key; None where they can't be read now.
            empty: What is said where there are none.
            has_heads: Whether its columns have names.
        """
        self._about, self._lines = tab.about, {}

        def rows(lines: Sequence[Any]) -> list[Row[Any]]:
            found = [tab.row(line, record) for line in lines]
            self._lines |= {row.key: line for row, line in zip(found, lines, strict=True)}
            return found

        def more(last: Row[Any]) -> list[Row[Any]] | None:
            lines = read(last.key)
            return None if lines is None else rows(lines)

        shown = rows(first)
        self._list.columns = tuple(tab.columns)
        self._list.fill(tab.headed(shown) if has_heads else shown, empty=empty, more=more)

    def show_line(self, record: ClientRecord) -> None:
        """What there is to say of the line under the mark."""
        line = self.chosen_line
        self.query_one(Beside).tell(self._about(line, record) if line and self._about else None)

    @property
    def chosen_line(self) -> Any:
        """What was read for the line under the mark; None where there is none."""
        return self._lines.get(self._list.chosen)

    @property
    def lines(self) -> Sequence[Any]:
        """What was read for the list that is open, in its order."""
        return tuple(self._lines.values())

    @property
    def _list(self) -> PickList[Any]:
        return self.query_one(PickList)

    def empty(self) -> None:
        """Nothing stays of the record."""
        self._lines = {}
        self.query_one(Fields).load(FormState([]))
        self.set_detail("")
        nothing: Callable[[int], Sequence[Rows]] = lambda cells: []  # noqa: E731
        for blocks_of in self.query(Blocks):
            blocks_of.show(nothing)
        for bar in ("#list-head", "#preview"):
            self.query_one(bar, Bar).draw(lambda cells: [])
