"""The find page: what is typed finds, what was asked is written down when it is left, and many questions take time."""

from __future__ import annotations

import json

import pytest

from db.clients.finding.queries import find
from db.clients.finding.store.asked import MANY, PAUSE
from db.core.permissions import Role
from salon_tui.screens.desk.find import FindPage
from salon_tui.widgets.pick_list import PickList
from tests.db.salon import DESK_WOMAN, LIN, OUYANG, OWNER, PERSON, Salon, entries
from tests.screens.desks import at_desk


def said() -> list[int]:
    """How many questions each entry of the log tells of."""
    return [json.loads(entry["what"])["questions"] for entry in entries() if '"questions"' in entry["what"]]


@pytest.mark.parametrize("typed", ["静怡", "欧阳8000", "ouyang 8000", "8000歐陽", "jingyi", "+86 138 0013 8000"])
async def test_what_is_typed_finds(salon: Salon, typed: str) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.press("f2")
        await desk.type(typed)
        assert "·8000" in desk.line(OUYANG)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize(("typed", "latest"), [("oyjy", "2026-02-28"), ("zengli", "never")])
async def test_the_preview_says_when_whom_the_mark_stands_on_was_here_last(
    salon: Salon, typed: str, latest: str, size: tuple[int, int]
) -> None:
    async with at_desk(salon, DESK_WOMAN, size=size) as desk:
        await desk.press("f2", *typed)
        assert f"Last visit {latest}" in " ".join(desk.line("Last visit").split())


async def test_how_many_are_found_stands_in_the_lower_edge(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.press("f2")
        await desk.type("oy")
        assert "1 client ─" in desk.line("╰") and "page" not in desk.line("╰")
        await desk.press("backspace", "backspace", *"se")
        assert "page" in desk.line("╰") and "client" not in desk.line("╰")
        await desk.press("backspace", "backspace")
        assert not desk.line("╰").strip(" ╰─╯")


@pytest.mark.parametrize("leave", ["f12", "f3", "f6", "f11"])
async def test_leaving_writes_down_what_was_asked_once(salon: Salon, leave: str) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.press("f2")
        await desk.type("王美")
        assert said() == []
        await desk.press(leave)
        assert said() == [1]
        if leave != "f11":
            await desk.press("f2", leave)
            assert said() == [1]


async def test_opening_a_line_writes_down_whose(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.press("f2")
        await desk.type("oyjy")
        await desk.press("enter")
        assert OUYANG in desk.text
        assert said() == [1]
        [entry] = entries(operation="find_left")
        assert entry["client"] == salon.clients[OUYANG]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "The next answer takes some seconds."), ("zh", "短时间内查询过多")],
)
async def test_many_questions_take_their_time_and_enter_says_that_nothing_opens_yet(
    salon: Salon, language: str, sentence: str
) -> None:
    salon.register(salon.desk(OWNER), "赵静", "13500135005")
    async with at_desk(salon, LIN, language) as desk:
        at = desk.app.desk
        assert at is not None
        for number in range(MANY):
            find(at, f"9{number:03d}")
        await desk.press("f2")
        await desk.type("5005")
        assert sentence in desk.text and "赵静" not in desk.text
        await desk.press("enter")
        assert {"en": "Press Enter again", "zh": "再按 Enter"}[language] in desk.text
        salon.clock.forward(seconds=PAUSE.total_seconds())
        await desk.press("f12", "f2")
        await desk.type("5005")
        assert "赵静" in desk.text and sentence not in desk.text


async def test_all_that_is_typed_in_a_pause_is_looked_for_once_when_it_is_over(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        at = desk.app.desk
        assert at is not None
        for number in range(MANY):
            find(at, f"9{number:03d}")
        await desk.press("f2", *"5005")
        page = desk.app.page("find")
        assert isinstance(page, FindPage)
        waiting = [getattr(timer._callback, "args", ()) for timer in page._timers if timer._task is not None]
        assert waiting.count((page._look_again,)) == 1


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_whom_the_mark_stands_on_is_previewed_as_every_role_may_see_it(
    salon: Salon, size: tuple[int, int], role: Role
) -> None:
    """The alert and the day of the last visit; not what was written about it, no note, no amount."""
    salon.register(salon.desk(OWNER), "欧阳军", "13500135005")
    async with at_desk(salon, PERSON[role], size=size) as desk:
        await desk.press("f2", *"ouyang")
        await desk.press(*["up"] * 3)
        if OUYANG not in desk.line("▸"):
            await desk.press("down")
        assert "⚠" in desk.line("▸") and "⚠" not in desk.line("欧阳军  ")
        assert "Allergy · caution" in desk.text and "salicylic" in desk.text
        assert "Last visit 2026-02-28" in desk.text
        for private in ("水杨酸后红肿", "甲减", "鼻翼避开", "268", "13800138000", "1988"):
            assert private not in desk.text, private


async def test_a_page_has_no_preview_and_what_was_found_before_it_leaves_none(salon: Salon) -> None:
    async with at_desk(salon, size=(120, 40)) as desk:
        await desk.press("f2", *"oyjy")
        assert "salicylic" in desk.text
        await desk.press(*["backspace"] * 4, *"staff")
        assert "salicylic" not in desk.text and desk.line("Staff")
        await desk.press("enter")
        assert "Staff" in desk.text.splitlines()[0]


async def test_more_lines_than_are_in_view_are_read_when_they_are_needed_each_once(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    for number in range(50):
        salon.register(owner, f"吴{chr(0x4E00 + number)}", f"137{number:08d}")
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.press("f2", *"wu")
        await desk.press("end")
        names = [row.key.name for row in desk.app.page("find").query_one(PickList).rows if row.key]
        assert len(names) == len(set(names)) == 50


async def test_the_page_below_sleeps_and_who_it_is_about_stays_awake(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.press("f2", *"8000", "enter", "f2", *"li")
        rows = desk.text.splitlines()
        assert OUYANG in rows[0] and "Allergy · caution" in rows[1] and "╭─ Find ─" in rows[2]
        assert "Li Na" in desk.text and "F12 Back" in rows[-1]
        await desk.press("f9")
        assert "F9 does nothing here" in desk.said
