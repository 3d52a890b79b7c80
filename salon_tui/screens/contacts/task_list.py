"""A list in which the mark may stand on a task, and what is done with that."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from db.contacts.records.task import TaskRecord
from salon_tui.screens.base.list_page import ListPage
from salon_tui.screens.base.page import Page
from salon_tui.screens.contacts import acting
from salon_tui.words.i18n import _
from salon_tui.words.sentences import role_name


def whose(task: TaskRecord) -> str:
    """Who does it: somebody, or whoever has a role."""
    return task.owner_name or (role_name(task.role) if task.role else _("anybody"))


class TaskList(ListPage, inherit_bindings=False):
    """Contacts, puts off, drops, hands over and finishes the task under the mark."""

    @property
    def chosen_task(self) -> TaskRecord | None:
        """The task under the mark; None where none is."""
        raise NotImplementedError

    @property
    def shown_tasks(self) -> Iterable[TaskRecord]:
        """All that stand in the list."""
        raise NotImplementedError

    def do_contact(self) -> None:
        """Reaches the client, and after that those of the tasks that follow."""
        among = [task.id for task in self.shown_tasks]
        self._with_task(lambda page, task: acting.contact(page, task, among))

    def do_put_off(self) -> None:
        """On another day."""
        self._with_task(acting.put_off)

    def do_drop(self) -> None:
        """It will not be done."""
        self._with_task(acting.drop)

    def do_hand_over(self) -> None:
        """Somebody else does it."""
        self._with_task(acting.hand_over)

    def do_finish(self) -> None:
        """It is done."""
        self._with_task(acting.finish)

    def _with_task(self, act: Callable[[Page, TaskRecord], None]) -> None:
        task = self.chosen_task
        if task is None:
            self.show_message(_("Move to a task first."), alarm=True)
        else:
            act(self, task)
