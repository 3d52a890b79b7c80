"""Another program writes to the archive: the desk waits for it, without being held up, and loses nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from textual import events

from db.core.sql import rows
from db.staff.queries.people import draft
from salon_tui.screens.base.form_page import FormPage
from salon_tui.screens.clients.client import ClientPage
from salon_tui.screens.desk.find import FindPage
from salon_tui.screens.desk.sign_in import SignInPage
from tests.db.salon import DESK_WOMAN, LIN, OUYANG, Salon, entries
from tests.screens.base.faults import held
from tests.screens.desks import Sitting, at_desk

WAITS = "This waits until it has done so"


def post(desk: Sitting, *keys: str) -> None:
    """Keys that come all at once."""
    for key in keys:
        desk.app.post_message(events.Key(key, key if len(key) == 1 else None))


async def until(is_so: Callable[[], object]) -> None:
    """Lets the event loop turn until something is so."""
    async with asyncio.timeout(20):
        while not is_so():
            await asyncio.sleep(0.005)


async def test_keys_typed_while_the_archive_is_waited_for_have_their_effect_afterwards(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        await desk.press("f2", *"8000")
        with held(salon):
            post(desk, "enter", "5", "down")
            await until(lambda: desk.line(WAITS))
            assert isinstance(desk.app.screen, FindPage) and not desk.app.key_queue.is_empty
        await desk.settle()
        assert isinstance(desk.app.screen, ClientPage) and OUYANG in desk.text.splitlines()[0]
        assert desk.app.screen._tab == 5 and not desk.line(WAITS)
        opened = desk.app.screen.list.at
        await desk.press("up")
        assert opened == desk.app.screen.list.at + 1, "the second key came after the first"


async def test_what_is_saved_while_another_program_writes_is_saved_once(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("salon")
        page = desk.app.screen
        assert isinstance(page, FormPage)
        page.form.go_to_field("name")
        await desk.type("新静颜")
        with held(salon):
            post(desk, "f10", "f3")
            await until(lambda: desk.line(WAITS))
        await desk.settle()
        assert "新静颜" in desk.text.splitlines()[0], "the second key led home, where the new name stands"
        with salon.archive.connected():
            assert rows("SELECT name FROM salon") == [("新静颜",)]
            assert len(entries(operation="change_salon", outcome="done")) == 1


async def test_a_page_that_waits_shows_nothing_of_whom_it_was_about_before(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        await desk.press("f2", *"8000", "enter", "f10")
        assert OUYANG in desk.text
        await desk.press("f3", "f2", *"9001", "enter")
        await desk.type("她换了人")
        await desk.press("f10")
        with held(salon):
            post(desk, "f10")
            await until(lambda: desk.line(WAITS))
            assert OUYANG not in desk.text
        await desk.settle()


async def test_the_desk_is_locked_at_once_and_its_session_when_that_can_be(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        session = desk.app.desk_in_use.session
        with held(salon):
            desk.app.lock()
            assert isinstance(desk.app.screen, SignInPage) and desk.app.desk is None
        await desk.settle()
        with salon.archive.connected():
            [(locked,)] = rows("SELECT locked FROM session WHERE id = ?", session)
        assert locked


async def test_what_is_typed_while_another_program_writes_is_held_and_kept_later(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.press("f6")
        await desk.type("王小")
        page = desk.app.screen
        assert isinstance(page, FormPage)
        with held(salon):
            assert not page.keep_draft()
            assert [kept.content for _form, _about, kept in desk.app.unkept.of(salon.staff[DESK_WOMAN])]
        assert page.keep_draft()
        at = desk.app.desk_in_use
        kept = draft(at, page.FORM, page.draft_of)
        assert kept is not None and "王小" in kept.content


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_wait_that_is_in_vain_ends_in_a_sentence(
    salon: Salon, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setattr("db.core.sql.BUSY_SECONDS", 0.3)
    async with at_desk(salon, DESK_WOMAN, language) as desk:
        await desk.press("f2", *"8000")
        with held(salon):
            post(desk, "enter")
            await desk.settle()
            assert ("Nothing is lost; wait a moment" if language == "en" else "没有丢失任何内容") in desk.said
            assert isinstance(desk.app.screen, FindPage)
        await desk.press("enter")
        assert isinstance(desk.app.screen, ClientPage)
