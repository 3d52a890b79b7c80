"""Pages that are opened from somebody's card: they ask their right for that client, before anything is typed."""

from __future__ import annotations

import pytest

from db.core.sql import rows
from tests.db.salon import GU, OUYANG, ZENG, Salon
from tests.screens.desks import at_desk


def number_of(salon: Salon, client: str) -> str:
    with salon.archive.connected():
        [(number,)] = rows("SELECT number FROM client WHERE id = ?", salon.clients[client])
    return str(number)


PAGES = ("sell", "order", "top_up", "sell_package")


@pytest.mark.parametrize("page", PAGES)
async def test_an_advisor_sells_to_her_own_clients_and_to_no_other(salon: Salon, page: str) -> None:
    async with at_desk(salon, GU) as desk:
        for client, may in ((OUYANG, False), (ZENG, True)):
            await desk.go("home")
            await desk.go(page, card=int(number_of(salon, client)))
            assert (desk.app.screen.name == page) is may, desk.said
            assert ("Your role doesn't let you sell to this client." in desk.said) is not may
            assert client in desk.text or not may
