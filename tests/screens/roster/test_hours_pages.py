"""Shifts, opening hours, the salon's days, blocked time, beds and what services need, through their forms."""

from __future__ import annotations

from datetime import timedelta

from db.core.sql import rows
from db.resources.queries import resources, service_needs
from db.resources.records import Need
from db.roster.intervals import Interval
from db.roster.queries import blocks, opening_hours, salon_days, shifts
from db.staff.queries.people import colleagues
from salon_tui.screens.roster.over_bookings import OverBookings
from tests.db.roster.samples import assign, booked, shift
from tests.db.salon import DESK_WOMAN, LIFT, LIN, OUYANG, OWNER, Salon
from tests.screens.desks import at_desk, burst
from tests.screens.roster import roster_views


async def test_a_shift_is_made_and_changed(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        await desk.go("shifts")
        await burst(desk, "f6", *"早班", "enter", *"早", "enter", "1", "enter", *"930", "enter", *"18", "enter")
        await burst(desk, *"12", "enter", *"1230", "f10")
        assert "早班 is saved" in desk.text and "09:30–18:00" in desk.text and "12:00–12:30" in desk.text
        await burst(desk, "f10", "down", "down", "down", *"10", "f10")
        [made] = shifts(desk.app.desk_in_use)
        assert (made.start, made.finish, made.version) == (600, 1080, 2)


async def test_a_shift_that_ends_before_it_begins_says_so_at_the_field(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        await desk.go("shift")
        await burst(desk, *"早班", "enter", *"早", "enter", "1", "enter", *"18", "enter", *"9", "f10")
        assert "It has to end after it begins" in desk.text
        assert shifts(desk.app.desk_in_use) == []


async def test_a_weekday_without_times_is_closed(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        await desk.go("opening_hours")
        await burst(desk, *"10", "enter", *"20", *["down"] * 11, "backspace", "down", "backspace", "f10")
        assert "in effect from now on" in desk.text
        hours = opening_hours(desk.app.desk_in_use)
        assert hours[0] == Interval(600, 1200) and 6 not in hours and hours[5] == Interval(540, 1260)


async def test_where_all_days_are_alike_one_is_typed(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        await desk.go("opening_hours")
        await burst(desk, "down", "down", *"10", "enter", *"2030")
        await desk.more("The same every day")
        await desk.press("f10")
        assert opening_hours(desk.app.desk_in_use) == dict.fromkeys(range(7), Interval(600, 1230))


async def test_hours_that_leave_appointments_to_nobody_list_them_before_they_are_saved(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        at, tuesday = desk.app.desk_in_use, salon.clock.today + timedelta(days=7)
        booked(salon, tuesday, 1200)
        await desk.go("opening_hours")
        await burst(desk, "down", "down", "enter", *"18", "f10")
        assert f"03-17 Tue 20:00  {OUYANG}" in desk.asked
        await burst(desk, "escape")
        assert opening_hours(at)[1] == Interval(540, 1260)
        await burst(desk, "f10", "f10")
        assert "in effect from now on" in desk.text and opening_hours(at)[1] == Interval(540, 1080)
        assign(salon, at, LIN, tuesday, shift(salon, at, finish=1260).id)
        await desk.go("shifts")
        await burst(desk, "f10", "down", "down", "down", "down", *"19", "f10")
        assert f"03-17 Tue 20:00  {OUYANG}" in desk.asked
        await burst(desk, "f10")
        assert [one.finish for one in shifts(at)] == [1140]


async def test_the_salon_closes_on_a_day_and_opens_as_usual(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        await desk.go("salon_days")
        await burst(desk, "f6", *"20260401", "enter", "1", "down", "down", "down", *"盘点", "f10")
        assert "2026-04-01 is saved" in desk.text and "盘点" in desk.text
        await burst(desk, "f4", "1")
        assert "as usual again" in desk.text and salon_days(desk.app.desk_in_use) == []


async def test_the_receptionist_blocks_somebodys_morning_and_frees_it(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("blocks")
        # everybody has the number that they sign in with
        [number] = [number for number, one in colleagues(desk.app.desk_in_use).items() if one.label == LIN]
        await burst(desk, "f6", str(number), "enter", "enter", *"9", "enter", *"12", "enter", *"发烧", "f10")
        assert "It is blocked" in desk.text and "发烧" in desk.text and "09:00–12:00" in desk.text
        today = salon.clock.today
        [block] = blocks(desk.app.desk_in_use, today, today)
        assert block.person is not None and block.person.label == LIN
        await burst(desk, "f10", "f10")
        assert "can be booked again" in desk.text and blocks(desk.app.desk_in_use, today, today) == []


async def test_blocking_over_appointments_lists_them_first(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        await roster_views.over_bookings(desk, salon)
        assert isinstance(desk.app.screen, OverBookings)
        assert rows("SELECT COUNT(*) FROM block") == [(0,)]
        await desk.press("f10")
        assert rows("SELECT COUNT(*) FROM block") == [(1,)]
        assert rows("SELECT state FROM appointment") == [("booked",), ("booked",)]


async def test_a_bed_and_what_a_service_takes_of_it(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        await desk.go("resources")
        await burst(desk, "f6", *"1号床", "enter", "1", "f10")
        assert "1号床 is saved" in desk.text
        at = desk.app.desk_in_use
        [bed] = resources(at)
        await desk.go("services")
        await burst(desk, "down", "down", "f4", "1", *"5", "enter", *"10", *["down"] * 4, *"1 x", "f10")
        assert "is saved" not in desk.text, "x is no day"
        await burst(desk, *["backspace"] * 3, *"1、3", "down", *"1", "f10")
        assert f"{LIFT} is saved" in desk.text
        lift = salon.services[LIFT]
        needs = service_needs(at, (lift,))[lift]
        assert (needs.before, needs.after, needs.needs) == (5, 10, (Need("bed", None, 1),))
        assert needs.follow_days == (1, 3)
        assert bed.active
