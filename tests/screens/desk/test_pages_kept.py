"""A page that is left is kept for a while, and then let go whole, so that a desk takes no more after a week."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from textual.widget import Widget

from salon_tui.app import navigation
from salon_tui.screens.base.page import Page
from tests.db.salon import Salon
from tests.screens.desks import Sitting, at_desk


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "MOST_KEPT", 2)


async def _visit(desk: Sitting, name: str) -> weakref.ref[Page]:
    """Opens a page, moves its mark, and leaves it."""
    await desk.go(name)
    await desk.press("down")
    page = desk.app.page(name)
    await desk.press("f3")
    return weakref.ref(page)


async def _rest(desk: Sitting) -> None:
    desk.app.rest()
    await desk.settle()
    gc.collect()


async def test_pages_that_were_left_longest_ago_are_let_go(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        pages = [await _visit(desk, name) for name in ("services", "staff", "products", "printers")]
        # what was shown again was not left long ago
        await desk.go("staff")
        await desk.press("f3")
        await _rest(desk)
        assert [page() is None for page in pages] == [True, False, True, False]
        await desk.go("staff")
        assert desk.app.front_page() is pages[1]()
        assert desk.line("▸").split()[1] == "2", "it stands as it was left"
        await desk.go("services")
        assert desk.line("▸").split()[1] == "1", "it is read anew"


async def test_what_a_page_has_painted_goes_with_it(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("services")
        await desk.press("f4")
        painted = [
            weakref.ref(widget._styles_cache)
            for screen in desk.app.screen_stack[-2:]
            for widget in screen.walk_children(Widget)
        ]
        assert len(painted) > 10
        await desk.press("f12", "f3")
        for name in ("staff", "products"):
            await _visit(desk, name)
        await _rest(desk)
        assert [one() for one in painted if one() is not None] == []


async def test_pages_in_the_stack_stay(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        way = ("menu", "lists_menu", "services", "products")
        for name in way:
            await desk.go(name)
        before = desk.app.screen_stack
        await _rest(desk)
        assert desk.app.screen_stack == before and desk.app.screen.is_running
        await desk.press("f12", "f12", "f12")
        assert desk.app.front_page() is desk.app.page("menu")


async def test_a_page_that_waits_for_what_it_has_begun_stays_until_it_is_over(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        page = desk.app.page("services")
        gone = weakref.ref(page)
        may_end, answers = threading.Event(), list[bool]()
        desk.app.show_page("services")
        page.perform_slowly(lambda at: may_end.wait(9), answers.append, holds=False)
        del page
        desk.app.go_home()
        for name in ("staff", "products", "printers"):
            desk.app.page(name)
        desk.app.rest()
        gc.collect()
        assert gone() is not None
        may_end.set()
        await desk.settle()
        await _rest(desk)
        assert answers == [True]
        assert gone() is None
