"""Who comes without an appointment, and guests who get a file."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.db.salon import DESK_WOMAN, HAO, LIN, MOISTURE, ZENG, Salon
from tests.screens.appointments.days import booked
from tests.screens.desks import at_desk, burst


def at_ten(salon: Salon) -> None:
    """It is ten o'clock, wherever the salon is."""
    today = salon.clock.today
    ten = datetime(today.year, today.month, today.day, 10).astimezone(UTC)
    salon.clock.jump(seconds=(ten - salon.clock.now).total_seconds())


async def test_a_client_without_an_appointment_goes_to_whose_turn_it_is(salon: Salon) -> None:
    at_ten(salon)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("day")
        await desk.more("Walk-in now")
        await burst(desk, *ZENG, "enter", "2", "enter", "enter")
        assert f"✓ turn of {LIN}  at once" in desk.text
        await burst(desk, "f10")
        assert desk.app.screen.name == "visit" and f"{ZENG} is here." in desk.said
        assert f"{MOISTURE} · {LIN}" in desk.text


async def test_the_next_turn_is_the_next_ones(salon: Salon) -> None:
    at_ten(salon)
    async with at_desk(salon, DESK_WOMAN) as desk:
        booked(salon, desk.app.desk_in_use, ZENG, 10 * 60, MOISTURE, staff=LIN)
        await desk.go("walk_in")
        await burst(desk, "enter", *"Smith", "enter", "enter", "2", "enter", "enter")
        assert f"✓ turn of {HAO}  at once" in desk.text


async def test_who_is_asked_for_says_how_long_the_wait_is(salon: Salon) -> None:
    at_ten(salon)
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        booked(salon, desk.app.desk_in_use, ZENG, 10 * 60, MOISTURE, staff=LIN)
        await desk.go("walk_in")
        await burst(desk, "enter", *"Smith", "enter", "enter", "2", "enter", "enter", "3", "enter")
        assert f"! turn of {LIN}  60 min to wait, until 11:00" in desk.text
        await burst(desk, "f10")
        assert desk.app.screen.name == "appointment" and "11:00–12:00" in desk.text
        assert "in the salon" in desk.text
        await desk.press("f3")
        assert "11:00  Smith" in desk.line("no file yet") and "here 1" in desk.text
        await desk.press("1", "f10")
        assert desk.app.screen.name == "appointment"


async def test_after_a_guest_who_walks_in_f12_leads_back_to_the_day(salon: Salon) -> None:
    at_ten(salon)
    async with at_desk(salon, DESK_WOMAN) as desk:
        other = booked(salon, desk.app.desk_in_use, ZENG, 14 * 60, MOISTURE, staff=LIN)
        await desk.go("appointment", appointment=other.id)
        await desk.go("day")
        await desk.more("Walk-in now")
        await burst(desk, "enter", *"Smith", "enter", "enter", "2", "f10")
        assert desk.app.screen.name == "appointment" and "Smith is here." in desk.said
        await burst(desk, "f12")
        assert desk.app.screen.name == "day"
        await burst(desk, "f12")
        assert desk.app.screen.name == "home"


async def test_a_guest_has_no_visit_and_f6_opens_a_file_for_the_appointment(salon: Salon) -> None:
    at_ten(salon)
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        one = booked(salon, desk.app.desk_in_use, "赵二", 14 * 60, MOISTURE, staff=LIN)
        await desk.go("appointment", appointment=one.id)
        await burst(desk, "f6")
        assert desk.app.screen.name == "register_guest"
        assert "赵二" in desk.text and "13800138000" in desk.text.replace(" ", "")
        await burst(desk, "f10", "1", "f10")
        assert "赵二 has card" in desk.said and "The appointment is in that file now." in desk.said
        assert desk.app.screen.name == "appointment" and "guest" not in desk.text
        await burst(desk, "f6")
        assert desk.app.screen.name == "appointment"
