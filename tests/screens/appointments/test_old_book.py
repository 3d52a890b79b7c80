"""The appointments of the book that the salon kept before."""

from __future__ import annotations

from datetime import timedelta

from tests.db.salon import DESK_WOMAN, LIN, MOISTURE, ZENG, Salon
from tests.screens.desks import at_desk, burst


async def test_line_after_line_with_enter_alone_and_the_day_stays(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        await desk.go("day", day=salon.clock.today + timedelta(days=1))
        await desk.more("From the old book")
        await burst(desk, "9", "enter", *ZENG, "enter", "2", "enter", "enter", "3", "enter")
        assert f"2026-03-11 Wed 09:00–10:00  {ZENG}  {MOISTURE}  {LIN}" in desk.text
        await burst(desk, *"11", "enter", "enter", *"Smith", "enter", *"13800138000", "enter", "2", "enter", "enter")
        await burst(desk, "3", "enter")
        assert desk.line("Saved ").rstrip().endswith("2")
        assert f"2026-03-11 Wed 11:00–12:00  Smith  {MOISTURE}  {LIN}" in desk.text
        assert "2026-03-11" in desk.line("Day *")
        await burst(desk, "f12", *"11", "enter")
        assert "Smith" in desk.text and "from the old book" in desk.text


async def test_what_is_wrong_is_said_at_its_field_and_nothing_is_saved(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, size=(120, 40)) as desk:
        await desk.go("old_book", day=salon.clock.today + timedelta(days=1))
        await burst(desk, *"9", "enter", "enter", *"Smith", "enter", "enter", "enter", "3", "enter")
        assert "Not saved  Services" in desk.said and "Saved " not in desk.text
