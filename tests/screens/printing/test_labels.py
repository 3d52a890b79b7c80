"""Labels at the screen: what for, on what, from which label on."""

from __future__ import annotations

import pytest

from tests.db.papers.shelves import drawer, number, paper
from tests.db.printing.test_labels import agree
from tests.db.salon import CHEN, DENG, DESK_WOMAN, LI, LIN, OUYANG, ZENG, Salon, entries
from tests.printouts.reading import text
from tests.screens.desks import Sitting, at_desk


@pytest.fixture(autouse=True)
def no_printer(monkeypatch: pytest.MonkeyPatch, salon: Salon) -> None:
    """What is printed is saved in the home folder."""
    monkeypatch.setenv("CUPS_SERVER", str(salon.folder / "none.sock"))
    monkeypatch.setenv("CUPS_SERVERROOT", str(salon.folder / "none"))
    monkeypatch.setenv("HOME", str(salon.folder))


async def scan(desk: Sitting, salon: Salon, name: str) -> None:
    page = desk.app.front_page()
    assert page is not None and page.TAKES_SCANS
    page.take_scan(number(salon, name))
    await desk.settle()


def printed(salon: Salon) -> str:
    [path] = salon.folder.glob("LB-01*.pdf")
    return text(path.read_bytes())


async def test_tabs_of_the_cards_that_wait(salon: Salon) -> None:
    drawer()
    for name in (CHEN, LI):
        paper(salon, name)
    async with at_desk(salon, DENG) as desk:
        await desk.go("labels")
        assert "Tabs of cards that wait to be put away" in desk.text and "2 labels" in desk.text
        assert "at the desk, not put away" in desk.line(CHEN)
        await desk.press("f4", "2", "f10")
        assert CHEN not in printed(salon) and LI in printed(salon)


async def test_an_empty_list_says_what_to_do(salon: Salon) -> None:
    async with at_desk(salon, DENG) as desk:
        await desk.go("labels")
        assert "No card waits to be put away" in desk.text and "F4  Which labels" in desk.text
        await desk.press("f10")
        assert "There is nobody on the list yet." in desk.text
        assert entries(operation="print_card_labels") == []


async def test_a_begun_sheet_goes_on_where_it_was_left(salon: Salon) -> None:
    async with at_desk(salon, DENG) as desk:
        await desk.go("labels")
        await scan(desk, salon, OUYANG)
        await desk.press("f4", "3", "2", "1", "4")
        assert "L7159 · from label 14" in desk.text
        await desk.press("f10")
        assert "1 label" in desk.text and OUYANG in printed(salon)
        await desk.press("f4", "3", "3")
        assert "plain paper · from label 1" in desk.text


async def test_all_cards_of_a_drawer(salon: Salon) -> None:
    first, second = drawer("A-1", position=1), drawer("A-2", position=2)
    for name, where in ((CHEN, first), (LI, second), (OUYANG, second)):
        paper(salon, name, where)
    async with at_desk(salon, DENG) as desk:
        await desk.go("labels")
        await desk.press("f4", "1", "3")
        assert f"A-2  {LI} … {OUYANG}" in desk.text
        await desk.press("2")
        assert "2 labels" in desk.text and CHEN not in desk.text and OUYANG in desk.text


async def test_fronts_of_cabinets_and_drawers(salon: Salon) -> None:
    made = drawer()
    for name in (CHEN, LI):
        paper(salon, name, made)
    async with at_desk(salon, LIN) as desk:
        await desk.go("labels")
        await desk.press("f4", "1", "4")
        assert f"{CHEN} … {LI}" in desk.line("Drawer A-1") and "Cabinet A" in desk.text
        await scan(desk, salon, ZENG)
        assert "These are labels of cabinets and drawers." in desk.text
        await desk.press("f4", "2", "f10")
        told = printed(salon)
        assert "A-1" in told and '"labels":1' in entries(operation="print_place_labels")[0]["what"]


async def test_addresses_say_who_can_not_be_written_to(salon: Salon) -> None:
    agree(salon, CHEN)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("labels")
        await desk.press("f4", "1", "5")
        await scan(desk, salon, ZENG)
        await desk.press("f10")
        assert "Nobody on the list can be written to." in desk.text
        await scan(desk, salon, CHEN)
        assert "has not agreed to letters" in desk.line(ZENG) and "1 label" in desk.text
        assert "朝阳区" not in desk.text, "addresses are for the envelope, not for the screen"
        await desk.press("f10")
        assert "朝阳区" in printed(salon)


async def test_who_may_not_list_contacts_is_not_offered_addresses(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        await desk.go("labels")
        await desk.press("f4", "1")
        assert "Fronts of cabinets and drawers" in desk.text and "Addresses" not in desk.text


async def test_labels_of_others_cards_are_refused_to_a_beautician(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        await desk.go("labels")
        await scan(desk, salon, CHEN)
        await desk.press("f10")
        assert "Your role doesn't let you print this client's papers." in desk.text
        assert list(salon.folder.glob("*.pdf")) == []
