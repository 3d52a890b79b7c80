"""Everything on the screen can be read: the contrast of what is really painted, by WCAG 2.2."""

from __future__ import annotations

import pytest
from rich.color import Color

from tests.db.salon import Salon
from tests.screens.desks import Sitting, at_desk
from tests.screens.views import VIEWS, View

LOOKED_AT = ("letter text", "visit", "home", "menu", "labels", "staff")


def luminance(color: Color) -> float:
    """Relative luminance, 0 to 1."""
    parts = [part / 255 for part in color.get_truecolor()]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrasts(desk: Sitting) -> dict[str, float]:
    """The contrast of every piece of text on the screen."""
    found: dict[str, float] = {}
    for strip in desk.app.screen._compositor.render_strips(desk.app.screen.size):
        for text, style, _ in strip:
            if not text.strip(" ─▏") or style is None or style.color is None or style.bgcolor is None:
                continue
            light, dark = sorted((luminance(style.color), luminance(style.bgcolor)), reverse=True)
            found[text] = min(found.get(text, 21), (light + 0.05) / (dark + 0.05))
    return found


@pytest.mark.parametrize(("theme", "least"), [("calm", 4.5), ("contrast", 7)])
@pytest.mark.parametrize("view", [view for view in VIEWS if view.name in LOOKED_AT], ids=lambda view: view.name)
async def test_all_text_stands_out(salon: Salon, view: View, theme: str, least: float) -> None:
    async with at_desk(salon, view.who, "en") as desk:
        desk.app.show_look("en", theme)
        await view.go(desk, salon)
        found = contrasts(desk)
    assert len(found) > 5
    assert {text: round(ratio, 1) for text, ratio in found.items() if ratio < least} == {}
