"""The day: who is with whom when, where a caller fits in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from textual.widget import Widget
from typing_extensions import override

from db.appointments.grid.records import DayGrid
from db.appointments.queries import day_grid, waiting_list
from db.appointments.records import AppointmentRecord, WaitingRecord
from db.core.desk import Desk
from db.core.permissions import Permission
from db.text.clock import DAY, minute_of_day
from salon_tui import commands as c
from salon_tui.screens.appointments import acting
from salon_tui.screens.appointments import commands as own
from salon_tui.screens.appointments.grid import below, columns, figures
from salon_tui.screens.appointments.grid.page import GridPage
from salon_tui.screens.asking.day import AskDay
from salon_tui.widgets.day import grid as widget
from salon_tui.widgets.lines import Bar, Message, Rows
from salon_tui.widgets.paint import Piece
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import weekday


class DayPage(acting.Acting, GridPage, inherit_bindings=False):
    """One day, everybody who works beside each other."""

    TITLE_TEXT = N_("Appointments")
    HELP_TEXT = N_(
        "People stand beside each other, half hours under each other. The arrows move the mark, digits move it to a "
        "time; F6 books at a free time, Enter opens what stands there, F10 checks the client in; of who is here, "
        "it says that the service begins."
    )
    KEYS = (
        own.NewAppointment,
        own.CheckIn,
        c.Print,
        own.DayBefore,
        own.DayAfter,
        c.Find,
        c.Enter,
        c.Down,
        c.Up,
        own.Left,
        own.Right,
        own.Clock,
        c.PageDown,
        c.PageUp,
        own.GoToDay,
        own.Confirm,
        own.Missed,
        own.Cancel,
        own.TakeBack,
        own.Everything,
        own.WalkInNow,
        own.WaitingList,
        own.OldBook,
        c.Refresh,
        c.GoHome,
        c.Back,
    )

    def __init__(self) -> None:
        super().__init__(name="day")
        self._grid: DayGrid | None = None
        self._waiting: tuple[WaitingRecord, ...] = ()
        self._everything = False

    @override
    def body(self) -> Iterable[Widget]:
        yield widget.DayGrid(self._free_words, id="day")
        yield Bar(id="day-below")

    def _free_words(self, minutes: int) -> tuple[str, str]:
        return figures.free_words(minutes, may_book=self.salon_app.may(Permission.APPOINTMENTS))

    @property
    def _day(self) -> date:
        day: date | None = self.target.get("day")
        return day or self.salon_app.today()

    @property
    def _now(self) -> int:
        """The minute of the day that is shown: before it -1, after it the last."""
        today = self.salon_app.today()
        if self._day != today:
            return -1 if self._day > today else DAY
        return minute_of_day(self.salon_app.now())

    @override
    def load(self, desk: Desk) -> None:
        self._grid = day_grid(desk, self._day, everything=self._everything)
        self._waiting = waiting_list(desk, self._day)

    @override
    def put_away(self) -> None:
        super().put_away()
        self._grid, self._waiting, self._everything = None, (), False
        self._show_below()
        self.grid.fill((), (540, 1260))

    @override
    def arrive(self) -> None:
        super().arrive()
        grid = self._grid
        assert grid is not None
        now = self._now
        is_first = self.grid.marked is None
        hours = (grid.start, grid.finish) if grid.start < grid.finish else (540, 1260)
        self.grid.fill(columns.columns(grid, now), hours, now if 0 <= now < DAY else -1)
        if is_first and 0 <= now < DAY and grid.people:
            self.grid.mark(grid.people[0].id, now)
        self.grid.focus()
        self._show_figures(grid)
        self.query_one(Message).stands(*below.legend())
        self._show_below()

    def on_resize(self) -> None:
        """There may be room for more above and below the grid, or for less."""
        if self._grid is not None:
            self._show_figures(self._grid)
        self.call_after_refresh(self._show_below)

    def _show_figures(self, grid: DayGrid) -> None:
        """How the day stands, and its next gap."""
        pieces = figures.figures(grid, self._now, self.app.size.width)
        self.alerts("", *pieces, likes=figures.next_free(grid))

    def _show_below(self) -> None:
        """Who waits, and how the beds stand, where the grid leaves room for that."""
        grid, now, waiting = self._grid, self._now, self._waiting
        room = self.query_one("#body").size.height - self.grid.rows - 1
        shown = grid is not None and self.has_class("-wide") and room >= below.LEAST - 1

        def draw(cells: int) -> Rows:
            rows = below.below(grid, waiting, now, room, cells) if grid is not None and shown else ()
            return [[], *rows] if rows else ()

        self.query_one("#day-below", Bar).draw(draw)

    @override
    def paint_head(self) -> None:
        day = self._day
        near = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}.get((day - self.salon_app.today()).days, "")
        named = f"{day:%Y-%m-%d} {weekday(day)}"
        first, last, of = self.grid.in_view
        right: list[Piece] = [(f"{first}–{last} / {of}   ", "label")] if last - first + 1 < of else []
        who = self.salon_app.me
        right += [(who.name if who else "", "label")]
        self.head([(_(self.TITLE_TEXT), "strong"), "  ", named, (f"  {near}", "label")], right)

    def on_day_grid_marked(self) -> None:
        """The mark stands somewhere else: other people may be in view."""
        if self._grid is not None:
            self.paint_head()

    # What stands under the mark.

    @property
    def _marked(self) -> AppointmentRecord | None:
        place = self.place
        if place is None or place.booking is None or self._grid is None:
            return None
        return next((one for one in self._grid.appointments if one.id == place.booking.key), None)

    @override
    def mark_scanned(self, number: str) -> bool:
        of_client = [
            one
            for one in (self._grid.appointments if self._grid is not None else ())
            if one.client is not None and one.client.number == number and one.parts
        ]
        if not of_client or self._marked in of_client:
            return False
        part = of_client[0].parts[0]
        self.grid.mark(part.staff or columns.NOBODY, part.start)
        return True

    @override
    def with_appointment(self, act: acting.Act) -> None:
        one = self._marked
        if one is None:
            self.show_message(_("Move to an appointment first."), alarm=True)
        elif one.hidden:
            self.show_message(_("This is a colleague's appointment."), alarm=True)
        else:
            act(self, one)

    def do_enter(self) -> None:
        """The appointment under the mark, or a new one at a free time."""
        if self._marked is None:
            self.do_new()
        else:
            self.with_appointment(lambda page, one: page.salon_app.show_page("appointment", appointment=one.id))

    def do_new(self) -> None:
        """F6: books at the mark."""
        place = self.place
        start = place.start if place is not None and place.free else None
        self.salon_app.show_page("book", day=self._day, start=start, staff=place.column if place else columns.NOBODY)

    def do_print(self) -> None:
        """F9: the day sheet."""
        self.salon_app.show_page("print_day_sheet", day=self._day)

    # Moving.

    def do_previous(self) -> None:
        """The day before."""
        self._show_day(self._day - timedelta(days=1))

    def do_next(self) -> None:
        """The day after."""
        self._show_day(self._day + timedelta(days=1))

    def do_go_to_day(self) -> None:
        """Asks for a day."""
        self.app.push_screen(AskDay(_("Which day?")), lambda day: self._show_day(day) if day else None)

    def do_walk_in(self) -> None:
        """Somebody is here without an appointment."""
        self.salon_app.show_page("walk_in")

    def do_old_book(self) -> None:
        """The appointments of the old book, one after the other."""
        self.salon_app.show_page("old_book", day=self._day)

    def do_waiting_list(self) -> None:
        """Who waits for a time on this day."""
        self.salon_app.show_page("waiting", day=self._day)

    def do_everything(self) -> None:
        """Also what was cancelled or missed, or no longer."""
        self._everything = not self._everything
        self.reload()

    def _show_day(self, day: date) -> None:
        self.target = {**self.target, "day": day}
        self.reload()
