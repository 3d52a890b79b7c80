"""A page with the records of one kind, read at once or as one moves down; a line is one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from textual.widget import Widget
from typing_extensions import override

from db.core.desk import Desk
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import ListPage, sections
from salon_tui.widgets.lines import Bar, Rows
from salon_tui.widgets.parts import Nothing
from salon_tui.widgets.pick_list import PickList, Row


class HasId(Protocol):
    """A record that a line can stand for."""

    @property
    def id(self) -> int | str:
        """By what it is found again."""


Record = TypeVar("Record", bound=HasId)
Groups = Iterable[tuple[tuple[str, ...], Sequence[Record]]]
"""The cells of each title, none where it has none, and what stands under it."""


class RecordsPage(ListPage, Generic[Record], inherit_bindings=False):
    """Says which records, in which groups and as which lines; the rest follows, also the keys that turn on a line."""

    READS_ON: ClassVar[bool] = False
    """Whether there may be more than were read."""

    def __init__(self, name: str) -> None:
        super().__init__(name=name)
        self.found: dict[int | str, Record] = {}

    def records(self, desk: Desk) -> Iterable[Record]:
        """What stands on the page, in the order of its lines."""
        raise NotImplementedError

    def groups(self) -> Groups[Record]:
        """One group without a title by default."""
        return (((), list(self.found.values())),)

    def heads(self) -> tuple[str, ...]:
        """What stands over the columns; nothing by default."""
        return ()

    def line(self, number: int, one: Record) -> Row[Any]:
        """A line, by its number from 1."""
        raise NotImplementedError

    def none(self) -> Nothing | None:
        """What an empty page says; nothing by default."""
        return None

    @property
    def marked(self) -> Record | None:
        """What the mark stands on."""
        return self.found.get(self.chosen or 0)

    @override
    def about_chosen(self) -> About | None:
        return None if self.marked is None else self.about_line(self.marked)

    @override
    def load(self, desk: Desk) -> None:
        self.found = {one.id: one for one in self.records(desk)}

    @override
    def put_away(self) -> None:
        super().put_away()
        self.found = {}

    @override
    def arrive(self) -> None:
        super().arrive()
        self.paint()

    def paint(self) -> None:
        """Paints what was found, and what is said of the line under the mark."""
        rows = sections(self.groups(), self.line)
        heads = self.heads()
        if rows and heads:
            rows.insert(0, Row(None, heads, "label"))
        self.list.fill(rows, more=self._more if self.READS_ON else None, keep=True, empty=self.none())
        self.list.focus()
        self.show_about()
        self.paint_keys()

    @override
    def moved(self) -> None:
        self.paint_keys()

    def _more(self, last: Row[Any]) -> Sequence[Row[Any]] | None:
        raise NotImplementedError


class ReadOnPage(RecordsPage[Record], inherit_bindings=False):
    """One group, read on as one moves down in it, under rows that say what was asked."""

    READS_ON = True

    def after(self, desk: Desk, last: Record) -> Sequence[Record]:
        """The records that follow one; none after the last."""
        raise NotImplementedError

    def asked_for(self, cells: int) -> Rows:
        """The rows above the list; nothing by default."""
        return ()

    def begin_anew(self) -> None:
        """Something else is asked: the list begins at its first line."""
        self.found = {}
        self.list.fill([])

    @override
    def main(self) -> Iterable[Widget]:
        yield Bar(id="asked")
        yield PickList(self.COLUMNS)

    @override
    def load(self, desk: Desk) -> None:
        # what was opened from here may have been changed: as much is read as stood here before
        found = list(self.records(desk))
        while found and len(found) < len(self.found) and (more := self.after(desk, found[-1])):
            found += more
        self.found = {one.id: one for one in found}

    @override
    def put_away(self) -> None:
        super().put_away()
        self.query_one("#asked", Bar).draw(lambda cells: ())

    @override
    def paint(self) -> None:
        self.query_one("#asked", Bar).draw(self.asked_for)
        super().paint()

    @override
    def _more(self, last: Row[Any]) -> Sequence[Row[Any]] | None:
        before = self.found[last.key or 0]
        found = self.ask(lambda desk: self.after(desk, before), None)
        if found is None:
            return None
        first = len(self.found) + 1
        self.found |= {one.id: one for one in found}
        return [self.line(number, one) for number, one in enumerate(found, first)]
