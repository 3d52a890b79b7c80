"""A list of any length: only the lines in view are painted, and more are fetched when the cursor comes near the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from salon_tui.widgets.cells import Cell, cell_width, plain_text, spread, styled
from salon_tui.widgets.inked import Inked
from salon_tui.widgets.lines import Rows
from salon_tui.widgets.paint import Piece, fit_pieces
from salon_tui.widgets.parts import Nothing, nothing_yet, section, whole

Key = TypeVar("Key")


class Column(NamedTuple):
    """A column, as wide as its longest value; what is left over stays at the right end.

    Attributes:
        cells: What it keeps where there is too little room for all.
        align: ``right`` for numbers.
        grow: Whether it is a text that is cut first, as a note; names, amounts and days are not cut.
        aside: Whether the side pane says it as well: where there is one, it is left out rather than anything is cut.
    """

    cells: int
    align: str = "left"
    grow: int = 0
    aside: bool = False


class Row(NamedTuple, Generic[Key]):
    """A line of the list.

    Attributes:
        key: What it stands for; None for a heading, which the mark passes over.
        cells: A cell for each column; a single one has the whole line.
        style: ``plain``, ``label`` for what is over, ``strong``, ``alarm``, or ``section``: a name, and a note.
    """

    key: Key | None
    cells: tuple[Cell, ...]
    style: str = "plain"


SIGNS = frozenset("⚠!✗?")
_SIGN = 2
"""Cells before the columns, for the sign of the mark."""


_ROOM = 10_000
"""More cells than a line has."""


class PickList(Inked, ScrollView, Generic[Key], can_focus=True):
    """Lines to choose from. An empty list says what would stand there.

    Cells are texts or pieces; columns follow from them::

        pick = PickList([Column(10), Column(8), Column(9, "right"), Column(6, grow=1)], id="visits")
        pick.fill([Row(1, ("2026-11-02", [("欧阳静怡", "strong"), " ", ("⚠", "alarm")], "388.00", "note"))])
    """

    # a list scrolls with its cursor; scrollbars that come and go would make the page be laid out anew
    DEFAULT_CSS = "PickList { overflow: hidden hidden; }"
    AHEAD = 16
    """Lines before the end at which the next page is fetched."""

    class Marked(Message):
        """The mark may stand on another line, or the line that it stands on may say something else."""

    def __init__(self, columns: Sequence[Column], id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.columns = tuple(columns)
        self.rows: list[Row[Key]] = []
        self.at = 0
        self.empty: Nothing | None = None
        self.marked = True
        self.is_awake = True
        """Whether the keys go here; else the chosen line lies on a well."""
        self._wide: tuple[int, int, list[int]] | None = None
        self._more: Callable[[Row[Key]], Sequence[Row[Key]] | None] | None = None
        self._stood: list[object] = []
        self._cells = 0
        """The width of the lines that are being painted."""
        self._said: list[list[Piece]] = []
        """What is painted where there are none."""
        self._below: Callable[[int], Sequence[Rows]] | None = None
        self._told: list[Sequence[Piece]] = []

    def fill(
        self,
        rows: Sequence[Row[Key]],
        *,
        more: Callable[[Row[Key]], Sequence[Row[Key]] | None] | None = None,
        empty: Nothing | None = None,
        keep: bool = False,
    ) -> None:
        """Shows other lines.

        Args:
            rows: The lines, or the first page of them.
            more: Gives the page after a line, none of it where it can't be read now; None when these are all.
            empty: What is said when there are none; nothing by default.
            keep: Stay on the line with the same key, where it is still there.
        """
        before = self.chosen if keep else None
        self.rows = list(rows)
        self._wide = None
        self._more = more if rows else None
        self.empty = empty
        self.at = self._first()
        if before is not None:
            self.at = next((at for at, row in enumerate(self.rows) if row.key == before), self.at)
        self._resize_to_rows()
        self.scroll_to(y=0, animate=False, immediate=True, force=True)
        self._show_cursor()

    @property
    def reads_on(self) -> bool:
        """Whether more lines may follow those that were read."""
        return self._more is not None

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
        """Moves to the first line, or to the last, of which all before it are fetched as far as they can be read.

        Args:
            by: -1 for the first, 1 for the last.
        """
        while by > 0 and self._more is not None:
            self.at = max(0, len(self.rows) - 1)
            if not self._fetch():
                break
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

    def show_mark(self, marked: bool) -> None:
        """Shows the mark here or, where another list of the page has it, not."""
        self.marked = marked
        self._repaint()

    def tell_below(self, blocks: Callable[[int], Sequence[Rows]] | None) -> None:
        """Says under the last line, where no side pane says it, as many blocks as fit there whole."""
        self._below = blocks
        self._repaint()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paints lines; what they have in common is made once for all of them."""
        region = self.scrollable_content_region
        self._cells = region.width
        self._said = [] if self.rows else self._say_empty(region.width, region.height)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Paints one line in view."""
        cells = self._cells
        at = y + self._top
        if not self.rows:
            return self.strip(self._said[at] if at < len(self._said) else [], cells)
        if at >= len(self.rows):
            below = at - len(self.rows)
            return self.strip(self._told[below] if below < len(self._told) else [], cells)
        row = self.rows[at]
        ground = ("mark" if self.is_awake else "well") if self._is_marked(at) else ""
        return self.strip(self._pieces(row, cells, is_here=bool(ground)), cells, ground)

    def _say_empty(self, cells: int, height: int = 0) -> list[list[Piece]]:
        return [] if self.empty is None else nothing_yet(self.empty, cells, height)

    def _say_below(self, region: Region) -> list[Sequence[Piece]]:
        if self._below is None or not self.rows or self.screen.has_class("-wide"):
            return []
        return whole(self._below(region.width), region.height - len(self.rows) + self._top)

    def on_resize(self) -> None:
        """Keeps the cursor in view."""
        self._stood = []
        self._resize_to_rows()
        self._show_cursor()

    def _pieces(self, row: Row[Key], cells: int, *, is_here: bool) -> list[Piece]:
        if row.style == "section":
            name, *note = (plain_text(cell) for cell in row.cells)
            return section(name, cells, *note[:1])
        plain = "strong" if is_here and row.style == "plain" else row.style
        # what is late or may hurt has a sign, as well as its colour
        is_bare = row.style == "alarm" and not any(SIGNS & set(plain_text(cell)) for cell in row.cells)
        sign: Piece = ("!", "alarm") if is_bare else " "
        lead: list[Piece] = [("▸", "focus"), sign] if is_here else [sign, " "]
        if len(row.cells) == 1:
            return [*lead, *styled(row.cells[0], plain)]
        pieces: list[Piece] = []
        gap, widths = self._spread(cells - _SIGN)
        for at, (cell, room) in enumerate(zip(row.cells, widths, strict=False)):
            if room:
                pieces += [" " * gap] if pieces else []
                pieces += fit_pieces(styled(cell, plain), room, self.columns[at].align)
        return [*lead, *pieces]

    def whole_width(self, *, aside: bool = True) -> int:
        """The cells in which every line stands whole; without those columns, where the side pane says them as well."""
        gap, widths = self._spread_over(_ROOM)
        shown = [
            wide for wide, column in zip(widths, self.columns, strict=True) if wide and (aside or not column.aside)
        ]
        in_columns = sum(shown) + gap * max(0, len(shown) - 1)
        return _SIGN + max([in_columns, *(cell_width(row.cells[0]) for row in self.rows if len(row.cells) == 1)])

    def _spread(self, cells: int) -> tuple[int, list[int]]:
        """The cells between columns, and the width of each: that of its longest value, as long as there is room."""
        if self._wide is None or self._wide[0] != cells:
            self._wide = (cells, *self._spread_over(cells))
        return self._wide[1:]

    def _spread_over(self, cells: int) -> tuple[int, list[int]]:
        in_columns = [row for row in self.rows if len(row.cells) > 1 and row.style != "section"]
        rows = [row.cells for row in in_columns if row.key is not None]
        heads = [row.cells for row in in_columns if row.key is None]
        return spread(self.columns, rows, cells, heads=heads, has_side=self.screen.has_class("-wide"))

    def _first(self) -> int:
        return next((at for at, row in enumerate(self.rows) if row.key is not None), 0)

    def _fetch(self) -> bool:
        """Reads on where the mark comes near the end; False where that can't be read now."""
        if self._more is None or self.at < len(self.rows) - self.AHEAD:
            return True
        page = self._more(self.rows[-1])
        if page is None:
            return False
        self.rows.extend(page)
        self._wide = None
        if not page:
            self._more = None
        self._resize_to_rows()
        return True

    def _resize_to_rows(self) -> None:
        cells = self.scrollable_content_region.width
        size = Size(cells, max(1, len(self.rows or self._say_empty(cells))))
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
        self.post_message(self.Marked())

    def _repaint(self) -> None:
        """Paints the lines in view that are not what they were."""
        region, top = self.scrollable_content_region, self._top
        widths = self._spread(region.width - _SIGN)
        self._told = self._say_below(region)
        stand: list[object] = [self._stands(at, widths) for at in range(top, top + region.height)]
        before, self._stood = self._stood, stand
        # in another height anything may stand there by now
        changed = [y for y in range(len(stand)) if len(before) != len(stand) or stand[y] != before[y]]
        if changed:
            self.refresh(*[Region(0, y, region.width, 1) for y in changed])

    @property
    def _top(self) -> int:
        """The first line in view."""
        return round(self.scroll_offset.y)

    def _stands(self, at: int, widths: tuple[int, list[int]]) -> object:
        """What a line looks like, to be compared."""
        if at >= len(self.rows):
            below = at - len(self.rows)
            return (self._told[below] if below < len(self._told) else None) if self.rows else self.empty
        row = self.rows[at]
        return (row.cells, row.style, self._is_marked(at), self.is_awake, self.columns, widths)

    def _is_marked(self, at: int) -> bool:
        return at == self.at and self.marked and self.rows[at].key is not None
