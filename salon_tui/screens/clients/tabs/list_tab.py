"""What a tab of a client's card that is a list says of itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from db.clients.records import ClientRecord
from db.core.desk import Desk
from salon_tui.commands import Command
from salon_tui.screens.base.about import About
from salon_tui.screens.clients.opening import Open
from salon_tui.widgets.pick_list import Column, Row


@dataclass(frozen=True, slots=True)
class ListTab:
    """A tab that is a list.

    Attributes:
        columns: Its columns.
        what, would: What isn't there when there is nothing, and what would stand here.
        makes: The command that makes it.
        about: What there is to say of a line, beside the list; None where the page says it.
        heads: What stands over its columns.
        read: A page of it: from the beginning, or after the key of a line; empty after the last.
        row: A line of it.
        opens: What Enter does on a line; None where there is nothing more to see.
    """

    columns: Sequence[Column]
    what: str
    would: str
    makes: type[Command] | None
    read: Callable[[Desk, ClientRecord, Any], Sequence[Any]]
    row: Callable[[Any, ClientRecord], Row[Any]]
    opens: Open | None = None
    about: Callable[[Any, ClientRecord], About] | None = None
    heads: Callable[[], tuple[str, ...]] = tuple

    def headed(self, rows: list[Row[Any]]) -> list[Row[Any]]:
        """Lines under the names of their columns; one without a value has no room, and no name either."""
        names = tuple(name if any(row.cells[at] for row in rows) else "" for at, name in enumerate(self.heads()))
        return [Row(None, names, "label"), *rows] if names and rows else rows
