"""A job is followed to its end, whatever comes between, and CUPS keeps nothing of it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from printouts.cups import printers
from printouts.cups.job_tracker import follow, search
from printouts.cups.jobs import JobReport, JobState
from printouts.errors import PaperCode, PaperError
from tests.printouts.cups.lab import TITLE, lab, laboratory, send
from tests.printouts.cups.print_lab import DEADLINE, QUEUE, PrintLab, until

__all__ = ["lab", "laboratory"]


@contextmanager
def followed(job: str) -> Iterator[list[JobState]]:
    """Follows a job in a thread; gives what was told, and waits for the end."""
    told: list[JobState] = []
    stop = threading.Event()

    def tell(report: JobReport) -> None:
        told.append(report.state)

    thread = threading.Thread(target=follow, args=(job, TITLE, tell, stop))
    thread.start()
    try:
        yield told
        thread.join(DEADLINE)
        assert not thread.is_alive()
    finally:
        stop.set()
        thread.join(DEADLINE)


def test_what_is_printed_leaves_nothing_in_the_spool(lab: PrintLab) -> None:
    job = send()
    with followed(job) as told:
        pass
    assert told[-1] is JobState.DONE
    assert lab.spooled() == []
    assert printers.look(job, TITLE).state is JobState.GONE


def test_it_is_followed_through_a_fault(lab: PrintLab) -> None:
    lab.fault("paper_out")
    with followed(send()) as told:
        until("no paper", lambda: JobState.NO_PAPER in told)
        lab.fault("paper_out", is_on=False)
    assert told[-1] is JobState.DONE
    assert lab.spooled() == []


def test_it_is_followed_while_the_service_starts_again(lab: PrintLab) -> None:
    lab.tell("cupsdisable", QUEUE)
    with followed(send()) as told:
        until("a stopped queue", lambda: JobState.QUEUE_STOPPED in told)
        lab.stop_service()
        with pytest.raises(PaperError) as down:
            printers.default_printer()
        assert down.value.code is PaperCode.PRINT_SERVICE_DOWN
        lab.start_service()
        lab.tell("cupsenable", QUEUE)
    assert told[-1] is JobState.DONE
    assert lab.spooled() == []


def test_what_is_canceled_leaves_nothing_in_the_spool(lab: PrintLab) -> None:
    lab.fault("slow")
    job = send()
    with followed(job) as told:
        until("printing", lambda: JobState.PRINTING in told)
        printers.cancel(job, TITLE)
    assert told[-1] is JobState.CANCELED
    assert lab.spooled() == []


def test_a_job_is_looked_for_until_the_service_answers(lab: PrintLab) -> None:
    lab.tell("cupsdisable", QUEUE)
    job = send()
    lab.stop_service()
    found: list[str | None] = []
    thread = threading.Thread(target=lambda: found.append(search(TITLE)))
    thread.start()
    lab.start_service()
    thread.join(DEADLINE)
    assert found == [job]
    assert search("nobody's") is None


def test_following_can_be_given_up(lab: PrintLab) -> None:
    lab.tell("cupsdisable", QUEUE)
    stop = threading.Event()
    stop.set()
    assert search(TITLE, stop) is None
    follow(send(), TITLE, stop=stop)
    assert len(lab.spooled()) == 1
