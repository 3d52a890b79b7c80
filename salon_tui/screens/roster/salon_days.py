"""Days on which the salon is closed, or has other hours: as a list and as a form."""

from __future__ import annotations

from datetime import date
from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.roster.fields import SALON_DAY_FIELDS
from db.roster.intervals import Interval
from db.roster.operations.opening import CloseSalonDay, close_salon_day
from db.roster.queries import salon_days, would_close_over
from db.roster.records import SalonDayRecord, Uncovered
from db.text.clock import format_span
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_form import ListForm
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.roster import commands as own
from salon_tui.screens.roster.over_bookings import save_over
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import weekday


class SalonDaysPage(ListPage, inherit_bindings=False):
    """The days ahead that are not as their weekday."""

    TITLE_TEXT = N_("The salon's days")
    HELP_TEXT = N_(
        "Days ahead on which the salon is closed or has other hours, whatever the roster says. Appointments on such a "
        "day stay as they are; they are listed before it is saved."
    )
    KEYS = (own.NewSalonDay, own.ChangeSalonDay, own.AsUsual, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (Column(2), Column(10), Column(4), Column(12), Column(20, grow=1))

    def __init__(self) -> None:
        super().__init__(name="salon_days")
        self._days: list[SalonDayRecord] = []

    def load(self, desk: Desk) -> None:
        """Reads the list."""
        self._days = salon_days(desk)

    def arrive(self) -> None:
        """Shows the list."""
        super().arrive()
        rows: list[Row[SalonDayRecord]] = []
        for number, one in enumerate(self._days, 1):
            rows.append(Row(one, (digit(number), f"{one.day}", weekday(one.day), _hours(one), one.note)))
        would = _("Holidays and days with other hours stand here.")
        self.list.fill(rows, keep=True, empty=self.nothing(_("Every day is as usual"), would, own.NewSalonDay))
        self.list.focus()

    def about_line(self, day: SalonDayRecord) -> About:
        """The day."""
        return About(name=f"{day.day}", note=weekday(day.day), facts=((_("Hours"), _hours(day)),), said=day.note)

    def open_chosen(self) -> None:
        """As a form, for who may change it."""
        if self.offers(own.ChangeSalonDay):
            self.do_edit()

    def do_edit(self) -> None:
        """F10: as a form."""
        if self.chosen is not None:
            self.salon_app.show_page("salon_day", day=self.chosen.day.toordinal())

    def do_new(self) -> None:
        """F6: an empty form."""
        self.salon_app.show_page("salon_day")

    def do_as_usual(self) -> None:
        """The day under the mark is as its weekday again."""
        day: SalonDayRecord | None = self.chosen
        if day is None:
            return
        asked = CloseSalonDay(request_id=new_request(), day=day.day, as_usual=True)

        def done(_uncovered: tuple[Uncovered, ...]) -> None:
            self.salon_app.message_for_next_page(_("{day} is as usual again.").format(day=day.day))
            self.reload()

        def save() -> None:
            self.perform(lambda desk: close_salon_day(desk, asked), done)

        save_over(self, lambda desk: would_close_over(desk, asked.day, None, as_usual=True), save)


class SalonDayFormPage(ListForm[SalonDayRecord], inherit_bindings=False):
    """A day that is not as its weekday. ``target`` holds its ``day`` as an ordinal; none for a new one."""

    TITLE_TEXT = N_("A day of the salon")
    HELP_TEXT = N_("F10 saves from anywhere; appointments that lie there are listed first, and stay as they are.")
    FORM = "salon_day"
    NEEDS = Permission.ROSTER
    FIELDS = SALON_DAY_FIELDS

    def __init__(self) -> None:
        super().__init__("salon_day")

    @property
    @override
    def about(self) -> int:
        return int(self.target.get("day", 0))

    @override
    def find(self, desk: Desk, id: int) -> SalonDayRecord | None:
        return next((one for one in salon_days(desk) if one.day == date.fromordinal(id)), None)

    @override
    def heading(self) -> str:
        return f"{self.record.day} {weekday(self.record.day)}" if self.record else _(self.TITLE_TEXT)

    @override
    def known(self, record: SalonDayRecord | None) -> dict[str, Any]:
        if record is None:
            return {"closed": True}
        hours = {} if record.closed else {"start": record.start, "finish": record.finish}
        return {"day": record.day, "closed": record.closed, "note": record.note or None, **hours}

    @override
    def save(self) -> None:
        typed = self.texts()
        start, finish = int(typed["start"] or 0), int(typed["finish"] or 0)
        asked = CloseSalonDay(
            request_id=self.request_id,
            day=typed["day"],
            closed=typed["closed"],
            start=start,
            finish=finish,
            note=typed["note"],
        )
        hours = None if asked.closed else Interval(start, finish)

        def save() -> None:
            self.perform(lambda desk: close_salon_day(desk, asked), self._saved, refused=self.refused)

        save_over(self, lambda desk: would_close_over(desk, asked.day, hours), save)

    def _saved(self, _uncovered: tuple[Uncovered, ...]) -> None:
        self.finish(_("{day} is saved.").format(day=self.form.state.values()["day"]))


def _hours(day: SalonDayRecord) -> str:
    return _("closed") if day.closed else format_span(day.start, day.finish)
