"""What is left of a job after a lock, a kill, a night, a queue that is gone; and what is not."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

import pytest

from db.papers.filing.queries import for_the_shredder, reprint_count
from db.printing.queries import unfinished
from printouts.cups import printers
from printouts.cups.jobs import JobState
from salon_tui.app.print_jobs import title_of
from salon_tui.screens.desk.sign_in import SignInPage
from salon_tui.screens.printing.client_papers import PrintPage
from salon_tui.screens.printing.paper_target import Target
from tests.db.papers.filed import change, make_drawers, put_away, states
from tests.db.salon import DESK_WOMAN, LI, OUYANG, OWNER, Salon
from tests.printouts.cups.lab import followers, lab, laboratory, send
from tests.printouts.cups.print_lab import QUEUE, PrintLab, until
from tests.screens.desks import Sitting, at_desk
from tests.screens.printing.print_desks import home, print_and_be_killed, print_card, shows, state, until_so

__all__ = ["home", "lab", "laboratory"]


async def test_a_lock_leaves_the_job_and_puts_the_sheet_away(salon: Salon, lab: PrintLab, home: Path) -> None:
    lab.fault("paper_out")
    async with at_desk(salon) as desk:
        await print_card(desk, salon)
        await shows(desk, "no paper")
        desk.app.lock()
        await desk.settle()
        lab.fault("paper_out", is_on=False)
        await until_so(desk, "an empty spool", lambda: lab.spooled() == [] and len(lab.arrived()) == 1)
        assert isinstance(desk.app.screen, SignInPage) and "CC-01" not in desk.text
        desk.app.enter(salon.desk(OWNER))
        await desk.settle()
        await desk.go("print_queue")
        assert "printed" in state(desk)
        assert unfinished(desk.app.desk_in_use) == []
        await desk.press("f10")
        assert "This sheet isn't kept. Print it anew here." in desk.text
        assert OUYANG in desk.text.splitlines()[0] and "Printed last: version 1" in desk.text


@pytest.mark.parametrize("is_printed_meanwhile", [True, False])
async def test_a_job_survives_that_the_program_is_killed(
    salon: Salon, lab: PrintLab, home: Path, is_printed_meanwhile: bool
) -> None:
    lab.fault("paper_out")
    await asyncio.to_thread(print_and_be_killed, salon)
    (line,) = unfinished(at := salon.desk(DESK_WOMAN))
    title = title_of(at, line.kind, line.id)
    if is_printed_meanwhile:
        lab.fault("paper_out", is_on=False)
        await asyncio.to_thread(until, "printed", lambda: printers.look(line.job, title).state is JobState.DONE)
    assert len(lab.spooled()) == 1, "nobody has asked CUPS to forget it"
    async with at_desk(salon, DESK_WOMAN) as desk:
        if not is_printed_meanwhile:
            await shows(desk, "Put A5 paper into the printer")
            lab.fault("paper_out", is_on=False)
        await desk.go("print_queue")
        await shows(desk, "All of it is on paper.")
        await until_so(desk, "an empty spool", lambda: lab.spooled() == [])
        await until_so(desk, "an end", lambda: unfinished(desk.app.desk_in_use) == [])
        assert desk.app.print_jobs.jobs == {}
    assert len(lab.arrived()) == 1


async def test_a_job_that_cups_took_is_found_although_its_id_was_not_kept(
    salon: Salon, lab: PrintLab, home: Path
) -> None:
    await asyncio.to_thread(print_and_be_killed, salon, "taken")
    assert [line.job for line in unfinished(salon.desk(DESK_WOMAN))] == [""]
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("print_queue")
        await shows(desk, "All of it is on paper.")
        await until_so(desk, "an end", lambda: unfinished(desk.app.desk_in_use) == [])
        assert states(salon, OUYANG) == [("card", 1, "printed")]
    assert len(lab.arrived()) == 1


async def test_a_job_whose_number_cups_gave_to_another_one_is_not_taken_for_that(
    salon: Salon, lab: PrintLab, home: Path
) -> None:
    """CUPS was set up anew, or lost its spool, and counts from 1 again."""
    await asyncio.to_thread(lab.forget_jobs)
    lab.tell("cupsdisable", QUEUE)
    await asyncio.to_thread(print_and_be_killed, salon)
    await asyncio.to_thread(lab.forget_jobs)
    assert [line.job for line in unfinished(salon.desk(DESK_WOMAN))] == [await asyncio.to_thread(send)]
    lab.tell("cupsenable", QUEUE)
    await asyncio.to_thread(until, "the other one on paper", lambda: len(lab.arrived()) == 1)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("print_queue")
        await shows(desk, "The printing system has lost it. Look what came out, and say so with F4.")
        await until_so(desk, "an end", lambda: unfinished(desk.app.desk_in_use) == [])
        assert states(salon, OUYANG) == [("card", 1, "unsure")]
    assert len(lab.spooled()) == 1, "it is not ours to be forgotten"


async def test_a_program_that_has_ended_follows_nothing(salon: Salon, lab: PrintLab, home: Path) -> None:
    """Otherwise it would take jobs out of CUPS's spool which whoever starts it next looks for."""
    lab.fault("paper_out")
    async with at_desk(salon, DESK_WOMAN) as desk:
        await print_card(desk, salon)
        await shows(desk, "no paper")
        (job,) = desk.app.print_jobs.jobs.values()
    await asyncio.to_thread(until, "nobody follows it", lambda: not followers())
    lab.fault("paper_out", is_on=False)
    await asyncio.to_thread(until, "printed", lambda: printers.look(job.id, job.title).state is JobState.DONE)
    assert len(lab.spooled()) == 1
    salon.reopen(as_start=True)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("print_queue")
        await shows(desk, "All of it is on paper.")
        await until_so(desk, "an empty spool", lambda: lab.spooled() == [])
    assert len(lab.arrived()) == 1


@pytest.mark.parametrize(
    ("when", "key", "says", "paper"),
    [
        ("taken", "1", "Kept: it came out well.", "printed"),
        ("recorded", "2", "1 sheet did not come out.", "not_out"),
    ],
)
async def test_what_nobody_can_tell_is_unsure_until_a_person_says(
    salon: Salon, lab: PrintLab, home: Path, when: str, key: str, says: str, paper: str
) -> None:
    """Killed before CUPS has it, or after, and CUPS has forgotten it since: it looks the same to the program."""
    await asyncio.to_thread(lab.forget_jobs)
    await asyncio.to_thread(print_and_be_killed, salon, when)
    if when == "taken":
        await asyncio.to_thread(until, "printed", lambda: len(lab.arrived()) == 1)
        await asyncio.to_thread(lab.forget_jobs)
    async with at_desk(salon, DESK_WOMAN) as desk:
        await desk.go("print_queue")
        await shows(desk, "The printing system has lost it. Look what came out, and say so with F4.")
        await until_so(desk, "an end", lambda: unfinished(desk.app.desk_in_use) == [])
        assert states(salon, OUYANG) == [("card", 1, "unsure")]
        await desk.press("f4", key)
        assert says in desk.text
        assert states(salon, OUYANG) == [("card", 1, paper)]


@pytest.mark.parametrize("ends", ["lock", "kill"])
async def test_82_cards_that_jam_are_on_the_list_the_next_morning(
    salon: Salon, lab: PrintLab, home: Path, ends: str
) -> None:
    owner = salon.desk(OWNER)
    make_drawers(salon, owner)
    put_away(salon, owner, LI)
    change(salon, owner, LI, grade="gold")
    for number in range(82 - len(salon.clients)):
        salon.register(owner, f"王{chr(0x4E00 + number)}", f"139{number:08d}")
    lab.fault("jam")
    async with at_desk(salon) as desk:
        await desk.go("reprint_list")
        await desk.press("f10")
        assert "Print 82 cards now?" in desk.text
        await desk.press("f10")
        jobs = desk.app.print_jobs.jobs
        await until_so(desk, "the end of the job", lambda: all(job.state.is_over for job in jobs.values()))
        desk.app.lock()
        await desk.settle()
        salon.clock.forward(hours=12)
        lab.fault("jam", is_on=False)
        if ends == "lock":
            desk.app.enter(salon.desk(OWNER))
            await desk.settle()
            await _the_next_morning(desk, salon, lab)
    if ends == "kill":
        salon.reopen(as_start=True)
        async with at_desk(salon) as desk:
            await _the_next_morning(desk, salon, lab)


async def _the_next_morning(desk: Sitting, salon: Salon, lab: PrintLab) -> None:
    at = desk.app.desk_in_use
    await until_so(desk, "the list", lambda: reprint_count(at).not_out == 82)
    assert for_the_shredder(at) == [] and states(salon, LI)[0] == ("card", 1, "filed")
    assert lab.arrived() == []
    # the job is drawn anew from what it keeps, from card 3 on: two came out well
    await desk.go("print_queue")
    await desk.press("f10")
    assert "From which one of the 82 on?" in desk.text
    await desk.press("3", "enter")
    await shows(desk, "All of it is on paper.")
    await until_so(desk, "the list", lambda: reprint_count(at).all == 0)
    assert len(lab.arrived()) == 1 and for_the_shredder(at) == []


async def test_a_queue_deleted_under_a_job_is_not_taken_back(salon: Salon, lab: PrintLab, home: Path) -> None:
    lab.tell("lpadmin", "-p", "Spare", "-E", "-v", "ipp://localhost:9/ipp/print")
    async with at_desk(salon, DESK_WOMAN) as desk:
        desk.app.show_client(desk.app.page("home"), salon.clients[OUYANG], [salon.clients[OUYANG]])
        await desk.settle()
        await desk.press("f9")
        page = desk.app.screen
        assert isinstance(page, PrintPage)
        page._choose_target(Target("Spare"))
        await desk.press("f10")
        await desk.go("print_queue")
        lab.tell("lpadmin", "-x", "Spare")
        await shows(desk, "not known")
        assert "It was taken back." not in desk.text
        await until_so(desk, "the list", lambda: reprint_count(desk.app.desk_in_use).not_out == 1)


async def test_nothing_stays_in_a_spool_or_a_temporary_folder(
    salon: Salon, lab: PrintLab, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.setattr(tempfile, "tempdir", None)
    async with at_desk(salon) as desk:
        await print_card(desk, salon)
        await desk.go("print_queue")
        await shows(desk, "All of it is on paper.")
        await until_so(desk, "an empty spool", lambda: lab.spooled() == [])
    assert list(scratch.iterdir()) == []
    left = [path for folder in ("spool", "tmp", "cache") for path in (lab.folder / folder).rglob("*")]
    assert [path for path in left if path.is_file() and b"%PDF" in path.read_bytes()] == []
    assert [path.name for path in left if path.name.startswith(("c0", "d0"))] == [], "neither history nor document"
    assert list(home.iterdir()) == []


async def test_a_job_that_ends_during_an_import_is_kept_afterwards(salon: Salon, lab: PrintLab, home: Path) -> None:
    """An import holds the archive for minutes; nobody waits for it to write down what a printer says."""
    lab.fault("paper_out")
    async with at_desk(salon) as desk:
        await print_card(desk, salon)
        await shows(desk, "no paper")
        desk.app.busy = True
        lab.fault("paper_out", is_on=False)
        await until_so(desk, "an empty spool", lambda: lab.spooled() == [] and len(lab.arrived()) == 1)
        await until_so(desk, "news", lambda: any(not job.is_kept for job in desk.app.print_jobs.jobs.values()))
        assert [line.state for line in unfinished(desk.app.desk_in_use)] == ["no_paper"]
        desk.app.busy = False
        await desk.go("print_queue")
        assert "printed" in state(desk)
        desk.app.lock()
        await desk.settle()
        desk.app.enter(salon.desk(OWNER))
        await desk.settle()
        assert unfinished(desk.app.desk_in_use) == []
