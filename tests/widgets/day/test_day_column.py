"""What a row of the day grid shows, against minutes one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salon_tui.widgets.day.column import STEP, Booking, DayColumn, Shut


def booking(start: int, finish: int, key: int = 1) -> Booking:
    return Booking(key, start, finish, "○", f"client {key}")


@st.composite
def spans(draw: st.DrawFn) -> list[tuple[int, int]]:
    """Times that don't overlap, on five minutes."""
    cuts = sorted(draw(st.sets(st.integers(0, 288), max_size=12)))
    return [(5 * a, 5 * b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]


def column(spans: list[tuple[int, int]], shut_every: int, open: tuple[int, int]) -> DayColumn:
    bookings = [booking(a, b, at) for at, (a, b) in enumerate(spans) if at % shut_every]
    shut = [Shut(a, b, "break") for at, (a, b) in enumerate(spans) if at % shut_every == 0]
    return DayColumn(1, "林", "", open, bookings, shut)


@given(spans(), st.integers(1, 3), st.sampled_from([(540, 1260), (0, 1440), (555, 1235)]), st.integers(0, 47))
def test_what_is_free(spans: list[tuple[int, int]], shut_every: int, open: tuple[int, int], row: int) -> None:
    taken = [not open[0] <= minute < open[1] or any(a <= minute < b for a, b in spans) for minute in range(1440)]
    start = row * STEP
    free = [minute for minute in range(start, start + STEP) if not taken[minute]]
    at, minutes = column(spans, shut_every, open).free_from(start)
    assert bool(free) == bool(minutes)
    if free:
        assert at == free[0] and not any(taken[at : at + minutes])
        assert at + minutes == 1440 or taken[at + minutes]


@given(spans(), st.integers(0, 47))
def test_every_booking_is_in_a_row_and_no_row_lies(spans: list[tuple[int, int]], row: int) -> None:
    day = column(spans, 99, (0, 1440))
    shown = {one.key for at in range(48) for one in day.in_row(at * STEP)}
    assert shown == {one.key for one in day.bookings}
    for one in day.in_row(row * STEP):
        assert one.start < (row + 1) * STEP and one.finish > row * STEP


def test_two_that_begin_in_one_half_hour_share_it() -> None:
    day = DayColumn(1, "林", "", (540, 1260), [booking(600, 615), booking(615, 660, 2)])
    assert [one.key for one in day.in_row(600)] == [1, 2]
    assert [one.key for one in day.in_row(630)] == [2]


def test_a_break_shuts_the_rows_that_it_takes_up() -> None:
    day = DayColumn(1, "林", "", (540, 1080), shut=[Shut(720, 765, "break")])
    said = {row: shut.why for row in range(0, 1440, STEP) if (shut := day.closed_at(row))}
    assert said[720] == "break" and 750 not in said, "the half of a row isn't most of it"
    assert said[510] == "" and said[1080] == "" and 540 not in said
    assert day.free_from(750) == (765, 315)


@pytest.mark.parametrize(
    ("cells", "rows", "told"),
    [
        (20, 1, ["补水 眼部 2号床"]),
        (14, 1, ["补水 眼部 +1"]),
        (12, 2, ["补水 眼部", "2号床"]),
        (9, 1, ["补水 +2"]),
        (3, 2, ["+3"]),
    ],
)
def test_what_is_told_stands_whole(cells: int, rows: int, told: list[str]) -> None:
    one = Booking(1, 600, 660, "○", "林晴", ("补水", "眼部", "2号床"))
    assert one.told(cells, rows) == told
