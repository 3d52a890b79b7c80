"""When the salon is open, weekday by weekday."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from db.core.desk import Desk
from db.core.permissions import Permission
from db.roster.fields import OPENING_FIELDS, WEEKDAYS
from db.roster.intervals import Interval
from db.roster.operations.opening import SetOpeningHours, set_opening_hours
from db.roster.queries import opening_hours, would_open_over
from db.roster.records import Uncovered
from salon_tui.screens.base.list_form import ListForm
from salon_tui.screens.roster import commands as own
from salon_tui.screens.roster.over_bookings import save_over
from salon_tui.words.i18n import N_, _


class OpeningHoursPage(ListForm[dict[int, Interval]], inherit_bindings=False):
    """One form; it holds for everybody who isn't on the roster."""

    TITLE_TEXT = N_("Opening hours")
    HELP_TEXT = N_(
        "Who isn't on the roster works as long as the salon is open. Leave both times of a weekday empty where it is "
        "closed. Where all days are alike, type one and press F4. A single day that is different stands under the "
        "salon's days. Appointments that would have nobody then are listed before it is saved, and stay as they are."
    )
    KEYS = (*ListForm.KEYS, own.SameEveryDay)
    FORM = "opening_hours"
    NEEDS = Permission.ROSTER
    IS_ONLY_ONE = True
    FIELDS = OPENING_FIELDS

    def __init__(self) -> None:
        super().__init__("opening_hours")

    @override
    def prepare(self, desk: Desk) -> None:
        super().prepare(desk)
        self.record = opening_hours(desk)

    @override
    def known(self, record: dict[int, Interval] | None) -> dict[str, Any]:
        return {
            f"{edge}_{weekday}": minute
            for weekday, hours in (record or {}).items()
            for edge, minute in zip(("start", "finish"), hours, strict=True)
        }

    def do_same_every_day(self) -> None:
        """From F4's list: every weekday as the one in focus."""
        name = self.form.current.name
        weekday = name.rpartition("_")[2]
        state = self.form.state
        for edge in ("start", "finish"):
            text = state.entry(f"{edge}_{weekday}").text
            for other in range(len(WEEKDAYS)):
                state.type(state.entry(f"{edge}_{other}"), text)
        self.form.lay_out()
        self.form.go_to_field(name)

    @override
    def save(self) -> None:
        assert self.record is not None
        typed, hours = self.texts(), {}
        for weekday in range(len(WEEKDAYS)):
            start, finish = typed[f"start_{weekday}"], typed[f"finish_{weekday}"]
            if (start, finish) != ("", ""):
                hours[weekday] = Interval(int(start or 0), int(finish or 0))
        request = SetOpeningHours(request_id=self.request_id, hours=hours, before=self.record)

        def save() -> None:
            self.perform(lambda desk: set_opening_hours(desk, request), self._saved, refused=self.refused)

        save_over(self, lambda desk: would_open_over(desk, hours), save)

    def _saved(self, _uncovered: tuple[Uncovered, ...]) -> None:
        self.finish(_("Saved. It is in effect from now on."))
