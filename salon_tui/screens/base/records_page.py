"""A page with the records of one kind, all read at once; a line is one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from typing_extensions import override

from db.core.desk import Desk
from salon_tui.screens.base.list_page import ListPage, sections
from salon_tui.widgets.parts import Nothing
from salon_tui.widgets.pick_list import Row


class HasId(Protocol):
    """A record that a line can stand for."""

    @property
    def id(self) -> int:
        """By what it is found again."""


Record = TypeVar("Record", bound=HasId)
Groups = Iterable[tuple[tuple[str, ...], Sequence[Record]]]
"""The cells of each title, none where it has none, and what stands under it."""


class RecordsPage(ListPage, Generic[Record], inherit_bindings=False):
    """Says which records, in which groups and as which lines; the rest follows, also the keys that turn on a line."""

    def __init__(self, name: str) -> None:
        super().__init__(name=name)
        self.found: dict[int, Record] = {}

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
        self.list.fill(rows, keep=True, empty=self.none())
        self.list.focus()
        self.show_about()
        self.paint_keys()

    @override
    def moved(self) -> None:
        self.paint_keys()
