"""A key means the same on every page; what else a page can do stands in the list of F4."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest
from textual import events

import salon_tui.screens
from db.fields.declaration import Kind
from salon_tui import commands as c
from salon_tui.kiosk.curtain import LOCK_KEYS
from salon_tui.screens.asking.choice import Choose
from salon_tui.screens.base.commanded import Commanded
from salon_tui.screens.base.form_page import FormPage
from salon_tui.screens.base.page_list import MOST
from salon_tui.screens.clients.client import ClientPage
from salon_tui.widgets.form import Form
from tests.cases import scans
from tests.db.salon import DENG, OUYANG, OWNER, Salon, entries
from tests.screens.desks import Sitting, at_desk

for module in walk_packages(salon_tui.screens.__path__, "salon_tui.screens."):
    import_module(module.name)


def screens(kind: type[Any] = Commanded) -> Iterator[type[Commanded[Any]]]:
    for one in kind.__subclasses__():
        yield one
        yield from screens(one)


ALL = sorted({one for one in screens() if one.__module__.startswith("salon_tui.")}, key=lambda one: one.__qualname__)
COMMANDS = sorted({command for screen in ALL for command in screen.commands()}, key=lambda one: one.__name__)


@pytest.mark.parametrize("screen", ALL, ids=lambda screen: screen.__qualname__)
def test_no_key_has_another_meaning_on_any_page(screen: type[Commanded[Any]]) -> None:
    taken: dict[str, str] = {}
    for command in screen.commands():
        for key in command.all_keys() if command.bound else []:
            assert command.action in c.MEANINGS[key], f"{key} is {command.action}"
            assert taken.setdefault(key, command.action) == command.action, f"{key} is taken twice"
    for command in screen.commands():
        assert callable(getattr(screen, f"do_{command.action}", None)) or not command.bound, command.__name__


@pytest.mark.parametrize("screen", ALL, ids=lambda screen: screen.__qualname__)
def test_no_page_binds_a_key_past_the_commands(screen: type[Commanded[Any]]) -> None:
    assert all(str(getattr(one, "action", "")).startswith(("command(", "nothing(")) for one in screen.BINDINGS)


@pytest.mark.parametrize("screen", ALL, ids=lambda screen: screen.__qualname__)
def test_what_f4_lists_has_a_digit_each(screen: type[Commanded[Any]]) -> None:
    for listed in (screen.listed(), *(one.members for one in screen.commands() if issubclass(one, c.Group))):
        # but for the way back to a form that was left, which is there now and then
        assert len([one for one in listed if one is not c.Resume]) <= MOST, [one.__name__ for one in listed]


@pytest.mark.parametrize("screen", ALL, ids=lambda screen: screen.__qualname__)
def test_every_screen_locks_by_the_keys_that_darken_it(screen: type[Commanded[Any]]) -> None:
    assert c.Lock in screen.commands() and set(c.Lock.all_keys()) == LOCK_KEYS


def test_f7_and_f8_leaf_and_nothing_else() -> None:
    assert {one.action for one in COMMANDS if {"f7", "f8"} & set(one.all_keys())} == {
        "previous",
        "next",
        "undo_scan",
        "take_back",
    }


def test_no_command_is_on_a_letter_or_alt() -> None:
    keys = {key for one in COMMANDS if one.bound for key in one.all_keys()}
    assert not [key for key in keys if len(key) == 1 or "alt" in key]
    assert not keys & {"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+b", "ctrl+c"}


@pytest.mark.parametrize(("language", "words"), [("en", "F7 does nothing here"), ("zh", "F7 在这里不起作用")])
async def test_a_key_that_does_nothing_says_so(salon: Salon, language: str, words: str) -> None:
    async with at_desk(salon, OWNER, language) as desk:
        await desk.press("f7")
        assert desk.line(words)
        await desk.press("f1")
        await desk.press("f9")
        assert desk.line(words.replace("F7", "F9"))


async def test_the_second_keys_do_the_same_and_are_shown_where_the_terminal_keeps_the_first(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        desk.app.kept_keys = frozenset({"f1", "f10", "f11"})
        await desk.go("staff")
        assert "^G Help" in desk.text and "^S Edit" in desk.text and "^L Lock" in desk.text
        await desk.press("ctrl+s")
        assert desk.app.front_page() is desk.app.page("member")
        await desk.press("ctrl+g")
        assert desk.line("Help ·")


async def test_what_else_a_page_can_do_is_chosen_by_digit(salon: Salon) -> None:
    async with at_desk(salon, DENG) as desk:
        await desk.go("cabinets")
        await desk.press("f4")
        assert desk.line("What else can be done here")
        await desk.more("New cabinet")
        assert desk.app.front_page() is desk.app.page("cabinet_form")


async def test_f4_again_inside_a_list_is_the_list_of_the_page(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.press("f6", "f4")
        assert not desk.line("What else can be done here")
        await desk.press("f4")
        assert desk.line("What else can be done here") and desk.line("Empty")
        await desk.press("f4")
        assert desk.line("What else can be done here")


OFFERS = [
    (str(number), text)
    for number, text in enumerate(["敏感", "干性", "油性", "Dry skin", *(f"None {letter}" for letter in "ABCDEFGH")], 1)
]


@pytest.mark.parametrize(
    ("typed", "left"),
    [("gan", ["敏感", "干性"]), ("gx", ["干性"]), ("性", ["干性", "油性"]), ("dry", ["Dry skin"]), ("zzz", [])],
)
async def test_letters_narrow_a_list(salon: Salon, typed: str, left: list[str]) -> None:
    async with at_desk(salon) as desk:
        answers: list[str | None] = []
        desk.app.push_screen(Choose("Skin", OFFERS), answers.append)
        await desk.settle()
        assert desk.line("1 of 12")
        await desk.press("end")
        assert desk.line("12 of 12")
        await desk.press("home", *typed)
        assert [text for _number, text in OFFERS if desk.line(f"  {text}")] == left
        if left:
            await desk.press("enter")
            assert answers == [next(number for number, text in OFFERS if text == left[0])]
        else:
            assert desk.line("Nothing has zzz in it")
            await desk.press(*["backspace"] * 3, "1", "2")
            assert answers == ["12"]


async def test_space_ticks_and_under_letters_enter_does(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        answers: list[str | None] = []
        desk.app.push_screen(Choose("Skin", OFFERS, several=True), answers.append)
        await desk.settle()
        await desk.press("down", "space", *"dry", "enter", "f10")
        assert answers == ["2 4"]
        desk.app.push_screen(Choose("Skin", OFFERS, several=True), answers.append)
        await desk.settle()
        await desk.press("f10")
        assert answers == ["2 4", None], "nothing ticked says nothing"


async def test_a_scan_into_a_list_narrows_nothing_and_chooses_nothing(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        answers: list[str | None] = []
        desk.app.push_screen(Choose("Skin", OFFERS), answers.append)
        await desk.settle()
        for key in [*"A6901234567892", "enter"]:
            desk.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await desk.settle()
        assert answers == [] and desk.line("1 of 12") and desk.line("What was scanned is no client's card.")


@pytest.mark.parametrize("scanned", scans.SENTENCES)
@pytest.mark.parametrize("end", ["enter", ""])
@pytest.mark.parametrize("page", ["home", "menu", "staff", "client"])
async def test_what_is_no_card_is_one_sentence(salon: Salon, page: str, end: str, scanned: str) -> None:
    async with at_desk(salon) as desk:
        if page == "client":
            desk.app.show_client(desk.app.page("home"), salon.clients[OUYANG], [])
            await desk.settle()
        elif page != "home":
            await desk.go(page)
        before = desk.text.splitlines()[:-2]
        for key in [*scanned, *([end] if end else [])]:
            desk.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await desk.settle()
        assert desk.line(scans.SENTENCES[scanned])
        assert desk.text.splitlines()[:-2] == before and desk.app.front_page() is desk.app.page(page)


@pytest.mark.parametrize("scanned", scans.AS_SCANNED)
async def test_a_card_is_opened_however_it_is_scanned(salon: Salon, scanned: str) -> None:
    async with at_desk(salon) as desk:
        for key in scanned:
            name = "ctrl+b" if key == "\x02" else key
            desk.app.post_message(events.Key(name, key))
        await desk.settle()
        assert OUYANG in desk.text.splitlines()[0]


@pytest.mark.parametrize("end", ["tab", "ctrl+j", "ctrl+c"])
async def test_whatever_ends_it(salon: Salon, end: str) -> None:
    async with at_desk(salon) as desk:
        for key in [*"6901234567892", end]:
            desk.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await desk.settle()
        assert desk.line(scans.NOT_A_CARD) and desk.app.front_page() is desk.app.page("home")


async def test_a_scan_at_the_sign_in_page_spends_no_try(salon: Salon) -> None:
    async with at_desk(salon, None) as desk:
        for scanned in ("6901234567892", "00000013", "]C100000013"):
            for key in [*scanned, "enter"]:
                desk.app.post_message(events.Key(key, key if len(key) == 1 else None))
            await desk.settle()
            assert desk.line("这是扫描，不是手输。")
    with salon.archive.connected():
        assert not entries(operation="sign_in", outcome="refused")


@pytest.mark.parametrize("leave", ["f3", "scan", "card"])
async def test_a_half_filled_form_is_kept_and_led_back_to(salon: Salon, leave: str) -> None:
    async with at_desk(salon) as desk:
        await desk.press("f6")
        _form(desk).go_to_field("name")
        await desk.type("王小")
        if leave == "f3":
            await desk.press("f3")
        elif leave == "scan":
            for key in [*"00000013", "enter"]:
                desk.app.post_message(events.Key(key, key if len(key) == 1 else None))
            await desk.settle()
            assert OUYANG in desk.text.splitlines()[0]
        else:
            await desk.press("f2", *"8000", "enter")
        assert desk.line("New client: not saved, but kept as a draft. F4 leads back.")
        await desk.more("Back to what is not saved")
        assert "王小" in desk.line("Name *")


async def test_a_client_opens_on_the_first_tab(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        page = desk.app.page("client")
        assert isinstance(page, ClientPage)
        desk.app.show_client(desk.app.page("home"), salon.clients[OUYANG], [])
        await desk.settle()
        await desk.press("5")
        visits = desk.text
        await desk.press("f3")
        desk.app.show_client(desk.app.page("home"), salon.clients[OUYANG], [])
        await desk.settle()
        assert desk.text != visits


async def test_a_box_number_goes_there_where_it_can_be_no_answer(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.press("f6")
        form = _form(desk)
        named = {entry.field.box: entry for entry in form.state.entries if entry.field.box}
        choice = next(entry for entry in named.values() if entry.field.kind is Kind.CHOICE)
        target = next(box for box in named if box != choice.field.box)
        form.go_to_field(choice.name)
        await desk.press(*target.lower(), "enter")
        assert form.current is named[target] and choice.text == "", "the field has what it had before"
        form.go_to_field("name")
        await desk.press(*target, "enter")
        assert named_text(form, "name") == target, "where text is typed, it is text"


async def test_a_box_is_found_in_the_list_by_its_number_or_its_name(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.press("f6")
        form = _form(desk)
        target = next(entry for entry in reversed(form.state.entries) if entry.field.box)
        await desk.more("Go to a box")
        await desk.press(*target.field.box.lower(), "enter")
        assert form.current.field.box.startswith(target.field.box)


def _form(desk: Sitting) -> Form:
    page = desk.app.front_page()
    assert isinstance(page, FormPage)
    return page.form


def named_text(form: Form, name: str) -> str:
    return form.state.entry(name).text


async def test_a_visit_opened_by_mistake_is_cancelled_with_a_reason(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        desk.app.show_client(desk.app.page("home"), salon.clients[OUYANG], [])
        await desk.settle()
        await desk.press("ctrl+r")
        assert desk.line(f"Open a visit for {OUYANG}"), "a key beside others asks first"
        await desk.press("f10")
        await desk.more("Cancel this visit")
        assert desk.line(f"Why is the visit of {OUYANG} cancelled?")
        await desk.type("开错了")
        await desk.press("enter")
        assert desk.line(f"The visit of {OUYANG} is cancelled.")
