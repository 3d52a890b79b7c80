"""The roster by keyboard: a key a day, nothing lost, and leave over appointments said before it is saved."""

from __future__ import annotations

from datetime import timedelta

from db.core.desk import Desk
from db.core.sql import rows
from db.roster.queries import roster_week
from salon_tui.screens.roster.over_bookings import OverBookings
from tests.db.roster.samples import MONDAY, assign, booked
from tests.db.salon import DESK_WOMAN, HAO, LIN, OWNER, PINS, Salon
from tests.screens.desks import at_desk, burst
from tests.screens.roster.roster_views import furnish


def week(at: Desk, person: str = LIN, weeks: int = 0) -> list[str]:
    """What the archive has of somebody's week."""
    found = roster_week(at, MONDAY + timedelta(days=7 * weeks))
    return next([cell.short for cell in line.cells] for line in found.lines if line.person.label == person)


async def test_a_digit_or_a_short_name_sets_a_day_and_goes_on(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        at = desk.app.desk_in_use
        furnish(at, salon)
        await desk.go("roster")
        await desk.press("1", "1", "3")
        await burst(desk, "晚")
        assert "4 days not saved" in desk.text
        assert week(at) == [""] * 7
        await desk.press("f10")
        assert "The roster is saved" in desk.text
        assert week(at) == ["早", "早", "休", "晚", "", "", ""]
        # the mark is on Friday; back to Wednesday, whose shift goes
        await desk.press("left", "left", "delete", "f10")
        assert week(at) == ["早", "早", "", "晚", "", "", ""]
        await desk.press("down", "1", "f10")
        assert week(at, HAO)[3] == "早"


async def test_what_is_not_saved_is_there_again_after_another_page_and_a_lock(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        furnish(desk.app.desk_in_use, salon)
        await desk.go("roster")
        await desk.press("1", "2", "f3")
        await desk.go("roster")
        assert "2 days not saved" in desk.text
        await desk.press("f8", "3", "f7")
        assert "3 days not saved" in desk.text
        await desk.press("f11")
        assert "早" not in desk.text
        await desk.press("1", *PINS[OWNER], "enter")
        await desk.go("roster")
        assert "3 days not saved" in desk.text
        await desk.press("f10")
        assert week(desk.app.desk_in_use)[:2] == ["早", "晚"]
        assert rows("SELECT COUNT(*) FROM draft") == [(0,)]


async def test_leave_over_appointments_lists_them_before_it_is_saved(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        at = desk.app.desk_in_use
        furnish(at, salon)
        booked(salon, MONDAY + timedelta(days=2), 780)
        await desk.go("roster")
        await desk.press("right", "right", "4", "f10")
        assert isinstance(desk.app.screen, OverBookings)
        assert "03-11 Wed 13:00" in desk.text and "欧阳静怡" in desk.text
        await desk.press("escape")
        assert week(at) == [""] * 7 and "1 day not saved" in desk.text
        await desk.press("f10", "f10")
        assert week(at)[2] == "假"
        assert "1 appointment is to be settled" in desk.text and "! 1" in desk.line(LIN)
        assert rows("SELECT state FROM appointment") == [("booked",)]


async def test_the_week_before_fills_what_is_empty(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        at = desk.app.desk_in_use
        early, late, _rest, leave = furnish(at, salon)
        assign(salon, at, LIN, MONDAY, early)
        assign(salon, at, LIN, MONDAY + timedelta(days=1), late)
        assign(salon, at, LIN, MONDAY + timedelta(days=8), leave)
        await desk.go("roster")
        await desk.press("f8", "f4", "1")
        assert "1 day is filled" in desk.text
        await desk.press("f10")
        assert week(at, weeks=1) == ["早", "假", "", "", "", "", ""]
        # the same for two more weeks, then for good
        await desk.press("f4", "2")
        await desk.type("2")
        await desk.press("enter")
        assert week(at, weeks=3)[0] == "早" and week(at, weeks=4)[0] == ""
        await desk.press("f4", "3", "f10")
        assert week(at, weeks=40)[0] == "早"


async def test_a_week_that_is_copied_lists_whom_nobody_covers_before_it_is_saved(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        at = desk.app.desk_in_use
        assign(salon, at, LIN, MONDAY, furnish(at, salon)[1])
        booked(salon, MONDAY + timedelta(days=7), 600)
        await desk.go("roster")
        await desk.press("f4", "2")
        await desk.type("2")
        await desk.press("enter")
        assert "03-16 Mon 10:00  欧阳静怡" in desk.asked
        await desk.press("escape")
        assert week(at, weeks=1)[0] == ""
        await desk.press("f4", "3", "f10")
        assert "03-16 Mon 10:00  欧阳静怡" in desk.asked
        await desk.press("f10")
        assert week(at, weeks=1)[0] == "晚"
        assert "The roster is saved; 1 appointment is to be settled." in desk.said


async def test_who_may_not_set_the_roster_reads_it(salon: Salon) -> None:
    furnish(salon.desk(OWNER), salon)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("roster")
        await desk.press("1")
        assert "not saved" not in desk.text and "Your role doesn't let you" in desk.text
