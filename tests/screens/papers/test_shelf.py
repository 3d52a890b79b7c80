"""Checking a drawer at the screen: scanned and typed, told at once, kept over a lock, and its end."""

from __future__ import annotations

import json

from db.core.sql import rows
from db.papers.models import Sheet
from db.papers.printed.states import PaperState
from db.papers.shelf_check.models import ShelfCheck
from db.text.card_number import spaced
from salon_tui.app.application import SalonApp
from salon_tui.kiosk.messages import CardScanned
from salon_tui.screens.papers.shelf_scan import ShelfScanPage
from tests.db.papers.shelves import drawer, number, paper
from tests.db.salon import CHEN, DENG, DESK_WOMAN, EVANS, LI, OUYANG, ZENG, Salon
from tests.screens.desks import Sitting, at_desk

IN_ORDER = (CHEN, LI, EVANS, OUYANG, ZENG)


def shelf(salon: Salon, count: int = 5) -> int:
    """A drawer with the cards of so many clients."""
    made = drawer()
    for name in IN_ORDER[:count]:
        paper(salon, name, made)
    return made


async def scan(desk: Sitting, salon: Salon, *cards: str) -> None:
    """Scans the cards of clients by name, or by number."""
    for card in cards:
        page = desk.app.front_page()
        assert page is not None and page.TAKES_SCANS
        page.take_scan(number(salon, card) if card in salon.clients else card)
        await desk.settle()


def page(app: SalonApp) -> ShelfScanPage:
    found = app.screen
    assert isinstance(found, ShelfScanPage)
    return found


async def test_a_drawer_is_chosen_by_its_digit_and_scanned_in_order(salon: Salon) -> None:
    shelf(salon)
    async with at_desk(salon, DENG) as desk:
        await desk.go("shelf_check")
        assert f"{CHEN} … {ZENG}" in desk.line("A-1") and "never" in desk.line("A-1")
        await desk.press("1")
        await scan(desk, salon, *IN_ORDER)
        assert "5 of 5" in desk.text.splitlines()[0]
        await desk.press("f10")
        assert "5 cards scanned · 0 to be dealt with · 0 missing" in desk.text
        assert "Every card stands where it should" in desk.text
        await desk.press("f12")
        assert f"{salon.clock.today}" in desk.line("A-1")
        assert ShelfCheck.select().count() == 1


async def test_a_card_that_stands_wrong_is_told_at_once(salon: Salon) -> None:
    made = shelf(salon)
    async with at_desk(salon, DENG) as desk:
        await desk.go("shelf_scan", id=made)
        await scan(desk, salon, CHEN, ZENG, LI)
        # only now is it known which of the two stands wrong
        assert "out of order" not in desk.line(LI)
        await scan(desk, salon, EVANS)
        assert "out of order" in desk.line(f"2  {ZENG}")
        await desk.press("up", "up")
        words = " ".join(desk.text.split())
        last = f"{EVANS} {spaced(number(salon, EVANS))}"
        assert f"Take it out and put it at the end of drawer A-1, after {last}." in words


async def test_without_a_scanner(salon: Salon) -> None:
    made = shelf(salon)
    async with at_desk(salon, DENG) as desk:
        await desk.go("shelf_scan", id=made)
        for typed in ("9001", "李娜", spaced(number(salon, EVANS))):
            await desk.type(typed)
            await desk.press("enter")
        assert "3 of 5" in desk.text.splitlines()[0]
        await desk.type("nobody at all")
        await desk.press("enter")
        assert "Nobody is found." in desk.text and "3 of 5" in desk.text.splitlines()[0]
        # a card that can be, and isn't
        await desk.type("99999992")
        await desk.press("enter")
        assert "not in the archive" in desk.line("9999 9992")


async def test_where_several_could_be_meant_one_is_chosen(salon: Salon) -> None:
    made = shelf(salon)
    owner = salon.desk(DENG)
    for at in range(2):
        paper(salon, salon.register(owner, "李四", f"1350013500{at}").id, made)
    async with at_desk(salon, DENG) as desk:
        await desk.go("shelf_scan", id=made)
        await desk.type("李四")
        await desk.press("enter")
        assert "Who is meant by 李四?" in desk.text
        await desk.press("2")
        assert "1 of 7" in desk.text.splitlines()[0] and "李四" in desk.line("▸")


async def test_the_last_scan_is_taken_back(salon: Salon) -> None:
    made = shelf(salon)
    async with at_desk(salon, DENG) as desk:
        await desk.go("shelf_scan", id=made)
        await desk.press("f8")
        assert "Nothing is scanned yet." in desk.text
        await scan(desk, salon, CHEN, CHEN)
        assert "scanned twice" in desk.line("▸")
        assert f"{CHEN} was scanned before. If it is the same card, F8 takes it back." in desk.text
        await desk.press("f8")
        assert "1 of 5" in desk.text.splitlines()[0] and "scanned twice" not in desk.text


async def test_scans_survive_a_lock_and_a_kill(salon: Salon) -> None:
    made = shelf(salon)
    async with at_desk(salon, DENG) as desk:
        await desk.go("shelf_scan", id=made)
        await scan(desk, salon, CHEN, LI, EVANS)
        # as a power cut leaves it: nothing but what is in the archive already
        [(kept,)] = rows("SELECT content FROM draft")
        assert json.loads(kept) == [number(salon, name) for name in (CHEN, LI, EVANS)]
        desk.app.lock()
        await desk.settle()
        assert LI not in str([row.cells for row in desk.app.page("shelf_scan").query_one("#scans").rows])  # type: ignore[attr-defined]
        desk.app.enter(salon.desk(DENG))
        await desk.settle()
        assert "3 of 5" in desk.text.splitlines()[0] and "is here again" in desk.text
        await scan(desk, salon, OUYANG, ZENG)
        await desk.press("f10")
        assert "5 cards scanned" in desk.text
        assert rows("SELECT COUNT(*) FROM draft") == [(0,)]


async def test_beginning_anew_asks_first(salon: Salon) -> None:
    made = shelf(salon)
    async with at_desk(salon, DENG) as desk:
        await desk.go("shelf_scan", id=made)
        await scan(desk, salon, CHEN, LI)
        await desk.more("Begin anew")
        await desk.press("escape")
        assert "2 of 5" in desk.text.splitlines()[0]
        await desk.more("Begin anew")
        await desk.press("f10")
        assert "0 of 5" in desk.text.splitlines()[0]
        assert "Scan the first card of drawer A-1." in desk.text


async def test_missing_cards_are_asked_about_and_reported_with_their_gap(salon: Salon) -> None:
    made = shelf(salon)
    async with at_desk(salon, DENG) as desk:
        await desk.go("shelf_check")
        await desk.go("shelf_scan", id=made)
        await desk.press("f10")
        assert "Nothing is scanned yet." in desk.text
        await scan(desk, salon, CHEN, EVANS, ZENG, "99999992")
        await desk.press("f10")
        assert "2 cards of this drawer were not scanned and will be missing." in " ".join(desk.text.split())
        await desk.press("escape")
        assert ShelfCheck.select().count() == 0
        await desk.press("f10", "f10")
        assert "missing" in desk.line(LI) and "missing" in desk.line(OUYANG)
        await desk.press("2")
        words = " ".join(desk.text.split())
        before, after = (f"{name} {spaced(number(salon, name))}" for name in (CHEN, EVANS))
        assert f"It should stand between {before} and {after}" in words
        gone = Sheet.select().where(Sheet.state == PaperState.MISSING.value)
        assert {sheet.client.name for sheet in gone} == {LI, OUYANG}
        await desk.press("f12")
        assert desk.line("A-1").split()[-3:-1] == ["3", "2"]


async def test_a_scan_counts_nothing_while_a_question_is_open(salon: Salon) -> None:
    made = shelf(salon)
    async with at_desk(salon, DENG) as desk:
        await desk.go("shelf_scan", id=made)
        await scan(desk, salon, CHEN)
        await desk.press("f10")
        desk.app.post_message(CardScanned(number(salon, LI)))
        await desk.settle()
        await desk.press("escape")
        assert len(page(desk.app).list.rows) == 1


async def test_hostile_names_and_far_too_much_text(salon: Salon) -> None:
    made = shelf(salon)
    strange = salon.register(salon.desk(DENG), "[/] O'Brien & <b> 𬭎", "13500135009")
    paper(salon, strange.id, made)
    async with at_desk(salon, DENG) as desk:
        await desk.go("shelf_scan", id=made)
        await scan(desk, salon, strange.number)
        assert "[/] O'Brien & <b> 𬭎" in desk.line("▸")
        for text in ("字" * 10_000, "[/", "' OR 1=1 --", "%", "\x1b[2J"):
            await desk.type(text)
            await desk.press("enter")
            assert "Nobody is found." in desk.text
        assert len(page(desk.app).list.rows) == 1


async def test_the_report_is_put_away_with_the_desk(salon: Salon) -> None:
    made = shelf(salon)
    async with at_desk(salon, DENG) as desk:
        await desk.go("shelf_check")
        await desk.go("shelf_scan", id=made)
        await scan(desk, salon, CHEN)
        await desk.press("f10", "f10")
        assert LI in desk.text
        desk.app.lock()
        await desk.settle()
        desk.app.enter(salon.desk(DENG))
        await desk.settle()
        assert LI not in desk.text and desk.text.startswith(" Check a drawer")


async def test_who_may_not_inspect_is_refused(salon: Salon) -> None:
    made = shelf(salon)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("shelf_scan", id=made)
        await scan(desk, salon, CHEN)
        assert "Your role doesn't let you" in desk.text
        await desk.press("f10")
        assert "Your role doesn't let you" in desk.text and "You may not do this" not in desk.text
        assert ShelfCheck.select().count() == 0
