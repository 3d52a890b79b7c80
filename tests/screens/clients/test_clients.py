"""Registrations that wait, who recommended a client, the menu, headings and the key line."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from db.clients.operations.clients import open_client
from db.fields.values import Ref
from salon_tui import commands as c
from salon_tui.screens.base.key_line import key_line
from salon_tui.screens.clients import commands as own
from salon_tui.screens.menus import MENUS
from salon_tui.widgets.form import Form
from tests.db.salon import CHEN, DENG, DESK_WOMAN, EVANS, LI, LIN, OUYANG, OWNER, SHEN, Salon
from tests.screens.desks import Sitting, at_desk

WAITS = "Not finished: {what}, typed at "


async def at_field(sitting: Sitting, name: str) -> None:
    """Puts the focus into a field of the form in front."""
    form = sitting.app.screen.query_one(Form)
    form.go_to_field(name)
    await sitting.settle()


async def _begin(desk: Sitting, name: str) -> None:
    """Begins a registration from the find box: nobody is called so."""
    await desk.press("f2")
    await desk.type(name)
    await desk.press("f6")


async def _leave_half(desk: Sitting) -> None:
    """A registration that is begun and left."""
    await desk.press("f6", "1", *["down"] * 7)
    await desk.type("王小")
    await desk.press("f12")


# Registrations that wait: offered, never poured into a form for somebody else.


async def _bring_back(desk: Sitting) -> None:
    """From the list of what else the page can do."""
    await desk.press("f4", "f4", "2")


async def test_the_next_client_gets_nothing_of_the_one_before(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.press("f6")
        await at_field(desk, "name")
        await desk.type("王小")
        await at_field(desk, "allergens")
        await desk.type("3")
        await desk.press("f12", "f6")
        assert "王小" not in desk.line("Name *")
        assert WAITS.format(what="王小") in desk.text
        form = desk.app.screen.query_one(Form)
        assert [entry.name for entry in form.state.entries if entry.text] == []
        # the next walk-in is registered without a key more than usual
        await desk.press("1", "1", "1")
        await at_field(desk, "name")
        await desk.type("赵六")
        await at_field(desk, "phone")
        await desk.type("13911112222")
        await desk.press("f10")
        assert "赵六 has card" in desk.text
        assert "⚠" not in desk.text
        # and the other one still waits
        await desk.press("f3", "f6")
        assert WAITS.format(what="王小") in desk.text
        await _bring_back(desk)
        assert "王小" in desk.line("Name *")
        assert "is back" in desk.text
        assert form.state.entry("allergens").value == ("alcohol",)


async def test_two_that_wait_are_chosen_by_their_names(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await _leave_half(desk)
        salon.clock.forward(minutes=1)
        await _begin(desk, "李四")
        assert WAITS.format(what="王小") in desk.text
        await desk.press("f12", "f3", "f6")
        assert WAITS.format(what="李四") in desk.text
        await _bring_back(desk)
        assert [name for name in ("李四", "王小") if name in desk.line(name)] == ["李四", "王小"]
        await desk.press("2")
        assert "王小" in desk.line("Name *")
        await _bring_back(desk)
        assert "李四" in desk.line("Name *")


async def test_the_registration_that_waits_is_offered_when_the_other_is_saved(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await _leave_half(desk)
        await _begin(desk, "李四")
        await desk.press("1", "1", "1")
        await at_field(desk, "phone")
        await desk.type("13911112222")
        await desk.press("f10")
        assert "李四 has card" in desk.text
        await desk.press("f3", "f6")
        assert WAITS.format(what="王小") in desk.text


async def test_a_draft_that_was_emptied_is_not_offered(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await _leave_half(desk)
        await desk.press("f6")
        await _bring_back(desk)
        await desk.press("f4", "f4", "1", "f12", "f6")
        assert "Not finished" not in desk.text


async def test_a_loan_begun_for_one_card_is_not_poured_into_the_next(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("loan")
        await desk.type(OUYANG)
        await desk.press("f12")
        await desk.go("loan")
        form = desk.app.screen.query_one(Form)
        assert form.state.entry("client").text == ""
        assert WAITS.format(what=OUYANG) in desk.text


@pytest.mark.parametrize(("typed", "label"), [("Ann Lee", "Name *"), ("赵 六", "Name *"), ("13911112222", "Phone *")])
async def test_what_was_typed_goes_where_it_belongs(salon: Salon, typed: str, label: str) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await _begin(desk, typed)
        assert typed[-4:] in desk.line(label)


async def test_initials_are_no_name(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await _begin(desk, "zzz")
        assert "zzz" not in desk.text


# Who recommended whom.


def _recommend(salon: Salon, *names: str) -> None:
    """Everybody was recommended by the next."""
    at = salon.desk(OWNER)
    for name, referrer in pairwise(names):
        record = open_client(at, salon.clients[name])
        salon.change(at, record, referrer=Ref(salon.clients[referrer], ""))


async def test_who_recommended_a_client_is_opened_from_the_card(salon: Salon) -> None:
    _recommend(salon, OUYANG, CHEN, EVANS)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.press("f2", *"8000", "enter", "1", "1")
        assert f"recommended {OUYANG}" in desk.line(CHEN)
        assert f"recommended {CHEN}" in desk.line(EVANS)
        await desk.press("down", "enter")
        assert EVANS in desk.text.splitlines()[0]
        assert "3 of 3" in desk.text.splitlines()[0]
        await desk.press("1", "1")
        assert f"recommended by {EVANS}" in desk.line(CHEN)
        await desk.press("f7", "f7")
        assert OUYANG in desk.text.splitlines()[0]


async def test_a_chain_of_referrers_says_whom_each_has_recommended_in_chinese(salon: Salon) -> None:
    _recommend(salon, OUYANG, LI)
    async with at_desk(salon, DESK_WOMAN, "zh") as desk:
        await desk.press("f2", *"8000", "enter", "1", "1")
        assert f"推荐了{OUYANG}" in desk.line(LI)


# The menu.


@pytest.mark.parametrize("who", [DESK_WOMAN, LIN, DENG, SHEN, OWNER])
@pytest.mark.parametrize("menu", ["menu", "paper_menu", "print_menu", "settings_menu"])
async def test_every_line_of_a_menu_has_a_digit(salon: Salon, who: str, menu: str) -> None:
    async with at_desk(salon, who) as desk:
        await desk.go(menu)
        # what turns to the tenth has none
        lines = [line.strip(" ▸") for line in desk.text.splitlines()[2:-3] if line and "PgDn: more" not in line]
        titles = [line.split(maxsplit=1)[1] for line in lines]
        digits = {place.title(): str(digit) for digit, place in enumerate(MENUS[menu], 1)}
        assert [line.split()[0] for line in lines] == [digits[title] for title in titles]
        if lines:
            await desk.press(lines[-1][0])
            assert lines[-1].split(maxsplit=1)[1] in desk.text.splitlines()[0]


async def test_a_new_client_is_f6_in_the_menu_too(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.press("0")
        assert "F6 New client" in desk.text
        await desk.press("f6")
        assert "New client" in desk.text.splitlines()[0]


# What is cut.


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", ["services", "products", "staff", "own_fields"])
async def test_no_heading_is_cut(salon: Salon, page: str, language: str) -> None:
    from db.fields.declaration import Kind
    from db.salon.operations import AddOwnField, add_own_field

    add_own_field(
        salon.desk(OWNER),
        AddOwnField(
            request_id="own", label_en="Favourite tea", label_zh="喜欢的茶", kind=Kind.CHOICE, options=("绿茶", "红茶")
        ),
    )
    async with at_desk(salon, OWNER, language) as desk:
        await desk.go(page)
        headings = desk.text.splitlines()[2]
        assert headings.split() and "…" not in headings


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_every_key_of_the_card_is_on_thekey_line(salon: Salon, language: str) -> None:
    async with at_desk(salon, OWNER, language) as desk:
        await desk.press("f2", *"8000", "enter")
        keys = desk.text.splitlines()[-1].split()
        # F2, which is the same on every page, leaves the line first
        assert " ".join(key for key in keys if re.fullmatch(r"F\d+|\^\w", key)) == "F1 F6 ^R F9 F10 ^T F4 F12 F11"


def test_what_is_known_from_every_page_leaves_a_short_key_line_first() -> None:
    offered = [c.Help, c.Find, own.NewVisit, c.Print, c.Edit, c.Back, c.Lock]

    def shown(cells: int) -> list[str]:
        return "".join(piece[0] for piece in key_line(offered, cells, ())).split()[::2]

    assert shown(80) == ["F1", "F2", "F6", "F9", "F10", "F12", "F11"]
    assert shown(53) == ["F1", "F6", "F9", "F10", "F12", "F11"]
    assert shown(44) == ["F1", "F6", "F9", "F12", "F11"]
    assert shown(26) == ["F1", "F12", "F11"]


# Punctuation.


async def test_chinese_has_chinese_punctuation(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN, "zh", (120, 40)) as desk:
        await desk.press("f2", *"8000", "enter")
        await desk.go("arrival", record=desk.app.page("client").target["record"])
        await desk.type("1 2")
        await desk.press("down")
        assert "268.00" in desk.line("水杨酸焕肤") and "268.00" in desk.line("补水护理")
        await desk.press("f3", "f6")
        await at_field(desk, "allergens")
        await desk.type("1 3")
        await desk.press("down")
        assert re.search(r"[\u4e00-\u9fff]、[\u4e00-\u9fff]", desk.line("过敏原"))
        await desk.press("f10")
        assert "姓名：" in desk.text


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_nothing_ticked_is_no_answer_and_none_is_said(salon: Salon, language: str) -> None:
    async with at_desk(salon, DESK_WOMAN, language) as sitting:
        await sitting.press("f6")
        await at_field(sitting, "allergens")
        await sitting.press("f4", "f10")
        entry = sitting.app.screen.query_one(Form).state.entry("allergens")
        assert (entry.text, entry.value) == ("", None)
        await sitting.press("f4", "0", "f10")
        assert (entry.value, entry.shown) == ((), {"zh": "无", "en": "none"}[language])
        # an item that is ticked is not none any more
        await sitting.press("f4", "3", "f10")
        assert entry.value == ("alcohol",)
        # and nothing is not what was said either: the list stays open until it is said
        await sitting.press("f4", "3", "f10")
        said = {"zh": "什么都没勾选。若回答是“无”请勾 0，按 Esc 则保持原样。"}
        assert (said.get(language) or "Nothing is ticked. Tick 0 if the answer is none") in sitting.text
        await sitting.press("escape")
        assert entry.value == ("alcohol",)


async def test_a_list_keeps_what_was_typed_freely(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as sitting:
        await sitting.press("f6")
        await at_field(sitting, "allergens")
        await sitting.type("酒精 花生")
        await sitting.press("f4")
        assert "[✓]" in sitting.line("3  alcohol")
        await sitting.press("7", "f10")
        entry = sitting.app.screen.query_one(Form).state.entry("allergens")
        assert entry.text == "3 7 花生"
        assert "The list has no 花生: it stays as it was typed." in sitting.text
        # it is not an answer yet, so nothing of it can be lost by saving
        assert entry.flaw is not None
