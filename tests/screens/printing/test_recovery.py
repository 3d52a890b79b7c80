"""The recovery sheet goes the way of every sheet, and nothing of it stays on that way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from db.printing.operations.printers import choose_printer
from db.printing.queries import print_jobs
from printouts.cups.jobs import JobState
from printouts.cups.printers import Queue
from printouts.errors import PaperCode, PaperError
from tests.db.salon import OWNER, Salon, everything
from tests.printouts.reading import text
from tests.screens.desks import Sitting, at_desk
from tests.screens.printing.printer import Printer, home, printer

__all__ = ["home", "printer"]


async def _groups(desk: Sitting) -> list[str]:
    """A new sheet on the screen."""
    await desk.go("recovery")
    await desk.press("f10")
    groups = re.findall(r"^ +[1-6] {3}([0-9A-Z]{5}) *$", desk.text, re.MULTILINE)
    assert len(groups) == 6
    return groups


async def test_it_is_followed_like_every_sheet_and_kept_by_none(salon: Salon, printer: Printer) -> None:
    async with at_desk(salon) as desk:
        groups = await _groups(desk)
        await desk.press("f9")
        ((pdf, options),) = printer.jobs
        assert all(group in text(pdf) for group in groups)
        assert options["title"].startswith("RC-01 #") and options["media"] == "iso_a5_148x210mm"
        [line] = print_jobs(desk.app.desk_in_use)
        assert (line.kind, line.name, line.job) == ("recovery", f"RC-01 {salon.clock.today}", "Laser-1")
        # the job has nothing to send again, and no row of the archive has anything of it
        assert [job.sheet for job in desk.app.print_jobs.jobs.values()] == [None]
        rows = str(everything())
        assert not any(group in rows for group in groups)
        await printer.says(desk, "Laser-1", JobState.NO_PAPER)
        await desk.go("print_queue")
        assert "no paper" in desk.line("RC-01")
        await printer.says(desk, "Laser-1", JobState.FAILED)
        await desk.press("f10")
        assert "This sheet isn't kept." in desk.text
        assert len(printer.jobs) == 1


async def test_it_goes_to_the_printer_that_is_chosen_for_such_sheets(
    salon: Salon, printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "printouts.cups.printers.printers", lambda: [Queue(name, "", True, True) for name in ("Laser", "Back")]
    )
    choose_printer(salon.desk(OWNER), "other", "Back")
    async with at_desk(salon) as desk:
        await _groups(desk)
        await desk.press("f9")
        assert [options["printer"] for _pdf, options in printer.jobs] == ["Back"]


async def test_what_still_waits_at_the_printer_is_taken_back_when_the_paper_is_good(
    salon: Salon, printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    canceled: list[str] = []
    monkeypatch.setattr("printouts.cups.printers.cancel", lambda job, title: canceled.append(job))
    async with at_desk(salon) as desk:
        groups = await _groups(desk)
        await desk.press("f9", "f9", "f10")
        for place in re.findall(r"Group (\d)", desk.text):
            await desk.type(groups[int(place) - 1])
            await desk.press("enter")
        assert "The recovery sheet is good." in desk.text
        assert canceled == ["Laser-1", "Laser-2"]


async def test_without_a_printer_it_is_copied_by_hand_and_in_no_file(salon: Salon, home: Path) -> None:
    async with at_desk(salon) as desk:
        groups = await _groups(desk)
        await desk.press("f9")
        assert "Copy the groups by hand instead." in desk.text
        assert all(group in desk.text for group in groups)
        assert list(home.iterdir()) == []
        assert print_jobs(desk.app.desk_in_use) == []


async def test_a_printer_that_refuses_it_is_said(salon: Salon, printer: Printer) -> None:
    printer.fault = PaperError(PaperCode.NO_SUCH_PAPER, printer="Laser")
    async with at_desk(salon) as desk:
        await _groups(desk)
        await desk.press("f9")
        assert "Copy the groups by hand instead." in desk.text
        [line] = print_jobs(desk.app.desk_in_use)
        assert line.state == JobState.REFUSED.value
