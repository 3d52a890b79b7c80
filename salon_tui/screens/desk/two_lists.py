"""Arrivals and tasks, and the one mark that goes through both lists."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from salon_tui.screens.base.commanded import ABREAST, WIDER
from salon_tui.screens.contacts.task_list import TaskList
from salon_tui.screens.desk.sections import Target
from salon_tui.widgets.pick_list import PickList

_LEAST, _MOST = 0.36, 0.5
"""Of the width, where both stand beside each other: what is to be done has so much."""
_EDGE, _APART = 3, 3
"""Cells of the second list that are none of its lines', and of the page that are neither's."""


class TwoLists(TaskList, inherit_bindings=False):
    """Who is here and what is to be done: where one list ends, the mark goes on in the other."""

    def __init__(self, name: str) -> None:
        super().__init__(name=name)
        self._in_tasks = False
        """Whether the mark stands among the tasks, and not among who is here."""
        self._went_to_tasks = False
        """Whether somebody moved it there: by itself it goes where somebody is here."""

    @property
    def list(self) -> PickList[Any]:
        """The list in which the mark stands."""
        return self._tasks if self._in_tasks else self._today

    @property
    def _today(self) -> PickList[Target]:
        return self.query_one("#today", PickList)

    @property
    def _tasks(self) -> PickList[Target]:
        return self.query_one("#tasks", PickList)

    def _wake(self) -> None:
        """Shows the mark in one list only."""
        for part in (self._today, self._tasks):
            part.show_mark(part is self.list)
        self.list.focus()

    def _move_into(self, *, tasks: bool) -> None:
        self._in_tasks = self._went_to_tasks = tasks
        self._wake()
        self.moved()

    def _cross(self, move: Callable[[], None], into_tasks: bool) -> None:
        """Moves the mark; where it can go no further in its list, it goes on in the other one."""
        before = self.list.chosen
        move()
        other = self._tasks if into_tasks else self._today
        if self.list.chosen == before and self._in_tasks is not into_tasks and other.chosen is not None:
            other.move_to_end(-1 if into_tasks else 1)
            self._move_into(tasks=into_tasks)

    def do_down(self) -> None:
        """Down."""
        self._cross(super().do_down, True)

    def do_up(self) -> None:
        """Up."""
        self._cross(super().do_up, False)

    def do_page_down(self) -> None:
        """PgDn."""
        self._cross(super().do_page_down, True)

    def do_page_up(self) -> None:
        """PgUp."""
        self._cross(super().do_page_up, False)

    def share_width(self) -> None:
        """Beside each other, each has what the other leaves empty, rather than that its lines are cut.

        First what is to be done without what the side says as well, then who is here, then the rest.
        """
        styles = self._tasks.styles
        if not ABREAST <= self.app.size.width < WIDER:
            styles.clear_rule("width")
            return
        cells = self.app.size.width - _APART
        needed, whole = (self._tasks.whole_width(aside=aside) + _EDGE for aside in (False, True))
        left = cells - self._today.whole_width()
        wanted = max(needed, min(whole, left))
        # where nobody is there, a sentence says so, which is not cut either
        most = left if self._today.chosen is None else round(_MOST * cells)
        styles.width = max(round(_LEAST * cells), min(wanted, most))
