"""Birthdays by month, those of both calendars in one row of days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
from salon_tui.screens.base.list_page import MOVES, digit
from salon_tui.screens.base.records_page import ReadOnPage
from salon_tui.screens.clients.preview import about_client
from salon_tui.screens.contacts import commands as own
from salon_tui.widgets.parts import Nothing
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _, language
from salon_tui.words.words import day_and_weekday

LAST_MONTH = 11
"""Months after this one: then the year begins again."""


class BirthdaysPage(ReadOnPage[BirthdayLine], inherit_bindings=False):
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

    @property
    def _month(self) -> date:
        """The first day of the month that is shown."""
        return months_after(self.salon_app.today().replace(day=1), self._ahead)

    @property
    def _last_day(self) -> date:
        return months_after(self._month, 1) - timedelta(days=1)

    @override
    def records(self, desk: Desk) -> Iterable[BirthdayLine]:
        return birthdays_between(desk, self._month, self._last_day)

    @override
    def after(self, desk: Desk, last: BirthdayLine) -> Sequence[BirthdayLine]:
        return birthdays_between(desk, last.day, self._last_day, last.id)

    @override
    def load(self, desk: Desk) -> None:
        super().load(desk)
        list_seen(desk, f"birthdays {self._month:%m}", len(self.found))

    @override
    def put_away(self) -> None:
        super().put_away()
        self._ahead = 0

    @override
    def none(self) -> Nothing:
        would = _("Whose birthday is in their file stands here in its month.")
        return self.nothing(_("No birthday in this month"), would)

    @override
    def paint_head(self) -> None:
        lunar = _("lunar {first} to {last}").format(first=lunar_text(self._month), last=lunar_text(self._last_day))
        self.head([(_(self.TITLE_TEXT), "strong"), f"  {self._month:%Y-%m}   ", (lunar, "label")])

    @override
    def line(self, number: int, one: BirthdayLine) -> Row[int]:
        today = self.salon_app.today()
        client = one.client
        is_over = one.day < today
        cells = (
            digit(number),
            ("◆", "focus" if one.day == today else "label"),
            day_and_weekday(one.day),
            client.name,
            (f"·{client.last_four}", "label"),
            _lunar(one),
            client.beautician,
        )
        return Row(client.id, cells, "label" if is_over else "plain")

    @override
    def about_line(self, line: BirthdayLine) -> About:
        return about_client(line.client, ((_("Birthday"), show_birthday(line.birthday, language())),))

    @override
    def open_chosen(self) -> None:
        self.salon_app.show_client(self, self.chosen, [line.id for line in self.found.values()])

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
        self.begin_anew()
        self.reload()


def _lunar(line: BirthdayLine) -> str:
    """The day of the lunar calendar, where that is kept."""
    return show_birthday(line.birthday, language()) if line.birthday.startswith("L") else ""
