"""The desk may be locked at any moment, also while a page is still painting itself."""

from __future__ import annotations

import asyncio
import threading

import pytest

from db.clients.operations.clients import open_client
from db.salon.queries import services
from db.visits.operations import OpenVisit, ServiceDone, open_visit
from salon_tui.app import renewal
from salon_tui.app.daily_backup import QUIET_SECONDS
from salon_tui.kiosk.supervisor import RENEWED
from salon_tui.widgets.form import Form
from salon_tui.words.i18n import _
from tests.db.salon import DESK_WOMAN, LIN, OUYANG, OWNER, PINS, Salon
from tests.screens.desks import Sitting, at_desk

MOMENTS = (0, 2, 5, 10, 15, 20)
"""Turns of the event loop between opening a page and locking."""


@pytest.mark.parametrize("name", ["edit", "arrival", "visit"])
async def test_a_form_may_be_locked_while_it_opens(salon: Salon, name: str) -> None:
    async with at_desk(salon) as desk:
        at = desk.app.desk_in_use
        client = open_client(at, salon.clients[OUYANG])
        done = (ServiceDone(services(at)[-1].id, at.staff),)
        record = (
            open_visit(at, OpenVisit(request_id="0" * 32, client=client.id, services=done))
            if name == "visit"
            else client
        )
        for turns in MOMENTS:
            desk.app.show_page(name, record=record)
            for _turn in range(turns):
                await asyncio.sleep(0)
            desk.app.lock()
            await desk.settle()
            assert OUYANG not in desk.text
            desk.app.enter(salon.desk(OWNER))
            await desk.settle()
            assert OUYANG in desk.text.splitlines()[0], "whoever locked is back at the form"


@pytest.mark.parametrize(("minutes", "shown"), [(5, False), (6, True)])
async def test_a_clock_that_was_set_back_is_shown_before_anybody_signs_in(
    salon: Salon, minutes: int, shown: bool
) -> None:
    salon.desk(OWNER)
    last = salon.clock.now
    salon.clock.forward(minutes=-minutes)
    async with at_desk(salon, None) as desk:
        await desk.settle()
        assert (f"最后一条记录的时间 {last.astimezone():%Y-%m-%d %H:%M}，请校准时钟" in desk.text) == shown


async def test_help_over_a_form_that_is_put_away(salon: Salon) -> None:
    """Help of find, over a form, in a window of another size, then the lock."""
    async with at_desk(salon) as desk:
        await desk.press("f6", "f1", "f12", "f2", "f1")
        await desk.pilot.resize_terminal(100, 30)
        await desk.settle()
        await desk.press("f11")
        assert desk.app.me is None and OWNER in desk.text


async def test_whoever_locked_the_next_one_reads_the_salons_language(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        assert "F2 Find" in desk.text
        await desk.press("f11")
        assert "密码连错 5 次" in desk.text


async def test_what_was_cut_or_copied_is_gone_at_the_lock(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        desk.app.copy_to_clipboard("13800138000")
        assert desk.app.clipboard == "13800138000"
        await desk.press("f11")
        assert desk.app.clipboard == ""


@pytest.mark.parametrize(
    ("keys", "page"),
    [
        ("", "client"),
        ("f10", "edit"),
        ("f9", "print"),
        ("f6", "arrival"),
        ("5 enter", "past_visit"),
        ("5 enter f9", "print_visit"),
        ("f3 0", "menu"),
        ("f3 0 6", "paper_menu"),
    ],
)
async def test_whoever_locked_the_desk_is_back_where_they_were(salon: Salon, keys: str, page: str) -> None:
    async with at_desk(salon, LIN) as desk:
        await desk.press("f2", *"8000", "enter", *keys.split())
        before = desk.text
        assert desk.app.front_page() is desk.app.page(page)
        desk.app.lock()
        await desk.settle()
        assert OUYANG not in desk.text
        desk.app.enter(salon.desk(LIN))
        await desk.settle()
        assert desk.app.front_page() is desk.app.page(page) and desk.text.splitlines()[0] == before.splitlines()[0]


@pytest.mark.parametrize("keys", ["f10", "f9", "f6", "5 enter f9"])
async def test_after_a_lock_a_page_leads_back_as_before(salon: Salon, keys: str) -> None:
    async with at_desk(salon, LIN) as desk:
        await desk.press("f2", *"8000", "enter")
        card = desk.text
        await desk.press(*keys.split())
        for _lock in range(2):
            desk.app.lock()
            desk.app.enter(salon.desk(LIN))
            await desk.settle()
        for _page in range(keys.count("f9") + keys.count("enter") or 1):
            await desk.press("f12")
        assert desk.text == card
        await desk.press("f12")
        assert desk.app.screen.name == "home"


async def test_what_cannot_be_read_again_leads_to_the_page_below(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        await desk.press("f2", *"8000", "enter")
        await desk.go("condition", record=desk.app.page("client").target["record"], typed="x")
        desk.app.lock()
        desk.app.enter(salon.desk(LIN))
        await desk.settle()
        assert desk.app.screen.name == "client" and OUYANG in desk.text


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_quick_change_keeps_what_was_typed_for_who_typed_it(salon: Salon, language: str) -> None:
    async with at_desk(salon, DESK_WOMAN, language) as desk:
        await desk.press("f6", "1", "1", "1", *["down"] * 5)
        await desk.type("赵半")
        for who, digit in ((OWNER, "1"), (DESK_WOMAN, "2"), (OWNER, "1")):
            await desk.press("f11", digit, *PINS[who])
            assert desk.app.me is not None and desk.app.me.name == who
            if who == DESK_WOMAN:
                assert desk.app.screen.name == "home"
                assert _("{form}: not saved, but kept as a draft. F4 leads back.").partition("{form}")[2] in desk.said
                await desk.press("f6")
                assert "赵半" in desk.said, "what she typed is offered to her alone"
                await desk.press("f3")
            else:
                assert "赵半" not in desk.text
                await desk.press("f12")
                assert desk.app.screen.name == "home", "hers is no page of somebody else's"
                await desk.press("f6")
                assert "赵半" not in desk.text
                await desk.press("f3")


async def test_the_desk_locks_after_the_seconds_that_were_set(salon: Salon, monkeypatch: pytest.MonkeyPatch) -> None:
    awake = 1_000.0
    monkeypatch.setattr("salon_tui.kiosk.key_queue.time.clock_gettime", lambda _clock: awake)
    async with at_desk(salon, DESK_WOMAN) as desk:
        for seconds in (89.0, 89.5):
            awake += seconds
            await desk.press("down")
            assert desk.app.me is not None
        awake += 90
        await desk.press("down")
        assert desk.app.me is None and OWNER in desk.text


async def test_another_time_is_in_effect_at_once(salon: Salon, monkeypatch: pytest.MonkeyPatch) -> None:
    awake = 1_000.0
    monkeypatch.setattr("salon_tui.kiosk.key_queue.time.clock_gettime", lambda _clock: awake)
    async with at_desk(salon) as desk:
        await desk.go("salon")
        desk.app.screen.query_one(Form).go_to_field("idle_seconds")
        await desk.press(*"300", "f10", "f3")
        awake += 299
        await desk.press("down")
        assert desk.app.me is not None
        awake += 300
        await desk.press("down")
        assert desk.app.me is None


@pytest.mark.parametrize(
    "kept",
    [
        "by nothing",
        "by the day",
        "by a key",
        "by somebody",
        "by what is held",
        "by help",
        "by work",
        "by the key file",
    ],
)
async def test_a_new_day_begins_with_a_new_program_unless_something_would_be_missed(
    salon: Salon, monkeypatch: pytest.MonkeyPatch, kept: str
) -> None:
    ends: list[int] = []
    monkeypatch.setattr(renewal, "has_parent", lambda: True)
    # the process is the tests' own
    monkeypatch.setattr(renewal, "exit_hard_after", lambda _seconds, code: ends.append(code))
    async with at_desk(salon) as desk:
        me = desk.app.desk_in_use.staff
        await desk.press("f11", *["f1"] * (kept == "by help"))
        salon.clock.forward(days=0 if kept == "by the day" else 1)
        desk.app.key_queue._last_touch -= 0 if kept == "by a key" else QUIET_SECONDS
        if kept == "by somebody":
            desk.app.enter(salon.desk(OWNER))
        elif kept == "by what is held":
            desk.app.unkept.hold(me, "register", 0, "{}")
        elif kept == "by the key file":
            salon.archive.key_file.unlink()
        work = threading.Event()
        if kept == "by work":
            desk.app.run_worker(work.wait, thread=True)
        desk.app._renewal.minute(salon.archive)
        work.set()
        assert ends == ([RENEWED] if kept == "by nothing" else [])


@pytest.mark.parametrize("name", ["home", "client", "edit", "tasks"])
async def test_whoever_locked_comes_back_in_a_program_that_was_started_since(salon: Salon, name: str) -> None:
    about = {"record": salon.clients[OUYANG]} if name in ("client", "edit") else {}
    async with at_desk(salon, None) as desk:
        desk.app.session.left_at = {salon.staff[OWNER]: [(name, about)]}
        desk.app.enter(salon.desk(OWNER))
        await desk.settle()
        assert desk.app.screen.name == name


@pytest.mark.parametrize("about", ["somebody new", "a client", "the salon"])
async def test_what_was_typed_is_given_back_by_one_key_where_somebody_else_was_at_the_desk(
    salon: Salon, about: str
) -> None:
    async with at_desk(salon, OWNER) as desk:
        await _type_something(desk, about)
        typed = desk.app.screen.name
        assert typed is not None and "赵半" in desk.text
        await desk.press("f11", "2", *PINS[DESK_WOMAN])
        assert "not saved" not in desk.text
        await desk.press("f11", "1", *PINS[OWNER])
        assert desk.app.screen.name == "home" and "not saved, but kept as a draft. F4 leads back." in desk.said
        await desk.more("Back to what is not saved")
        assert desk.app.screen.name == typed
        assert "赵半" in desk.app.screen.query_one(Form).state.draft()
        await desk.press("f3")
        # it was given back: what is left of it now is said as always
        assert "not saved, but kept as a draft. F4 leads back." in desk.said


async def _type_something(desk: Sitting, about: str) -> None:
    if about == "somebody new":
        await desk.press("f6", "1", "1", "1", *["down"] * 5)
    elif about == "a client":
        await desk.press("f2", *"8000", "enter", "f10")
        desk.app.screen.query_one(Form).go_to_field("remarks")
    else:
        await desk.go("salon")
        desk.app.screen.query_one(Form).go_to_field("name")
    await desk.type("赵半")
