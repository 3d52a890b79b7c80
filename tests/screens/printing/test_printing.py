"""Printing a client's sheets and empty forms: to the printer, or into a PDF file."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from pypdf import PdfReader

from db.core.errors import Code
from printouts.errors import PaperCode, PaperError
from printouts.registry import DESK_SHEETS
from salon_tui.app.print_jobs import Drawn, PrintJobs
from salon_tui.screens.asking.second import AskSecond
from salon_tui.screens.printing import paper_target
from salon_tui.screens.printing.paper_target import Target, deliver
from tests.db.papers.lent import put_away
from tests.db.salon import CHEN, DESK_WOMAN, HAO, LIN, OUYANG, OWNER, Salon, refused
from tests.screens.desks import at_desk, burst
from tests.screens.printing.printer import Printer, home, open_card, printed, printer

__all__ = ["home", "printer"]


async def test_two_keys_print_the_card(salon: Salon, printer: Printer) -> None:
    async with at_desk(salon) as desk:
        await open_card(desk, salon)
        await desk.press("f9", "f10")
        ((pdf, options),) = printer.jobs
        assert pdf.startswith(b"%PDF")
        assert options["media"] == "iso_a5_148x210mm" and options["sides"] == "two-sided-short-edge"
        assert OUYANG not in options["title"], "the queue is for everybody to read"
        assert printed(desk, salon) == [("card", 1)]
        assert "version 1 is on its way to the printer, job Laser-1" in desk.text
        assert OUYANG in desk.text.splitlines()[0], "back at the card"
        assert list(printer.tell) == ["Laser-1"]


async def test_f10_pressed_again_while_it_is_drawn_prints_it_once(salon: Salon, printer: Printer) -> None:
    async with at_desk(salon) as desk:
        await open_card(desk, salon)
        await desk.press("f9")
        await burst(desk, "f10", "f10", "f10")
        assert len(printer.jobs) == 1 and printed(desk, salon) == [("card", 1)]


async def test_the_card_s_preview_never_has_the_phone_in_full(salon: Salon, printer: Printer) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await open_card(desk, salon)
        await desk.press("ctrl+t")
        assert "138 0013 8000" in desk.text, "it was shown in full on the page of the client"
        await desk.press("f9")
        assert "·8000" in desk.line("Phone")
        assert "138 0013" not in desk.text
        await desk.press("2")
        assert "138 0013 8000" in desk.line("Phone"), "the form has what the person has been shown"


async def test_the_preview_shows_and_records_nothing(salon: Salon, printer: Printer) -> None:
    async with at_desk(salon) as desk:
        await open_card(desk, salon)
        await desk.press("f9")
        assert "A5, both sides · Printer Laser" in desk.text
        assert "Never printed before." in desk.text
        assert "·8000" in desk.text and "AHA or salicylic acid" in desk.text
        await desk.press("2")
        assert "A4, both sides" in desk.text
        assert printed(desk, salon) == []
        assert printer.jobs == []


async def test_without_a_printer_it_is_saved_for_this_account_alone(salon: Salon, home: Path) -> None:
    async with at_desk(salon) as desk:
        await open_card(desk, salon)
        await desk.press("f9")
        assert "No printer: PDF file in ~" in desk.text
        await desk.press("2", "f10")
        (path,) = home.iterdir()
        assert path.name == "IN-03 00000013 v1.pdf", "no client's name in it"
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert len(PdfReader(path).pages) == 2
        assert "~/IN-03 00000013 v1.pdf" in desk.text
        assert printed(desk, salon) == [("intake", 1)]


async def test_the_second_print_is_another_version_and_says_what_was_before(salon: Salon, home: Path) -> None:
    async with at_desk(salon) as desk:
        await open_card(desk, salon)
        await desk.press("f9", "f10", "f9")
        assert "Printed last: version 1" in desk.text and "as in the record" in desk.text
        await desk.press("f10")
        assert printed(desk, salon) == [("card", 2), ("card", 1)]
        assert len(list(home.iterdir())) == 2


async def test_a_card_in_a_drawer_has_to_come_out_when_the_next_one_is_saved(salon: Salon, home: Path) -> None:
    put_away(salon)
    async with at_desk(salon) as desk:
        await open_card(desk, salon)
        await desk.press("f9", "f10")
        assert "Take version 1 out of drawer A-1." in " ".join(desk.text.split())
        assert printed(desk, salon) == [("card", 2), ("card", 1)]


async def test_a_pdf_goes_into_the_folder_that_was_typed(salon: Salon, home: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    async with at_desk(salon) as desk:
        await open_card(desk, salon)
        await desk.press("f9", "f4")
        assert "PDF file in ~" in desk.text and "Another folder" in desk.text
        await desk.press("down", "enter")
        await desk.type(str(tmp_path / "nowhere"))
        await desk.press("enter")
        assert "There is no such folder" in desk.text
        await desk.press("home", *["delete"] * len(str(tmp_path / "nowhere")))
        await desk.type(str(stick))
        await desk.press("enter")
        assert "PDF file in" in desk.line("A5, both sides")
        await desk.press("f10")
        assert [path.name for path in stick.iterdir()] == ["CC-01 00000013 v1.pdf"]
        assert list(home.iterdir()) == []


async def test_nothing_is_written_down_while_the_print_service_is_down(
    salon: Salon, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down() -> str | None:
        raise PaperError(PaperCode.PRINT_SERVICE_DOWN)

    monkeypatch.setattr("printouts.cups.printers.default_printer", down)
    async with at_desk(salon) as desk:
        await open_card(desk, salon)
        await desk.press("f9", "f10")
        assert "A5, both sides" in desk.text, "still there, to choose a folder with F4"
        assert printed(desk, salon) == []


async def test_what_the_printer_refused_is_sent_again_and_not_printed_anew(salon: Salon, printer: Printer) -> None:
    printer.fault = PaperError(PaperCode.REFUSED, printer="Laser", said="out of order")
    async with at_desk(salon) as desk:
        await open_card(desk, salon)
        await desk.press("f9", "f10")
        assert printed(desk, salon) == [("card", 1)] and printer.jobs == []
        printer.fault = None
        await desk.press("f10")
        assert len(printer.jobs) == 1
        assert printed(desk, salon) == [("card", 1)]


async def test_what_the_printer_refused_of_one_client_is_never_printed_for_another(
    salon: Salon, printer: Printer
) -> None:
    printer.fault = PaperError(PaperCode.REFUSED, printer="Laser", said="out of order")
    async with at_desk(salon) as desk:
        await open_card(desk, salon)
        await desk.press("f9", "f10")
        printer.fault = None
        await open_card(desk, salon, CHEN)
        await desk.press("f9", "f10")
        assert printed(desk, salon, CHEN) == [("card", 1)]
        ((pdf, _options),) = printer.jobs
        assert printed(desk, salon) == [("card", 1)]
        assert "00000021" in _text(pdf).replace(" ", "")


async def test_what_was_drawn_for_a_printer_is_no_file_of_who_may_not_see_all_of_it(
    salon: Salon, printer: Printer, home: Path
) -> None:
    printer.fault = PaperError(PaperCode.REFUSED, printer="Laser", said="out of order")
    async with at_desk(salon, DESK_WOMAN) as desk:
        await open_card(desk, salon)
        await desk.press("f9", "2", "f10")
        await desk.press("f4", "2")
        assert "PDF file in ~" in desk.text
        await desk.press("f10")
        assert "More stands on this sheet than you may see." in " ".join(desk.text.split())
        assert list(home.iterdir()) == []


async def test_a_file_that_one_may_not_have_is_not_written_down_as_printed(
    salon: Salon, printer: Printer, home: Path
) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await open_card(desk, salon)
        await desk.press("f9", "2", "f4", "2", "f10")
        assert "More stands on this sheet than you may see." in " ".join(desk.text.split())
        assert list(home.iterdir()) == [] and printed(desk, salon) == []


@pytest.mark.parametrize(("paper_only", "is_secret"), [(True, False), (False, True)])
def test_the_last_step_writes_no_file_of_what_stays_on_paper(
    salon: Salon, home: Path, paper_only: bool, is_secret: bool
) -> None:
    sheet = Drawn("intake", b"%PDF-", "IN-03", "Form", paper_only=paper_only, is_secret=is_secret)
    jobs = PrintJobs(lambda job: None)
    assert refused(deliver, salon.desk(OWNER), jobs, sheet, Target(folder=home)) is Code.PAPER_ONLY
    assert list(home.iterdir()) == []


async def test_the_card_comes_first_for_every_client(salon: Salon, printer: Printer) -> None:
    async with at_desk(salon) as desk:
        await open_card(desk, salon)
        await desk.press("f9", "2", "f12")
        await open_card(desk, salon, CHEN)
        await desk.press("f9", "f10")
        assert printed(desk, salon, CHEN) == [("card", 1)]


async def test_who_may_not_print_this_client_is_told(salon: Salon, printer: Printer) -> None:
    async with at_desk(salon, LIN) as desk:
        await open_card(desk, salon)
        await desk.press("f9", "f10")
        assert len(printer.jobs) == 1
    salon.reopen()
    async with at_desk(salon, HAO) as desk:
        await open_card(desk, salon)
        await desk.type("代班")
        await desk.press("enter", "f9")
        assert "print this client's papers" in desk.text
        await desk.press("f10")
        assert len(printer.jobs) == 1


async def test_a_folder_that_can_not_be_written_keeps_the_sheet(
    salon: Salon, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = paper_target._write

    def full(folder: Path, sheet: Drawn, password: str) -> Path:
        raise OSError("full")

    async with at_desk(salon) as desk:
        await open_card(desk, salon)
        monkeypatch.setattr(paper_target, "_write", full)
        await desk.press("f9", "f10")
        assert "can't be written" in desk.text
        monkeypatch.setattr(paper_target, "_write", original)
        await desk.press("f10")
        assert [path.name for path in home.iterdir()] == ["CC-01 00000013 v1.pdf"]


async def test_a_closed_visit_is_printed_to_be_signed(salon: Salon, printer: Printer) -> None:
    async with at_desk(salon, LIN) as desk:
        await open_card(desk, salon)
        await desk.press("5", "enter", "f9")
        assert OUYANG in desk.text.splitlines()[0] and "补水护理" in desk.text
        await desk.press("f10")
        ((pdf, options),) = printer.jobs
        assert options["title"].startswith("VR-01 #") and DESK_SHEETS["visit"].form.startswith("VR-01 ")
        assert OUYANG in _text(pdf) and "补水护理" in _text(pdf)
        assert "Visit sheet is on its way to the printer" in desk.text


async def test_the_index_leaves_with_a_second_person_only(salon: Salon, printer: Printer) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("cabinet")
        await desk.press("f9")
        said = " ".join(desk.text.split())
        assert "Your role doesn't let you" in said and "Ask a colleague" in said
    salon.reopen()
    async with at_desk(salon, OWNER) as desk:
        await desk.go("cabinet")
        await desk.press("2", "f9")
        assert "Every card, in the order: Strokes." in desk.text
        await desk.press("f10")
        assert printer.jobs == []
        assert isinstance(desk.app.screen, AskSecond)


def test_a_file_is_never_written_over(salon: Salon, tmp_path: Path) -> None:
    sheet = Drawn("card", b"%PDF", "CC-01 00000013 v1", "Client card")
    folder = tmp_path / "folder"
    folder.mkdir()
    for _times in range(3):
        paper_target.deliver(salon.desk(OWNER), PrintJobs(lambda job: None), sheet, Target(folder=folder))
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["CC-01 00000013 v1 (2).pdf", "CC-01 00000013 v1 (3).pdf", "CC-01 00000013 v1.pdf"]


def _text(pdf: bytes) -> str:
    import io

    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
