"""A sheet is paper when it has come out of the printer: what a job's end says of its cards, and of the old ones."""

from __future__ import annotations

import pytest

from db.core.desk import Desk
from db.core.errors import Code
from db.papers.filing import operations as filing
from db.papers.filing import queries
from db.papers.printed import operations as paper
from db.papers.printed.queries import sheets
from db.papers.printed.states import PaperState
from db.printing.operations.jobs import HandOver, discard, keep_job, record_job, settle_job
from db.printing.queries import job_papers, print_jobs
from printouts.cups.jobs import JobState
from tests.db.papers.filed import change, make_drawers, put_away, states
from tests.db.salon import LI, OUYANG, OWNER, ZENG, Salon, wrong

LOST = (JobState.FAILED, JobState.WRONG_PAPER, JobState.REFUSED, JobState.CANCELED)
UNSURE = (JobState.UNSURE, JobState.GONE)


@pytest.fixture
def at(salon: Salon) -> Desk:
    """The owner's desk, with a cabinet of two drawers for cards."""
    desk = salon.desk(OWNER)
    make_drawers(salon, desk)
    return desk


def send(at: Desk, *clients: int, kind: str = "card") -> int:
    """Prints cards, as far as the printer."""
    make = paper.print_card if kind == "card" else paper.print_intake
    papers = tuple(make(at.on_paper(), client).paper for client in clients)
    return record_job(at, HandOver(printer="Laser", kind=kind, name="CC-01", papers=papers))


def end(at: Desk, job: int, state: JobState) -> None:
    """What the printing system says last."""
    keep_job(at, job, f"Laser-{job}", state.value, ended=True, papers=state.paper)


def listed(at: Desk) -> dict[str, str]:
    """The cards to be printed, with why."""
    return {line.client.name: line.why for line in queries.reprint_list(at)}


def test_a_card_on_its_way_is_neither_paper_nor_on_the_list(salon: Salon, at: Desk) -> None:
    put_away(salon, at, OUYANG)
    change(salon, at, OUYANG, grade="gold")
    job = send(at, salon.clients[OUYANG], salon.clients[LI])
    assert not {OUYANG, LI} & set(listed(at))
    assert states(salon, OUYANG) == [("card", 1, "filed"), ("card", 2, "sent")]
    # its barcode is the old one's: whoever scans it now might have either in hand
    for name in (OUYANG, LI):
        asked = filing.FilePaper(salon.request(), salon.clients[name])
        assert wrong(filing.file_paper, at, asked).code is Code.ON_ITS_WAY
    assert queries.waiting(at) == []
    end(at, job, JobState.DONE)
    assert not {OUYANG, LI} & set(listed(at))
    assert {line.client.name for line in queries.waiting(at)} == {OUYANG, LI}
    filed = filing.file_paper(at, filing.FilePaper(salon.request(), salon.clients[OUYANG]))
    assert filed.replaced == 1
    assert states(salon, OUYANG) == [("card", 1, "to_destroy"), ("card", 2, "filed")]


@pytest.mark.parametrize("state", LOST)
def test_what_never_came_out_is_on_the_list_again(salon: Salon, at: Desk, state: JobState) -> None:
    put_away(salon, at, OUYANG)
    put_away(salon, at, ZENG)
    change(salon, at, OUYANG, grade="gold")
    end(at, send(at, *(salon.clients[name] for name in (OUYANG, LI, ZENG))), state)
    found = listed(at)
    # also one whose old card is still right: somebody wanted it printed
    assert (found[OUYANG], found[LI], found[ZENG]) == ("not_out",) * 3
    count = queries.reprint_count(at)
    assert (count.not_out, count.outdated) == (3, 0) and count.all == len(found)
    assert states(salon, OUYANG) == [("card", 1, "filed"), ("card", 2, "not_out")]
    # the good old card is put where it belongs, and nothing goes to the shredder
    assert filing.file_paper(at, filing.FilePaper(salon.request(), salon.clients[OUYANG])).replaced == 0
    assert queries.for_the_shredder(at) == []
    assert wrong(filing.file_paper, at, filing.FilePaper(salon.request(), salon.clients[LI])).code is Code.NO_PAPER


@pytest.mark.parametrize("state", UNSURE)
@pytest.mark.parametrize("good", [0, 1, 2])
def test_what_is_unsure_is_settled_by_a_person(salon: Salon, at: Desk, state: JobState, good: int) -> None:
    put_away(salon, at, OUYANG)
    job = send(at, salon.clients[OUYANG], salon.clients[LI])
    end(at, job, state)
    assert (listed(at)[OUYANG], listed(at)[LI]) == ("not_out", "not_out")
    asked = filing.FilePaper(salon.request(), salon.clients[OUYANG])
    assert wrong(filing.file_paper, at, asked).code is Code.NOT_SETTLED
    verdict = JobState.CAME_OUT if good == 2 else JobState.SPOILT
    settle_job(at, job, good, verdict.value)
    assert [line.state for line in print_jobs(at) if line.id == job] == [verdict.value]
    assert [name in listed(at) for name in (OUYANG, LI)] == [good < 1, good < 2]
    assert queries.for_the_shredder(at) == []
    # what CUPS says afterwards doesn't count any more
    end(at, job, JobState.FAILED)
    assert [name in listed(at) for name in (OUYANG, LI)] == [good < 1, good < 2]


def test_what_came_out_badly_though_the_printer_called_it_done(salon: Salon, at: Desk) -> None:
    job = send(at, salon.clients[OUYANG], salon.clients[LI])
    end(at, job, JobState.DONE)
    settle_job(at, job, 1, JobState.SPOILT.value)
    assert LI in listed(at) and OUYANG not in listed(at)


def test_a_job_under_way_is_not_settled(salon: Salon, at: Desk) -> None:
    job = send(at, salon.clients[OUYANG])
    assert wrong(settle_job, at, job, 1, JobState.CAME_OUT.value).code is Code.ON_ITS_WAY
    assert wrong(settle_job, at, 999, 1, JobState.CAME_OUT.value).code is Code.NOT_FOUND


def test_what_is_put_away_already_stays_there(salon: Salon, at: Desk) -> None:
    job = send(at, salon.clients[LI])
    end(at, job, JobState.DONE)
    filing.file_paper(at, filing.FilePaper(salon.request(), salon.clients[LI]))
    settle_job(at, job, 0, JobState.SPOILT.value)
    assert states(salon, LI) == [("card", 1, "filed")]


def test_the_program_ended_before_the_printer_had_it(salon: Salon, at: Desk) -> None:
    put_away(salon, at, OUYANG)
    for name in (OUYANG, LI):
        paper.print_card(at.on_paper(), salon.clients[name])
    salon.reopen(as_start=True)
    at = salon.desk(OWNER)
    assert (listed(at)[OUYANG], listed(at)[LI]) == ("not_out", "not_out")
    assert filing.file_paper(at, filing.FilePaper(salon.request(), salon.clients[OUYANG])).replaced == 0
    # printed anew, the lost one is nothing any more
    end(at, send(at, salon.clients[LI]), JobState.DONE)
    assert states(salon, LI) == [("card", 1, "not_out"), ("card", 2, "printed")]
    assert LI not in listed(at)


def test_sent_a_second_time_it_belongs_to_the_later_job(salon: Salon, at: Desk) -> None:
    first = send(at, salon.clients[LI])
    [papers] = [tuple(one.id for one in job_papers(at, first))]
    end(at, first, JobState.REFUSED)
    second = record_job(at, HandOver(printer="Other", kind="card", name="CC-01", papers=papers))
    # late news of the first one changes nothing
    end(at, first, JobState.FAILED)
    assert states(salon, LI) == [("card", 1, "sent")] and job_papers(at, first) == []
    end(at, second, JobState.DONE)
    assert states(salon, LI) == [("card", 1, "printed")]


def test_a_job_keeps_whose_cards_it_had_in_their_order_and_no_names(salon: Salon, at: Desk) -> None:
    clients = [salon.clients[name] for name in (ZENG, OUYANG, LI)]
    job = send(at, *clients)
    assert [one.client for one in job_papers(at, job)] == clients
    [line] = [line for line in print_jobs(at) if line.id == job]
    assert line.papers == 3 and OUYANG not in repr(line)


def test_what_is_not_wanted_leaves_everything_as_it_was(salon: Salon, at: Desk) -> None:
    put_away(salon, at, OUYANG)
    sheet = paper.print_card(at.on_paper(), salon.clients[OUYANG])
    discard(at, [sheet.paper])
    assert OUYANG not in listed(at)
    assert queries.where_to(at, salon.clients[OUYANG]).version == 1


def test_a_form_follows_its_job_as_well(salon: Salon, at: Desk) -> None:
    job = send(at, salon.clients[LI], kind="intake")
    end(at, job, JobState.FAILED)
    [line] = sheets(at, salon.clients[LI])
    assert line.state is PaperState.NOT_OUT
    assert queries.waiting(at) == []
