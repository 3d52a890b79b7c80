"""Follows a print job until it is over, and has CUPS forget it then."""

from __future__ import annotations

import threading
from collections.abc import Callable

from printouts.errors import PaperCode, PaperError
from printouts.jobs import JobReport, JobState
from printouts.printer import forget, look

_FIRST, _LONGEST, _GROWTH = 0.5, 15.0, 1.2
"""Seconds between two questions: most jobs are over soon, and a printer without paper may stay so over night."""


def follow(
    job: str,
    tell: Callable[[JobReport], None] = lambda report: None,
    stop: threading.Event | None = None,
) -> None:
    """Asks what becomes of a job until it is over, then deletes it from CUPS's spool. Call it in a thread.

    A print service that is down for a while is waited for. When this ends before the job does, CUPS keeps the
    document for as long as it is configured to, which is a day.

    Args:
        job: Its id, as ``printouts.printer.send`` gave it.
        tell: Is told every change of state, the last one included.
        stop: Ends this before the job is over.
    """
    stop = stop or threading.Event()
    first: JobReport | None = None
    told: JobState | None = None
    pause = _FIRST
    while not stop.is_set():
        try:
            if told is None or not told.is_over:
                report = look(job, first)
                first = first or report
                if report.state is not told:
                    told, pause = report.state, _FIRST
                    tell(report)
            # CUPS keeps the history of a job whose programs it still ends: until it is gone
            if told.is_over:
                forget(job)
                if look(job).state is JobState.GONE:
                    return
        except PaperError as error:
            if error.code is not PaperCode.PRINT_SERVICE_DOWN:
                # whose job it is may have changed, or CUPS was taken away: there is nothing more to find out
                return
        stop.wait(pause)
        pause = min(pause * _GROWTH, _LONGEST)
