"""A message as a code: what a phone reads from the screen, in every look and size."""

from __future__ import annotations

import numpy as np
import pytest
import zxingcpp

from db.contacts.operations.making import make_day
from db.contacts.queries.contacts import contact_history
from db.core.sql import rows
from salon_tui.app.themes import CALM, MONO, THEMES
from salon_tui.screens.messages.dot_code import dots, size_of
from tests.db.salon import DESK_WOMAN, OUYANG, OWNER, Salon
from tests.screens.desks import Sitting, at_desk
from tests.screens.messages import message_views
from tests.screens.painted import PALETTES, cells, luminance

_HALVES = {" ": (False, False), "▀": (True, False), "▄": (False, True), "█": (True, True)}
"""Which halves of a cell have ink."""
NUMBER = "13800138000"
SHORT = "祝您生日快乐，天天好心情！静颜美容中心"
LONG = "欧阳女士您好，祝您生日快乐，身体健康，天天都有好心情！静颜美容中心全体同仁"


def read(desk: Sitting, *, dark_terminal: bool = True, either_way: bool = True) -> list[str]:
    """What a camera reads in the picture of the screen, a cell being twice as high as it is wide.

    Args:
        desk: The desk.
        dark_terminal: What is light where there are no colours: the ink.
        either_way: Whether it reads light dots on dark, too.
    """
    region = desk.app.screen.query_one("#code").region
    picture: list[list[int]] = []
    for row in cells(desk)[region.y : region.bottom]:
        halves: tuple[list[int], list[int]] = ([], [])
        for cell in row[region.x : region.right]:
            ink, ground = (_shade(cell.ink, dark_terminal), _shade(cell.paper, not dark_terminal))
            for half, has_ink in zip(halves, _HALVES[cell.text], strict=True):
                half.append(ink if has_ink else ground)
        picture += halves
    # what lies around the code on the screen is no part of it: its own white has to be enough
    framed = np.pad(np.array(picture, dtype=np.uint8), 2, constant_values=128)
    enlarged = np.kron(framed, np.ones((6, 6), dtype=np.uint8))
    return [found.text for found in zxingcpp.read_barcodes(enlarged, try_invert=either_way)]


def _shade(colour: str, is_light: bool) -> int:
    return round(255 * luminance(colour)) if colour else 255 * is_light


@pytest.mark.parametrize(("characters", "cells_high"), [(25, 23), (100, 35)])
def test_a_code_has_the_rows_that_are_counted_on(characters: int, cells_high: int) -> None:
    """Versions 5 and 11 of ISO/IEC 18004 at level L, and four dots of white all around."""
    shown = dots(f"SMSTO:{NUMBER}:" + "祝" * characters)
    assert size_of(shown).height == cells_high
    assert not any(any(row[:4]) or any(row[-4:]) for row in shown) and not any(map(any, (*shown[:4], *shown[-4:])))


@pytest.mark.parametrize("look", THEMES)
async def test_a_phone_reads_number_and_text_in_every_look(salon: Salon, look: str) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        desk.app.theme = look
        await message_views.birthday(desk, salon)
        assert read(desk, either_way=False) == [f"SMSTO:{NUMBER}:{SHORT}"]
        assert OUYANG in desk.text and NUMBER not in desk.text


async def test_the_dots_stay_dark_on_light_when_the_look_changes(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await message_views.birthday(desk, salon)
        for look in (*PALETTES, CALM.name):
            desk.app.theme = look
            await desk.settle()
            assert read(desk, either_way=False) == [f"SMSTO:{NUMBER}:{SHORT}"], look


@pytest.mark.parametrize("size", [(120, 40), (160, 50)])
async def test_where_there_is_room_the_long_wording_is_taken(salon: Salon, size: tuple[int, int]) -> None:
    async with at_desk(salon, DESK_WOMAN, size=size) as desk:
        await message_views.birthday(desk, salon)
        assert read(desk) == [f"SMSTO:{NUMBER}:{LONG}"]
        await desk.pilot.resize_terminal(80, 24)
        await desk.settle()
        assert read(desk) == [f"SMSTO:{NUMBER}:{SHORT}"]


async def test_too_long_for_one_code_are_two(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        await message_views.in_two(desk, salon)
        assert "2/2" in desk.text
        assert read(desk) == ["祝您生日快乐，天天好心情！静颜美容美体养生护理中心南京路旗舰店"]
        await desk.press("f7")
        assert "1/2" in desk.text
        assert read(desk) == [f"SMSTO:{NUMBER}:"]


async def test_a_screen_without_room_says_so(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, size=(80, 16)) as desk:
        await message_views.birthday(desk, salon)
        await desk.press("f8")
        assert read(desk) == []
        assert "Make the window" in desk.text


async def test_without_colours_on_a_light_terminal_it_is_the_other_way_round(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        desk.app.theme = MONO.name
        await message_views.birthday(desk, salon)
        assert read(desk, dark_terminal=False) == [f"SMSTO:{NUMBER}:{SHORT}"], "phones read such codes, too"


async def test_a_reminder_that_was_sent_stands_on_the_appointment(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, "zh") as desk:
        await message_views.reminder(desk, salon)
        [text] = read(desk)
        assert text.startswith(f"SMSTO:{NUMBER}:") and "17:30恭候光临" in text
        await desk.press("f10")
        assert f"已提醒{OUYANG}。" in desk.said
        assert rows("SELECT what FROM appointment_event ORDER BY id DESC LIMIT 1") == [("reminded",)]
        found = rows("SELECT purpose, channel, outcome, appointment_id IS NOT NULL FROM contact")
        assert found == [("booking", "text", "reached", 1)]


async def test_a_message_that_was_sent_is_a_contact_and_does_what_was_to_be_done(salon: Salon) -> None:
    with salon.archive.connected():
        make_day(salon.desk(OWNER))
    async with at_desk(salon, DESK_WOMAN, "zh") as desk:
        await message_views.birthday(desk, salon)
        await desk.press("f10")
        assert f"已记下：给{OUYANG}发了短信。" in desk.said and desk.app.screen.name == "messages"
        [one] = contact_history(desk.app.desk_in_use, salon.clients[OUYANG])
        assert (one.purpose, one.channel, one.direction, one.outcome) == ("birthday", "text", "out", "reached")
        assert rows("SELECT state FROM task WHERE rule = 'birthday' AND client_id = ?", salon.clients[OUYANG]) == [
            ("done",)
        ]


async def test_who_declined_messages_is_not_sent_one(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, "zh") as desk:
        await message_views.messages(desk, salon)
        message_views.agreed(desk, salon, "phone")
        await desk.press("2")
        assert "这位顾客不愿意收短信（A5 栏）。请打电话或写信。" in desk.said
        assert desk.app.screen.name == "messages"


async def test_a_locked_desk_shows_no_code(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await message_views.birthday(desk, salon)
        page = desk.app.screen
        await desk.press("f11")
        assert page._message is None and page._codes == ()  # type: ignore[attr-defined]
