"""When somebody works, against a salon that is kept minute by minute."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.core.sql import run
from db.roster.intervals import Interval, length, within, without
from db.roster.store.blocks import resource_blocks
from db.roster.store.hours import hours_between, hours_of
from tests.db.salon import HAO, LIN, Salon

MONDAY = date(2026, 3, 9)
NINE_TO_NINE = (Interval(540, 1260),)


def stretch(start: int, finish: int) -> st.SearchStrategy[Interval]:
    edges = st.lists(st.integers(start, finish), min_size=2, max_size=2, unique=True)
    return edges.map(sorted).map(lambda two: Interval(*two))


def minutes(intervals: tuple[Interval, ...]) -> set[int]:
    return {minute for one in intervals for minute in range(one.start, one.finish)}


@given(st.lists(stretch(0, 60), max_size=5), stretch(0, 60), st.lists(stretch(0, 60), max_size=5))
def test_cutting_keeps_exactly_the_minutes(some: list[Interval], bounds: Interval, taken: list[Interval]) -> None:
    apart = tuple(Interval(one.start + 100 * at, one.finish + 100 * at) for at, one in enumerate(some))
    assert length(apart) == len(minutes(apart))
    assert minutes(within(apart, bounds)) == minutes(apart) & minutes((bounds,))
    assert minutes(without(apart, taken)) == minutes(apart) - minutes(tuple(taken))
    assert all(one.start < one.finish for one in (*within(apart, bounds), *without(apart, taken))), "none is empty"


def shift(name: str, kind: str = "work", start: int = 0, finish: int = 0, rest: tuple[int, int] = (0, 0)) -> int:
    found: int = run(
        "INSERT INTO shift (version, name, short, kind, start, finish, break_start, break_finish, active) "
        "VALUES (1, ?, ?, ?, ?, ?, ?, ?, 1) RETURNING id",
        name,
        name[:1],
        kind,
        start,
        finish,
        *rest,
    ).fetchone()[0]
    return found


def test_the_salons_hours_hold_until_somebody_says_otherwise(salon: Salon) -> None:
    lin, hao = salon.staff[LIN], salon.staff[HAO]
    assert hours_of(MONDAY, [lin])[lin].work == NINE_TO_NINE
    run("INSERT INTO opening_hours (weekday, start, finish) VALUES (0, 600, 1080)")
    week = hours_between(MONDAY, MONDAY + timedelta(days=1), [lin])
    assert week[MONDAY][lin].work == (Interval(600, 1080),) and not week[MONDAY][lin].salon_closed
    tuesday = week[MONDAY + timedelta(days=1)][lin]
    assert tuesday.work == () and tuesday.salon_closed
    # a shift goes before them, on a weekday that is closed too
    early = shift("早班", start=480, finish=1020, rest=(720, 750))
    for weekday in (0, 1):
        run(
            "INSERT INTO week_shift (staff_id, weekday, shift_id, from_day) VALUES (?, ?, ?, ?)",
            lin,
            weekday,
            early,
            MONDAY.isoformat(),
        )
    for day in (MONDAY, MONDAY + timedelta(days=1)):
        hours = hours_of(day, [lin, hao])
        assert (hours[lin].work, hours[lin].breaks) == ((Interval(480, 1020),), (Interval(720, 750),))
        assert (hours[lin].shift, hours[lin].short, hours[lin].salon_closed) == (early, "早", False)
        assert hours[hao].shift is None
    assert hours_of(MONDAY - timedelta(days=7), [lin])[lin].shift is None


def test_the_day_goes_before_the_week_and_the_newest_week_before_older_ones(salon: Salon) -> None:
    lin = salon.staff[LIN]
    early, late, leave = (
        shift("早班", start=540, finish=1080),
        shift("晚班", start=720, finish=1260),
        shift("假", "leave"),
    )
    for since, which in ((MONDAY, early), (MONDAY + timedelta(days=14), late)):
        run(
            "INSERT INTO week_shift (staff_id, weekday, shift_id, from_day) VALUES (?, 0, ?, ?)",
            lin,
            which,
            since.isoformat(),
        )
    run(
        "INSERT INTO roster_day (version, staff_id, day, shift_id) VALUES (1, ?, ?, ?)",
        lin,
        (MONDAY + timedelta(days=21)).isoformat(),
        leave,
    )
    found = hours_between(MONDAY, MONDAY + timedelta(days=28), [lin])
    on_mondays = [found[MONDAY + timedelta(days=7 * week)][lin] for week in range(5)]
    assert [one.short for one in on_mondays] == ["早", "早", "晚", "假", "晚"]
    assert [one.leave for one in on_mondays] == [False, False, False, True, False]
    assert on_mondays[3].work == ()


@pytest.mark.parametrize(("closed", "works", "is_closed"), [(1, (), True), (0, (Interval(600, 720),), False)])
def test_a_day_of_the_salon_holds_for_every_shift(
    salon: Salon, closed: int, works: tuple[Interval, ...], is_closed: bool
) -> None:
    lin, hao = salon.staff[LIN], salon.staff[HAO]
    early = shift("早班", start=540, finish=720)
    day = MONDAY.isoformat()
    run("INSERT INTO salon_day (day, closed, start, finish, note) VALUES (?, ?, 600, 960, '')", day, closed)
    run("INSERT INTO roster_day (version, staff_id, day, shift_id) VALUES (1, ?, ?, ?)", lin, day, early)
    hours = hours_of(MONDAY, [lin, hao])
    assert hours[lin].work == works
    assert hours[hao].work == (() if closed else (Interval(600, 960),))
    assert {one.salon_closed for one in hours.values()} == {is_closed}


def test_blocks_are_of_the_person_or_of_the_whole_salon(salon: Salon) -> None:
    lin, hao = salon.staff[LIN], salon.staff[HAO]
    bed = run(
        "INSERT INTO resource (version, kind, name, capacity, exclusive, active) VALUES (1, 'bed', '1号床', 1, 0, 1) "
        "RETURNING id"
    ).fetchone()[0]
    for staff, resource, start, why in ((lin, None, 540, "病"), (None, None, 720, "停电"), (None, bed, 600, "修理")):
        run(
            "INSERT INTO block (version, staff_id, resource_id, day, start, finish, why) VALUES (1, ?, ?, ?, ?, ?, ?)",
            staff,
            resource,
            MONDAY.isoformat(),
            start,
            start + 60,
            why,
        )
    hours = hours_of(MONDAY, [lin, hao])
    assert [(one.interval, one.why) for one in hours[lin].blocks] == [((540, 600), "病"), ((720, 780), "停电")]
    assert [one.why for one in hours[hao].blocks] == ["停电"]
    assert {held: [one.why for one in blocks] for held, blocks in resource_blocks(MONDAY).items()} == {bed: ["修理"]}
    assert hours_of(MONDAY + timedelta(days=1), [lin])[lin].blocks == ()
