"""Whom one treats today and tomorrow, to be read before they come."""

from __future__ import annotations

from datetime import timedelta

from typing_extensions import override

from db.core.desk import Desk
from db.reading.queries import read_by, to_read
from db.reading.records import ToRead
from db.text.card_number import spaced
from db.text.clock import format_clock
from salon_tui import commands as c
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage, digit, sections
from salon_tui.screens.reading import commands as own
from salon_tui.widgets.cells import Cell
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language, ngettext
from salon_tui.words.words import day_and_weekday, short_day

DAYS = 2
"""Today and tomorrow: so far clients with an appointment are one's own."""


class ToReadPage(ListPage, inherit_bindings=False):
    """The clients of this person, by day and time, with what may hurt them, and whether each was read."""

    TITLE_TEXT = N_("Read beforehand")
    HELP_TEXT = N_(
        "Whom you treat today and tomorrow. Enter opens what to know of a client before she comes, F7 and F8 go on to "
        "the next there; F10 there says that you have read it. Where something that may hurt comes up later, it is "
        "marked as new. F9 prints the pre-read sheet."
    )
    KEYS = (c.Print, own.WhoHasRead, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (
        Column(2),
        Column(1),
        Column(5),
        Column(10),
        Column(8, grow=2),
        Column(14),
        Column(8, grow=1, aside=True),
    )

    def __init__(self) -> None:
        super().__init__(name="to_read")
        self._lines: list[ToRead] = []

    @override
    def load(self, desk: Desk) -> None:
        super().load(desk)
        today = desk.archive.today().date()
        self._lines = [line for ahead in range(DAYS) for line in to_read(desk, today + timedelta(days=ahead))]

    @override
    def put_away(self) -> None:
        super().put_away()
        self._lines = []

    @override
    def arrive(self) -> None:
        super().arrive()
        today = self.salon_app.today()
        groups = []
        for ahead in range(DAYS):
            day = today + timedelta(days=ahead)
            lines = [line for line in self._lines if line.day == day]
            left = sum(not line.is_read for line in lines)
            note = ngettext("{count} to read", "{count} to read", left) if left else _("all read")
            name = _("Today") if not ahead else _("Tomorrow")
            groups.append(((f"{name} {day_and_weekday(day)}", note), lines))
        would = _("Whom you treat today and tomorrow by appointment stands here, to be read before.")
        self.list.fill(sections(groups, _row), keep=True, empty=self.nothing(_("Nobody to read about"), would))
        self.list.focus()

    @property
    def _line(self) -> ToRead | None:
        return next((line for line in self._lines if _key(line) == self.chosen), None)

    @override
    def about_chosen(self) -> About | None:
        line = self._line
        if line is None:
            return None
        causes = " · ".join(alert.term.text(language()) for alert in line.alerts)
        facts = (
            (_("When"), f"{short_day(line.day)} {format_clock(line.start)}"),
            (_("Services"), _(", ").join(line.services)),
        )
        return About(name=line.client.label, note=spaced(line.number), causes=causes, facts=facts)

    @override
    def open_chosen(self) -> None:
        line = self._line
        if line is not None:
            among = [_key(one) for one in self._lines]
            self.salon_app.show_page("before_visit", client=line.client.id, day=line.day.toordinal(), among=among)

    def do_print(self) -> None:
        """F9: the pre-read sheet of tomorrow."""
        self.salon_app.show_page("print_preparation")

    def do_who_has_read(self) -> None:
        """From F4's list: how far everybody has come."""
        days = [self.salon_app.today() + timedelta(days=ahead) for ahead in range(DAYS)]

        def show(found: list[tuple[str, str]]) -> None:
            if found:
                self.app.push_screen(Choose(_("Who has read"), found, further=False))
            else:
                self.show_message(_("Nobody has appointments today or tomorrow."))

        def read(desk: Desk) -> list[tuple[str, str]]:
            lines = [(day, one) for day in days for one in read_by(desk, day)]
            words = _("{day}  {name}  {read} of {of}")
            return [
                (str(at), words.format(day=short_day(day), name=one.staff.label, read=one.read, of=one.of))
                for at, (day, one) in enumerate(lines, 1)
            ]

        self.perform(read, show)


def _key(line: ToRead) -> tuple[int, int]:
    return line.day.toordinal(), line.client.id


def state_of(line: ToRead) -> Cell:
    """Whether it was read, when, and whether something came up since."""
    if line.read_at is None:
        return _("to read")
    if line.has_news:
        return ("! " + _("new since"), "alarm")
    return (_("read {time}").format(time=f"{line.read_at.astimezone():%H:%M}"), "label")


def _row(number: int, line: ToRead) -> Row[tuple[int, int]]:
    sign: Cell = "✓" if line.is_read else ("!", "alarm") if line.has_news else "○"
    name: Cell = [(line.client.label, "strong"), *([(" ⚠", "alarm")] if line.alerts else [])]
    cells = (digit(number), sign, format_clock(line.start), name, _(", ").join(line.services), state_of(line))
    return Row(_key(line), (*cells, (spaced(line.number), "label")))
