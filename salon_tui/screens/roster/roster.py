"""The roster of a week: people by seven days, one key a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from textual import events
from textual.widget import Widget
from typing_extensions import override

from db.core.desk import Desk
from db.roster.queries import roster_week, would_uncover
from db.roster.records import RosterCell, RosterLine, RosterWeek, ShiftRecord, Uncovered
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.base.about import About
from salon_tui.screens.base.list_page import MOVES, ListPage
from salon_tui.screens.base.saving import new_request
from salon_tui.screens.base.shell import Recalled
from salon_tui.screens.roster import commands as own
from salon_tui.screens.roster import week_table as table
from salon_tui.screens.roster.changes import Changes
from salon_tui.screens.roster.filling import WEEK, fill_for_good, fill_weeks
from salon_tui.screens.roster.over_bookings import save_over
from salon_tui.screens.roster.words import column_heads
from salon_tui.widgets.lines import Bar
from salon_tui.widgets.paint import flow
from salon_tui.widgets.pick_list import Column, PickList, Row
from salon_tui.words.i18n import N_, _, ngettext
from salon_tui.words.words import short_day

_DAY = Column(4)
_EDITS = (own.FillFromWeekBefore, own.FillWeeks, own.FillForGood, own.DropChanges)


class RosterPage(ListPage, inherit_bindings=False):
    """Up, Down, Left and Right move; a digit, or what stands for a shift, sets it and goes on to the next day.

    ``target`` may hold the ``day`` of the week as an ordinal. What isn't saved is kept as a draft at every key.
    """

    TITLE_TEXT = N_("Roster")
    HELP_TEXT = N_(
        "The digit of a shift, or its short name, sets it on the day under the mark and goes on to the next; Delete "
        "takes it off again. What isn't saved has a star; F10 saves it, and lists the appointments that nobody covers "
        "then. A dot: as long as the salon is open. A dash: the salon is closed."
    )
    KEYS = (
        own.SaveRoster,
        own.WeekBefore,
        own.WeekAfter,
        own.PrintRoster,
        own.DayBefore,
        own.DayAfter,
        own.ClearDay,
        *_EDITS,
        c.Find,
        c.Refresh,
        c.GoHome,
        *(move for move in MOVES if move is not c.Narrow),
        c.Back,
    )
    COLUMNS = (
        Column(6, grow=1),
        *([_DAY] * 7),
        Column(4, "right"),
        Column(4, "right", aside=True),
        Column(4, "right"),
    )

    def __init__(self) -> None:
        super().__init__(name="roster")
        self._week: RosterWeek | None = None
        self._before: RosterWeek | None = None
        self._changes = Changes()
        self._day = 0
        """The weekday under the mark."""

    @override
    def main(self) -> Iterable[Widget]:
        yield Bar(id="legend")
        yield PickList(self.COLUMNS)

    @override
    def load(self, desk: Desk) -> None:
        day = date.fromordinal(self.target["day"]) if "day" in self.target else self.salon_app.today()
        self._week, self._before = roster_week(desk, day), roster_week(desk, day - WEEK)
        self._changes = Changes.kept(desk)

    @override
    def put_away(self) -> None:
        super().put_away()
        self._week = self._before = None
        self._changes = Changes()

    @override
    def recall(self) -> Recalled | None:
        return {"day": self._first.toordinal()} if self._week else {}

    @override
    def arrive(self) -> None:
        super().arrive()
        self._paint()
        self.list.focus()

    @property
    def _first(self) -> date:
        return self._week.first if self._week else self.salon_app.today()

    @property
    def _shifts(self) -> tuple[ShiftRecord, ...]:
        """By the digits that set them."""
        return self._shifts_known[:9]

    @property
    def _shifts_known(self) -> tuple[ShiftRecord, ...]:
        return self._week.shifts if self._week else ()

    # Painting.

    @override
    def paint_head(self) -> None:
        last = self._first + WEEK - timedelta(days=1)
        week = _("{first} to {last}").format(first=short_day(self._first), last=short_day(last))
        count = len(self._changes)
        unsaved = ngettext("{count} day not saved", "{count} days not saved", count).format(count=count)
        self.head([(_(self.TITLE_TEXT), "strong"), "  ", week], [(unsaved, "strong")] if count else None)

    def _paint(self) -> None:
        week = self._week
        if week is None:
            return
        legend = table.legend(self._shifts)
        self.query_one("#legend", Bar).draw(lambda cells: [["  ", *row] for row in flow(legend, cells - 2)])
        heads = ("", *column_heads(self._first))
        settled = _("To settle") if any(line.uncovered for line in week.lines) else ""
        rows: list[Row[int]] = [Row(None, (*heads, _("Total"), _("Booked"), settled), "label")]
        rows += [self._row(line) for line in week.lines]
        self.list.fill(rows, keep=True)

    def _row(self, line: RosterLine) -> Row[int]:
        is_here = self.list.chosen == line.person.id or (self.list.chosen is None and line is self._week_lines[0])
        return table.row(line, self._shifts_known, self._changes, self._day if is_here else None)

    @property
    def _week_lines(self) -> tuple[RosterLine, ...]:
        return self._week.lines if self._week else ()

    # What stands beside it.

    @property
    def _marked(self) -> tuple[RosterLine, RosterCell] | None:
        line = next((one for one in self._week_lines if one.person.id == self.chosen), None)
        return None if line is None else (line, line.cells[self._day])

    @override
    def about_chosen(self) -> About | None:
        if self._marked is None:
            return None
        line, cell = self._marked
        return table.about(line, cell, self._shifts_known, self._changes)

    # Moving.

    def _move_day(self, by: int) -> None:
        self._day = max(0, min(6, self._day + by))
        self._paint()
        self.show_about()

    def do_left(self) -> None:
        """The day before."""
        self._move_day(-1)

    def do_right(self) -> None:
        """The day after."""
        self._move_day(1)

    @override
    def moved(self) -> None:
        self._paint()

    def do_previous(self) -> None:
        """F7: the week before."""
        self._turn(-WEEK)

    def do_next(self) -> None:
        """F8: the week after."""
        self._turn(WEEK)

    def _turn(self, by: timedelta) -> None:
        self.target = {"day": (self._first + by).toordinal()}
        self.reload()

    # Setting.

    @override
    def take_digit(self, digit: int) -> None:
        if digit == 0:
            self.do_back()
        elif digit <= len(self._shifts):
            self._set(self._shifts[digit - 1].id)
        else:
            self.app.bell()

    @override
    def on_key(self, event: events.Key) -> None:
        typed = (event.character or "").casefold()
        meant = [one.id for one in self._shifts if one.short.casefold() == typed and not typed.isdecimal()]
        if meant:
            # else the list takes the key as well
            event.prevent_default()
            event.stop()
            self._set(meant[0])

    def do_clear(self) -> None:
        """Delete: what the week says."""
        self._set(None)

    def _set(self, shift: int | None) -> None:
        if not self.offers(own.SaveRoster):
            self.action_command(own.SaveRoster.__name__)
            return
        if self._marked is None:
            return
        line, cell = self._marked
        self._changes.set(line.person.id, cell, shift)
        self._day = min(6, self._day + 1)
        self._changed()

    def _changed(self) -> None:
        changes = self._changes
        self.perform(lambda desk: changes.keep(desk))
        self._paint_all()

    def _paint_all(self) -> None:
        self.paint_head()
        self._paint()
        self.show_about()

    @override
    def offers(self, command: type[Command]) -> bool:
        if command is own.DropChanges:
            return super().offers(command) and bool(self._changes)
        return super().offers(command)

    def do_fill(self) -> None:
        """The empty days of this week as in the week before."""
        if self._week is None or self._before is None:
            return
        filled = self._changes.fill(self._week.lines, self._before.lines)
        self._changed()
        words = ngettext("{count} day is filled; F10 saves it.", "{count} days are filled; F10 saves them.", filled)
        nothing = _("There is nothing to fill: the week before says nothing more.")
        self.show_message(words.format(count=filled) if filled else nothing, alarm=not filled)

    def do_drop_changes(self) -> None:
        """What isn't saved is forgotten."""
        self._changes = Changes()
        self.perform(Changes.drop)
        self._paint_all()

    # Saving.

    def do_save(self) -> None:
        """F10: lists what nobody covers then, and saves."""
        if not self._changes:
            self.show_message(_("Every shift is saved."))
            return
        changes, request = self._changes, new_request()
        days = changes.assigned()

        def save() -> None:
            self.perform(lambda desk: changes.save(desk, request), self._tell_saved)

        save_over(self, lambda desk: would_uncover(desk, days), save)

    def do_fill_weeks(self) -> None:
        """Asks for how many weeks."""
        if self._week is not None and self._is_saved():
            fill_weeks(self, self._week, self._tell_saved)

    def do_fill_for_good(self) -> None:
        """Asks first."""
        if self._week is not None and self._is_saved():
            fill_for_good(self, self._week, self._tell_saved)

    def _tell_saved(self, uncovered: tuple[Uncovered, ...]) -> None:
        self.salon_app.message_for_next_page(table.told(uncovered))
        self.reload()

    def _is_saved(self) -> bool:
        if self._changes:
            self.show_message(_("Save this week with F10 first: what is copied is what is saved."), alarm=True)
        return not self._changes

    def do_print(self) -> None:
        """F9: the week on paper."""
        self.salon_app.show_page("print_roster", day=self._first.toordinal())
