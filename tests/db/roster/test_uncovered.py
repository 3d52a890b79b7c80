"""Appointments that nobody would cover: told before hours are saved, the same that saving tells, and never twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.appointments.operations import booking, changing
from db.appointments.records import What
from db.appointments.requests import MoveAppointment
from db.core.desk import Desk
from db.roster import queries
from db.roster.intervals import Interval
from db.roster.operations import opening, roster, shifts
from db.roster.records import RosterLine, ShiftRecord, Uncovered
from tests.db.appointments.samples import asked as asked_for
from tests.db.roster.samples import MONDAY, NEXT_MONDAY, assign, booked, shift
from tests.db.salon import CHEN, HAO, LIN, OUYANG, OWNER, ZENG, Salon

TUESDAY = NEXT_MONDAY + timedelta(days=1)
NOON, ONE, FIVE, EIGHT = 720, 780, 1020, 1200


def whose(found: tuple[Uncovered, ...]) -> list[tuple[str, int]]:
    return [(one.who, (one.day - MONDAY).days) for one in found]


@pytest.mark.parametrize("weeks", [2, 0])
def test_a_week_that_is_copied_tells_before_what_nobody_covers(salon: Salon, weeks: int) -> None:
    at = salon.desk(OWNER)
    assign(salon, at, LIN, MONDAY, shift(salon, at, finish=NOON).id)
    booked(salon, NEXT_MONDAY, ONE)
    booked(salon, NEXT_MONDAY + timedelta(days=14), ONE, who=CHEN)
    # neither by somebody else, nor on another weekday, nor where the roster says something
    booked(salon, NEXT_MONDAY, ONE, person=HAO, who=ZENG)
    booked(salon, TUESDAY, ONE, who=ZENG)
    assign(salon, at, LIN, NEXT_MONDAY + timedelta(days=7), shift(salon, at, "晚班", start=NOON, finish=1260).id)
    booked(salon, NEXT_MONDAY + timedelta(days=7), ONE, who=ZENG)
    last = NEXT_MONDAY + timedelta(days=weeks * 7 - 1) if weeks else None
    found = queries.would_fill_over(at, (salon.staff[LIN],), MONDAY, NEXT_MONDAY, last)
    assert whose(found) == [(OUYANG, 7)] if weeks else [(OUYANG, 7), (CHEN, 21)]
    assert line(at).uncovered == 0
    asked = roster.FillRoster(request_id="fill", people=(salon.staff[LIN],), like=MONDAY, first=NEXT_MONDAY, last=last)
    assert roster.fill_roster(at, asked) == found
    assert line(at).uncovered == 1


def test_other_opening_hours_tell_before_what_nobody_covers(salon: Salon) -> None:
    at = salon.desk(OWNER)
    booked(salon, TUESDAY, EIGHT)
    booked(salon, TUESDAY, FIVE, who=CHEN)
    # whose shift says when they work, whenever the salon is open
    assign(salon, at, HAO, TUESDAY, shift(salon, at, finish=1260).id)
    booked(salon, TUESDAY, EIGHT, person=HAO, who=ZENG)
    before = queries.opening_hours(at)
    hours = before | {1: Interval(540, 1080)}
    assert whose(queries.would_open_over(at, before)) == []
    found = queries.would_open_over(at, hours)
    assert whose(found) == [(OUYANG, 8)]
    assert queries.opening_hours(at) == before
    assert opening.set_opening_hours(at, opening.SetOpeningHours(request_id="o", hours=hours, before=before)) == found
    assert queries.would_open_over(at, {1: Interval(1080, 540)}) == (), "saving says what is wrong with it"


def test_other_hours_of_a_shift_tell_before_what_nobody_covers(salon: Salon) -> None:
    at = salon.desk(OWNER)
    early = shift(salon, at)
    assign(salon, at, LIN, TUESDAY, early.id)
    booked(salon, TUESDAY, FIVE)
    booked(salon, TUESDAY, FIVE, person=HAO, who=CHEN)
    shorter = early._replace(finish=FIVE)
    assert whose(queries.would_change_over(at, shorter)) == [(OUYANG, 8)]
    assert whose(queries.would_change_over(at, early._replace(kind="rest", start=0, finish=0))) == [(OUYANG, 8)]
    assert queries.would_change_over(at, early._replace(finish=early.start)) == (), "saving says what is wrong with it"
    assert line(at).uncovered == 0
    save(at, shorter)
    assert line(at).uncovered == 1


def line(at: Desk, person: str = LIN) -> RosterLine:
    week = queries.roster_week(at, NEXT_MONDAY)
    return next(one for one in week.lines if one.person.label == person)


def save(at: Desk, changed: ShiftRecord) -> None:
    shifts.save_shift(at, shifts.SaveShift(request_id=f"{changed.break_start}-{changed.finish}", **changed._asdict()))


def test_a_day_that_is_as_usual_again_tells_before_what_nobody_covers(salon: Salon) -> None:
    at = salon.desk(OWNER)
    longer = opening.CloseSalonDay(request_id="late", day=TUESDAY, closed=False, start=540, finish=1380)
    opening.close_salon_day(at, longer)
    booked(salon, TUESDAY, 1260)
    found = queries.would_close_over(at, TUESDAY, None, as_usual=True)
    assert whose(found) == [(OUYANG, 8)]
    assert opening.close_salon_day(at, replace(longer, request_id="usual", as_usual=True)) == found


def test_what_is_booked_over_a_break_knowingly_needs_no_settling_until_something_else_is_the_matter(
    salon: Salon,
) -> None:
    at = salon.desk(OWNER)
    early = shift(salon, at, break_start=NOON, break_finish=750)
    assign(salon, at, LIN, TUESDAY, early.id)
    request = asked_for(salon, CHEN, NOON, day=TUESDAY, despite=frozenset({What.BREAK}))
    made = booking.book(at.because("顾客只有中午有空"), request)
    assert line(at).uncovered == 0
    leave = shift(salon, at, "请假", kind="leave")
    assign(salon, at, LIN, TUESDAY, leave.id, version=1)
    assert line(at).uncovered == 1
    assign(salon, at, LIN, TUESDAY, early.id, version=2)
    salon.clock.forward(minutes=1)
    moved = MoveAppointment(request_id="m", appointment=made.id, version=made.version, day=TUESDAY, start=840)
    changing.move_appointment(at, moved)
    assert line(at).uncovered == 0
    later = early._replace(break_start=840, break_finish=870)
    assert whose(queries.would_change_over(at, later)) == [(CHEN, 8)], "this break is another one than that"
    save(at, later)
    assert line(at).uncovered == 1
