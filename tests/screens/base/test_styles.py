"""What applies to a widget is what Textual itself would find for it."""

from __future__ import annotations

import pytest
from textual.css.stylesheet import Stylesheet
from textual.theme import Theme

from salon_tui.app.themes import CALM, MONO, PAPER
from tests.db.salon import OWNER, Salon
from tests.screens.desks import Sitting, at_desk, opened


def _differing(desk: Sitting) -> list[str]:
    """Widgets that Textual's own sheet would give other rules."""
    own = desk.app.stylesheet
    plain = Stylesheet(variables=desk.app.get_css_variables())
    plain.source = own.source.copy()
    plain.parse()
    found = []
    for node in desk.app.walk_children(with_self=True):
        has = node.styles.base.get_rules()
        assert has or not node.children, "nothing was applied"
        plain.apply(node)
        if node.styles.base.get_rules() != has:
            found.append(f"{node!r}")
    return found


@pytest.mark.parametrize("look", [CALM, PAPER, MONO], ids=lambda look: look.name)
async def test_rules_are_those_that_textual_finds(salon: Salon, look: Theme) -> None:
    async with at_desk(salon, OWNER) as desk:
        for keys in (["f5"], ["f2", *"80"], ["enter"], ["f10", "down"], ["f4"], ["escape", "f1"]):
            await desk.press(*keys)
            assert _differing(desk) == []
        desk.app.theme = look.name
        await desk.settle()
        assert _differing(desk) == []
        await desk.press("escape", "f3")
        assert _differing(desk) == []


async def test_rules_go_with_the_focus(salon: Salon) -> None:
    async with opened(None, salon.folder / "new") as desk:
        for keys in (["2"], [*"Jingyan", "enter"], [*"Zhou", "enter"], ["up"], ["f1"], ["escape"]):
            await desk.press(*keys)
            assert _differing(desk) == []
