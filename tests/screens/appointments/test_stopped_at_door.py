"""Somebody is here for what doesn't go with what is known of them: the same ways on as on a visit."""

from __future__ import annotations

from db.core.sql import rows, run
from db.visits.queries import visits_of
from tests.db.salon import LIN, MOISTURE, OUYANG, OWNER, PEEL, PINS, Salon
from tests.screens.appointments.days import booked
from tests.screens.appointments.test_walk_in import at_ten
from tests.screens.desks import at_desk, burst
from tests.screens.visits.test_visits import code


async def test_who_is_booked_is_checked_in_without_what_stops(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        one = booked(salon, desk.app.desk_in_use, OUYANG, 1140, PEEL, MOISTURE, staff=LIN)
        await desk.go("appointment", appointment=one.id)
        await desk.press("f10")
        assert PEEL in desk.line("✗ hold") and "2  do something else instead" in desk.text
        await desk.press("1")
        assert f"{OUYANG} is here. {PEEL} left out." in desk.said and desk.app.screen.name == "visit"
        assert visits_of(desk.app.desk_in_use, salon.clients[OUYANG])[0].services == (MOISTURE,)


async def test_who_is_booked_comes_on_the_first_free_day_instead(salon: Salon) -> None:
    run("UPDATE service SET means = '[\"needle\"]' WHERE name = ?", MOISTURE)
    today = salon.clock.today.isoformat()
    run(
        "INSERT INTO condition (version, client_id, item, began, ended, ended_by_id, certainty, gravity, areas, "
        "detail, confirmed_day, at, by_id) VALUES (1, ?, 'peel', ?, ?, 1, 'told', 'unsure', '[]', '', ?, ?, 1)",
        salon.clients[OUYANG],
        *[today] * 3,
        "2026-01-01 00:00:00",
    )
    async with at_desk(salon, OWNER) as desk:
        one = booked(salon, desk.app.desk_in_use, OUYANG, 1140, MOISTURE, staff=LIN)
        await desk.go("appointment", appointment=one.id)
        await desk.press("f10", "3")
        free = rows("SELECT date(?, '+28 days')", today)[0][0]
        assert desk.app.screen.name == "move" and free in desk.line("Day")


async def test_who_walks_in_does_something_else_or_is_let_through(salon: Salon) -> None:
    at_ten(salon)
    async with at_desk(salon, OWNER) as desk:
        await desk.go("walk_in")
        await burst(desk, *OUYANG, "enter", *code(desk, PEEL), "enter", "enter", "f10")
        assert PEEL in desk.line("✗ hold") and "1  leave it out" in desk.text
        await desk.press("1")
        assert f"{PEEL} left out." in desk.said
        await burst(desk, *code(desk, PEEL), "enter", "f10")
        await desk.press("4")
        await desk.type("医生书面同意")
        await desk.press("f10")
        await desk.pin(PINS[OWNER])
        assert desk.app.screen.name == "visit"
        assert rows("SELECT item, reason FROM override") == [(PEEL, "医生书面同意")]
