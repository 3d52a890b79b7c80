"""What became of what was sent to a printer, wherever one is, and at a desk that is locked."""

from __future__ import annotations

import pytest

from printouts.cups.jobs import JobState
from salon_tui.screens.desk.sign_in import SignInPage
from salon_tui.screens.printing.client_papers import PrintPage
from tests.db.salon import OUYANG, Salon
from tests.screens.desks import at_desk
from tests.screens.printing.printer import Printer, home, open_card, printed, printer

__all__ = ["home", "printer"]


async def test_a_printer_without_paper_is_said_wherever_one_is(salon: Salon, printer: Printer) -> None:
    async with at_desk(salon) as desk:
        await open_card(desk, salon)
        await desk.press("f9", "f10")
        await desk.press("f3")
        await printer.says(desk, "Laser-1", JobState.PRINTING)
        assert "Laser: " not in desk.text
        await printer.says(desk, "Laser-1", JobState.NO_PAPER)
        assert "Laser: no paper. Put A5 paper into the printer" in desk.text
        await desk.go("print_queue")
        assert "CC-01 00000013 v1" in desk.text and "no paper" in desk.text
        await printer.says(desk, "Laser-1", JobState.DONE)
        assert "All of it is on paper." in desk.text
        await desk.press("f10")
        assert "This sheet isn't kept. Print it anew here." in desk.text
        assert OUYANG in desk.text.splitlines()[0] and "Printed last: version 1" in desk.text
        assert len(printer.jobs) == 1


async def test_a_job_that_failed_is_sent_again(salon: Salon, printer: Printer) -> None:
    async with at_desk(salon, language="zh") as desk:
        await open_card(desk, salon)
        await desk.press("f9", "f10", "f9", "f4", "f4", "1")
        await printer.says(desk, "Laser-1", JobState.FAILED)
        assert "失败" in desk.line("CC-01 00000013 v1")
        await desk.press("f10")
        assert [pdf for pdf, _ in printer.jobs] == [printer.jobs[0][0]] * 2
        assert "Laser-2" in desk.text
        assert printed(desk, salon) == [("card", 1)], "it is the same sheet"


async def test_a_job_is_taken_back(salon: Salon, printer: Printer, monkeypatch: pytest.MonkeyPatch) -> None:
    taken_back: list[str] = []
    monkeypatch.setattr("printouts.cups.printers.cancel", lambda job, title: taken_back.append(job))
    async with at_desk(salon) as desk:
        await open_card(desk, salon)
        await desk.press("f9", "f10", "f9", "f4", "f4", "1", "f4", "1")
        assert taken_back == ["Laser-1"]
        assert "Job Laser-1 was taken back." in desk.text
        await printer.says(desk, "Laser-1", JobState.CANCELED)
        await desk.press("f4")
        assert "Take it back" not in desk.text, "what is over is not taken back"
        assert taken_back == ["Laser-1"]


async def test_a_lock_puts_the_sheets_away(salon: Salon, printer: Printer) -> None:
    async with at_desk(salon) as desk:
        await open_card(desk, salon)
        await desk.press("f9", "f10")
        desk.app.lock()
        await desk.settle()
        assert [job.sheet for job in desk.app.print_jobs.jobs.values()] == [None]
        await printer.says(desk, "Laser-1", JobState.NO_PAPER)
        assert isinstance(desk.app.screen, SignInPage) and "Laser" not in desk.text


async def test_a_desk_that_was_locked_meanwhile_stays_locked(salon: Salon, printer: Printer) -> None:
    async with at_desk(salon) as desk:
        await open_card(desk, salon)
        await desk.press("f9")
        page = desk.app.page("print")
        assert isinstance(page, PrintPage)
        page.do_print_now()
        page.do_print_now()
        desk.app.lock()
        await desk.settle()
        assert isinstance(desk.app.screen, SignInPage)
        assert len(printer.jobs) <= 1
