"""What was refused has a block in the message line; whatever else is wrong has a sign."""

from __future__ import annotations

import pytest

from salon_tui.app.themes import CALM
from salon_tui.screens.base.commanded import Commanded
from salon_tui.widgets.lines import Message
from tests.db.salon import DESK_WOMAN, OWNER, Salon
from tests.screens.base.faults import full
from tests.screens.desks import Sitting, at_desk, burst
from tests.screens.painted import PALETTES, cells


def block(desk: Sitting) -> str:
    """What stands in the message line on the ground that is kept for what may hurt and for what was refused."""
    line = desk.app.screen.query_one(Message).region
    stop = PALETTES[CALM.name]["stop"]
    return "".join(cell.text for row in cells(desk)[line.y : line.bottom] for cell in row if cell.paper == stop)


@pytest.mark.parametrize(
    ("language", "refused", "words", "helps"),
    [("en", " Not saved ", "B4 Phone: ", "F1 Help"), ("zh", " 没有保存 ", "B4 手机：", "F1 帮助")],
)
async def test_a_form_that_is_not_saved_says_so_in_a_block_and_where_help_is(
    salon: Salon, language: str, refused: str, words: str, helps: str
) -> None:
    async with at_desk(salon, OWNER, language) as desk:
        await burst(desk, "f6", *"1112", *"12", "enter", *"王小", "enter", "2", "down", *"138", "f10")
        assert block(desk) == refused
        assert desk.said.startswith(f"{refused.strip()}  {words}") and desk.said.endswith(helps)
        await desk.press("up")
        assert block(desk) == "", "with the next key it is read"


async def test_what_the_archive_refuses_has_the_keys_that_help(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        await desk.go("service")
        await desk.fill("Hot stones", "", "60", "268", "", "1")
        with full(salon):
            await desk.press("f10")
            assert block(desk) == " Not saved "
            assert desk.said.startswith("Not saved  The disk is full.") and "F10 Save" in desk.said


async def test_a_page_that_keeps_nothing_says_that_it_was_not_done(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.press("f2", *"8000")
        with full(salon):
            await desk.press("enter")
            assert block(desk) == " Not done " and "The disk is full." in desk.said


async def test_what_is_wrong_and_was_not_refused_has_a_sign(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        await desk.press("f7")
        assert desk.said.startswith("! F7 does nothing here") and block(desk) == ""


async def test_keys_that_help_stand_whole_on_a_line_of_their_own_where_the_sentence_leaves_no_room(
    salon: Salon,
) -> None:
    async with at_desk(salon, OWNER) as desk:
        await desk.go("service")
        page = desk.app.screen
        assert isinstance(page, Commanded)
        page.show_refusal("x" * 60)
        await desk.settle()
        assert [line.strip() for line in desk.text.splitlines()[-3:-1]] == [
            "Not saved  " + "x" * 60,
            "F10 Save   F12 Back",
        ]
