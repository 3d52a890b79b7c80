"""Follows a print job until it is over, and has CUPS forget it then."""

from __future__ import annotations

import threading
from collections.abc import Callable

from printouts.cups.jobs import JobReport, JobState
from printouts.cups.printers import find, forget, look
from printouts.errors import PaperCode, PaperError

_FIRST, _LONGEST, _GROWTH = 0.5, 15.0, 1.2
"""Seconds between two questions: most jobs are over soon, and a printer without paper may stay so over night."""
_HEARSAY = frozenset({JobState.NO_PAPER, JobState.JAMMED, JobState.NEEDS_HELP})
"""What CUPS knows from its printer alone, and keeps until it talks to it again."""


def search(title: str, stop: threading.Event | None = None) -> str | None:
    """Looks for a job by its title, for as long as the print service doesn't answer. Call it in a thread.

    Args:
        title: What the print queue shows it as.
        stop: Ends this before the print service answers.

    Returns:
        Its id; None where CUPS never took it, or can't be asked.
    """
    stop = stop or threading.Event()
    pause = _FIRST
    while not stop.is_set():
        try:
            return find(title)
        except PaperError as error:
            if error.code is not PaperCode.PRINT_SERVICE_DOWN:
                return None
        stop.wait(pause)
        pause = min(pause * _GROWTH, _LONGEST)
    return None


def follow(
    job: str,
    title: str,
    tell: Callable[[JobReport], None] = lambda report: None,
    stop: threading.Event | None = None,
) -> bool:
    """Asks what becomes of a job until it is over, then deletes it from CUPS's spool. Call it in a thread.

    A print service that is down for a while is waited for; that is told, too. When this ends before the job does, CUPS
    keeps the document for as long as it is configured to, which is a day.

    Args:
        job: Its id, as ``printouts.cups.printers.send`` gave it.
        title: What the print queue shows it as.
        tell: Is told every change of state, the last one included.
        stop: Ends this before the job is over.

    Returns:
        Whether CUPS has forgotten the job: then nobody has to follow it any more.
    """
    stop = stop or threading.Event()
    first: JobReport | None = None
    last: JobState | None = None
    pause = _FIRST
    while not stop.is_set():
        try:
            if last is None or not last.is_over:
                report = look(job, title, first)
                # what CUPS says at once it may have heard before somebody put paper in: it has to say so twice
                is_hearsay = first is None and report.state in _HEARSAY
                first = first or report
                if report.state is not last and not is_hearsay:
                    last, pause = report.state, _FIRST
                    tell(report)
            # CUPS keeps the history of a job whose programs it still ends: until it is gone
            if last is not None and last.is_over:
                forget(job, title)
                if look(job, title).state is JobState.GONE:
                    return True
        except PaperError as error:
            if error.code is not PaperCode.PRINT_SERVICE_DOWN:
                # whose job it is may have changed, or CUPS was taken away: there is nothing more to find out
                if last is None or not last.is_over:
                    tell(JobReport(job, JobState.GONE))
                return False
            if last is None or not (last.is_over or last is JobState.NO_ANSWER):
                last = JobState.NO_ANSWER
                tell(JobReport(job, last))
        stop.wait(pause)
        pause = min(pause * _GROWTH, _LONGEST)
    return False
