"""What comes to the front is painted whole at once, and never amid what was there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.screen import Screen

from salon_tui.app.application import SalonApp
from salon_tui.widgets.lines import Line
from tests.db.salon import DESK_WOMAN, Salon
from tests.screens.desks import at_desk

TURNS: dict[str, Callable[[SalonApp], object]] = {
    "a page that was there before": lambda app: app.show_page("register"),
    "the page below": lambda app: app.pop_screen(),
}


@pytest.mark.usefixtures("as_in_a_terminal")
@pytest.mark.parametrize("turn", TURNS.values(), ids=TURNS)
async def test_what_changes_first_is_not_painted_alone(
    salon: Salon, monkeypatch: pytest.MonkeyPatch, turn: Callable[[SalonApp], object]
) -> None:
    painted: list[object] = []
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.press("f6", "f3", "f2")
        turn(desk.app)
        page: Screen[Any] = desk.app.screen
        monkeypatch.setattr(type(desk.app), "_display", lambda app, screen, update: painted.append(update))
        page.query_one("#message", Line).set_pieces("…")
        page._dirty_widgets.add(page.query_one("#message"))
        page._on_timer_update()
    assert isinstance(next(one for one in painted if isinstance(one, (ChopsUpdate, LayoutUpdate))), LayoutUpdate)
