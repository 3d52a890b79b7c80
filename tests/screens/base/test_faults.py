"""Whatever goes wrong with the archive is one sentence, and the desk goes on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

import pytest

from db.clients.operations import clients
from db.core.errors import Code, SalonError
from db.staff.operations import session
from db.staff.queries.people import draft
from db.staff.records import KeptDraft
from salon_tui.app.application import SalonApp
from salon_tui.kiosk import incident
from salon_tui.screens.base.commanded import Commanded
from salon_tui.screens.base.draft_page import DraftPage
from salon_tui.screens.clients.client import ClientPage
from salon_tui.screens.clients.register import RegisterPage
from salon_tui.screens.desk.find import FindPage
from salon_tui.screens.desk.home import HomePage
from salon_tui.screens.desk.sign_in import SignInPage
from tests.db.salon import CHEN, DESK_WOMAN, LIN, OUYANG, OWNER, PINS, SHEN, Salon
from tests.screens.base.faults import FAULTS, Fault, damaged, full, left, locked
from tests.screens.desks import Sitting, at_desk
from tests.screens.views import VIEWS

FULL, LOCKED = "The disk is full.", "Another program is writing to the archive."
NOT_KEPT = "could not be kept"


@pytest.fixture(autouse=True)
def incidents(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[BaseException]]:
    """What went wrong in the program itself; nothing may."""
    found: list[BaseException] = []
    record = incident.record

    def note(error: BaseException, log: object) -> str:
        found.append(error)
        return record(error, None)

    monkeypatch.setattr(incident, "record", note)
    yield found
    assert not found


async def test_with_a_full_disk_clients_are_found_and_a_card_says_why_it_can_not_be_opened(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        with full(salon):
            await desk.press("f2", *"8000")
            assert OUYANG in desk.text
            await desk.press("enter")
            assert FULL in desk.text and isinstance(desk.app.screen, FindPage)
        await desk.press("enter")
        assert isinstance(desk.app.screen, ClientPage) and FULL not in desk.text


async def test_with_a_full_disk_the_form_says_why_it_does_not_open_on_the_card(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.press("f2", *"8000", "enter")
        with full(salon):
            await desk.press("f10")
            assert isinstance(desk.app.screen, ClientPage) and FULL in desk.text


@pytest.mark.parametrize(("least", "warned"), [(10**18, True), (1, False)])
async def test_home_warns_before_the_disk_is_full(
    salon: Salon, monkeypatch: pytest.MonkeyPatch, least: int, warned: bool
) -> None:
    assert HomePage.LEAST_FREE == 200_000_000
    monkeypatch.setattr(HomePage, "LEAST_FREE", least)
    async with at_desk(salon, DESK_WOMAN) as desk:
        assert ("MB are free on the disk" in desk.text) is warned


async def test_nothing_more_is_written_to_an_archive_that_is_damaged(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    with damaged(salon), pytest.raises(SalonError):
        for name in salon.clients.values():
            clients.open_client(at, name)
    assert salon.archive.is_damaged
    with pytest.raises(SalonError) as refused:
        session.keep_draft(at, session.KeepDraft("register", "{}"))
    assert refused.value.code is Code.DAMAGED


async def test_what_another_program_holds_up_is_said_and_can_be_done_again(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.press("f2", *"8000", "enter")
        with locked(salon):
            await desk.press("ctrl+t")
            assert LOCKED in desk.text
        await desk.press("ctrl+t")
        assert "138 0013 8000" in desk.text


async def test_a_damaged_archive_is_said_and_the_desk_goes_on(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        with damaged(salon):
            for key in ("f2", *"oy", "enter", "f12", "f6", "f3", "0", "3", "1"):
                await desk.press(key)
            await desk.press("f3", "f5")
            assert "damaged" in desk.text and isinstance(desk.app.screen, HomePage)


@pytest.mark.parametrize(("fault", "words"), [(full, "磁盘已满"), (locked, "另一个程序正在写入档案")])
async def test_a_right_pin_at_an_archive_that_fails_is_one_sentence_on_the_sign_in_page(
    salon: Salon, fault: Fault, words: str
) -> None:
    async with at_desk(salon, None) as desk:
        await desk.press("2")
        with fault(salon):
            await desk.pin(PINS[DESK_WOMAN])
            assert isinstance(desk.app.screen, SignInPage)
            assert words in desk.text


async def test_a_reason_that_has_run_out_leads_back_and_keeps_what_was_typed(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        await desk.press("f2", *"9001", "enter")
        await desk.type("她换了人")
        await desk.press("f10")
        assert isinstance(desk.app.screen, ClientPage)
        salon.clock.forward(minutes=6)
        await desk.press("f1")
        await desk.press("f12")
        # asked for again, and given up
        assert "write a reason" in desk.asked and desk.text.count(CHEN) == 1, "the question alone says whose it is"
        await desk.press("escape")
        assert not isinstance(desk.app.screen, ClientPage)
        assert "write a reason" in desk.text


async def test_somebody_who_leaves_is_put_before_the_door_with_a_sentence(salon: Salon) -> None:
    async with at_desk(salon, OWNER) as desk:
        with left(salon):
            await desk.press("f5")
            assert isinstance(desk.app.screen, SignInPage) and desk.app.desk is None
            assert "signed in" in desk.line("signed in")


async def test_a_manager_who_marks_herself_as_left_finds_herself_before_the_door(salon: Salon) -> None:
    async with at_desk(salon, SHEN) as desk:
        await desk.go("staff")
        rows = [row.key.name for row in desk.app.page("staff").list.rows if row.key]  # type: ignore[attr-defined]
        await desk.press(str(rows.index(SHEN) + 1))
        page = desk.app.screen
        page.form.go_to_field("active")  # type: ignore[attr-defined]
        page.form.put("2")  # type: ignore[attr-defined]
        await desk.press("f10", "f10")
        assert isinstance(desk.app.screen, SignInPage)


# Drafts.


async def begin(desk: Sitting, name: str = "钱多多") -> None:
    await desk.press("f6")
    page = desk.app.screen
    assert isinstance(page, RegisterPage)
    page.form.go_to_field("name")
    await desk.type(name)


async def test_a_draft_that_was_kept_is_said_to_be(salon: Salon) -> None:
    for key in ("f12", "f3", "f2"):
        async with at_desk(salon, DESK_WOMAN) as desk:
            await begin(desk)
            await desk.press(key)
            assert "not saved, but kept" in desk.text


@pytest.mark.parametrize("key", ["f12", "f3", "f2"])
async def test_a_draft_that_could_not_be_kept_is_said_not_to_be_and_is_there_all_the_same(
    salon: Salon, key: str
) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        with full(salon):
            await begin(desk)
            await desk.press(key)
            assert "not saved, but kept" not in desk.text and NOT_KEPT in desk.text.replace("\n", " ")
            assert [kept.content for _form, _about, kept in desk.app.unkept.of(salon.staff[DESK_WOMAN])]


async def test_a_lock_with_a_full_disk_says_what_is_held_and_gives_it_back_to_whoever_typed_it(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        with full(salon):
            await begin(desk)
            await desk.press("f11")
            assert isinstance(desk.app.screen, SignInPage)
            assert DESK_WOMAN in desk.line("could not be") and "钱多多" not in desk.text
        someone_else = salon.desk(LIN)
        desk.app.enter(someone_else)
        await desk.settle()
        assert desk.app.unkept.of(salon.staff[DESK_WOMAN])
        desk.app.lock()
        await desk.settle()
        again = salon.desk(DESK_WOMAN)
        session.set_own_look(again, "en", "calm")
        desk.app.enter(again)
        await desk.settle()
        assert not desk.app.unkept.of(salon.staff[DESK_WOMAN])
        assert any("钱多多" in kept.content for kept in _drafts(desk.app))


def _drafts(app: SalonApp) -> list[KeptDraft]:
    found = [draft(app.desk_in_use, "register", place) for place in range(9)]
    return [one for one in found if one is not None]


# Every page and every key.

PAGES = {view.page: view for view in VIEWS if view.page and view.who is not None and not view.without_archive}
_WAYS_OUT = ("f12", "f2", "enter", "f10", "f6", "x", "f3", "f11")


async def _back_after_a_lock(salon: Salon, desk: Sitting, who: str) -> None:
    """Whoever locks the desk on a page about something comes back to it, and from there to the page below."""
    pages = desk.app.pages
    page, way = pages.front_page(), pages.recall()
    if page is None or not page.target:
        return
    if page.recall() is None:
        # what is known of a condition may have changed: the list comes back, which leads to what was typed
        is_listed = page.name == "change_condition"
        assert is_listed or not isinstance(page, DraftPage), "what is typed there would be found by nobody"
        return
    desk.app.lock()
    desk.app.enter(salon.desk(who))
    await desk.settle()
    assert pages.front_page() is desk.app.page(str(page.name)), desk.said
    await desk.press("f12")
    below = pages.front_page()
    assert below is not None and below.name == ["home", *(name for name, _about in way)][-2], desk.said
    pages.come_back(way)
    await desk.settle()


@pytest.mark.parametrize(("page", "fault"), [*zip(PAGES, cycle(FAULTS), strict=False)])
async def test_no_key_of_any_page_ends_the_program_and_a_lock_leads_back_to_it(
    salon: Salon, monkeypatch: pytest.MonkeyPatch, page: str, fault: str
) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(salon.folder / "none.sock"))
    monkeypatch.setenv("HOME", str(salon.folder))
    view = PAGES[page]
    async with at_desk(salon, view.who) as desk:
        await view.go(desk, salon)
        await _back_after_a_lock(salon, desk, view.who or OWNER)
        screen = desk.app.screen
        assert isinstance(screen, Commanded)
        keys = dict.fromkeys(key for command in screen.commands() for key in command.key.split(","))
        with FAULTS[fault](salon):
            for key in [*(key for key in keys if key not in ("f11", "f12", "f3")), "1", *_WAYS_OUT]:
                await desk.press(key)
        assert not desk.app._exit
