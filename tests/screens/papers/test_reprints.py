"""The cards that are to be printed, at the screen."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader

from db.papers.filing.queries import reprint_count
from printouts.cups.jobs import JobState
from printouts.errors import PaperCode, PaperError
from tests.db.papers.filed import change, make_drawers, put_away, states
from tests.db.salon import CHEN, EVANS, LI, LIN, OUYANG, ZENG, Salon, entries
from tests.screens.desks import at_desk
from tests.screens.printing.printer import Printer, home, printer

__all__ = ["home", "printer"]


async def test_home_counts_the_cards_and_leads_to_them(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        line = desk.line("Cards to print: 5")
        assert line, desk.text
        await desk.press(line.split()[1] if line.startswith("▸") else line.split()[0])
        assert "Cards to print" in desk.text.splitlines()[0]
        assert "5 never printed" in desk.text.splitlines()[0]
        await desk.press("f5")
        [entry] = entries(operation="list_seen")
        assert '"lines":5' in entry["what"] and OUYANG not in entry["what"]


async def test_one_is_looked_at_and_printed(salon: Salon, printer: Printer) -> None:
    async with at_desk(salon) as desk:
        at = desk.app.desk_in_use
        make_drawers(salon, at)
        put_away(salon, at, LI)
        change(salon, at, LI, grade="gold")
        await desk.go("reprint_list")
        assert "changed: Grade" in desk.line(LI)
        await desk.press("1")
        assert "out of date: print it again" in desk.text
        await desk.press("f10")
        # the old card is asked for when the new one is there
        assert "Take version 1" not in desk.text
        assert "Cards to print" in desk.text.splitlines()[0], "back at the list"
        assert LI not in desk.text
        assert states(salon, LI) == [("card", 1, "filed"), ("card", 2, "sent")]
        await printer.says(desk, "Laser-1", JobState.DONE)
        assert states(salon, LI) == [("card", 1, "filed"), ("card", 2, "printed")]
        await desk.go("file_cards")
        await desk.press("down", "enter")
        assert "Take version 1 out of drawer A-1." in desk.text


async def test_the_whole_list_is_one_job_and_each_card_is_written_down(salon: Salon, printer: Printer) -> None:
    async with at_desk(salon) as desk:
        at = desk.app.desk_in_use
        make_drawers(salon, at)
        for name in (LI, CHEN):
            put_away(salon, at, name)
        change(salon, at, LI, grade="gold")
        await desk.go("reprint_list")
        await desk.press("f10")
        assert "Print 4 cards now?" in desk.text and printer.jobs == []
        await desk.press("f10")
        ((pdf, options),) = printer.jobs
        assert options["sides"] == "two-sided-short-edge"
        assert pdf.count(b"%%EOF") == 1
        assert "4 clients is on its way" in desk.text
        assert "Every client has a card that is up to date" in desk.text
        assert states(salon, LI)[-1] == ("card", 2, "sent")
        assert len(entries(operation="print_card")) == 2 + 4
        assert reprint_count(desk.app.desk_in_use).all == 0
        await desk.press("f10")
        assert len(printer.jobs) == 1, "nothing is left to print"
        await printer.says(desk, "Laser-1", JobState.DONE)
        assert states(salon, LI)[-1] == ("card", 2, "printed")


async def test_cards_that_did_not_get_out_are_sent_later_and_not_drawn_twice(salon: Salon, printer: Printer) -> None:
    async with at_desk(salon) as desk:
        printer.fault = PaperError(PaperCode.PRINT_SERVICE_DOWN)
        await desk.go("reprint_list")
        await desk.press("f10", "f10")
        assert "The printing system doesn't answer" in desk.text and printer.jobs == []
        await desk.press("f12")
        printer.fault = None
        await desk.go("reprint_list")
        assert "didn't get out yet. F10 sends them." in desk.text
        await desk.press("f10")
        assert len(printer.jobs) == 1
        assert [states(salon, name) for name in salon.clients] == [[("card", 1, "sent")]] * 5


async def test_the_cards_come_out_in_the_order_in_which_they_stand(salon: Salon, home: Path) -> None:
    async with at_desk(salon) as desk:
        await desk.go("reprint_list")
        await desk.press("f10", "f10")
        (path,) = home.glob("CC-01*.pdf")
        pages = [page.extract_text() for page in PdfReader(path).pages]
        assert len(pages) == 10
        for name, text in zip((CHEN, LI, EVANS, OUYANG, ZENG), pages[::2], strict=True):
            assert name in text


async def test_a_beautician_prints_only_for_her_own_clients(salon: Salon, printer: Printer) -> None:
    async with at_desk(salon, LIN) as desk:
        await desk.go("reprint_list")
        assert OUYANG in desk.text and ZENG not in desk.text
        await desk.press("f10", "f10")
        assert [name for name in salon.clients if states(salon, name)] == [OUYANG]
