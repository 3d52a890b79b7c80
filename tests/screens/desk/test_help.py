"""Help stands over what it was asked for, and is read line by line or page by page."""

from __future__ import annotations

import pytest

from tests.db.salon import Salon
from tests.screens.desks import at_desk


@pytest.mark.parametrize(("keys", "back"), [(("pagedown",), ("pageup",)), (("down",) * 3, ("up",) * 3)])
async def test_help_is_read_on_and_back(salon: Salon, keys: tuple[str, ...], back: tuple[str, ...]) -> None:
    async with at_desk(salon) as desk:
        await desk.press("f6", "f1")
        first = desk.asked
        assert "A1 Purpose explained" in first and "Signs" not in first
        await desk.press(*keys)
        assert desk.asked != first and "A1 Purpose explained" not in desk.asked
        await desk.press(*back)
        assert desk.asked == first


async def test_help_says_where_one_is_and_ends_with_the_signs(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.press("f6", "f1")
        assert desk.line("╰─ 1 of 3 · PgDn ")
        await desk.press(*["pagedown"] * 4)
        assert desk.line("╰─ 3 of 3 · PgDn ") and "Signs" in desk.asked and "may hurt" in desk.asked


async def test_the_page_below_help_is_there_again(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.press("f6")
        before = desk.text
        await desk.press("f1")
        assert "New client" in desk.text.splitlines()[0], "who or what it is about stays awake"
        await desk.press("enter")
        assert desk.text == before


async def test_what_fits_whole_has_no_pages(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.press("0", "f1")
        assert desk.line("PgDn ─")
        # the room changes while another page is in front
        await desk.press("f6")
        await desk.pilot.resize_terminal(120, 40)
        await desk.press("f12")
        assert "Signs" in desk.asked and not desk.line("PgDn ─")
