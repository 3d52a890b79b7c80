"""The waiting list as the desk sees it: put on it, offered a time, booked, gone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.db.salon import DESK_WOMAN, HAO, LIN, MOISTURE, OUYANG, PEEL, ZENG, Salon
from tests.screens.appointments.days import booked, waiting
from tests.screens.desks import Sitting, at_desk, burst

GUEST = "[/] 王女士"


async def test_who_waits_for_the_day_stands_first_with_what_and_when(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        at, today = desk.app.desk_in_use, salon.clock.today
        waiting(salon, at, ZENG, today + timedelta(days=1), MOISTURE, days=3)
        waiting(salon, at, OUYANG, today, PEEL, staff=LIN, times=("afternoon", "evening"))
        waiting(salon, at, GUEST, today, MOISTURE)
        await desk.go("day")
        await desk.more("Waiting list")
        text = desk.text
        assert text.index(OUYANG) < text.index(GUEST) < text.index("Other days") < text.index(ZENG)
        assert "03-11 – 03-13" in desk.line(ZENG)
        assert PEEL in desk.line(f"1  {OUYANG} ⚠")
        assert value(desk, "Times") == "afternoon, evening"
        await burst(desk, "down")
        assert "Phone: 138 0013 8000" in desk.text and value(desk, "With") == "anybody"


def value(desk: Sitting, label: str) -> str:
    """What stands beside a label in the side pane."""
    [found] = [line.split(f" {label} ")[1].strip() for line in desk.text.splitlines() if f" {label} " in line]
    return found


async def test_f6_puts_somebody_on_the_list(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        await desk.go("waiting")
        assert "Nobody waits for a time" in desk.text
        await burst(desk, "f6", "enter", *"Smith", "enter", *"13800138000", "enter", "2", "enter", "enter", "enter")
        await burst(desk, *"0311", "enter", *"0312", "enter", *"1 2", "f10")
        assert "Smith is on the waiting list." in desk.said
        assert f"·8000  {MOISTURE}  03-11 – 03-12" in desk.line("1  Smith")
        assert value(desk, "Times") == "morning, afternoon"


async def test_nobody_waits_without_a_name(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("wait")
        await burst(desk, "enter", "enter", "enter", "2", "enter", "f10")
        assert "Who waits? Type a client, or the name of a guest." in desk.said


async def test_no_time_suits_and_what_is_typed_goes_to_the_list(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        await desk.go("book", day=salon.clock.today + timedelta(days=1), start=14 * 60, staff=salon.staff[HAO])
        await burst(desk, *ZENG, "enter", "2", "enter", "enter")
        await desk.more("Put on the waiting list")
        assert desk.app.screen.name == "wait" and MOISTURE in desk.text and HAO in desk.text
        await burst(desk, "f10")
        assert f"{ZENG} is on the waiting list." in desk.said
        await desk.go("waiting")
        assert "03-11 Wed" in desk.line(f"1  {ZENG}") and HAO in desk.line(f"1  {ZENG}")
        assert value(desk, "Times") == "afternoon"


async def test_f10_books_with_what_is_known_and_takes_her_off_the_list(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        waiting(salon, desk.app.desk_in_use, ZENG, salon.clock.today, MOISTURE, staff=LIN)
        await desk.go("waiting")
        await burst(desk, "f10", "enter", "enter", "enter", *"16", "f10")
        assert f"Booked: {ZENG}, 2026-03-10 Tue 16:00–17:00, {LIN}" in desk.said
        assert "Nobody waits for a time" in desk.text


async def test_a_guest_who_waits_is_booked_with_name_and_phone(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        waiting(salon, desk.app.desk_in_use, GUEST, salon.clock.today, MOISTURE, staff=LIN)
        await desk.go("waiting")
        await burst(desk, "f10", "enter", "enter", "enter", *"16", "f10")
        assert f"Booked: {GUEST}, 2026-03-10 Tue 16:00–17:00" in desk.said
        await desk.go("day")
        await burst(desk, *"16", "enter")
        assert GUEST in desk.text and "13800138000" in desk.text.replace(" ", "")


async def test_a_time_is_offered_for_an_hour(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        waiting(salon, desk.app.desk_in_use, ZENG, salon.clock.today, MOISTURE, staff=LIN, times=("evening",))
        await desk.go("waiting")
        await desk.more("Offer a time")
        assert f"Which time is offered to {ZENG}?" in desk.asked
        assert f"1  03-10 Tue 18:00 {LIN}" in desk.asked and "17:45" not in desk.asked
        await burst(desk, "1")
        assert f"Offered to {ZENG}: 03-10 Tue 18:00 {LIN}." in desk.said
        assert value(desk, "State").startswith("✓ offered  until Tue 03-10 ")


async def test_nothing_free_says_why(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        at = desk.app.desk_in_use
        for hour in range(9, 21):
            booked(salon, at, f"{hour}", hour * 60, MOISTURE, staff=LIN, day=salon.clock.today + timedelta(days=1))
        waiting(salon, at, ZENG, salon.clock.today + timedelta(days=1), MOISTURE, staff=LIN)
        await desk.go("waiting")
        await desk.more("Offer a time")
        assert "No time to offer: everything is taken on these days." in desk.said


async def test_who_waits_no_longer_is_off_the_list(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        waiting(salon, desk.app.desk_in_use, ZENG, salon.clock.today, MOISTURE)
        await desk.go("waiting")
        await desk.more("Waits no longer")
        assert f"{ZENG} waits no longer." in desk.said and "Nobody waits for a time" in desk.text


async def test_a_time_that_is_free_again_says_how_many_wait_for_that_day(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        at = desk.app.desk_in_use
        waiting(salon, at, ZENG, salon.clock.today, MOISTURE)
        waiting(salon, at, GUEST, salon.clock.today + timedelta(days=1), MOISTURE)
        first = booked(salon, at, OUYANG, 14 * 60, MOISTURE, staff=LIN)
        await desk.go("appointment", appointment=first.id)
        await desk.more("Other time or services", "Another time")
        await burst(desk, *"15", "f10")
        assert "15:00–16:00 1 waits for that day: F4, waiting list." in desk.said
        await desk.more("Cancel")
        await burst(desk, "1")
        assert "is cancelled; its time is free. 1 waits for that day: F4, waiting list." in desk.said
        await desk.more("Waiting list")
        assert desk.app.screen.name == "waiting" and f"1  {ZENG}" in desk.text


async def test_who_did_not_come_leaves_a_time_for_those_who_wait_for_that_day(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        at, today = desk.app.desk_in_use, salon.clock.today
        for number in range(2):
            waiting(salon, at, f"{GUEST}{number}", today, MOISTURE)
        waiting(salon, at, ZENG, today + timedelta(days=1), MOISTURE)
        one = booked(salon, at, OUYANG, 840, MOISTURE, staff=LIN)
        three = datetime(today.year, today.month, today.day, 15).astimezone(UTC)
        salon.clock.jump(seconds=(three - salon.clock.now).total_seconds())
        await desk.go("appointment", appointment=one.id)
        await desk.more("Did not come")
        assert f"{OUYANG} did not come; the time is free. 2 wait for that day: F4, waiting list." in desk.said


async def test_nobody_waits_for_no_service(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("wait")
        await burst(desk, *ZENG, "enter", "f10")
        assert "Not saved  Services" in desk.said and desk.app.screen.name == "wait"
