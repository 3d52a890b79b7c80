"""The opening page: who is here, what is not finished, whose birthday is near."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.widget import Widget
from typing_extensions import override

from db.appointments.records import ArrivalLine
from db.contacts.records.task import TaskRecord
from db.core.desk import Desk
from db.core.permissions import Permission
from salon_tui import commands as c
from salon_tui.app.settings import Places
from salon_tui.screens.appointments.commands import CheckIn
from salon_tui.screens.base.about import blocks
from salon_tui.screens.base.commanded import ABREAST
from salon_tui.screens.base.list_page import MOVES, digit
from salon_tui.screens.contacts import acting as task_acting
from salon_tui.screens.contacts.commands import OF_TASK
from salon_tui.screens.desk import arrivals, groups
from salon_tui.screens.desk.about_line import about_line, show_missed
from salon_tui.screens.desk.commands import Contact
from salon_tui.screens.desk.figures import day_figures, figures_of, next_to_come
from salon_tui.screens.desk.line_keys import OF_APPOINTMENT, LineKeys
from salon_tui.screens.desk.reading import Today, read_today
from salon_tui.screens.desk.sections import HomeLine, Target, section_rows
from salon_tui.screens.updates.reading import failed_lately
from salon_tui.widgets.blocks import Blocks
from salon_tui.widgets.paint import Piece, width
from salon_tui.widgets.panes import Panes
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import moment

_LEAD = (Column(1, "right"), Column(1), Column(5))
_ARRIVALS = (*_LEAD, Column(16), Column(8, grow=1), Column(6), Column(10), Column(11))
_TASKS = (
    *_LEAD,
    Column(16),
    Column(8, grow=1),
    Column(8, grow=2, aside=True),
    Column(5, aside=True),
    Column(6),
)
_MARGIN = 2
"""Cells at an edge of the page, and between what stands at both."""


class HomePage(LineKeys, inherit_bindings=False):
    """Today at a glance; digits open what they stand before, 0 the menu."""

    TITLE_TEXT = N_("Today")
    HELP_TEXT = N_(
        "Who is here, who is to come, and what is to be done. Type the digit before a line. F10 checks in who is to "
        "come; of a task it opens the page on which it is written down that the client was reached."
    )
    KEYS = (c.Find, c.NewClient, CheckIn, Contact, c.Menu, *OF_TASK, *OF_APPOINTMENT, c.GoHome, *MOVES, c.Refresh)

    LEAST_FREE: ClassVar[int] = 200_000_000
    """Bytes that should be free on the archive's disk."""

    def __init__(self) -> None:
        super().__init__("home")
        self._everything = False
        """Whether every record that is not finished stands there, and not a few."""
        self._read: Today | None = None
        self._about: dict[Target, int] = {}
        """Whom a line is about, where it is about somebody."""
        self._is_in_one = False
        """Whether what is to be done stands in one list."""
        self._kind_shown = ""
        """Of what kind the line is whose keys stand in the key line."""

    def body(self) -> Iterable[Widget]:
        """Who is here, and about the one under the mark; what is to be done below it, or beside it."""
        yield Panes([PickList(_ARRIVALS, id="today"), Blocks(id="about")], [PickList(_TASKS, id="tasks")])

    def load(self, desk: Desk) -> None:
        """Reads the day."""
        failed = None
        if self.salon_app.may(Permission.SETTINGS):
            places = Places(self.salon_app.data, self.salon_app.keys_folder)
            failed = failed_lately(places, self.salon_app.now())
        self._read = read_today(desk, self._everything, failed)

    def put_away(self) -> None:
        """The next who signs in sees a few again."""
        super().put_away()
        self._everything, self._read, self._went_to_tasks = False, None, False
        for part in (self._today, self._tasks):
            part.fill([])
        self.query_one("#about", Blocks).show(lambda cells: ())

    def arrive(self) -> None:
        """Shows the day."""
        super().arrive()
        assert self._read is not None
        self._show(self._read)

    def _show_figures(self, read: Today, overdue: int) -> None:
        """Who is here, who comes next and what is late; where the disk is nearly full, that."""
        now = self.salon_app.now()
        free = shutil.disk_usage(self.salon_app.data).free if self.salon_app.data.exists() else self.LEAST_FREE
        day = figures_of(read.home, read.arrivals, now, overdue)
        if free < self.LEAST_FREE:
            text = _("Only {count} MB are free on the disk. Make room before it is full: then nothing can be saved.")
            self.alerts("", ("! ", "alarm"), text.format(count=free // 1_000_000))
        elif any(day):
            coming = next_to_come(read.arrivals, now)
            room = self.app.size.width - 3 * _MARGIN - width(coming)
            self.alerts("", *day_figures(day, room), likes=coming)
        else:
            self.alerts()

    def paint_head(self) -> None:
        """The salon, the time, and who is at the desk."""
        salon, who = self.salon_app.salon, self.salon_app.me
        right: list[Piece] = [(f"{moment(self.salon_app.now())}   ", "label")]
        if who is not None:
            from salon_tui.words.sentences import role_name

            right.append((f"{who.name} · {role_name(who.roles[0])}", "plain"))
        self.head([(salon.name, "strong")], right)

    @override
    def use_width(self) -> bool:
        is_news = super().use_width()
        if self._read is not None and self._is_in_one is not self._is_narrow:
            self._show(self._read)
        elif self._read is not None:
            self.share_width()
        return is_news

    @property
    def _is_narrow(self) -> bool:
        """Whether what is to be done stands below the arrivals; the screen's classes may still be those of before."""
        return self.app.size.width < ABREAST

    @property
    def _here(self) -> Sequence[HomeLine]:
        return arrivals.here(self._read.home, self._arrivals, self.salon_app.now()) if self._read is not None else ()

    @property
    def _expected(self) -> Sequence[HomeLine]:
        return arrivals.expected(self._arrivals, self.salon_app.now())

    def _show(self, read: Today) -> None:
        home = read.home
        here, done = [*self._here, *self._expected], arrivals.done(home)
        to_do = groups.tasks(read, self.salon_app.today(), everything=self._everything)
        every = [*here, *done, *(line for section in to_do for line in section.lines)]
        self._about = {line.target: line.client for line in every if line.client}
        self._show_figures(read, sum(section.total for section in to_do if section.is_late))
        today: list[Row[Target]] = [Row(None, (_("Arrivals today"), arrivals.note(home)), "section")]
        if not here:
            nobody = _("Nobody is here yet. F2 finds a client; F6 there opens a visit.")
            words = nobody if self.salon_app.may(Permission.RECORD_VISIT) else _("Nobody is here yet.")
            today.append(Row(None, (words,), "label"))
        today += [Row(line.target, (digit(number), *line.cells)) for number, line in enumerate(here, 1)]
        today += [Row(line.target, ("", *line.cells), "label") for line in done]
        self._today.fill(today, keep=True)
        words = groups.backup_words(home)
        below = [Row(None, ("",)), Row(None, (words,), "label")] if words else []
        self._is_in_one = self._is_narrow
        self._tasks.fill([*section_rows(to_do, len(here), in_one=self._is_in_one), *below], keep=True)
        self.share_width()
        self._in_tasks = self._today.chosen is None or (self._went_to_tasks and self._tasks.chosen is not None)
        self._wake()
        self.moved()

    @property
    @override
    def chosen_task(self) -> TaskRecord | None:
        return self._read.task(self.chosen) if self._read is not None else None

    @property
    @override
    def shown_tasks(self) -> Iterable[TaskRecord]:
        return self._read.tasks.tasks if self._read is not None else ()

    @property
    @override
    def _arrivals(self) -> Sequence[ArrivalLine]:
        return self._read.arrivals if self._read is not None else ()

    @override
    def mark_scanned(self, number: str) -> bool:
        found = [one.id for one in self._arrivals if one.client is not None and one.client.number == number]
        rows = [row.key for row in self._today.rows if row.key is not None]
        at = next((place for place, key in enumerate(rows, 1) if key in [("appointment", id) for id in found]), 0)
        if not at or self.chosen == rows[at - 1]:
            return False
        self._today.choose(at)
        self._move_into(tasks=False)
        return True

    def moved(self) -> None:
        """Shows below the list who is under the mark."""
        read, target = self._read, self.chosen
        about = (
            about_line(read, target, self._about.get(target, 0)) if read is not None and target is not None else None
        )
        shown = self.query_one("#about", Blocks)
        shown.show(lambda cells: blocks(about, cells) if about is not None else ())
        if self._kind_shown != (kind := self._kind):
            # its keys are those of the line under the mark
            self._kind_shown = kind
            self.paint_keys()

    def open_chosen(self) -> None:
        """A visit, a client, or the register in which something is past its day."""
        kind, id = self.chosen
        if kind == "more":
            self._everything = True
            self.reload()
        elif (task := self.chosen_task) is not None:
            task_acting.open_about(self, task, [task.client.id] if task.client is not None else [])
        elif kind == "closed":
            show_missed(self, self._read.closed if self._read is not None else None)
        else:
            groups.OPENS[kind](self, id)

    def do_new(self) -> None:
        """Opens the form for a new client."""
        self.salon_app.show_page("register", start="")

    def do_menu(self) -> None:
        """Opens the menu."""
        self.salon_app.show_page("menu")

    def take_digit(self, digit: int) -> None:
        """0 is the menu here, as there is nothing further back; the digits of the tasks go on behind who is here."""
        here = (len(self._read.home.here) if self._read is not None else 0) + len(self._expected)
        if digit == 0:
            self.do_menu()
            return
        in_tasks = digit > here
        part = self._tasks if in_tasks else self._today
        if part.choose(digit - here if in_tasks else digit) is None:
            self.app.bell()
            return
        self._move_into(tasks=in_tasks)
        self.open_chosen()
