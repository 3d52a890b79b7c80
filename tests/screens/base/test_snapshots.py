"""What every page and every question looks like, in both languages and on a small and a large screen, as plain text.

``SALON_TUI_UPDATE_SNAPSHOTS=1`` writes what is there now; look at the difference before it is committed.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from salon_tui.screens.base.dialog import Dialog
from salon_tui.screens.registry import PAGES
from salon_tui.words import i18n
from tests.db.salon import Salon
from tests.screens.desks import Sitting, at_desk, opened
from tests.screens.hints import useless_keys
from tests.screens.painted import cells, flaws, lines, without_colours
from tests.screens.views import VIEWS, View

FOLDER = Path(__file__).parents[1] / "snapshots"
UPDATE = "SALON_TUI_UPDATE_SNAPSHOTS"
SMALL, MIDDLE, LARGE = (80, 24), (100, 30), (120, 40)
SIZES = {"zh": (LARGE, SMALL), "en": (SMALL, MIDDLE, LARGE)}
"""In the last of them a page is also held against the look that has no colours: once in each, as a look takes its time.
In the middle there is room enough where the longer language has it.
"""


@pytest.fixture(autouse=True)
def same_everywhere(monkeypatch: pytest.MonkeyPatch, salon: Salon) -> Iterator[None]:
    """The salon's time zone, no printer, and a home folder that is called ``~``."""
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    monkeypatch.setenv("CUPS_SERVER", str(salon.folder / "none.sock"))
    monkeypatch.setenv("CUPS_SERVERROOT", str(salon.folder / "none"))
    monkeypatch.setenv("HOME", str(salon.folder))
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
async def test_a_page_looks_as_before_and_keeps_the_look(salon: Salon, view: View, language: str) -> None:
    async with _desk(salon, view, language) as desk:
        await view.go(desk, salon)
        assert isinstance(desk.app.screen, Dialog) or not view.name.startswith("question"), "no question is in front"
        assert view.page in ("", *(page.name for page in desk.app.screen_stack)), "it didn't come to the page"
        rows = cells(desk)
        looks = {SMALL: lines(rows)}
        useless = useless_keys(desk, looks[SMALL]) if view.page else []
        assert useless == [], "what stands on a page names keys that do nothing there"
        broken: list[str] = []
        for size in SIZES[language]:
            if size != desk.app.size:
                await desk.pilot.resize_terminal(*size)
                await desk.settle()
                rows = cells(desk)
            looks.setdefault(size, lines(rows))
            broken += [f"at {size[0]}: {flaw}" for flaw in flaws(desk, salon, rows)]
        broken += [f"at {size[0]}, without colours: {flaw}" for flaw in await without_colours(desk, rows)]
    kept = (SMALL, LARGE)
    shown = "\n".join(f"{'═' * size[0]} {size[0]}×{size[1]}\n{looks[size]}" for size in kept) + "\n"
    path = FOLDER / f"{re.sub('[^a-z0-9]+', '-', view.name.lower())}.{language}.txt"
    if os.environ.get(UPDATE):
        path.write_text(shown, "utf-8")
    assert path.exists(), f"there is no {path.name}; {UPDATE}=1 writes it"
    assert shown == path.read_text("utf-8")
    assert not broken, "\n".join(broken)


def _desk(salon: Salon, view: View, language: str) -> AbstractAsyncContextManager[Sitting]:
    if view.without_archive:
        i18n.use(language)
        return opened(None, Path("/srv/salon"), SMALL)
    return at_desk(salon, view.who, language, SMALL)


def test_every_page_is_looked_at() -> None:
    assert {view.page for view in VIEWS} - {""} == set(PAGES)


def test_there_is_no_snapshot_of_a_page_that_is_gone() -> None:
    names = {re.sub("[^a-z0-9]+", "-", view.name.lower()) for view in VIEWS}
    assert {path.name.split(".")[0] for path in FOLDER.glob("*.txt")} <= names
