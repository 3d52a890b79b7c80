"""Taking cards out at the screen: a day's clients, others by hand, and the sheets."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.db.papers.shelves import drawer, number, paper
from tests.db.papers.test_pull_list import come_again
from tests.db.salon import CHEN, DESK_WOMAN, EVANS, HAO, LI, LIN, OUYANG, OWNER, ZENG, Salon, entries
from tests.printouts.reading import text
from tests.screens.desks import Sitting, at_desk


@pytest.fixture(autouse=True)
def no_printer(monkeypatch: pytest.MonkeyPatch, salon: Salon) -> None:
    """What is printed is saved in the home folder."""
    monkeypatch.setenv("CUPS_SERVER", str(salon.folder / "none.sock"))
    monkeypatch.setenv("CUPS_SERVERROOT", str(salon.folder / "none"))
    monkeypatch.setenv("HOME", str(salon.folder))


def shelf(salon: Salon) -> None:
    """A drawer with cards of three clients, two of whom come tomorrow."""
    made = drawer()
    for name in (CHEN, LI, OUYANG):
        paper(salon, name, made)
    tomorrow = salon.clock.today + timedelta(days=1)
    come_again(salon, OUYANG, tomorrow)
    come_again(salon, CHEN, tomorrow, by=HAO)


async def scan(desk: Sitting, salon: Salon, name: str) -> None:
    page = desk.app.front_page()
    assert page is not None and page.TAKES_SCANS
    page.take_scan(number(salon, name))
    await desk.settle()


def listed(desk: Sitting) -> list[str]:
    found = {name: desk.text.find(f"{name} ") for name in (OUYANG, CHEN, ZENG, EVANS, LI)}
    return sorted((name for name, at in found.items() if at >= 0), key=lambda name: found[name])


async def test_tomorrows_cards_stand_there_in_walking_order(salon: Salon) -> None:
    shelf(salon)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("pull_list")
        assert listed(desk) == [CHEN, OUYANG]
        assert "A-1" in desk.line(CHEN) and HAO in desk.line(CHEN)
        assert f"{salon.clock.today + timedelta(days=1)}" in desk.text.splitlines()[0]


async def test_others_are_added_by_scan_and_by_name_and_left_out_again(salon: Salon) -> None:
    shelf(salon)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("pull_list")
        await scan(desk, salon, LI)
        await desk.type("Evans")
        await desk.press("enter")
        assert listed(desk) == [CHEN, LI, OUYANG, EVANS]
        assert "never printed" in desk.line(EVANS) and "▸" in desk.line(EVANS)
        await desk.press("f4", "2")
        assert listed(desk) == [CHEN, LI, OUYANG]
        await scan(desk, salon, LI)
        assert f"{LI} is on the list already." in desk.text


async def test_another_day_and_an_empty_list(salon: Salon) -> None:
    shelf(salon)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("pull_list")
        await desk.press("f4", "1", "3")
        assert "Nobody is expected on" in desk.text
        await desk.press("f10")
        assert "There is nobody on the list yet." in desk.text
        await desk.press("f4", "1", "9")
        assert "Nobody is on the list" in desk.text
        await desk.press("f4", "1", "1")
        assert sorted(listed(desk)) == sorted([CHEN, OUYANG]), "who was here today"


async def test_the_list_is_printed_and_then_what_a_beautician_reads(salon: Salon) -> None:
    shelf(salon)
    async with at_desk(salon, OWNER, "en") as desk:
        await desk.go("pull_list")
        await scan(desk, salon, LI)
        await desk.press("f10")
        [sheet] = entries(operation="print_pull_list")
        assert '"cards":3' in sheet["what"]
        await desk.press("f4", "3")
        assert f"Pre-read sheet: {LIN}" in desk.text and "clients whom nobody is named for" in desk.text
        await desk.press("2")
        assert f"F10 prints: Pre-read sheet: {LIN}" in desk.text
        await desk.press("f10")
        [sheet] = entries(operation="print_pre_read")
        assert f'"clients":[{salon.clients[OUYANG]}]' in sheet["what"]
    pulled, read = sorted(salon.folder.glob("*.pdf"), key=lambda path: path.name.startswith("PR"))
    assert pulled.name.startswith("PU-01 2026-03-11") and read.name.startswith("PR-01 2026-03-11")
    told = text(read.read_bytes())
    assert LIN in told and OUYANG in told and CHEN not in told


async def test_the_list_stays_over_a_lock_for_the_same_person(salon: Salon) -> None:
    shelf(salon)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("pull_list")
        await scan(desk, salon, ZENG)
        desk.app.lock()
        await desk.settle()
        shown = desk.app.page("pull_list").query_one("#cards").rows  # type: ignore[attr-defined]
        assert shown == []
        desk.app.enter(salon.desk(DESK_WOMAN))
        await desk.settle()
        assert listed(desk) == [CHEN, OUYANG, ZENG]
        desk.app.lock()
        await desk.settle()
        desk.app.enter(salon.desk(OWNER))
        await desk.settle()
        await desk.go("pull_list")
        assert listed(desk) == [CHEN, OUYANG]


async def test_hostile_names_are_shown_as_they_are(salon: Salon) -> None:
    strange = salon.register(salon.desk(OWNER), "[/] O'Brien & <b> 𬭎", "13500135009")
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("pull_list")
        page = desk.app.front_page()
        assert page is not None
        page.take_scan(strange.number)
        await desk.settle()
        assert "[/] O'Brien & <b> 𬭎" in desk.text
        await desk.type("[/]")
        await desk.press("enter")
        assert desk.app.is_running
