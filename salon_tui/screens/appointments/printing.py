"""What is shown of the papers of a day before they are printed: day sheet, preparation list, pre-read, slips."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from typing_extensions import override

from db.appointments.fields import LIVE
from db.appointments.operations.printing import MOST_SLIPS, print_appointment, print_day_sheet, print_preparation
from db.appointments.queries import appointment, day_lines, of_client, prepare
from db.appointments.records import AppointmentRecord
from db.core.desk import Desk
from db.fields.values import Ref
from db.papers.pull_list.operations import print_pre_read
from db.papers.pull_list.queries import cards_of_day
from db.papers.pull_list.records import PullCard
from db.sheets.day import DayLine, PreparedRoom
from db.text.card_number import spaced
from db.text.clock import format_clock
from salon_tui import commands as c
from salon_tui.commands import Command
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.base.list_page import MOVES
from salon_tui.screens.papers.pull_list import readers
from salon_tui.screens.printing import commands as own
from salon_tui.screens.printing.sheet_page import Preview, PreviewPage, SheetPage
from salon_tui.widgets.paint import Piece
from salon_tui.widgets.pick_list import Column, Row
from salon_tui.words.i18n import N_, _
from salon_tui.words.words import weekday

_COLUMNS = (Column(6), Column(14, grow=1), Column(18, grow=2), Column(10, grow=1), Column(12, grow=1))


class DayPaperPage(SheetPage, inherit_bindings=False):
    """Papers of a day, some of which are for one room or one person. ``target`` holds the ``day``."""

    KEYS = (
        own.WhichSheet,
        c.PrintNow,
        own.WhichOne,
        c.OtherTarget,
        c.Queue,
        c.Refresh,
        c.Find,
        c.GoHome,
        *MOVES,
        c.Back,
    )

    @override
    def offers(self, command: type[Command]) -> bool:
        return super().offers(command) and (command is not own.WhichOne or len(self.parts) > 1)

    def do_which_one(self) -> None:
        """For all or for one room; for which of the beauticians."""

        def take(number: str | None) -> None:
            if number is not None:
                self.show_part(self.kind, int(number) - 1)

        offers = [(str(at), one.part) for at, one in enumerate(self.parts, 1)]
        self.app.push_screen(Choose(_("Which one is printed?"), offers), take)

    @override
    def printed(self, message: str, alarm: bool) -> None:
        # there may be another one to print
        if len(self.previews) > 1:
            self.show_message(message, alarm)
        else:
            super().printed(message, alarm)


def _day_of(desk: Desk, target: Mapping[str, Any], ahead: int) -> date:
    """The day that the page was told, as it is or by its number; so many days from today where it was told none."""
    day: date | int | None = target.get("day")
    if day is None:
        return desk.archive.today().date() + timedelta(days=ahead)
    return day if isinstance(day, date) else date.fromordinal(day)


def _head(title: str, day: date, part: str = "") -> tuple[Piece, ...]:
    return ((title, "strong"), f"  {day} {weekday(day)}", (f"   {part}", "label"))


# The day sheet, of all rooms or of one.


def _day_sheets(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    day = _day_of(desk, target, 0)
    return [_day_sheet(day, room, lines) for room, lines in day_lines(desk, day).items()]


def _day_sheet(day: date, room: str, lines: Sequence[DayLine]) -> Preview:
    part = room or _("all rooms")
    rows = [
        Row(at, (line.time, line.name or _("taken"), line.service, line.beautician, line.room), _style(line))
        for at, line in enumerate(lines)
    ]
    return Preview(
        "day_sheet",
        rows or [Row(0, ("", _("Nobody yet"), _("free rows are printed")), "label")],
        lambda desk: print_day_sheet(desk, day, room),
        name=day.isoformat(),
        head=_head(_("Day sheet"), day, part),
        note=_(", ") + room if room else "",
        part=part,
    )


def _style(line: DayLine) -> str:
    return "plain" if line.name else "label"


class DaySheetPage(DayPaperPage, inherit_bindings=False):
    """Today's, unless another day is told."""

    HELP_TEXT = N_(
        "Who comes on a day, with free rows for who walks in, to stand at the desk or to hang in a room. F4 chooses a "
        "room, another printer or a folder for a PDF file, F10 prints it. Whom you may not print for is time that is "
        "taken."
    )

    def __init__(self) -> None:
        about = PreviewPage(N_("Day sheet"), self.HELP_TEXT, ("day_sheet",), _day_sheets, _COLUMNS)
        super().__init__("print_day_sheet", about)


# What is got ready and read before a day.


def _preparations(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    day = _day_of(desk, target, 1)
    coming = [card for card in cards_of_day(desk, day) if card.time]
    # one's own first
    treat = sorted(readers(coming), key=lambda reader: reader.id != desk.staff)
    return [_preparation(day, prepare(desk, day)), *(_pre_read(day, reader, coming) for reader in treat)]


def _preparation(day: date, rooms: Sequence[PreparedRoom]) -> Preview:
    rows: list[Row[int]] = []
    for room in rooms:
        rows.append(Row(None, (room.name or _("No room yet"),), "section"))
        rows += [
            Row(len(rows) + at, (line.time, line.name, line.service, line.places, line.products))
            for at, line in enumerate(room.lines)
        ]
    return Preview(
        "preparation",
        rows or [Row(0, ("", _("Nobody yet"), _("free rows are printed")), "label")],
        lambda desk: print_preparation(desk, day),
        name=day.isoformat(),
        head=_head(_("Prepare a day"), day),
        part=_("all rooms"),
    )


def _pre_read(day: date, reader: Ref, coming: Sequence[PullCard]) -> Preview:
    part = reader.label or _("clients whom nobody is named for")
    clients = [card.id for card in coming]
    turns = [(turn.time, card) for card in coming if (turn := card.turn_of(reader.id))]
    turns.sort(key=lambda one: one[0])
    return Preview(
        "pre_read",
        [Row(at, (time, card.name, spaced(card.number))) for at, (time, card) in enumerate(turns)],
        lambda desk: print_pre_read(desk, day, reader.id, clients),
        name=day.isoformat(),
        head=_head(_("Prepare a day"), day, part),
        note=_(", ") + reader.label if reader.label else "",
        part=part,
    )


class PreparationPage(DayPaperPage, inherit_bindings=False):
    """Tomorrow's, unless another day is told."""

    HELP_TEXT = N_(
        "What is got ready in each room, and what each beautician reads before the day; tomorrow's, where no other day "
        "was open. A digit chooses between them; F4 chooses the beautician, another printer or a folder for a PDF "
        "file, F10 prints it. What a beautician reads is printed whole; of other people's clients it is refused."
    )

    def __init__(self) -> None:
        about = PreviewPage(N_("Prepare a day"), self.HELP_TEXT, ("preparation", "pre_read"), _preparations, _COLUMNS)
        super().__init__("print_preparation", about)


# What the client takes home.


def _slips(desk: Desk, target: Mapping[str, Any]) -> list[Preview]:
    first = appointment(desk, int(target["appointment"]))
    if first.state not in LIVE:
        return []
    return [_slip("appointment", [first]), _slip("appointments", [first, *_next(desk, first)])]


def _next(desk: Desk, first: AppointmentRecord) -> list[AppointmentRecord]:
    """The client's appointments after this one, as many as a sheet of A4 takes."""
    if first.client is None:
        return []
    later = [
        one
        for one in of_client(desk, first.client.id)
        if (one.day, one.start, one.id) > (first.day, first.start, first.id) and one.state in ("booked", "confirmed")
    ]
    return sorted(later, key=lambda one: (one.day, one.start, one.id))[: MOST_SLIPS - 1]


def _slip(kind: str, printed: Sequence[AppointmentRecord]) -> Preview:
    first, count = printed[0], len(printed)
    rows = [
        Row(at, (f"{one.day} {weekday(one.day)} {format_clock(one.start)}", _(", ").join(p.name for p in one.parts)))
        for at, one in enumerate(printed)
    ]
    return Preview(
        kind,
        rows,
        lambda desk: print_appointment(desk, first.id, count),
        name=f"{first.client.number} {first.day}" if first.client else str(first.day),
        client=first.client.id if first.client else None,
        head=((first.name, "strong"), f"  {first.day}", ("   " + _("Appointment slip"), "label")),
    )


SLIPS = PreviewPage(
    title=N_("Appointment slip"),
    help=N_(
        "What the client takes home: day, time and services, without prices. On A6 it is this appointment; on A4 it is "
        "cut into four, with the client's next ones. F10 prints; F4 chooses another printer or a folder for a PDF file."
    ),
    sheets=("appointment", "appointments"),
    read=_slips,
    empty=N_("This appointment takes up no time any more"),
)
"""Of the ``appointment`` that the target names by its id."""
