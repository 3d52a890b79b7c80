"""The day as the desk sees it: who is with whom when, and what the keys do with it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from db.appointments.operations.arrival import check_in
from db.appointments.queries import appointment, coming
from db.appointments.requests import CheckIn
from db.core.sql import rows
from db.resources.operations import SaveServiceNeeds, save_service_needs
from db.resources.records import Need, ServiceNeeds
from db.roster.operations.blocks import BlockTime, block_time
from db.roster.operations.opening import CloseSalonDay, close_salon_day
from db.salon.queries import services
from db.visits.operations import CloseVisit, close_visit
from db.visits.queries import open_record
from salon_tui.screens.appointments.grid.page import minute_of
from tests.db.resources.samples import resource
from tests.db.salon import CHEN, DESK_WOMAN, HAO, LIFT, LIN, MOISTURE, OUYANG, OWNER, ZENG, Salon
from tests.screens.appointments.days import booked, waiting
from tests.screens.desks import Sitting, at_desk, burst
from tests.screens.papers.test_loans import scan
from tests.screens.printing.printer import open_card


async def test_everybody_stands_at_their_time_with_their_beautician(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        at = desk.app.desk_in_use
        booked(salon, at, OUYANG, 840, MOISTURE, staff=LIN)
        booked(salon, at, ZENG, 900, LIFT, staff=HAO)
        booked(salon, at, "[/] 王女士", 780, MOISTURE, staff=HAO)
        await burst(desk, "0", "1")
        head, *_rest = [line for line in desk.text.splitlines() if LIN in line and "│" in line]
        assert HAO in head
        _clock, lin, hao, nobody = row(desk, "14:00").split("│")
        assert f"○ {OUYANG} ⚠" in lin and "┃" not in hao + nobody
        assert MOISTURE in row(desk, "14:30").split("│")[1]
        assert f"○ {ZENG}" in row(desk, "15:00").split("│")[2]
        assert "○ [/] 王女士" in row(desk, "13:00").split("│")[2]
        assert "3 appointments" in desk.text and "to come 3" in desk.text


def row(desk: Sitting, clock: str) -> str:
    """The line of the grid that begins with a time."""
    return next(line for line in desk.text.splitlines() if clock in line[:11])


async def test_digits_move_the_mark_to_a_time_and_f6_books_there(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        await desk.go("day")
        await burst(desk, *"1430")
        assert "14:30 390 min free" in desk.text
        await burst(desk, "f6")
        assert desk.app.screen.name == "book"
        assert "14:30" in desk.text and LIN in desk.text


@pytest.mark.parametrize(
    ("digits", "minute", "more"),
    [
        ("9", 540, True),
        ("93", 570, True),
        ("930", 570, False),
        ("14", 840, True),
        ("1430", 870, False),
        ("24", 1440, False),
    ],
)
def test_what_digits_mean(digits: str, minute: int, more: bool) -> None:
    assert minute_of(digits) == (minute, more)


async def test_booked_moved_confirmed_and_cancelled_by_keys(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        await desk.go("day")
        await burst(desk, *"15", "f6", *OUYANG, "enter", "2", "enter", "enter", "f10")
        assert f"Booked: {OUYANG}, 2026-03-10 Tue 15:00–16:00" in desk.text
        assert f"○ {OUYANG} ⚠" in row(desk, "15:00")
        await burst(desk, *"15", "enter", "f4", "1", "1", *"16", "f10")
        assert f"Moved: {OUYANG}, 2026-03-10 Tue 16:00–17:00" in desk.text
        await burst(desk, "f12", *"16", "f4", "2")
        assert f"{OUYANG} has confirmed." in desk.text
        await burst(desk, "f4", "4", "1")
        assert "is cancelled" in desk.text and OUYANG not in row(desk, "16:00")


async def test_a_time_that_is_taken_says_by_whom_and_asks_why(salon: Salon) -> None:
    async with at_desk(salon, OWNER, size=(120, 40)) as desk:
        at = desk.app.desk_in_use
        booked(salon, at, OUYANG, 840, MOISTURE, staff=LIN)
        await desk.go("book", day=salon.clock.today, start=855, staff=salon.staff[LIN])
        await burst(desk, *ZENG, "enter", "2", "enter", "enter")
        assert f"✗ {LIN} is taken 14:00–15:00" in desk.text
        await burst(desk, "f10")
        assert "why is it booked all the same?" in desk.text
        await burst(desk, *"twins", "enter")
        assert f"Booked: {ZENG}" in desk.text


async def test_who_is_here_gets_a_visit_with_what_was_booked(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        booked(salon, desk.app.desk_in_use, ZENG, 840, MOISTURE, staff=HAO)
        await burst(desk, "f5")
        assert f"○  14:00  {ZENG}  {MOISTURE}  {HAO}" in desk.text
        await burst(desk, "f10")
        assert desk.app.screen.name == "visit" and f"{MOISTURE} · {HAO}" in desk.text
        # the wrong client: taken back where it is seen, on the grid
        await desk.go("day")
        await burst(desk, *"14", "right")
        await desk.more("Did not come")
        assert "This appointment is “in the salon”" in desk.text
        await desk.more("Take back")
        await burst(desk, *"the other one", "enter")
        assert f"{ZENG} is not here after all." in desk.said


async def test_the_next_one_is_booked_from_the_card_with_three_keys(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        at = desk.app.desk_in_use
        rows(
            "INSERT INTO service_timing (service_id, before, after, free_from, free_minutes, interval_days) "
            "VALUES (?, 0, 0, 0, 0, 21)",
            salon.services[MOISTURE],
        )
        visit = salon.pay(at, salon.visit(at, ZENG, MOISTURE, HAO))
        close_visit(at, CloseVisit("close", visit.id, visit.version))
        await open_card(desk, salon, ZENG)
        await burst(desk, "f4", "1")
        assert desk.app.screen.name == "book_next"
        assert MOISTURE in desk.text and HAO in desk.text and "can be booked" in desk.text
        await burst(desk, "f10")
        assert f"Booked: {ZENG}" in desk.text and desk.app.screen.name == "client"
        [next_one] = coming(at, salon.clients[ZENG])
        assert f"{next_one.day:%m-%d}" in desk.text


async def test_a_scanned_card_marks_who_is_to_come_and_opens_the_second_time(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        at = desk.app.desk_in_use
        booked(salon, at, CHEN, 660, MOISTURE, staff=HAO)
        later = booked(salon, at, ZENG, 840, MOISTURE, staff=LIN)
        assert later.client is not None
        await burst(desk, "f5")
        for page in ("home", "day"):
            await desk.go(page)
            await scan(desk, later.client.number)
            assert desk.app.screen.name == page
            assert any("▸" in line and ZENG in line for line in desk.text.splitlines()) or page == "day"
            await scan(desk, later.client.number)
            assert desk.app.screen.name == "client" and ZENG in desk.text


async def test_without_a_service_the_field_says_so(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("day")
        await burst(desk, *"15", "f6", *ZENG, "enter", "f10")
        assert "Not saved" in desk.text and "1 Services: This is needed." in desk.text


async def test_a_day_that_has_just_gone_by_is_not_next_years_without_a_question(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        gone = salon.clock.today - timedelta(days=1)
        meant = gone.replace(year=gone.year + 1)
        await desk.go("day")
        await burst(desk, *"15", "f6", *ZENG, "enter", "2", "enter", "enter", "enter", *f"{gone:%m%d}", "f10")
        assert f"3 Day: {meant} " in desk.said or f"Day: {meant} " in desk.said
        assert f"not {gone}? F10 keeps it." in desk.said and desk.app.screen.name == "book"
        await burst(desk, "f10")
        assert f"{meant} " in desk.said and f"Booked: {ZENG}" in desk.said


async def test_whom_of_several_a_name_means_is_chosen(salon: Salon) -> None:
    salon.register(salon.desk(OWNER), f"{ZENG}华", "13900139999")
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("book")
        await burst(desk, *ZENG)
        assert "Several are called so." in desk.text
        await burst(desk, "f4", "2")
        assert f"{ZENG}华" in desk.text and "Several" not in desk.text


async def test_below_the_grid_stands_who_waits_and_how_the_beds_stand(salon: Salon) -> None:
    at_two(salon)
    async with at_desk(salon, OWNER, size=(120, 40)) as desk:
        at, today = desk.app.desk_in_use, salon.clock.today
        for name in ("1号床", "2号床", "3号床", "4号床"):
            resource(salon, at, name)
        needs = ServiceNeeds(needs=(Need("bed", None, 1),))
        [found] = [one for one in services(at) if one.name == MOISTURE]
        asked = SaveServiceNeeds(request_id="n", service=found.id, version=found.version, needs=needs)
        save_service_needs(at, asked)
        here = booked(salon, at, OUYANG, 13 * 60 + 45, MOISTURE, staff=LIN)
        check_in(at, CheckIn(request_id="here", appointment=here.id, version=here.version))
        booked(salon, at, ZENG, 13 * 60 + 30, MOISTURE, staff=HAO)
        booked(salon, at, CHEN, 15 * 60, MOISTURE, staff=HAO)
        waiting(salon, at, CHEN, today, LIFT, staff=HAO, times=("evening",))
        await desk.go("day")
        lines = desk.text.splitlines()
        [at_row] = [number for number, line in enumerate(lines) if "Beds and rooms" in line]
        head, first, second = lines[at_row : at_row + 3]
        assert re.fullmatch(r" +Waiting list ─+ 1 +Beds and rooms 14:05 ─+", head)
        assert re.search(rf"  {CHEN}   ·9001   {LIFT}   evening   {HAO} +1号床 ● {OUYANG}", first)
        assert first.endswith(f"2号床 ! kept for {ZENG}   3号床 free")
        assert second.strip() == "4号床 free"
        assert "● here   ○ to come   ! past their time   ✓ done   ░ not to be booked" in desk.said
        await desk.press("f8")
        assert "Waiting list" not in desk.text and "Beds and rooms ─" in desk.text and "1号床 free" in desk.text
        await desk.pilot.resize_terminal(80, 24)
        await desk.settle()
        assert "Beds and rooms" not in desk.text and "● here" in desk.said


def at_two(salon: Salon) -> None:
    """It is five past two, wherever the salon is."""
    today = salon.clock.today
    two = datetime(today.year, today.month, today.day, 14, 5).astimezone(UTC)
    salon.clock.jump(seconds=(two - salon.clock.now).total_seconds())


async def test_when_somebody_came_was_seated_and_left_stands_in_the_day(salon: Salon) -> None:
    at_two(salon)
    async with at_desk(salon, OWNER, size=(120, 40)) as desk:
        at = desk.app.desk_in_use
        one = booked(salon, at, ZENG, 14 * 60, MOISTURE, LIFT, staff=LIN)
        await desk.go("day")
        await burst(desk, *"14", "f10")
        assert desk.app.screen.name == "visit"
        salon.clock.forward(minutes=10)
        await desk.go("day")
        assert f"{MOISTURE} {LIFT} came 14:05" in row(desk, "14:30")
        await burst(desk, *"14", "f10")
        assert f"{ZENG}: the service begins, 14:15" in desk.said
        assert "came 14:05" in row(desk, "14:30") and "from 14:15" in row(desk, "15:00")
        await burst(desk, "enter")
        assert re.search("Came +14:05", desk.text) and re.search("Service from +14:15", desk.text)
        salon.clock.forward(minutes=90)
        visit = open_record(at, appointment(at, one.id).visit or 0)
        assert isinstance(visit.left, int)
        salon.end(at, salon.pay(at, visit, visit.left))
        await burst(desk, "f5")
        assert re.search("Left +15:45", desk.text)


async def test_a_new_time_is_typed_on_the_appointment_and_a_colleague_is_a_digit(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        booked(salon, desk.app.desk_in_use, ZENG, 14 * 60, MOISTURE, staff=LIN)
        await desk.go("day")
        await burst(desk, *"14", "enter", *"1630", "f10")
        assert f"Moved: {ZENG}, 2026-03-10 Tue 16:30–17:30" in desk.said and desk.app.screen.name == "appointment"
        await desk.more("To a colleague")
        assert "Who does it?" in desk.asked and LIN not in desk.asked
        await burst(desk, "4")
        assert f"{ZENG}: {HAO}, 2026-03-10 Tue 16:30–17:30" in desk.said and HAO in desk.line(
            f"16:30–17:30  {MOISTURE}"
        )


async def test_who_is_booked_today_is_checked_in_by_f6_on_the_card(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        at = desk.app.desk_in_use
        one = booked(salon, at, ZENG, 14 * 60, MOISTURE, staff=LIN)
        await open_card(desk, salon, ZENG)
        await burst(desk, "f6")
        assert f"1  14:00  {MOISTURE}" in desk.asked
        await burst(desk, "2")
        assert desk.app.screen.name == "arrival"
        await burst(desk, "f12", "f6", "1")
        assert desk.app.screen.name == "visit" and f"{ZENG} is here." in desk.said
        assert appointment(at, one.id).state == "arrived"


async def test_who_stands_in_time_that_was_blocked_later_does_not_look_ordinary(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        at, today = desk.app.desk_in_use, salon.clock.today
        booked(salon, at, OUYANG, 840, MOISTURE, staff=LIN)
        booked(salon, at, ZENG, 900, LIFT, staff=HAO)
        block_time(
            at, BlockTime(request_id="ill", day=today, person=salon.staff[LIN], start=720, finish=1200, why="病了")
        )
        await desk.go("day")
        _clock, lin, *_others = row(desk, "14:00").split("│")
        assert f"! {OUYANG} ⚠  ░ away" in lin
        assert re.search(rf"○ {ZENG} +$", row(desk, "15:00").split("│")[2]), "her colleague's are as they were"
    with salon.archive.connected():
        close_salon_day(salon.desk(OWNER), CloseSalonDay(request_id="shut", day=today, note="停电"))
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        await desk.go("day")
        assert "░ closed" in row(desk, "14:00") and "░ closed" in row(desk, "15:00")
