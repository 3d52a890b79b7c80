"""Pages are found by name as clients are, and stand in menus by the same digit for everybody."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from pypinyin import Style, pinyin

import salon_tui
from db.core.permissions import Role
from db.text.cleaning import fold
from salon_tui.screens import registry
from salon_tui.screens.menus import MENUS, PLACES
from salon_tui.screens.places import Place
from tests.db.salon import DENG, DESK_WOMAN, LIN, PERSON, Salon
from tests.screens.desks import at_desk


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("档案", "paper_menu"),
        ("檔案", "paper_menu"),
        ("盤點", "shelf_check"),
        ("ＧＵＩＫＡ", "file_cards"),
        ("the Salon", "salon"),
        ("clients' req", "access_requests"),
        ("clients req", "access_requests"),
        ("候补", "waiting"),
        ("waiting", "waiting"),
        ("散客", "walk_in"),
        ("walk", "walk_in"),
        ("旧预约", "old_book"),
        ("from the old", "old_book"),
    ],
)
def test_a_page_is_found_however_it_is_typed(typed: str, page: str) -> None:
    assert page in [place.page for place in PLACES if place.means(fold(typed))]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.page)
def test_a_page_is_found_by_pinyin_and_by_initials_of_every_chinese_word_for_it(place: Place) -> None:
    words = [word for word in place.words.split() if re.fullmatch("[\u4e00-\u9fff]+", word)]
    assert words
    for word in words:
        for style in (Style.NORMAL, Style.FIRST_LETTER):
            ways = ["".join(way) for way in product(*pinyin(word, style=style, heteronym=True))]
            assert any(place.means(fold(way)) for way in ways), f"{word}: {ways}"


@pytest.mark.parametrize("typed", ["", " ", "!!", "·", "xyz"])
def test_what_names_no_page_finds_none(typed: str) -> None:
    assert [place.page for place in PLACES if place.means(fold(typed))] == []


@pytest.mark.parametrize("role", Role)
async def test_a_digit_of_a_menu_is_the_same_page_for_everybody(salon: Salon, role: Role) -> None:
    async with at_desk(salon, PERSON[role]) as desk:
        for menu in filter(None, MENUS):
            await desk.go(menu)
            shown = dict(re.findall(r"^ *▸? *(\d)  +(\S.*?) *$", desk.text, re.MULTILINE))
            places = {str(digit): place for digit, place in enumerate(MENUS[menu][:9], 1)}
            assert shown == {digit: place.name for digit, place in places.items() if desk.app.may(place.permission)}
            for digit in shown:
                await desk.press(digit)
                assert desk.app.front_page() is desk.app.page(places[digit].page)
                await desk.go(menu)


async def test_a_menu_of_more_than_nine_is_turned_by_page_and_says_so(salon: Salon) -> None:
    *first, last = MENUS["settings_menu"]
    async with at_desk(salon) as desk:
        await desk.go("settings_menu")
        assert desk.line(first[8].name) and desk.line("PgDn: more") and not desk.line(last.name)
        await desk.press("pagedown")
        assert desk.line(last.name) and desk.line("PgUp") and not desk.line(first[8].name)
        await desk.press("1")
        assert desk.app.front_page() is desk.app.page("updates")
        await desk.press("f12", "pageup")
        assert desk.line(first[0].name)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("settings_menu")
        assert not desk.line("PgDn"), "there is nothing more for her"
        await desk.press("pagedown")
        assert desk.line(first[0].name)


@pytest.mark.parametrize(
    ("typed", "left"), [("lab", {"Labels"}), ("print", {"Print jobs", "Printers", "Print empty forms"})]
)
async def test_letters_narrow_a_menu_and_digits_keep_their_meaning(salon: Salon, typed: str, left: set[str]) -> None:
    names = {place.name: str(digit) for digit, place in enumerate(MENUS["print_menu"], 1)}
    pages = {place.name: place.page for place in MENUS["print_menu"]}
    async with at_desk(salon) as desk:
        await desk.go("print_menu")
        await desk.press(*typed)
        assert {name for name in names if desk.line(f"  {name}")} == left and desk.line(f"{typed}▏")
        await desk.press("down", "up")
        assert desk.line(f"{typed}▏"), "what narrows the list stays in view"
        await desk.press("enter")
        assert desk.app.front_page() is desk.app.page(pages[next(name for name in names if name in left)])
        await desk.go("print_menu")
        await desk.press(*typed, *["backspace"] * len(typed))
        assert {name for name in names if desk.line(f"  {name}")} == {*names}
        await desk.press(*typed, names["Letters"])
        assert desk.app.front_page() is desk.app.page("letters")


async def test_letters_that_no_line_has_leave_none_and_say_so(salon: Salon) -> None:
    async with at_desk(salon, language="zh") as desk:
        await desk.go("staff")
        await desk.press(*"lin")
        assert desk.line(LIN) and not desk.line(DENG), "by pinyin"
        await desk.press(*"xq")
        assert desk.line("没有") and not desk.line(LIN)
        await desk.press("enter")
        assert desk.app.front_page() is desk.app.page("staff")
        await desk.press("f5")
        assert desk.line(LIN) and desk.line(DENG)


def test_every_page_that_a_key_leads_to_is_there() -> None:
    """A name that no page has ends the program when the key is pressed."""
    source = "".join(path.read_text("utf-8") for path in Path(salon_tui.__path__[0]).rglob("*.py"))
    named = set(re.findall(r'(?:show_page|push_screen|\.page)\(\s*"([a-z_]+)"', source))
    assert len(named) > 50 and named - set(registry.PAGES) == set()


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.page)
def test_the_first_word_of_a_page_finds_it_before_every_other_one(place: Place) -> None:
    word = place.words.split()[0]
    assert next(one.page for one in PLACES if one.means(fold(word))) == place.page
