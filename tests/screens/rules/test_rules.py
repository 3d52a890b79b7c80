"""The page of the rules of health."""

from __future__ import annotations

import re
from datetime import timedelta

from db.core.sql import run
from db.rules.queries import rules
from tests.db.salon import DESK_WOMAN, OUYANG, OWNER, Salon
from tests.screens.desks import at_desk


async def test_a_rule_is_changed_and_confirmed_by_name(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("rules")
        assert "nobody yet" in desk.line("fever")
        await desk.press("down", "f4")
        found = re.search(r"(\d)  Confirm this rule", desk.text)
        assert found is not None
        await desk.press(found[1])
        assert f"Rule 2 is confirmed by {OWNER}." in desk.text and OWNER in desk.line("fever")
        await desk.press("2")
        assert "do not treat until it is over" in desk.line("Why, English")
        await desk.press("2", "f10")
        assert "Rule 2, version 2 is saved. It has to be confirmed." in desk.text
        assert "hold" in desk.line("fever") and "nobody yet" in desk.line("fever")
        [fever] = [one for one in rules(desk.app.desk_in_use) if one.item == "fever"]
        assert (fever.version, fever.level, fever.confirmed_by) == (2, "hold", "")


async def test_a_rule_that_is_mostly_let_through_stands_on_home_and_is_marked(salon: Salon) -> None:
    today, client = salon.clock.today, salon.clients[OUYANG]
    at = salon.desk(OWNER)
    for back in range(1, 21):
        day = today - timedelta(days=back)
        visit = salon.visit(at, OUYANG, day=day)
        run("INSERT INTO firing (client_id, day, rule, rule_version, facts) VALUES (?, ?, 2, 1, 'f')", client, str(day))
        run(
            "INSERT INTO override (visit_id, item, alert, reason, by_id, approver_id, at, facts, rule, rule_version) "
            "VALUES (?, '', 'fever', '', 1, 1, '2026-01-01 00:00:00', 'f', 2, 1)",
            visit.id,
        )
    run("UPDATE visit SET closed_at = opened_at, closed_by_id = 1")
    async with at_desk(salon, OWNER, size=(120, 40)) as desk:
        assert "Mostly let through: 1" in desk.text
        await desk.go("rules")
        assert "! 20" in desk.line("fever")
        await desk.press("down")
        assert "20 of 20 in 90 days, 0 with a" in desk.text and "Look whether it" in desk.text


async def test_only_the_manager_finds_the_page(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.press("f2", *"rules")
        assert "Rules of health" not in desk.text
