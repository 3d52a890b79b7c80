"""What a client has, told and put right from the card."""

from __future__ import annotations

from db.clients.queries import conditions
from tests.db.salon import LIN, OUYANG, Salon
from tests.screens.desks import at_desk, burst


async def test_told_with_its_days_and_over_again(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        await burst(desk, "f2", *"8000", "enter", "2", "2", "f6")
        await burst(desk, *"33", "enter", *"20250101", "f10")
        assert "isotretinoin" in desk.line("2025-01-01")
        await burst(desk, "down", "enter")
        await burst(desk, "enter", *"20260301", "f10")
        line = desk.line("2026-03-01")
        assert "isotretinoin" in line and "counts to 2026-08-28" in line
    [_, one] = [found for found in conditions(salon.desk(LIN), salon.clients[OUYANG])]
    assert (one.item, str(one.ended)) == ("isotretinoin", "2026-03-01")
