"""What stands beside a booking that is typed: the day of who does it, so that a gap is seen."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from typing_extensions import override

from db.appointments.grid.records import DayGrid
from db.appointments.queries import day_grid
from db.appointments.records import Availability
from db.appointments.requests import Book
from db.core.desk import Desk
from db.roster.intervals import Interval
from db.text.clock import DAY, format_span, minute_of_day
from salon_tui.screens.appointments.form import AppointmentForm
from salon_tui.screens.appointments.grid.columns import NOBODY, columns
from salon_tui.screens.roster.words import short_hours
from salon_tui.widgets.blocks import Side
from salon_tui.widgets.day.column import Booking, DayColumn
from salon_tui.widgets.lines import Rows
from salon_tui.widgets.paint import Piece, fit_pieces
from salon_tui.widgets.panes import Panes
from salon_tui.widgets.parts import facts, section
from salon_tui.words.i18n import _
from salon_tui.words.words import day_and_weekday


class FormBesideDay(AppointmentForm, inherit_bindings=False):
    """A form of a time, beside which that day stands where there is room."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._grid: DayGrid | None = None

    @override
    def body(self) -> Iterable[Widget]:
        yield Panes(super().body(), [Side(id="beside")])

    @override
    def prepare(self, desk: Desk) -> None:
        super().prepare(desk)
        self._grid = None

    @override
    def put_away(self) -> None:
        super().put_away()
        self._grid = None
        self.query_one("#beside", Side).show(lambda cells: ())

    def show_day(self, request: Book | None, found: Availability | None, staff: int | None) -> None:
        """Shows the day of what is typed: of whoever was chosen, else of who would do it.

        Args:
            request: What is typed, as far as it says when; None while it doesn't.
            found: What is known of that time.
            staff: Who was chosen; None for nobody.
        """
        day = request.day if request is not None else None
        if day is not None and (self._grid is None or self._grid.day != day):
            self._grid = self.ask(lambda desk: day_grid(desk, day), None)
        grid = self._grid if day is not None else None
        asked = Interval(request.start, found.finish) if request is not None and found is not None else None
        who = staff or next((one for one in found.staff if one), None) if found is not None else staff
        today = self.salon_app.today()
        now = minute_of_day(self.salon_app.now()) if day == today else -1 if day is None or day > today else DAY
        self.query_one("#beside", Side).show(lambda cells: beside(grid, who, now, asked, cells) if grid else ())


def beside(grid: DayGrid, staff: int | None, now: int, asked: Interval | None, cells: int) -> list[Rows]:
    """The day of somebody, hour by hour; where nobody is chosen, when each of them is free.

    Args:
        grid: The day.
        staff: Who does it; None for anybody.
        now: The minute of the day that it is: before it -1, after it 1,440.
        asked: The time that is typed.
        cells: The width.
    """
    day = day_and_weekday(grid.day)
    people = [one for one in columns(grid, now) if one.key != NOBODY]
    chosen = next((one for one in people if one.key == staff), None)
    if chosen is not None:
        head = section(chosen.name, cells, note=f"{chosen.note}  {day}".strip())
        return [[head, *(_line(one, asked, cells) for one in stretches(chosen))]]
    free = [(one.name, ", ".join(short_hours(at) for at in _gaps(one)) or _("taken")) for one in people]
    return [[section(_("Free times"), cells, note=day), *facts(free, cells)]] if free else []


Stretch = tuple[Interval, Booking | str | None]


def stretches(column: DayColumn) -> list[Stretch]:
    """What somebody's day is made of: bookings, why it is shut, and the gaps between, which are None."""
    known: list[Stretch] = [(Interval(one.start, one.finish), one) for one in column.bookings]
    known += [(Interval(one.start, one.finish), one.why or _("break")) for one in column.shut]
    known.sort(key=lambda one: one[0])
    first, last = column.open
    found: list[Stretch] = []
    for span, what in known:
        if first < min(span.start, last):
            found.append((Interval(first, min(span.start, last)), None))
        found.append((span, what))
        first = max(first, span.finish)
    return [*found, (Interval(first, last), None)] if first < last else found


def _gaps(column: DayColumn) -> Iterable[Interval]:
    return (span for span, what in stretches(column) if what is None and span.start < span.finish)


def _line(stretch: Stretch, asked: Interval | None, cells: int) -> list[Piece]:
    span, what = stretch
    meets = asked is not None and span.start < asked.finish and asked.start < span.finish
    lead: list[Piece] = [("▸ ", "focus") if meets else "  ", format_span(*span), "  "]
    if what is None:
        said: list[Piece] = [
            (_("{minutes} min free").format(minutes=span.finish - span.start), "focus" if meets else "plain")
        ]
    elif isinstance(what, str):
        said = [(what, "label")]
    else:
        style = {"over": "quiet", "late": "alarm"}.get(what.state, "strong")
        said = [f"{what.sign} ", (what.name, style), ("  " + " ".join(what.details[:1]), "label")]
        if meets:
            lead[0] = ("✗ ", "alarm")
    return fit_pieces([*lead, *said], cells)
