"""A key that is shown does something: what a role may not do has no key where that is known beforehand."""

from __future__ import annotations

import pytest

from db.core.permissions import Role
from salon_tui.commands import LISTED, Command
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.base.page import Page
from salon_tui.screens.menus import MENUS
from tests.db.feedback.samples import complain, number, plan, say
from tests.db.money.held.samples import top_up
from tests.db.salon import LIN, OUYANG, PERSON, Salon
from tests.screens.desks import at_desk

AREAS = ("contacts_menu", "money_menu", "feedback_menu")
KEYS = ("f6", "f9", "f10", LISTED)


def shown(page: Page) -> list[type[Command]]:
    """What the page has a key or a digit for, besides what every page has."""
    return [one for one in page.commands() if one.key in KEYS and one.rank and page.offers(one)]


@pytest.mark.parametrize("role", [Role.BEAUTICIAN, Role.ADVISOR])
async def test_no_key_that_is_shown_is_refused_for_the_role(salon: Salon, role: Role) -> None:
    at = salon.desk(Role.MANAGER)
    complain(salon, at, salon.clients[OUYANG])
    say(salon, at, salon.clients[OUYANG])
    number(salon, at)
    plan(salon, at, owner=salon.staff[LIN])
    top_up(salon, at, salon.clients[OUYANG], 10_000)
    refused: list[tuple[str, str]] = []
    async with at_desk(salon, PERSON[role]) as desk:
        places = [place.page for area in AREAS for place in MENUS[area] if desk.app.allows(place)]
        assert len(places) > 4
        for place in places:
            await desk.go(place)
            page = desk.app.screen
            assert isinstance(page, Page), place
            for command in shown(page):
                desk.app.screen.action_command(command.__name__)  # type: ignore[attr-defined]
                await desk.settle()
                if "Your role doesn't let you" in desk.text:
                    refused.append((place, command.__name__))
                while isinstance(desk.app.screen, Choose):
                    await desk.press("escape")
                await desk.press("f3")
                await desk.go(place)
            await desk.press("f3")
    assert refused == []
