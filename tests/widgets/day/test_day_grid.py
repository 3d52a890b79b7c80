"""The day grid: who stands where, and where the mark goes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from salon_tui.widgets.day.column import Booking, DayColumn, Shut
from salon_tui.widgets.day.grid import DayGrid
from tests.db.salon import OWNER, Salon
from tests.screens.desks import at_desk

LIN = DayColumn(
    1,
    "林小雨",
    "早 9–18",
    (540, 1080),
    [
        Booking(11, 570, 630, "✓", "林晴", ("补水", "1号床"), "over"),
        Booking(12, 840, 930, "●", "欧阳静怡", ("补水", "眼部", "2号床"), "here"),
        Booking(13, 975, 990, "○", "[/] 白雪", ("面部",)),
    ],
    [Shut(720, 780, "用餐")],
)
HAO = DayColumn(2, "郝晨", "晚 12–21", (720, 1260), [Booking(21, 810, 870, "!", "任素汐", ("身体", "双人房"), "late")])
NOBODY = DayColumn(0, "未指定", "轮牌 郝→林", (540, 1260), [Booking(31, 870, 930, "○", "散客 王女士", ("手足",))])


@asynccontextmanager
async def grid_of(salon: Salon, *columns: DayColumn, size: tuple[int, int] = (80, 24)) -> AsyncIterator[DayGrid]:
    async with at_desk(salon, OWNER, size=size) as desk:
        grid = DayGrid(lambda minutes: (f"空 {minutes}", "F6 新约"))
        body = desk.app.page("home").query_one("#body")
        await body.remove_children()
        await body.mount(grid)
        grid.styles.height = "1fr"
        grid.fill(columns, (540, 1260), 845)
        await desk.settle()
        yield grid


def rows(grid: DayGrid) -> list[str]:
    return [grid.render_line(y).text.rstrip() for y in range(grid.size.height)]


def row(grid: DayGrid, clock: str) -> str:
    return next(line for line in rows(grid) if clock in line[:9])


def where(grid: DayGrid, column: int = 1) -> tuple[int, int, int]:
    """Where the mark stands, in whose column: from when, how long it's free, which booking."""
    place = grid.marked
    assert place is not None and place.column == column
    return place.start, place.free, place.booking.key if place.booking else 0


async def test_every_booking_stands_at_its_time_in_its_column(salon: Salon) -> None:
    async with grid_of(salon, LIN, HAO, NOBODY, size=(80, 40)) as grid:
        assert "林小雨  早 9–18" in rows(grid)[0] and "未指定  轮牌 郝→林" in rows(grid)[0]
        _clock, lin, hao, nobody = row(grid, "14:05").split("│")
        assert "● 欧阳静怡" in lin and "身体 双人房" in hao and "┃" not in nobody
        assert "补水 眼部 2号床" in row(grid, "14:30").split("│")[1] and "散客 王女士" in row(grid, "14:30")
        assert "! 任素汐" in row(grid, "13:30").split("│")[2]
        assert "[/] 白雪 16:15" in row(grid, "16:00") and "…" not in row(grid, "16:00"), "what doesn't fit is left out"
        assert "用餐 ░" in row(grid, "12:00") and "用餐" not in row(grid, "12:30") and "░" in row(grid, "12:30")
        assert "░" in row(grid, "18:00").split("│")[1] and "░" not in row(grid, "18:00").split("│")[2]


async def test_every_line_is_as_wide_as_the_grid(salon: Salon) -> None:
    async with grid_of(salon, LIN, HAO, NOBODY) as grid:
        assert {grid.render_line(y).cell_length for y in range(grid.size.height)} == {grid.size.width}


async def test_the_mark_goes_from_booking_to_booking_and_over_free_time(salon: Salon) -> None:
    async with grid_of(salon, LIN, HAO, NOBODY) as grid:
        seen = []
        for _ in range(14):
            seen.append(where(grid))
            grid.move(0, 1)
        # free half hours, two at a time where there is room for it
        assert seen[:3] == [(540, 30, 0), (570, 0, 11), (630, 90, 0)]
        assert (840, 0, 12) in seen and (975, 0, 13) in seen
        grid.move(1, 0)
        assert where(grid, 2)


async def test_the_mark_is_brought_into_view(salon: Salon) -> None:
    async with grid_of(salon, LIN, HAO, NOBODY) as grid:
        grid.mark(1, 1050)
        assert "17:30 空 30" in row(grid, "17:30")
        grid.mark(1, 540)
        assert "09:00 空 30" in row(grid, "09:00")


@pytest.mark.parametrize("people", [1, 2, 7])
async def test_no_more_people_beside_each_other_than_can_be_read(salon: Salon, people: int) -> None:
    columns = [DayColumn(at, f"林{at}", "", (540, 1260)) for at in range(1, people + 1)]
    async with grid_of(salon, *columns) as grid:
        assert grid.in_view == (1, min(3, people), people)
        for _ in range(people):
            grid.move(1, 0)
        assert grid.in_view[1] == people and f"林{people}" in rows(grid)[0]


async def test_a_day_of_nobody(salon: Salon) -> None:
    async with grid_of(salon) as grid:
        grid.move(1, 1)
        assert grid.marked is None
