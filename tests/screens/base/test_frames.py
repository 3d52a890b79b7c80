"""A frame shows what Textual's own painting would, and what is found is seen without waiting for a turn."""

from __future__ import annotations

import pytest
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region

from salon_tui.kiosk.painting.frames import Frames, paint_now
from salon_tui.widgets.lines import Message
from tests.db.salon import OWNER, Salon
from tests.screens.desks import at_desk


@pytest.mark.usefixtures("as_in_a_terminal")
async def test_what_is_painted_of_a_frame_is_what_textual_paints(salon: Salon, monkeypatch: pytest.MonkeyPatch) -> None:
    async with at_desk(salon, OWNER) as desk:
        for keys in (("f2", "o", "y"), ("f12", "f6"), ("f12", "f4")):
            await desk.press(*keys)
            page = desk.app.screen
            frames = page._compositor
            assert isinstance(frames, Frames)
            width, height = page.size
            for crop, rows in (
                (Region(0, 0, width, height), set(range(height))),
                (Region(0, 3, width, 12), {3, 4, 9, 14}),
                (Region(5, 2, 20, 1), {2}),
                (Region(width - 9, 1, 9, height - 2), {1, height // 2}),
            ):
                ours = frames._render_chops(crop, rows.__contains__)
                with monkeypatch.context() as patch:
                    patch.setattr(Frames, "_get_renders", Compositor._get_renders)
                    theirs = frames._render_chops(crop, rows.__contains__)
                for y in rows:
                    in_crop = [x for x in theirs[y] if x < crop.right]
                    assert [ours[y][x] for x in in_crop if x >= crop.x] == [
                        theirs[y][x] for x in in_crop if x >= crop.x
                    ]


@pytest.mark.usefixtures("as_in_a_terminal")
async def test_what_has_changed_can_be_painted_at_once(salon: Salon, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[str] = []
    async with at_desk(salon, OWNER) as desk:
        page = desk.app.screen

        def display(app: object, screen: object, update: object) -> None:
            if isinstance(update, ChopsUpdate):
                painted.append("".join(strip.text for row in update.chops for strip in row.values() if strip))

        monkeypatch.setattr(type(desk.app), "_display", display)
        page.query_one(Message).say("gleich")
        paint_now(page)
        assert [text.strip() for text in painted] == ["gleich"]
