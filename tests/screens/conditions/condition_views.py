"""How to get to the pages of conditions, with something on them."""

from __future__ import annotations

from datetime import timedelta

from tests.db.clients.told import over, still, tell
from tests.db.salon import OUYANG, Salon
from tests.screens.dated.dated_views import author, card
from tests.screens.desks import Sitting, burst


def told(desk: Sitting, salon: Salon) -> None:
    """Some that are open, one of them to be asked about, one that counts for a while, one that is over."""
    at, client, today = author(desk, salon), salon.clients[OUYANG], salon.clock.today
    begun = today - timedelta(days=200)
    over(salon, at, tell(salon, at, client, "isotretinoin", began=begun), day=today - timedelta(days=40))
    over(salon, at, tell(salon, at, client, "bruise", areas=("hands",), began=today - timedelta(days=9)))
    tell(salon, at, client, "eczema", areas=("hands", "neck"), began=begun, detail="[/] O'Brien & <b> 𬭎：换季加重")
    child = tell(salon, at, client, "pregnancy", until=today + timedelta(days=90), certainty="confirmed")
    still(salon, at, child, until=today + timedelta(days=100))


async def listed(desk: Sitting, salon: Salon) -> None:
    """The list on the card."""
    told(desk, salon)
    await card(desk, "2", "2")


async def new(desk: Sitting, salon: Salon) -> None:
    """One to be told."""
    await card(desk, "2", "2", "f6")


async def changed(desk: Sitting, salon: Salon) -> None:
    """One of which more is known."""
    await listed(desk, salon)
    await burst(desk, "enter")
