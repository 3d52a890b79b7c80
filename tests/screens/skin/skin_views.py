"""How to get to the form of a skin analysis."""

from __future__ import annotations

from tests.db.salon import Salon
from tests.screens.dated.dated_views import analyses, card
from tests.screens.desks import Sitting, burst


async def by_exception(desk: Sitting, salon: Salon) -> None:
    """An analysis that begins with what the last one said, half typed."""
    await analyses(desk, salon)
    await burst(desk, "ctrl+r", *"8+9 3.2, 5 8.2, 9")


async def first(desk: Sitting, salon: Salon) -> None:
    """The first of a client, with a word that is not understood."""
    await card(desk, "3", "f6", *"1 3", "enter", *"1-16 0, 8+9 3.1, 19 8.2", "down", "up")
