"""What is to be done, day by day: whose it is, what it comes from, and what is done with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from textual.widget import Widget
from typing_extensions import override

from db.contacts.queries.tasks import AHEAD, MOST_DAYS, task_days, tasks
from db.contacts.records.task import TaskPage, TaskRecord
from db.contacts.task_fields import RULES
from db.core.desk import Desk
from db.core.permissions import Grant, Permission, Role, grant
from db.fields.values import Ref
from db.staff.queries.people import colleagues
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.asking.day import AskDay
from salon_tui.screens.base.about import About, Beside, blocks
from salon_tui.screens.base.list_page import MOVES, digit
from salon_tui.screens.clients.preview import about_client, named
from salon_tui.screens.contacts import acting, calendar
from salon_tui.screens.contacts import commands as own
from salon_tui.screens.contacts.task_list import TaskList, whose
from salon_tui.widgets.lines import Bar, Rows
from salon_tui.widgets.paint import Piece
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.contacts import sign_of, what_of, why_of
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.words import choice_name, day_and_weekday, short_day

PAGE = 64
"""Lines that the query gives at a time."""
NOBODYS = 0
"""Whose a task is that is of a role, and of nobody in particular."""


class TasksPage(TaskList, inherit_bindings=False):
    """Tasks of a fortnight, late ones first."""

    TITLE_TEXT = N_("Tasks")
    HELP_TEXT = N_(
        "What is to be done in these fourteen days, late ones first. F10 reaches the client, which ends it; Enter "
        "opens what it is about; F4 puts it off, drops it, hands it over. What has been done meanwhile goes by itself."
    )
    NEEDS = Permission.APPOINTMENTS
    KEYS = (
        own.NewTask,
        own.LogContact,
        *own.OF_TASK,
        own.FromDay,
        own.Whose,
        own.OfKind,
        own.DaysBefore,
        own.DaysAfter,
        c.Find,
        c.Refresh,
        c.GoHome,
        *MOVES,
        c.Back,
    )
    COLUMNS = (
        Column(2),
        Column(1),
        Column(5),
        Column(8, grow=1),
        Column(8),
        Column(5),
        Column(4),
        Column(8, grow=2, aside=True),
    )

    def __init__(self) -> None:
        super().__init__(name="tasks")
        self._first: date | None = None
        """The first day; None: today."""
        self._owner: int | None = None
        """Whose, as the query takes it."""
        self._rule = ""
        """Which kind; empty: all."""
        self._kinds: set[str] = set()
        """Which there are."""
        self._page: TaskPage | None = None
        self._days: Mapping[date, int] = {}
        """How many are due on each day of this month and the next."""
        self._people: Mapping[int, Ref] = {}
        self._tasks: dict[int, TaskRecord] = {}

    @override
    def main(self) -> Iterable[Widget]:
        yield Bar(id="strip")
        yield PickList(self.COLUMNS)

    @property
    def first(self) -> date:
        """The first day that is shown."""
        return self._first or self.salon_app.today()

    @override
    def load(self, desk: Desk) -> None:
        self._page = tasks(desk, self._owner, self.first, rule=self._rule)
        # this month and the next, of which the side pane shows one
        self._days = task_days(desk, self.first.replace(day=1), MOST_DAYS, self._owner, self._rule)
        self._people = colleagues(desk)
        if not self._rule:
            self._kinds = {task.rule for task in self._page.tasks}
        self._tasks = {task.id: task for task in self._page.tasks}

    @override
    def put_away(self) -> None:
        super().put_away()
        self._first, self._owner, self._rule, self._kinds = None, None, "", set()
        self._page, self._days, self._people, self._tasks = None, {}, {}, {}
        self.query_one("#strip", Bar).draw(lambda cells: ())

    @override
    def arrive(self) -> None:
        super().arrive()
        assert self._page is not None
        self.alerts("", *self._figures(self._page))
        rows = [self._row(number, task) for number, task in enumerate(self._tasks.values(), 1)]
        would = _("Birthdays, follow-ups, reminders and your own tasks stand here on their day.")
        more = self._more if len(rows) == PAGE else None
        self.list.fill(
            rows, more=more, keep=True, empty=self.nothing(_("Nothing to do on these days"), would, own.NewTask)
        )
        self.list.focus()

    @override
    def paint_head(self) -> None:
        left: list[Piece] = [(_(self.TITLE_TEXT), "strong")]
        left += [f"  {day_and_weekday(self.first)}  ", (_("{count} days").format(count=AHEAD), "label")]
        shown = [self._owner_words(), choice_name(RULES, self._rule) if self._rule else ""]
        if any(shown):
            left += ["   ", (" · ".join(filter(None, shown)), "focus")]
        self.head(left)

    def _owner_words(self) -> str:
        if self._owner is None:
            return ""
        names = [ref.label for ref in self._people.values() if ref.id == self._owner]
        return names[0] if names else _("nobody's in particular")

    def _figures(self, page: TaskPage) -> list[Piece]:
        pieces: list[Piece] = []
        for label, count in (
            (_("mine"), page.mine),
            (_("of my role"), page.roles),
            (_("others'"), page.others),
            (_("done today"), page.done),
        ):
            pieces += [(f"{label} ", "label"), (str(count), "strong"), "   "]
        if page.late:
            pieces += [("! ", "alarm"), (_("{count} overdue").format(count=page.late), "alarm")]
        return pieces

    def _row(self, number: int, task: TaskRecord) -> Row[int]:
        client = task.client
        sign = sign_of(task)
        return Row(
            task.id,
            (
                digit(number),
                (sign, "alarm" if sign == "!" else "label"),
                short_day(task.due),
                what_of(task),
                named(client, "plain") if client else task.name,
                (f"·{client.last_four}" if client else "", "label"),
                (whose(task), "label"),
                why_of(task),
            ),
        )

    def _more(self, last: Row[int]) -> Sequence[Row[int]] | None:
        task = self._tasks[last.key or 0]
        after = (task.due.isoformat(), task.id)
        found = self.ask(lambda desk: tasks(desk, self._owner, self.first, rule=self._rule, after=after), None)
        if found is None:
            return None
        count = len(self._tasks)
        self._tasks = {**self._tasks, **{task.id: task for task in found.tasks}}
        return [self._row(number, task) for number, task in enumerate(found.tasks, count + 1)]

    # About the line under the mark.

    @override
    def about_chosen(self) -> About | None:
        task = self.chosen_task
        if task is None:
            return None
        facts = (
            (_("Task"), what_of(task)),
            (_("Why"), why_of(task)),
            (_("Due"), day_and_weekday(task.due)),
            (_("Until"), day_and_weekday(task.until) if task.until else ""),
            (_("Put off"), f"{task.moved}×" if task.moved else ""),
            (_("Whose"), whose(task)),
        )
        if task.client is not None:
            return about_client(task.client, facts)
        return About(name=task.name or _("Task"), facts=facts)

    @override
    def show_about(self) -> None:
        about = None if self._shows is None else self.about_chosen()
        task, days, today, first = self.chosen_task, self._days, self.salon_app.today(), self.first
        on = max(task.due, first) if task is not None else None
        month = (on or first).replace(day=1)
        shows = self._shows is not None

        def side(cells: int) -> list[Rows]:
            return [*(blocks(about, cells) if about else []), calendar.month(month, days, today, on, cells)]

        self.query_one("#beside", Beside).show(side if shows else lambda cells: ())
        if shows and self._page is not None:
            page = self._page
            self.query_one("#strip", Bar).draw(
                lambda cells: [*calendar.strip(first, AHEAD, page.days, page.late, on, cells), []]
            )

    @property
    @override
    def chosen_task(self) -> TaskRecord | None:
        return self._tasks.get(self.chosen or 0)

    @property
    @override
    def shown_tasks(self) -> Iterable[TaskRecord]:
        return self._tasks.values()

    # What is done with it.

    @override
    def open_chosen(self) -> None:
        if (task := self.chosen_task) is not None:
            among = dict.fromkeys(one.client.id for one in self._tasks.values() if one.client is not None)
            acting.open_about(self, task, list(among))

    def do_new(self) -> None:
        """F6: a task of one's own."""
        self.salon_app.show_page("task")

    # Which are shown.

    @override
    def offers(self, command: type[Command]) -> bool:
        if command is own.Whose:
            # who sees only their own has nothing to choose
            me = self.salon_app.me
            return me is not None and grant(map(Role, me.roles), Permission.APPOINTMENTS, own=False) is Grant.YES
        return super().offers(command)

    def do_previous(self) -> None:
        """F7: the fourteen days before, not before today."""
        today = self.salon_app.today()
        if self.first == today:
            self.app.bell()
        else:
            self._show_from(max(today, self.first - timedelta(days=AHEAD)))

    def do_next(self) -> None:
        """F8: the fourteen days after."""
        self._show_from(self.first + timedelta(days=AHEAD))

    def do_from_day(self) -> None:
        """From another day on."""
        today = self.salon_app.today()
        self.app.push_screen(
            AskDay(_("From which day?")), lambda day: self._show_from(max(day, today)) if day is not None else None
        )

    def _show_from(self, day: date) -> None:
        self._first = None if day == self.salon_app.today() else day
        self.reload()

    def do_whose(self) -> None:
        """Whose tasks are shown."""
        owners: list[tuple[str, int | None]] = [(_("everybody's"), None), (_("nobody's in particular"), NOBODYS)]
        owners += [(ref.label, ref.id) for ref in self._people.values()]
        offers = [(str(number), name) for number, (name, _id) in enumerate(owners, 1)]

        def chosen(number: str | None) -> None:
            if number is not None:
                self._owner = owners[int(number) - 1][1]
                self.reload()

        self.app.push_screen(Choose(_("Whose tasks?"), offers), chosen)

    def do_kind(self) -> None:
        """Which kind of tasks is shown."""
        there = [(rule.code, rule.term.text(language())) for rule in RULES if rule.code in self._kinds]
        kinds = [("", _("all")), *there]
        offers = [(str(number), name) for number, (_code, name) in enumerate(kinds)]

        def chosen(number: str | None) -> None:
            if number is not None:
                self._rule = kinds[int(number)][0]
                self.reload()

        self.app.push_screen(Choose(_("Which kind of tasks?"), offers), chosen)
