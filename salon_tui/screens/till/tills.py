"""The days of the till: the one that is to be closed, and those that are."""

from __future__ import annotations

from datetime import date

from typing_extensions import override

from db.core.desk import Desk
from db.fields.showing import show_money
from db.fields.values import Hidden
from db.money.operations.tills import ReopenTill, reopen_till
from db.money.queries.tills import next_day, tills
from db.money.records.tills import TillLine, TillRecord
from salon_tui import commands as c
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage, digit
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.till import commands as own
from salon_tui.widgets.cells import Cell
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.till import differs
from salon_tui.words.words import short_moment, weekday


class TillsPage(ListPage, inherit_bindings=False):
    """Days that were closed, the last first. ``target`` may hold the ``day`` that is marked, as an ordinal."""

    TITLE_TEXT = N_("Days of the till")
    HELP_TEXT = N_(
        "Each day with who closed it and what was too much or missing. F9 prints the closing sheet of the day under "
        "the mark. F4 opens the last closed day anew, with a second person: what was counted then stays, and the day "
        "is counted and closed once more."
    )
    KEYS = (own.NewCashMove, own.PrintClosing, own.CountDay, own.ReopenDay, c.Find, c.Refresh, c.GoHome, *MOVES, c.Back)
    COLUMNS = (
        Column(2),
        Column(10),
        Column(4),
        Column(14),
        Column(18, "right"),
        Column(8, grow=1),
        Column(11, aside=True),
    )

    def __init__(self) -> None:
        super().__init__(name="tills")
        self._open: date | None = None
        self._lines: list[TillLine] = []

    @override
    def load(self, desk: Desk) -> None:
        self._open, self._lines = next_day(desk), tills(desk)

    @override
    def put_away(self) -> None:
        super().put_away()
        self._open, self._lines = None, []

    @override
    def arrive(self) -> None:
        super().arrive()
        rows: list[Row[date]] = []
        if self._open is not None:
            cells = ("1", f"{self._open}", weekday(self._open), (_("not closed"), "strong"), "", "", "")
            rows.append(Row(self._open, cells))
        closed = [one for one in self._lines if one.day != self._open]
        rows += [_row(number, one) for number, one in enumerate(closed, len(rows) + 1)]
        self.list.fill(rows, keep=True)
        marked = int(self.target.get("day", 0))
        at = next((place for place, row in enumerate(rows, 1) if row.key and row.key.toordinal() == marked), 0)
        if at:
            self.list.choose(at)
        self.list.focus()

    @property
    def _marked(self) -> TillLine | None:
        return next((one for one in self._lines if one.day == self.chosen and one.closed), None)

    @override
    def about_chosen(self) -> About | None:
        line = self._marked
        if line is None:
            return None
        facts = (
            (_("Closed by"), line.by),
            (_("at"), short_moment(line.at)),
            (_("Difference"), _difference(line)),
        )
        return About(name=f"{line.day} {weekday(line.day)}", note=_closing(line), facts=facts)

    @override
    def open_chosen(self) -> None:
        """The open day is counted; the sheet of a closed one is looked at."""
        if self.chosen == self._open:
            self.do_go_on()
        else:
            self.do_print()

    def do_go_on(self) -> None:
        """F10: counts the day that is to be closed next."""
        self.salon_app.show_page("close_till")

    def do_new(self) -> None:
        """F6: cash in or out."""
        self.salon_app.show_page("cash_move")

    def do_print(self) -> None:
        """F9: the closing sheet of the day under the mark."""
        if self._marked is not None:
            self.salon_app.show_page("closing", day=self._marked.day.toordinal())
        else:
            self.show_message(_("A day has its sheet when it is closed."), alarm=True)

    def do_reopen(self) -> None:
        """From F4's list: asks why, then for the second person."""
        line = self._marked
        if line is None:
            self.show_message(_("Move to a day that is closed first."), alarm=True)
            return

        def reopen(reason: str) -> None:
            asked = ReopenTill(request_id=new_request(), day=line.day, reason=reason)
            self.perform(lambda desk: reopen_till(desk, asked), self._reopened)

        self.ask_why(_("Why is {day} opened anew?").format(day=line.day), reopen)

    def _reopened(self, till: TillRecord) -> None:
        self.salon_app.message_for_next_page(_("{day} is open again. Count it once more.").format(day=till.day))
        self.salon_app.show_page("close_till")


def _row(number: int, line: TillLine) -> Row[date]:
    state: Cell = _closing(line) if line.closed else (_("opened anew"), "alarm")
    style = "alarm" if isinstance(line.difference, int) and line.difference else "plain"
    difference: Cell = (_difference(line) if line.closed else "", style)
    when = short_moment(line.at)
    return Row(line.day, (digit(number), f"{line.day}", weekday(line.day), state, difference, line.by, (when, "label")))


def _closing(line: TillLine) -> str:
    return _("counted and closed") if line.closings == 1 else _("closing {number}").format(number=line.closings)


def _difference(line: TillLine) -> str:
    return show_money(line.difference) if isinstance(line.difference, Hidden) else differs(line.difference)
