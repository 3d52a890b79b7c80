"""A list of any length: only the lines in view are painted, and more are fetched when the cursor comes near the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Generic, NamedTuple, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from salon_tui.widgets.paint import fit, visible

Key = TypeVar("Key")


class Column(NamedTuple):
    """A column: cells wide, or a share of what is left where ``grow`` is not 0."""

    cells: int
    align: str = "left"
    grow: int = 0


class Row(NamedTuple, Generic[Key]):
    """A line of the list: what it stands for, its cells, and how it is to look (plain, dim, strong, heading, alarm)."""

    key: Key | None
    cells: tuple[str, ...]
    style: str = "plain"


class PickList(ScrollView, Generic[Key], can_focus=True):
    """Lines to choose from. An empty list says what would stand there."""

    # a list scrolls with its cursor; scrollbars that come and go would make the page be laid out anew
    DEFAULT_CSS = "PickList { overflow: hidden hidden; }"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "pick-list--cursor",
        "pick-list--dim",
        "pick-list--strong",
        "pick-list--heading",
        "pick-list--alarm",
    }
    AHEAD = 16
    """Lines before the end at which the next page is fetched."""

    def __init__(self, columns: Sequence[Column], id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.columns = tuple(columns)
        self.rows: list[Row[Key]] = []
        self.at = 0
        self.empty = ""
        self.marked = True
        self._more: Callable[[Row[Key]], Sequence[Row[Key]] | None] | None = None
        self._stood: list[object] = []

    def fill(
        self,
        rows: Sequence[Row[Key]],
        *,
        more: Callable[[Row[Key]], Sequence[Row[Key]] | None] | None = None,
        empty: str = "",
        keep: bool = False,
    ) -> None:
        """Shows other lines.

        Args:
            rows: The lines, or the first page of them.
            more: Gives the page after a line, none of it where it can't be read now; None when these are all.
            empty: What is said when there are none.
            keep: Stay on the line with the same key, where it is still there.
        """
        before = self.chosen if keep else None
        self.rows = list(rows)
        self._more = more if rows else None
        self.empty = empty
        self.at = self._first()
        if before is not None:
            self.at = next((at for at, row in enumerate(self.rows) if row.key == before), self.at)
        self._resize_to_rows()
        self.scroll_to(y=0, animate=False, immediate=True, force=True)
        self._show_cursor()

    @property
    def chosen(self) -> Key | None:
        """What the cursor is on, or None."""
        return self.rows[self.at].key if self.rows else None

    def move(self, by: int) -> None:
        """Moves the cursor, over lines that stand for nothing, as far as there are lines."""
        if not self.rows:
            return
        at = max(0, min(len(self.rows) - 1, self.at + by))
        step = 1 if by > 0 else -1
        while 0 <= at < len(self.rows) and self.rows[at].key is None:
            at += step
        if not 0 <= at < len(self.rows):
            at = self.at
        self.at = at
        self._fetch()
        self._show_cursor()

    def move_to_end(self, by: int) -> None:
        """Moves to the first line, or to the last, of which all before it are fetched.

        Args:
            by: -1 for the first, 1 for the last.
        """
        while by > 0 and self._more is not None:
            self.at = max(0, len(self.rows) - 1)
            self._fetch()
        keyed = [at for at, row in enumerate(self.rows) if row.key is not None]
        if keyed:
            self.at = keyed[-1 if by > 0 else 0]
            self._show_cursor()

    def page(self, by: int) -> None:
        """Moves by a page, one line kept in view."""
        self.move(by * max(1, self.scrollable_content_region.height - 1))

    def choose(self, number: int) -> Key | None:
        """Moves to the line with a number from 1 among those that stand for something; None where there is none."""
        numbered = [at for at, row in enumerate(self.rows) if row.key is not None]
        if not 0 < number <= len(numbered):
            return None
        self.at = numbered[number - 1]
        self._show_cursor()
        return self.chosen

    def render_line(self, y: int) -> Strip:
        """Paints one line in view."""
        cells = self.scrollable_content_region.width
        at = y + self._top
        if not self.rows:
            return Strip([Segment(fit(self.empty if y == 0 else "", cells), self._style("dim"))], cells)
        if at >= len(self.rows):
            return Strip.blank(cells, self._style("plain"))
        row = self.rows[at]
        here = self._is_marked(at)
        return Strip([Segment(self._text(row, cells, here), self._style("cursor" if here else row.style))], cells)

    def _style(self, name: str) -> Style:
        """The style of a line; Textual keeps it (``rich_style`` makes it anew, at 50 µs a line)."""
        return self.get_visual_style(*([] if name == "plain" else [f"pick-list--{name}"])).rich_style

    def on_resize(self) -> None:
        """Keeps the cursor in view."""
        self._stood = []
        self._resize_to_rows()
        self._show_cursor()

    def _text(self, row: Row[Key], cells: int, here: bool) -> str:
        mark = "▸" if here else " "
        if len(row.cells) == 1:
            return fit(f"{mark} {visible(row.cells[0])}", cells)
        widths = self._widths(cells - 2)
        parts = [
            fit(text, width, column.align) for text, width, column in zip(row.cells, widths, self.columns, strict=False)
        ]
        return fit(f"{mark} " + " ".join(parts), cells)

    def _widths(self, cells: int) -> list[int]:
        spare = cells - sum(column.cells for column in self.columns) - (len(self.columns) - 1)
        shares = sum(column.grow for column in self.columns)
        return [column.cells + (max(0, spare) * column.grow // shares if shares else 0) for column in self.columns]

    def _first(self) -> int:
        return next((at for at, row in enumerate(self.rows) if row.key is not None), 0)

    def _fetch(self) -> None:
        if self._more is not None and self.at >= len(self.rows) - self.AHEAD:
            page = self._more(self.rows[-1])
            if page is None:
                return
            self.rows.extend(page)
            if not page:
                self._more = None
            self._resize_to_rows()

    def _resize_to_rows(self) -> None:
        size = Size(self.scrollable_content_region.width, max(1, len(self.rows)))
        if self.styles.is_auto_height:
            self.virtual_size = size
        else:
            # the list is as high as before, so the page needn't be laid out anew (3 ms at every key in the find box)
            self.set_reactive(Widget.virtual_size, size)

    def _show_cursor(self) -> None:
        # with the first line that can be chosen, the headings above it are in view
        line = 0 if self.at == self._first() else self.at
        # by force: whether there is something to scroll is otherwise known only after the next layout
        self.scroll_to_region(Region(0, line, 1, 1), animate=False, immediate=True, force=True)
        self._repaint()

    def _repaint(self) -> None:
        """Paints the lines in view that are not what they were."""
        region = self.scrollable_content_region
        stand: list[object] = [self._stands(at) for at in range(self._top, self._top + region.height)]
        before = self._stood if len(self._stood) == len(stand) else [None] * len(stand)
        self._stood = stand
        changed = [y for y in range(len(stand)) if stand[y] != before[y]]
        if changed:
            self.refresh(*[Region(0, y, region.width, 1) for y in changed])

    @property
    def _top(self) -> int:
        """The first line in view."""
        return round(self.scroll_offset.y)

    def _stands(self, at: int) -> object:
        """What a line looks like, to be compared."""
        if at >= len(self.rows):
            return self.empty if at == 0 else ""
        row = self.rows[at]
        return (row.cells, row.style, self._is_marked(at), self.columns)

    def _is_marked(self, at: int) -> bool:
        return at == self.at and self.marked and self.rows[at].key is not None
