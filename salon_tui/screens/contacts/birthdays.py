"""Birthdays by month, those of both calendars in one row of days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from typing_extensions import override

from db.clients.finding.queries import list_seen
from db.clients.queries import birthdays_between
from db.clients.records import BirthdayLine
from db.core.desk import Desk
from db.core.permissions import Permission
from db.fields.showing import show_birthday
from db.text.dates import months_after
from db.text.lunar import lunar_text
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.screens.clients.preview import about_client
from salon_tui.screens.contacts import commands as own
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.words import weekday

LAST_MONTH = 11
"""Months after this one: then the year begins again."""


class BirthdaysPage(ListPage, inherit_bindings=False):
    """A month of birthdays, by the day on which they are kept."""

    TITLE_TEXT = N_("Birthdays")
    HELP_TEXT = N_(
        "Whose birthday is kept in this month, by the day; one of the lunar calendar stands on its day of this year. "
        "F8 is the next month, F7 the one before. Enter opens the client's file."
    )
    NEEDS = Permission.FIND
    KEYS = (own.MonthBefore, own.MonthAfter, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(2), Column(1), Column(9), Column(12), Column(5), Column(8, grow=1), Column(2, aside=True))

    def __init__(self) -> None:
        super().__init__(name="birthdays")
        self._ahead = 0
        """So many months after this one."""
        self._lines: dict[int, BirthdayLine] = {}

    @property
    def _month(self) -> date:
        """The first day of the month that is shown."""
        return months_after(self.salon_app.today().replace(day=1), self._ahead)

    @property
    def _last_day(self) -> date:
        return months_after(self._month, 1) - timedelta(days=1)

    @override
    def load(self, desk: Desk) -> None:
        found = self._page(desk, self._month, 0)
        self._lines = {line.client.id: line for line in found}
        list_seen(desk, f"birthdays {self._month:%m}", len(found))

    def _page(self, desk: Desk, first: date, after: int) -> Sequence[BirthdayLine]:
        return birthdays_between(desk, first, self._last_day, after)

    @override
    def put_away(self) -> None:
        super().put_away()
        self._lines, self._ahead = {}, 0

    @override
    def arrive(self) -> None:
        super().arrive()
        rows = [self._row(line, number) for number, line in enumerate(self._lines.values(), 1)]
        would = _("Whose birthday is in their file stands here in its month.")
        empty = self.nothing(_("No birthday in this month"), would)
        self.list.fill(rows, more=self._more, keep=True, empty=empty)
        self.list.focus()

    @override
    def paint_head(self) -> None:
        lunar = _("lunar {first} to {last}").format(first=lunar_text(self._month), last=lunar_text(self._last_day))
        self.head([(_(self.TITLE_TEXT), "strong"), f"  {self._month:%Y-%m}   ", (lunar, "label")])

    def _row(self, line: BirthdayLine, number: int = 0) -> Row[int]:
        today = self.salon_app.today()
        client = line.client
        is_over = line.day < today
        cells = (
            digit(number) if number else "",
            ("◆", "focus" if line.day == today else "label"),
            f"{line.day:%m-%d} {weekday(line.day)}",
            client.name,
            (f"·{client.last_four}", "label"),
            _lunar(line),
            client.beautician,
        )
        return Row(client.id, cells, "label" if is_over else "plain")

    def _more(self, last: Row[int]) -> Sequence[Row[int]] | None:
        before = self._lines[last.key or 0]
        lines = self.ask(lambda desk: self._page(desk, before.day, before.client.id), None)
        if lines is None:
            return None
        self._lines |= {line.client.id: line for line in lines}
        return [self._row(line) for line in lines]

    @override
    def about_chosen(self) -> About | None:
        line = self._lines.get(self.chosen or 0)
        if line is None:
            return None
        return about_client(line.client, ((_("Birthday"), show_birthday(line.birthday, language())),))

    @override
    def open_chosen(self) -> None:
        self.salon_app.show_client(self, self.chosen, list(self._lines))

    def do_previous(self) -> None:
        """F7: the month before."""
        self._turn(-1)

    def do_next(self) -> None:
        """F8: the month after."""
        self._turn(1)

    def _turn(self, by: int) -> None:
        if not 0 <= self._ahead + by <= LAST_MONTH:
            self.app.bell()
            return
        self._ahead += by
        self.list.fill([])
        self.reload()


def _lunar(line: BirthdayLine) -> str:
    """The day of the lunar calendar, where that is kept."""
    return show_birthday(line.birthday, language()) if line.birthday.startswith("L") else ""
