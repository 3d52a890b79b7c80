"""A visit that doesn't go with what is known of the client: what is said, and the ways on."""

from __future__ import annotations

import re

from db.clients.operations.clients import open_client
from db.core.sql import rows, run
from db.visits.queries import preview, visits_of
from tests.db.salon import DESK_WOMAN, LIFT, MOISTURE, OUYANG, OWNER, PEEL, PINS, SHEN, Salon
from tests.screens.desks import Sitting, at_desk
from tests.screens.visits.test_visits import code


async def arrival(desk: Sitting, *services: str) -> None:
    """The client is here, and wants a peel."""
    await desk.press("f2", *"8000", "enter", "f6")
    for service in services:
        await desk.press(code(desk, service), "enter")
    await desk.press("f10")


def digit_of(desk: Sitting, name: str) -> str:
    """The digit before a name in a list."""
    return next(found[1] for line in desk.text.splitlines() if (found := re.search(rf"(\d)  {name}", line)))


async def test_letting_it_through_takes_the_reason_the_pin_and_three_keys(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await arrival(desk, PEEL)
        assert PEEL in desk.line("✗ hold") and "AHA or salicylic acid" in desk.text.partition("✗ hold")[2]
        assert "leave it out" in desk.text and "4  let it through" in desk.text
        assert "book it for" not in desk.text, "waiting doesn't help"
        await desk.press("4")
        await desk.type("医生书面同意")
        await desk.press("f10")
        digit = digit_of(desk, SHEN)
        await desk.press(digit)
        await desk.press(*PINS[SHEN])
        assert "The visit is open." in desk.text
        assert rows("SELECT item, reason, verdict, until FROM override") == [(PEEL, "医生书面同意", "hold", None)]


async def test_what_stops_is_left_out_and_the_rest_is_opened(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await arrival(desk, MOISTURE, PEEL)
        await desk.press("1")
        assert f"{PEEL} left out" in desk.text and "╭" not in desk.text
        await desk.press("f10")
        assert "The visit is open." in desk.text
        last = visits_of(desk.app.desk_in_use, salon.clients[OUYANG])[0]
        assert last.services == (MOISTURE,)


async def test_something_else_is_done_instead(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await arrival(desk, PEEL)
        await desk.press("2")
        assert f"Instead of {PEEL}" in desk.text and MOISTURE in desk.text and LIFT in desk.text
        digit = digit_of(desk, MOISTURE)
        await desk.press(digit)
        assert f"{MOISTURE} instead of {PEEL}" in desk.text
        await desk.press("f10")
        assert visits_of(desk.app.desk_in_use, salon.clients[OUYANG])[0].services == (MOISTURE,)


async def test_it_is_booked_for_the_first_day_that_is_free(salon: Salon) -> None:
    run("UPDATE service SET means = '[\"needle\"]' WHERE name = ?", MOISTURE)
    run(
        "INSERT INTO condition (version, client_id, item, began, ended, ended_by_id, certainty, gravity, areas, "
        "detail, confirmed_day, at, by_id) VALUES (1, ?, 'peel', ?, ?, 1, 'told', 'unsure', '[]', '', ?, ?, 1)",
        salon.clients[OUYANG],
        *[salon.clock.today.isoformat()] * 3,
        "2026-01-01 00:00:00",
    )
    async with at_desk(salon) as desk:
        await arrival(desk, MOISTURE)
        free = rows("SELECT date(?, '+28 days')", salon.clock.today.isoformat())[0][0]
        assert f"from {free} on" in desk.line(f"hold  {MOISTURE}")
        assert "not confirmed by anybody yet" in " ".join(desk.text.replace("│", " ").split())
        await desk.press("3")
        # it was heeded: the rule has spoken once, and nothing else is kept
        assert rows("SELECT COUNT(*), (SELECT COUNT(*) FROM override) FROM firing") == [(1, 0)]
        assert "New appointment" in desk.text and free in desk.line("Day *") and OUYANG in desk.text


async def test_what_must_never_be_used_has_no_way_through(salon: Salon) -> None:
    run("UPDATE service SET medical = 1 WHERE name = ?", MOISTURE)
    async with at_desk(salon, OWNER) as desk:
        await arrival(desk, MOISTURE)
        assert MOISTURE in desk.line("✗ never") and "let it through" not in desk.text
        await desk.press("4")
        assert "✗ never" in desk.text
        await desk.press("escape")
        assert "╭" not in desk.text and MOISTURE in desk.text


async def test_a_second_time_it_may_be_for_a_course(salon: Salon) -> None:
    at = salon.desk(OWNER)
    salon.let_through(at, "第一次", salon.visit, OUYANG, PEEL)
    async with at_desk(salon, OWNER) as desk:
        await arrival(desk, PEEL)
        await desk.press("f10")
        await desk.press("4")
        await desk.type("第二次")
        today = salon.clock.today.isoformat()
        assert f"Let through before: {today} {OWNER}." in desk.text
        await desk.press("enter", "2", "f10")
        # her own PIN again, by nobody's digit: the desk may have been found open by somebody else
        assert "although something is known against it. Type your PIN once more." in desk.asked
        await desk.press("f10")
        assert "The PIN has 8 digits." in desk.text
        await desk.press("down")
        assert len(rows("SELECT id FROM override")) == 1
        await desk.pin(PINS[OWNER])
        assert "The visit is open." in desk.text
        assert [bool(until) for (until,) in rows("SELECT until FROM override ORDER BY id")] == [False, True]


async def test_a_warning_is_read_with_the_next_f10_and_how_it_came_out_takes_one_digit(salon: Salon) -> None:
    at = salon.desk(OWNER)
    salon.change(at, open_client(at, salon.clients[OUYANG]), doctor_first=("thyroid",))
    visit = salon.let_through(at, "医生书面同意", salon.visit, OUYANG, PEEL)
    salon.pay(at, visit)
    async with at_desk(salon, OWNER) as desk:
        await desk.go("visit", record=preview(desk.app.desk_in_use, visit.id))
        assert "! 水杨酸焕肤 against thyroid" in " ".join(desk.text.split())
        await desk.press("f10")
        assert rows("SELECT item FROM seen") == [("thyroid",)]
        assert f"{PEEL}: how did it go?" in desk.text
        await desk.press("2")
        assert rows("SELECT outcome FROM override") == [("mild",)]
        assert "is closed" in desk.text
