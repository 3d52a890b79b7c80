"""Putting cards away at the screen, and where a client's file says that they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from db.papers.cabinets import operations as cabinets
from db.papers.filing import operations as filing
from db.papers.printed import operations as paper
from db.papers.printed.queries import sheets
from db.papers.printed.states import PaperState
from tests.db.papers.filed import change, make_drawers, print_out, put_away, states
from tests.db.salon import CHEN, DENG, DESK_WOMAN, EVANS, LI, OUYANG, OWNER, ZENG, Salon
from tests.screens.desks import at_desk
from tests.screens.printing.printer import home

__all__ = ["home"]


async def test_a_scanned_card_is_told_its_place_and_filed_with_one_key(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        at = desk.app.desk_in_use
        make_drawers(salon, at)
        for name in (EVANS, ZENG):
            put_away(salon, at, name)
        print_out(paper.print_card, at, salon.clients[OUYANG])
        await desk.go("file_cards")
        desk.app.page("file_cards").take_scan("00000013")
        await desk.settle()
        assert "Put it into drawer A-2, cabinet A" in desk.text
        assert f"between {EVANS} (0000 0045) and {ZENG} (0000 0037)" in desk.text
        await desk.press("f10")
        assert f"{OUYANG} stands in drawer A-2." in desk.text
        assert states(salon, OUYANG) == [("card", 1, "filed")]
        assert "Everything that was printed stands in its drawer" in desk.text


async def test_without_a_scanner_the_last_four_digits_will_do(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        make_drawers(salon, salon.desk(DENG))
        desk.app.enter(salon.desk(DESK_WOMAN))
        await desk.settle()
        print_out(paper.print_card, desk.app.desk_in_use, salon.clients[OUYANG])
        await desk.go("file_cards")
        await desk.type("8000")
        await desk.press("enter", "f10")
        assert f"{OUYANG} stands in drawer A-2." in desk.text


async def test_a_line_of_the_list_is_taken_with_enter(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        at = desk.app.desk_in_use
        make_drawers(salon, at)
        for name in (LI, CHEN):
            print_out(paper.print_card, at, salon.clients[name])
        await desk.go("file_cards")
        await desk.press("down", "enter")
        assert f"{LI}  0000 0059" in desk.text
        await desk.press("f10", "enter", "f10")
        assert states(salon, LI) + states(salon, CHEN) == [("card", 1, "filed")] * 2


async def test_the_old_version_is_asked_for_and_then_shredded(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        at = desk.app.desk_in_use
        make_drawers(salon, at)
        put_away(salon, at, LI)
        print_out(paper.print_card, at, salon.clients[LI])
        await desk.go("file_cards")
        await desk.press("enter")
        assert "Take version 1 out of drawer A-1." in desk.text
        await desk.press("f10")
        assert "The old paper goes to the shredder." in desk.text
        assert desk.line("For the shredder").endswith("─ 1")
        await desk.more("Shredded")
        await desk.press("escape")
        assert states(salon, LI)[0] == ("card", 1, "to_destroy")
        await desk.more("Shredded")
        await desk.press("f10")
        assert "1 paper is destroyed." in desk.text and "For the shredder" not in desk.text
        assert states(salon, LI) == [("card", 1, "destroyed"), ("card", 2, "filed")]


async def test_a_receptionist_shreds_nothing(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("file_cards")
        assert "Shredded" not in desk.text.splitlines()[-1]
        await desk.press("f4")
        assert "Not there" in desk.text and "Shredded" not in desk.text


async def test_without_a_drawer_it_is_said_how_to_make_one(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        print_out(paper.print_card, desk.app.desk_in_use, salon.clients[LI])
        await desk.go("file_cards")
        await desk.press("enter")
        assert "There is no drawer for it yet" in desk.text
        await desk.press("f10")
        assert "Make one on the page “Cabinets and drawers”" in desk.said
        assert states(salon, LI) == [("card", 1, "printed")]


async def test_a_card_that_was_never_printed_is_said(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("file_cards")
        await desk.type("6004")
        await desk.press("enter")
        assert "Nothing was printed for this client yet" in desk.text
        await desk.press("f10")
        assert "Scan a card or type a name first." in desk.text


async def test_a_missing_card_is_marked_and_found_again(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        at = desk.app.desk_in_use
        make_drawers(salon, at)
        put_away(salon, at, LI)
        await desk.go("file_cards")
        await desk.type("6004")
        await desk.press("enter")
        await desk.more("Not there")
        assert "looked for and not found?" in desk.text
        await desk.press("f10")
        assert states(salon, LI) == [("card", 1, "missing")]
        await desk.type("6004")
        await desk.press("enter")
        assert "It was missing: F10 says that it is found." in desk.text
        await desk.press("f10")
        assert states(salon, LI) == [("card", 1, "filed")]


async def test_the_form_is_filed_beside_the_card(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        at = desk.app.desk_in_use
        make_drawers(salon, at)
        print_out(paper.print_intake, at, salon.clients[LI])
        print_out(paper.print_card, at, salon.clients[LI])
        box = cabinets.save_cabinet(at, cabinets.SaveCabinet(request_id=salon.request(), mark="F", holds="intake"))
        cabinets.save_drawer(at, cabinets.SaveDrawer(request_id=salon.request(), mark="F-1", cabinet=box.id))
        await desk.go("file_cards")
        await desk.type("6004")
        await desk.press("enter")
        assert "drawer A-1" in desk.text
        await desk.more("Kind")
        assert "Client intake form, version 1" in desk.text and "drawer F-1" in desk.text
        await desk.press("f10")
        assert states(salon, LI) == [("intake", 1, "filed"), ("card", 1, "printed")]


async def test_a_slip_is_printed_for_the_paper_in_hand(salon: Salon, home: Path) -> None:
    async with at_desk(salon) as desk:
        at = desk.app.desk_in_use
        make_drawers(salon, at)
        put_away(salon, at, ZENG)
        print_out(paper.print_card, at, salon.clients[OUYANG])
        await desk.go("file_cards")
        await desk.press("enter", "f9")
        assert f"in front of {ZENG}" in desk.text
        await desk.press("f10")
        assert "insertion slip" in desk.text
        (path,) = home.glob("LB-01*.pdf")
        assert "00000013" in path.name and OUYANG not in path.name
        text = PdfReader(path).pages[0].extract_text()
        assert OUYANG in text and ZENG in text and "A · A-2" in text
        assert "Put it into drawer A-2" in desk.text, "back at the card in hand"


async def test_nothing_of_a_card_in_hand_is_left_after_a_lock(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        at = desk.app.desk_in_use
        make_drawers(salon, at)
        print_out(paper.print_card, at, salon.clients[OUYANG])
        await desk.go("file_cards")
        await desk.press("enter")
        page = desk.app.page("file_cards")
        desk.app.lock()
        await desk.settle()
        assert OUYANG not in str(page.query_one("#place").content)  # type: ignore[attr-defined]
        desk.app.enter(salon.desk(OWNER))
        await desk.settle()
        assert "Put cards away" in desk.text and "Put it into" not in desk.text


async def test_the_papers_of_a_client_say_where_they_are(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        at = desk.app.desk_in_use
        make_drawers(salon, at)
        for name in (EVANS, OUYANG, ZENG):
            put_away(salon, at, name)
        change(salon, at, OUYANG, grade="gold")
        desk.app.show_client(desk.app.page("home"), salon.clients[OUYANG], [salon.clients[OUYANG]])
        await desk.settle()
        await desk.press("8")
        line = desk.line("Client card")
        assert "out of date" in line and f"A-2 · between {EVANS} and {ZENG}" in line
        assert sheets(at, salon.clients[OUYANG])[0].state is PaperState.FILED


@pytest.mark.parametrize("name", ["[/]", "O'Brien & <b>", "{0}", "𬭎曾", "王" * 60])
async def test_odd_names_are_shown_as_they_are(salon: Salon, home: Path, name: str) -> None:
    async with at_desk(salon) as desk:
        at = desk.app.desk_in_use
        make_drawers(salon, at)
        odd = salon.register(at, name, "13500135005").id
        print_out(paper.print_card, at, odd)
        filing.file_paper(at, filing.FilePaper(salon.request(), odd))
        for client in (salon.clients[CHEN], salon.clients[OUYANG]):
            print_out(paper.print_card, at, client)
            filing.file_paper(at, filing.FilePaper(salon.request(), client))
        await desk.go("file_cards")
        await desk.type("5005")
        await desk.press("enter")
        assert name[:30] in desk.text and "It stands in drawer" in desk.text
        for client in (odd, salon.clients[CHEN], salon.clients[OUYANG]):
            desk.app.show_client(desk.app.page("home"), client, [client])
            await desk.settle()
            await desk.press("8")
            assert "A-" in desk.line("Client card")
        change(salon, at, CHEN, grade="gold")
        await desk.go("reprint_list")
        await desk.press("f10", "f10")
        assert list(home.glob("CC-01*.pdf")), desk.text


async def test_a_slip_for_a_form_is_that_of_the_form_after_a_lock_too(salon: Salon, home: Path) -> None:
    async with at_desk(salon) as desk:
        at = desk.app.desk_in_use
        make_drawers(salon, at)
        print_out(paper.print_intake, at, salon.clients[LI])
        print_out(paper.print_card, at, salon.clients[LI])
        box = cabinets.save_cabinet(at, cabinets.SaveCabinet(request_id=salon.request(), mark="F", holds="intake"))
        cabinets.save_drawer(at, cabinets.SaveDrawer(request_id=salon.request(), mark="F-1", cabinet=box.id))
        await desk.go("file_cards")
        await desk.type("6004")
        await desk.press("enter")
        await desk.more("Kind")
        await desk.press("f9")
        assert "Client intake form" in desk.text and "F · F-1" in desk.text
        desk.app.lock()
        await desk.settle()
        desk.app.enter(salon.desk(OWNER))
        await desk.settle()
        assert "Client intake form" in desk.text and "F · F-1" in desk.text
        await desk.press("f10")
        (path,) = home.glob("LB-01*.pdf")
        assert "F · F-1" in PdfReader(path).pages[0].extract_text()
