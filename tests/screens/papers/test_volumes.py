"""Binding and printing volumes at the screen."""

from __future__ import annotations

import pytest

from db.papers.volumes.queries import volumes
from tests.db.papers.shelves import paper
from tests.db.papers.test_volumes import filled
from tests.db.salon import CHEN, DENG, EVANS, LI, OUYANG, ZENG, Salon
from tests.printouts.reading import text
from tests.screens.desks import at_desk


@pytest.fixture(autouse=True)
def no_printer(monkeypatch: pytest.MonkeyPatch, salon: Salon) -> None:
    """What is printed is saved in the home folder."""
    monkeypatch.setenv("CUPS_SERVER", str(salon.folder / "none.sock"))
    monkeypatch.setenv("CUPS_SERVERROOT", str(salon.folder / "none"))
    monkeypatch.setenv("HOME", str(salon.folder))


async def test_a_part_of_a_drawer_is_bound_shown_and_printed(salon: Salon) -> None:
    filled(salon)
    async with at_desk(salon, DENG) as desk:
        await desk.go("volumes")
        assert "Nothing is bound yet" in desk.text and "F6  Bind" in desk.text
        await desk.press("f6", "1")
        await desk.fill("李娜", "8000", "客户档案 2026 [/]", "C 柜第 1 层", "6")
        await desk.press("f10")
        assert "What is bound stays in the volume." in desk.text
        await desk.press("f10")
        assert "Volume 1: 3 cards are bound." in desk.text
        assert "客户档案 2026 [/]" in desk.line("C 柜第 1 层")
        await desk.press("1")
        assert "Volume 1" in desk.text.splitlines()[0]
        assert [name in desk.text for name in (CHEN, LI, EVANS, OUYANG, ZENG)] == [False, True, True, True, False]
        assert desk.line(EVANS).rstrip().endswith(" 3")
        await desk.press("f10")
        [path] = salon.folder.glob("VC-01 1.pdf")
        assert OUYANG in text(path.read_bytes())


async def test_nothing_is_bound_before_it_is_asked(salon: Salon) -> None:
    filled(salon)
    async with at_desk(salon, DENG) as desk:
        await desk.go("volumes")
        await desk.press("f6", "1")
        await desk.fill("", "", "一")
        await desk.press("f10", "escape", "f12")
        assert "not saved, but kept as a draft" in desk.text
        await desk.press("f6")
        assert "一" in desk.text
        assert volumes(desk.app.desk_in_use) == []


async def test_a_card_of_another_drawer_is_refused_at_its_field(salon: Salon) -> None:
    filled(salon)
    stranger = salon.register(salon.desk(DENG), "新人", "13500135005")
    paper(salon, stranger.id)
    async with at_desk(salon, DENG) as desk:
        await desk.go("volume")
        await desk.press("1")
        await desk.fill("新人", "", "一")
        await desk.press("f10", "f10")
        assert "From card: This card has no place in that drawer." in " ".join(desk.text.split())
        assert volumes(desk.app.desk_in_use) == []


async def test_the_volume_is_there_again_after_a_lock(salon: Salon) -> None:
    from db.papers.volumes.operations import BindVolume, bind_volume

    record = bind_volume(salon.desk(DENG), BindVolume(request_id="x", drawer=filled(salon), title="一"))
    async with at_desk(salon, DENG) as desk:
        await desk.go("print_volume", id=record.id)
        desk.app.lock()
        await desk.settle()
        desk.app.enter(salon.desk(DENG))
        await desk.settle()
        assert "Volume 1" in desk.text.splitlines()[0] and OUYANG in desk.text
