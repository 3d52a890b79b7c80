"""Shifts, the roster and the salon's hours: what the manager says, and which appointments that leaves to nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.core.desk import Desk
from db.core.errors import Code, Flaw, InvalidFields
from db.core.sql import run
from db.roster import queries
from db.roster.intervals import Interval
from db.roster.operations import opening, roster, shifts
from db.roster.records import Assigned, RosterLine
from tests.db.roster.samples import MONDAY, NEXT_MONDAY, assign, booked, make_roster, shift
from tests.db.salon import CHEN, HAO, LIN, OWNER, Salon, wrong

WEEKDAYS = dict.fromkeys(range(7), Interval(540, 1260))


def line(at: Desk, person: str = LIN) -> RosterLine:
    week = queries.roster_week(at, NEXT_MONDAY)
    return next(one for one in week.lines if one.person.label == person)


def shorts(at: Desk, person: str = LIN) -> list[str]:
    return [cell.short for cell in line(at, person).cells]


def test_a_shift_is_saved_once_and_changed_from_the_version_that_was_read(salon: Salon) -> None:
    at = salon.desk(OWNER)
    asked = shifts.SaveShift(request_id="s", name="早班", short="早", start=540, finish=1080)
    made = shifts.save_shift(at, asked)
    assert shifts.save_shift(at, asked) == made
    assert [one.name for one in queries.shifts(at)] == ["早班"]
    gone = replace(asked, request_id="t", id=made.id, version=1, active=False)
    assert shifts.save_shift(at, gone).version == 2
    assert queries.shifts(at) == [] and [one.name for one in queries.shifts(at, everything=True)] == ["早班"]
    assert wrong(shifts.save_shift, at, replace(gone, request_id="u")).code is Code.CHANGED_MEANWHILE
    assert wrong(shifts.save_shift, at, replace(asked, request_id="v")).code is Code.NAME_TAKEN
    assert wrong(shifts.save_shift, at, replace(asked, request_id="w", id=99)).code is Code.NOT_FOUND
    # a short name is free again once its shift is out of use
    assert shift(salon, at, "早早班").short == "早"


@pytest.mark.parametrize(
    ("changes", "flaws"),
    [
        ({"finish": 540}, {"finish": Flaw.NOT_LATER}),
        ({"finish": 1441}, {"finish": Flaw.NOT_LATER}),
        ({"start": -1}, {"start": Flaw.NOT_A_TIME}),
        ({"break_start": 500, "break_finish": 600}, {"break_start": Flaw.NOT_IN_SHIFT}),
        ({"break_start": 1060, "break_finish": 1100}, {"break_finish": Flaw.NOT_IN_SHIFT}),
        ({"break_start": 700, "break_finish": 690}, {"break_finish": Flaw.NOT_IN_SHIFT}),
        ({"name": " ", "short": ""}, {"name": Flaw.REQUIRED, "short": Flaw.REQUIRED}),
        ({"short": "早", "kind": "x"}, {"short": Flaw.TAKEN, "kind": Flaw.NOT_A_CHOICE}),
    ],
)
def test_a_shift_that_is_wrong(salon: Salon, changes: dict[str, object], flaws: dict[str, Flaw]) -> None:
    at = salon.desk(OWNER)
    shift(salon, at)
    good = shifts.SaveShift(request_id="x", name="晚班", short="晚", start=540, finish=1080)
    with pytest.raises(InvalidFields) as caught:
        shifts.save_shift(at, replace(good, **changes))  # type: ignore[arg-type]  # of several types
    assert caught.value.flaws == flaws


def test_till_midnight_and_without_hours(salon: Salon) -> None:
    at = salon.desk(OWNER)
    late = shift(salon, at, "晚班", start=720, finish=1440, break_start=1080, break_finish=1110)
    rest = shift(salon, at, "休息", kind="rest", start=540, finish=1080)
    assert (late.work, late.breaks) == ((Interval(720, 1440),), (Interval(1080, 1110),))
    assert (rest.work, rest.breaks, rest.start) == ((), (), 0)


def test_the_roster_is_set_day_by_day_and_taken_back(salon: Salon) -> None:
    at = salon.desk(OWNER)
    early, leave = shift(salon, at), shift(salon, at, "请假", kind="leave")
    assert shorts(at) == [""] * 7
    assign(salon, at, LIN, NEXT_MONDAY, early.id)
    assign(salon, at, LIN, NEXT_MONDAY, leave.id, version=1)
    assert shorts(at) == ["请", *[""] * 6]
    again = roster.SetRoster(
        request_id="late", days=(Assigned(person=salon.staff[LIN], day=NEXT_MONDAY, shift=early.id, version=1),)
    )
    assert wrong(roster.set_roster, at, again).code is Code.CHANGED_MEANWHILE
    assign(salon, at, LIN, NEXT_MONDAY, None, version=2)
    assert shorts(at) == [""] * 7
    shifts.save_shift(
        at,
        shifts.SaveShift(
            request_id="out",
            name=early.name,
            short=early.short,
            id=early.id,
            version=1,
            start=1,
            finish=2,
            active=False,
        ),
    )
    assert wrong(assign, salon, at, LIN, NEXT_MONDAY, early.id).code is Code.INVALID


def test_one_day_that_was_changed_meanwhile_sets_none(salon: Salon) -> None:
    at = salon.desk(OWNER)
    early = shift(salon, at)
    assign(salon, at, HAO, NEXT_MONDAY, early.id)
    both = tuple(Assigned(person=salon.staff[name], day=NEXT_MONDAY, shift=early.id) for name in (LIN, HAO))
    asked = roster.SetRoster(request_id="both", days=both)
    assert wrong(roster.set_roster, at, asked).code is Code.CHANGED_MEANWHILE
    assert shorts(at) == [""] * 7


def test_leave_over_bookings_cancels_nothing_and_lists_them(salon: Salon) -> None:
    at, lin = salon.desk(OWNER), salon.staff[LIN]
    leave = shift(salon, at, "请假", kind="leave")
    hers = booked(salon, NEXT_MONDAY, 840)
    booked(salon, NEXT_MONDAY, 840, HAO, CHEN)
    booked(salon, NEXT_MONDAY + timedelta(days=1), 840, who=CHEN)
    days = (Assigned(person=lin, day=NEXT_MONDAY, shift=leave.id),)
    before = queries.would_uncover(at, days)
    assert [(one.id, one.day, one.start, one.who) for one in before] == [(hers, NEXT_MONDAY, 840, "欧阳静怡")]
    # nothing is set by asking
    assert (shorts(at), line(at).uncovered) == ([""] * 7, 0)
    asked = roster.SetRoster(request_id="leave", days=days)
    assert roster.set_roster(at, asked) == before
    assert roster.set_roster(at, asked) == before
    assert (line(at).uncovered, line(at).booked, line(at, HAO).uncovered) == (1, 120, 0)
    run("UPDATE appointment SET state = 'cancelled' WHERE id = ?", hers)
    assert (line(at).uncovered, line(at).booked) == (0, 60)


def test_a_week_is_copied_over_later_ones_where_nothing_is_said(salon: Salon) -> None:
    at, lin = salon.desk(OWNER), salon.staff[LIN]
    early, rest, leave = shift(salon, at), shift(salon, at, "休息", kind="rest"), shift(salon, at, "假", kind="leave")
    for day, which in ((0, early), (1, rest), (4, early)):
        assign(salon, at, LIN, MONDAY + timedelta(days=day), which.id)
    assign(salon, at, LIN, NEXT_MONDAY + timedelta(days=4), leave.id)
    booked(salon, NEXT_MONDAY + timedelta(days=1), 600)
    asked = roster.FillRoster(
        request_id="f", people=(lin,), like=MONDAY, first=NEXT_MONDAY, last=NEXT_MONDAY + timedelta(days=6)
    )
    found = roster.fill_roster(at, asked)
    assert {one.day for one in found} == {NEXT_MONDAY + timedelta(days=1)}
    assert roster.fill_roster(at, asked) == found
    assert shorts(at) == ["早", "休", "", "", "假", "", ""]
    assert shorts(at, HAO) == [""] * 7
    assert line(at).minutes == 540 + 720 * 4


def test_a_week_holds_from_then_on(salon: Salon) -> None:
    at, lin = salon.desk(OWNER), salon.staff[LIN]
    early, late = shift(salon, at), shift(salon, at, "晚班")
    assign(salon, at, LIN, MONDAY, early.id)
    fill = roster.FillRoster(request_id="f", people=(lin,), like=MONDAY, first=NEXT_MONDAY)
    roster.fill_roster(at, fill)
    weeks_on = NEXT_MONDAY + timedelta(days=70)
    assert shorts(at)[0] == "早"
    [far] = [one for one in queries.roster_week(at, weeks_on).lines if one.person.id == lin]
    assert [cell.short for cell in far.cells] == ["早", *[""] * 6]
    # what is said later of an earlier day holds for all of it
    assign(salon, at, LIN, MONDAY, late.id, version=1)
    roster.fill_roster(at, replace(fill, request_id="g"))
    assert shorts(at)[0] == "晚"


def test_a_span_that_ends_before_it_begins(salon: Salon) -> None:
    fill = roster.FillRoster(request_id="f", people=(), like=MONDAY, first=NEXT_MONDAY, last=MONDAY)
    assert wrong(roster.fill_roster, salon.desk(OWNER), fill).code is Code.INVALID


def test_opening_hours_hold_for_who_is_not_on_the_roster(salon: Salon) -> None:
    at = salon.desk(OWNER)
    booked(salon, NEXT_MONDAY, 540)
    first = booked(salon, NEXT_MONDAY + timedelta(days=1), 600, who=CHEN)
    assert queries.opening_hours(at) == WEEKDAYS
    asked = opening.SetOpeningHours(request_id="o", hours={0: Interval(540, 1080)}, before=WEEKDAYS)
    assert [one.id for one in opening.set_opening_hours(at, asked)] == [first]
    assert queries.opening_hours(at) == {0: Interval(540, 1080)}
    assert [cell.closed for cell in line(at).cells] == [False, *[True] * 6]
    assert wrong(opening.set_opening_hours, at, replace(asked, request_id="p")).code is Code.CHANGED_MEANWHILE
    for hours in ({}, {0: Interval(600, 600)}, {7: Interval(600, 660)}, {1: Interval(600, 1441)}):
        bad = replace(asked, request_id="q", hours=hours, before={0: Interval(540, 1080)})
        assert wrong(opening.set_opening_hours, at, bad).code is Code.INVALID, hours


def test_a_day_is_closed_opened_longer_and_as_usual_again(salon: Salon) -> None:
    at = salon.desk(OWNER)
    made = booked(salon, NEXT_MONDAY, 600)
    nobodys = booked(salon, NEXT_MONDAY, 660, None, CHEN)
    assert {one.id for one in queries.would_close_over(at, NEXT_MONDAY, None)} == {made, nobodys}
    assert queries.would_close_over(at, NEXT_MONDAY, Interval(600, 720)) == ()
    asked = opening.CloseSalonDay(request_id="c", day=NEXT_MONDAY, note=" 春节 ")
    assert {one.id for one in opening.close_salon_day(at, asked)} == {made, nobodys}
    assert opening.close_salon_day(at, asked) == queries.would_close_over(at, NEXT_MONDAY, None)
    [day] = queries.salon_days(at)
    assert (day.day, day.closed, day.note) == (NEXT_MONDAY, True, "春节")
    assert line(at).cells[0].closed
    shorter = replace(asked, request_id="d", closed=False, start=660, finish=720)
    assert [one.id for one in opening.close_salon_day(at, shorter)] == [made]
    assert line(at).cells[0].minutes == 60
    assert opening.close_salon_day(at, replace(asked, request_id="e", as_usual=True)) == ()
    assert queries.salon_days(at) == []
    for bad in ({"day": salon.clock.today - timedelta(days=1)}, {"closed": False, "start": 60, "finish": 60}):
        assert wrong(opening.close_salon_day, at, replace(asked, request_id="f", **bad)).code is Code.INVALID


def test_hours_of_a_week_count_without_break_and_block(salon: Salon) -> None:
    made, at = make_roster(salon), salon.desk(OWNER)
    [cell] = [one for one in line(at).cells if one.day == made.day]
    assert (cell.short, cell.minutes, cell.version) == ("早", 480, 1)
    [his] = [one for one in line(at, HAO).cells if one.day == made.day]
    assert his.minutes == 540
