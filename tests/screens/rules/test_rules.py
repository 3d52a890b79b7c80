"""The page of the rules of health."""

from __future__ import annotations

import re

from db.rules.queries import rules
from tests.db.salon import DESK_WOMAN, OWNER, Salon
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


async def test_only_the_manager_finds_the_page(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.press("f2", *"rules")
        assert "Rules of health" not in desk.text
