"""The page of the printers, with real ones: which prints what, how they stand, and how far they are off."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import ImageChops
from pypdf import PdfReader

from db.core.desk import Desk
from db.papers.printed.operations import print_empty_form
from db.printing.operations.printers import calibrate, choose_printer
from db.printing.queries import calibration, print_jobs
from db.sheets.papers import AddressLabel, LabelSheet
from printouts.registry import Contents, render
from salon_tui.screens.printing.empty_forms import EmptyFormsPage
from tests.db.salon import DESK_WOMAN, OWNER, Salon
from tests.printouts import reading
from tests.printouts.cups.lab import lab, laboratory
from tests.printouts.cups.print_lab import QUEUE, PrintLab
from tests.screens.desks import Sitting, at_desk
from tests.screens.printing.print_desks import home, print_card, shows, until_so

__all__ = ["home", "lab", "laboratory"]

OTHER = "前台-2"


@pytest.fixture
def other(lab: PrintLab) -> Iterator[str]:
    """A second printer, which takes jobs and never prints."""
    lab.tell("lpadmin", "-p", OTHER, "-E", "-v", "ipp://localhost:9/ipp/print")
    lab.tell("cupsdisable", OTHER)
    yield OTHER
    lab.tell("lpadmin", "-x", OTHER)


async def test_how_the_printers_stand(salon: Salon, lab: PrintLab, home: Path, other: str) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("printers")
        assert "Client cards" in desk.text and f"the usual one ({QUEUE})" in desk.line("Client cards")
        assert "ready" in desk.line(f"5  {QUEUE}") and "not measured" in desk.line(f"5  {QUEUE}")
        assert "queue stopped" in desk.line(OTHER)
        await desk.press("6")
        assert "Start it in the printing system" in desk.text
        lab.fault("paper_out")
        await print_card(desk, salon)
        await shows(desk, "no paper")
        await desk.go("printers")
        await desk.press("5")
        assert "no paper" in desk.line(f"5  {QUEUE}") and "Put paper into the printer" in desk.text
        await desk.press("1", "f4")
        assert "Your role doesn't let you change the settings. Ask a colleague who may." in " ".join(desk.text.split())


async def test_each_kind_of_sheet_goes_to_its_printer(salon: Salon, lab: PrintLab, home: Path, other: str) -> None:
    async with at_desk(salon) as desk:
        await desk.go("printers")
        await desk.press("1")
        assert "Printer for client cards" in desk.text
        await desk.press("3")
        assert OTHER in desk.line("Client cards")
        await print_card(desk, salon)
        assert print_jobs(desk.app.desk_in_use)[0].printer == OTHER
        await desk.press("f9")
        assert f"A5, both sides · Printer {OTHER}, chosen for client cards" in desk.text
        await desk.press("2")
        assert f"A4, both sides · Printer {QUEUE}" in desk.text and "chosen for" not in desk.text
        await desk.go("printers")
        await desk.press("1", "1")
        assert "the usual one" in desk.line("Client cards")


async def test_a_chosen_printer_that_is_gone_is_said(salon: Salon, lab: PrintLab, home: Path) -> None:
    choose_printer(salon.desk(OWNER), "card", "Old one")
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("printers")
        assert "Old one · is not there" in desk.line("Client cards")
        await print_card(desk, salon)
        assert print_jobs(desk.app.desk_in_use)[0].printer == QUEUE
        await desk.press("f9")
        assert f"Printer {QUEUE}, since Old one is not there" in desk.text


async def test_printers_of_which_none_is_the_usual_one(salon: Salon, lab: PrintLab, home: Path) -> None:
    lab.drop_queue()
    try:
        async with at_desk(salon, DESK_WOMAN) as desk:
            lab.tell("lpadmin", "-p", "One", "-E", "-v", "ipp://localhost:9/ipp/print")
            await desk.go("empty_forms")
            assert "Printer One" in desk.line("A5, both sides"), "one alone is the usual one"
            lab.tell("lpadmin", "-p", "Two", "-E", "-v", "ipp://localhost:9/ipp/print")
            await desk.press("f5")
            assert "No usual printer: PDF file in ~" in desk.line("A5, both sides")
            await desk.press("f4")
            assert "1  Printer One" in desk.text and "2  Printer Two" in desk.text
    finally:
        for name in ("One", "Two"):
            lab.tell("lpadmin", "-x", name)
        lab.make_queue()


async def test_without_a_printing_system(salon: Salon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "none.sock"))
    monkeypatch.setenv("CUPS_SERVERROOT", str(tmp_path))
    async with at_desk(salon) as desk:
        await desk.go("printers")
        assert "There is no printing system on this machine." in desk.text
        await desk.press("f9")
        assert "Put the mark on a printer first." in desk.text


@pytest.mark.parametrize(("language", "told"), [("en", "A must be 40.0 mm now"), ("zh", "A 应为 40.0 毫米")])
async def test_a_printer_is_calibrated(salon: Salon, lab: PrintLab, home: Path, language: str, told: str) -> None:
    async with at_desk(salon, language=language) as desk:
        await desk.go("printers")
        await desk.press("5", "f9")
        await until_so(desk, "the test page", lambda: len(lab.arrived()) == 1)
        (arrived,) = lab.arrived()
        assert "dx +0.0" in PdfReader(io.BytesIO(arrived.pdf)).pages[0].extract_text()
        assert [line.kind for line in print_jobs(desk.app.desk_in_use)] == ["calibration"]
        await desk.press("f10")
        for wrong in ("", "abc", "4", "-40", "1e3", "[/]"):
            await desk.type(wrong)
            await desk.press("enter")
            assert "40.3" in desk.text, "what to type is said"
            await desk.press("end", *["backspace"] * len(wrong))
        await desk.type("４０，３ mm")
        await desk.press("enter")
        await desk.type("59.6")
        await desk.press("enter")
        assert told in desk.text
        assert calibration(desk.app.desk_in_use, QUEUE) == (-0.3, 0.4)
        assert "dx -0.30  dy +0.40" in desk.line(f"5  {QUEUE}")
        # the second page is drawn moved, so what is still off is added
        await desk.press("f10")
        for measured in ("39.9", "60"):
            await desk.type(measured)
            await desk.press("enter")
        assert calibration(desk.app.desk_in_use, QUEUE) == (-0.2, 0.4)


class LabelsPage(EmptyFormsPage, inherit_bindings=False):
    """A page that prints one label."""

    FIRST = "labels"

    def contents(self) -> Callable[[Desk], Contents]:
        """The label."""
        return _one_label


def _one_label(desk: Desk) -> LabelSheet:
    salon, stamp = print_empty_form(desk, "labels")
    return LabelSheet(salon=salon, stamp=stamp, labels=(AddressLabel("李四", "朝阳区"),))


async def _print_labels(desk: Sitting) -> None:
    desk.app.install_screen(LabelsPage(), "labels_here")
    await desk.app.push_screen("labels_here")
    await desk.settle()
    await desk.press("f10")


async def test_labels_are_drawn_where_their_printer_needs_them(salon: Salon, lab: PrintLab, home: Path) -> None:
    calibrate(salon.desk(OWNER), QUEUE, 100, -200)
    async with at_desk(salon) as desk:
        await _print_labels(desk)
        await until_so(desk, "the labels", lambda: len(lab.arrived()) == 1)
    x, y = _place(_unmoved(salon))
    assert _place(lab.arrived()[0].pdf) == pytest.approx((x + 1.0, y - 2.0), abs=0.06)


def _unmoved(salon: Salon) -> bytes:
    return render("labels", _one_label(salon.desk(OWNER)))


def _place(pdf: bytes) -> tuple[float, float]:
    """Where the ink on the label begins, in mm from the top left."""
    dpi = 508
    page = reading.pixels(pdf, 0, dpi)
    above_foot = page.crop((0, 0, page.width, round(280 / 25.4 * dpi)))
    box = ImageChops.invert(above_foot).getbbox()
    assert box is not None
    return box[0] * 25.4 / dpi, box[1] * 25.4 / dpi


async def test_labels_that_are_drawn_for_a_printer_go_to_no_other(
    salon: Salon, lab: PrintLab, home: Path, other: str
) -> None:
    lab.fault("paper_out")
    async with at_desk(salon) as desk:
        await _print_labels(desk)
        await desk.go("print_queue")
        await shows(desk, "Put A4 paper into the printer")
        await desk.press("f4", "2")
        assert "Where to?" in desk.text
        assert "PDF file in ~" in desk.text and other not in desk.text
