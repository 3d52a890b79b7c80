"""The day as the desk sees it: who is with whom when, and what the keys do with it."""

from __future__ import annotations

import pytest

from db.appointments.queries import coming
from db.core.sql import rows
from db.visits.operations import CloseVisit, close_visit
from salon_tui.screens.appointments.day import minute_of
from tests.db.salon import CHEN, DESK_WOMAN, HAO, LIFT, LIN, MOISTURE, OUYANG, OWNER, ZENG, Salon
from tests.screens.appointments.days import booked
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
        await burst(desk, *"15", "f6", *OUYANG, "enter", "enter", "enter", "2", "enter", "enter", "f10")
        assert f"Booked: {OUYANG}, 03-10 15:00–16:00" in desk.text
        assert f"○ {OUYANG} ⚠" in row(desk, "15:00")
        await burst(desk, *"15", "enter", "f4", "1", *"16", "f10")
        assert f"Moved: {OUYANG}, 03-10 16:00–17:00" in desk.text
        await burst(desk, "f12", *"16", "f4", "2")
        assert f"{OUYANG} has confirmed." in desk.text
        await burst(desk, "f4", "4", "1")
        assert "is cancelled" in desk.text and OUYANG not in row(desk, "16:00")


async def test_a_time_that_is_taken_says_by_whom_and_asks_why(salon: Salon) -> None:
    async with at_desk(salon, OWNER, size=(120, 40)) as desk:
        at = desk.app.desk_in_use
        booked(salon, at, OUYANG, 840, MOISTURE, staff=LIN)
        await desk.go("book", day=salon.clock.today, start=855, staff=salon.staff[LIN])
        await burst(desk, *ZENG, "enter", "enter", "enter", "2", "enter", "enter")
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
