"""Days with what is due on them: a row of them, and a month with the days of the lunar calendar."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from db.text.dates import months_after
from db.text.lunar import from_solar, lunar_month_name, lunar_text
from salon_tui.widgets.lines import Rows
from salon_tui.widgets.paint import Piece, fit_pieces
from salon_tui.widgets.parts import section
from salon_tui.words.words import weekday

STRIP_DAY = 7
"""Cells of a day in the row."""
MONTH_DAY = 6
"""Cells of a day in the month."""
WEEK = 7

Counts = Mapping[date, int]
"""How much is due on each day."""


def strip(first: date, days: int, counts: Counts, overdue: int, chosen: date | None, cells: int) -> Rows:
    """As many days as there is room for, and under each how much is due: on the first with what is overdue before.

    Args:
        first: The first day.
        days: So many at most.
        counts: What is due.
        overdue: What was due before the first day.
        chosen: The day of the line under the mark.
        cells: The width.
    """
    names: list[Piece] = []
    sums: list[Piece] = []
    for ahead in range(min(days, cells // STRIP_DAY)):
        day = first + timedelta(days=ahead)
        count = counts.get(day, 0)
        said = f"{overdue}+{count}" if overdue and not ahead else str(count) if count else "—"
        style = "focus" if day == chosen else "label"
        names += fit_pieces([(f"{weekday(day)}{day:%d}", style)], STRIP_DAY)
        sums += fit_pieces([(f"{said:^6}", "strong" if count or (overdue and not ahead) else "quiet")], STRIP_DAY)
    return [names, sums]


def month(first: date, counts: Counts, today: date, chosen: date | None, cells: int) -> Rows:
    """A month by weeks: each day with how much is due, and below it the day of the lunar calendar.

    Nothing where there is too little room.
    """
    if cells < WEEK * MONTH_DAY - 1:
        return []
    last = months_after(first, 1) - timedelta(days=1)
    note = f"{lunar_text(first)} – {lunar_text(last)}"
    monday = first - timedelta(days=first.weekday())
    rows: list[list[Piece]] = [
        section(f"{first:%Y-%m}", cells, note=note),
        _cells([[(weekday(monday + timedelta(days=ahead)), "label")] for ahead in range(WEEK)]),
    ]
    while monday <= last:
        week = [monday + timedelta(days=ahead) for ahead in range(WEEK)]
        shown = [day if first <= day <= last else None for day in week]
        rows.append(_cells([_day(day, counts, today, chosen) for day in shown]))
        rows.append(_cells([[(_lunar(day), "quiet")] if day else [] for day in shown]))
        monday += timedelta(days=WEEK)
    return rows


def _cells(days: list[list[Piece]]) -> list[Piece]:
    return [piece for pieces in days for piece in fit_pieces(pieces, MONTH_DAY)]


def _day(day: date | None, counts: Counts, today: date, chosen: date | None) -> list[Piece]:
    if day is None:
        return []
    style = "focus" if day == chosen else "strong" if day == today else "label"
    count = counts.get(day, 0)
    due: list[Piece] = [f" {count}"] if count else []
    return [(f"{day.day:>2}", style), *due]


def _lunar(day: date) -> str:
    """The day of the lunar month, or the month on its first day."""
    _year, month, number, leap = from_solar(day)
    return lunar_month_name(month, leap=leap) if number == 1 else lunar_text(day).partition("月")[2]
