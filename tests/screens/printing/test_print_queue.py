"""The queue page with a real printer behind it: every fault in its words, and no job lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from printouts.cups.jobs import JobState
from salon_tui.app.print_jobs import PrintJob, PrintJobs
from salon_tui.widgets.pick_list import PickList
from tests.db.salon import DESK_WOMAN, OUYANG, Salon
from tests.printouts.cups.lab import lab, laboratory
from tests.printouts.cups.print_lab import QUEUE, PrintLab, until
from tests.screens.desks import at_desk
from tests.screens.printing.print_desks import home, print_card, shows, state, until_so

__all__ = ["home", "lab", "laboratory"]

OTHER = "前台-2"
"""A second printer, which is off."""


@pytest.fixture
def other(lab: PrintLab) -> object:
    """The second printer."""
    lab.tell("lpadmin", "-p", OTHER, "-E", "-v", "ipp://localhost:9/ipp/print")
    yield OTHER
    lab.tell("lpadmin", "-x", OTHER)


Step = Callable[[PrintLab], object]
FAULTS: dict[str, tuple[Step, str, str, Step, str]] = {
    "no paper": (
        lambda lab: lab.fault("paper_out"),
        "no paper",
        "Put A5 paper into the printer; it goes on by itself.",
        lambda lab: lab.fault("paper_out", is_on=False),
        "All of it is on paper.",
    ),
    "queue stopped": (
        lambda lab: lab.tell("cupsdisable", QUEUE),
        "queue stopped",
        "Start it in the printing system, or print elsewhere.",
        lambda lab: lab.tell("cupsenable", QUEUE),
        "All of it is on paper.",
    ),
    "printer off": (
        lambda lab: lab.stop_printer(),
        "printer off",
        "Switch it on, check its cable; it goes on by itself.",
        lambda lab: lab.start_printer(),
        "All of it is on paper.",
    ),
}


@pytest.mark.parametrize("name", list(FAULTS))
async def test_a_fault_that_passes(salon: Salon, lab: PrintLab, home: Path, name: str) -> None:
    begin, word, advice, end, last = FAULTS[name]
    begin(lab)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await print_card(desk, salon)
        await shows(desk, f"{QUEUE}: {word}. {advice}")
        await desk.go("print_queue")
        await shows(desk, advice)
        assert word in state(desk)
        end(lab)
        await shows(desk, last)
        assert "printed" in state(desk)
        await until_so(desk, "an empty spool", lambda: lab.spooled() == [])
        assert len(lab.arrived()) == 1


@pytest.mark.parametrize(
    ("fault", "word", "advice"),
    [
        ("wrong_paper", "wrong paper", "Put A5 paper into the printer, then send it again."),
        ("jam", "failed", "Look for a jam or for other paper, then send it again."),
    ],
)
async def test_a_fault_that_ends_the_job(
    salon: Salon, lab: PrintLab, home: Path, fault: str, word: str, advice: str
) -> None:
    lab.fault(fault)
    # now and then CUPS says that such a job is done; see printouts.cups.jobs
    unsure = "Look what came out, and say so with F4."
    async with at_desk(salon, DESK_WOMAN) as desk:
        await print_card(desk, salon)
        await desk.go("print_queue")
        await shows(desk, advice, unsure)
        assert word in state(desk) or "please look" in state(desk)
        assert lab.arrived() == []
        lab.fault(fault, is_on=False)
        await desk.press("f10")
        await shows(desk, "All of it is on paper.")
        await until_so(desk, "an empty spool", lambda: lab.spooled() == [])
        assert len(lab.arrived()) == 1


async def test_what_a_printer_needs_is_said_until_it_has_it(salon: Salon, lab: PrintLab, home: Path) -> None:
    lab.fault("paper_out")
    async with at_desk(salon, DESK_WOMAN) as desk:
        await print_card(desk, salon)
        await desk.press("f3")
        await shows(desk, f"{QUEUE}: no paper.")
        lab.fault("paper_out", is_on=False)
        await until_so(desk, "a quiet page", lambda: QUEUE not in desk.text)
        await until_so(desk, "an empty spool", lambda: lab.spooled() == [])


async def test_what_is_over_at_once_is_no_trouble_any_more(salon: Salon, lab: PrintLab, home: Path) -> None:
    lab.fault("paper_out")
    async with at_desk(salon, DESK_WOMAN) as desk:
        await print_card(desk, salon)
        await desk.press("f3")
        await shows(desk, f"{QUEUE}: no paper.")
        [job] = desk.app.print_jobs.jobs.values()
        lab.fault("paper_out", is_on=False)
        # the desk has no turn meanwhile, as on a busy machine
        until("the end of the job", lambda: job.is_forgotten)
        await until_so(desk, "a quiet page", lambda: QUEUE not in desk.text)


async def test_what_a_printer_needs_before_the_sheet_is_said_to_be_on_its_way(
    salon: Salon, lab: PrintLab, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = PrintJobs.send

    def send_on_a_busy_machine(*args: Any) -> PrintJob:
        job = send(*args)
        until("the news", lambda: job.state is JobState.QUEUE_STOPPED)
        return job

    monkeypatch.setattr(PrintJobs, "send", send_on_a_busy_machine)
    lab.tell("cupsdisable", QUEUE)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await print_card(desk, salon)
        assert f"! {QUEUE}: queue stopped. Start it in the printing system, or print elsewhere." in desk.text


@pytest.mark.parametrize("page", ["print_queue", "menu"])
async def test_news_of_a_job_on_a_page_that_opens_in_the_same_moment(
    salon: Salon, lab: PrintLab, home: Path, page: str
) -> None:
    lab.fault("paper_out")
    async with at_desk(salon, DESK_WOMAN) as desk:
        await print_card(desk, salon)
        [job] = desk.app.print_jobs.jobs.values()
        await until_so(desk, "no paper", lambda: job.state is JobState.NO_PAPER)
        desk.app.show_page(page)
        desk.app.prints._job_changed(job, f"{QUEUE}: no paper.")
        await desk.settle()
        assert "no paper" in desk.text
        lab.fault("paper_out", is_on=False)
        await until_so(desk, "an empty spool", lambda: lab.spooled() == [])


async def test_news_of_a_job_while_the_program_puts_its_pages_away(salon: Salon, lab: PrintLab, home: Path) -> None:
    lab.fault("paper_out")
    async with at_desk(salon, DESK_WOMAN) as desk:
        await print_card(desk, salon)
        await desk.go("print_queue")
        [job] = desk.app.print_jobs.jobs.values()
        # as the end of the program finds it: the page still stands in front, and its widgets are gone
        await desk.app.screen.query("*").remove()
        desk.app._running = False
        desk.app.prints._job_changed(job, f"{QUEUE}: no paper.")
        desk.app._running = True
        lab.fault("paper_out", is_on=False)


async def test_a_service_that_is_down_is_told_from_a_printer_that_is_not_there(
    salon: Salon, lab: PrintLab, home: Path
) -> None:
    lab.tell("cupsdisable", QUEUE)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await print_card(desk, salon)
        await desk.go("print_queue")
        await shows(desk, "queue stopped")
        lab.stop_service()
        await shows(desk, "Start the printing system; this goes on by itself.")
        await desk.press("f4", "1")
        assert "The printing system doesn't answer. Start it, then print again." in desk.text
        await print_card(desk, salon)
        assert "The printing system doesn't answer. Start it, then print again." in desk.text
        lab.start_service()
        lab.tell("cupsenable", QUEUE)
        await desk.go("print_queue")
        await shows(desk, "All of it is on paper.")
        jobs = [row for row in desk.app.screen.query_one(PickList).rows if row.key is not None]
        assert len(jobs) == 1, "what was never handed over is no job"


async def test_a_printer_that_was_taken_away(salon: Salon, lab: PrintLab, home: Path, other: str) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("home")
        desk.app.show_client(desk.app.page("home"), salon.clients[OUYANG], [salon.clients[OUYANG]])
        await desk.settle()
        await desk.press("f9", "f4", "2")
        assert f"Printer {OTHER}" in desk.line("A5, both sides")
        lab.tell("lpadmin", "-x", OTHER)
        try:
            await desk.press("f10")
            assert f"There is no printer {OTHER} any more. Choose another one with F4." in desk.text
            await desk.press("f4", "f4", "1")
            assert "not taken" in state(desk)
            await desk.press("f4", "3", "1")
            await shows(desk, "All of it is on paper.")
        finally:
            lab.tell("lpadmin", "-p", OTHER, "-E", "-v", "ipp://localhost:9/ipp/print")


async def test_a_job_goes_to_another_printer_and_comes_out_once(
    salon: Salon, lab: PrintLab, home: Path, other: str
) -> None:
    async with at_desk(salon, language="zh") as desk:
        desk.app.show_client(desk.app.page("home"), salon.clients[OUYANG], [salon.clients[OUYANG]])
        await desk.settle()
        await desk.press("f9", "f4", "2", "f10", "f9", "f4", "f4", "1")
        await shows(desk, "打印机关机")
        await desk.press("f10")
        assert "还在打印途中" in desk.text, "it isn't sent twice"
        await desk.press("f4", "2")
        assert QUEUE in desk.text and "PDF" in desk.text
        await desk.press("1")
        await shows(desk, "已取消")
        await shows(desk, "已打印")
        assert len(lab.arrived()) == 1
        await until_so(desk, "an empty spool", lambda: lab.spooled() == [])


async def test_a_job_is_saved_as_pdf_instead(salon: Salon, lab: PrintLab, home: Path) -> None:
    lab.fault("paper_out")
    async with at_desk(salon) as desk:
        await print_card(desk, salon)
        await desk.press("f9", "f4", "f4", "1")
        await shows(desk, "no paper")
        await desk.press("f4", "2", "1")
        (path,) = home.glob("*.pdf")
        assert path.name == "CC-01 00000013 v1.pdf" and len(PdfReader(path).pages) == 2
        await desk.press("f4", "1")
        await shows(desk, "It was taken back.")
        assert lab.arrived() == []
