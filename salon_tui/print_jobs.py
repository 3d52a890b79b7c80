"""What was sent to a printer since the program started, and what became of it."""

from __future__ import annotations

import contextlib
import functools
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from printouts.errors import PaperError
from printouts.jobs import JobReport, JobState


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sheet that is drawn.

    Attributes:
        kind: Code of the sheet.
        pdf: The document.
        name: Name of the file without its ending: form and card number, never a client's name.
        note: What it is, for the message.
    """

    kind: str
    pdf: bytes
    name: str
    note: str


@dataclass(slots=True)
class PrintJob:
    """A sheet on its way.

    Attributes:
        id: What CUPS calls it.
        printer: Where it goes.
        at: When it was sent.
        name: Form and card number.
        sheet: The sheet, to send it again; None when it is on paper, or when the desk was locked.
        state: What became of it.
    """

    id: str
    printer: str
    at: datetime
    name: str
    sheet: Drawn | None
    state: JobState = JobState.WAITING


class PrintJobs:
    """The jobs of this program, the latest first; each is followed to its end.

    Args:
        changed: Is told, in a thread, which job has another state.
    """

    def __init__(self, changed: Callable[[PrintJob], None]) -> None:
        self.jobs: list[PrintJob] = []
        self._changed = changed

    def send(self, sheet: Drawn, printer: str, at: datetime) -> PrintJob:
        """Hands a sheet to a printer, and follows it. Call it in a worker.

        Raises:
            PaperError: When the printer doesn't take it.
        """
        from printouts.following import follow
        from printouts.printer import send
        from printouts.sheets import sheet_of

        _forget_earlier()
        kind = sheet_of(sheet.kind)
        id = send(sheet.pdf, title=kind.form, media=kind.media, sides=kind.sides, printer=printer)
        job = PrintJob(id, printer, at, sheet.name, sheet)
        self.jobs.insert(0, job)
        # the desk may be closed before the printer has paper again: nobody waits for this
        threading.Thread(target=follow, args=(id, self._follower(job)), name=f"job {id}", daemon=True).start()
        return job

    def put_away(self) -> None:
        """The desk is locked: what is drawn is forgotten, what CUPS has is printed."""
        for job in self.jobs:
            job.sheet = None

    def _follower(self, job: PrintJob) -> Callable[[JobReport], None]:
        def tell(report: JobReport) -> None:
            job.state = report.state
            if job.state is JobState.DONE:
                job.sheet = None
            self._changed(job)

        return tell


@functools.cache
def _forget_earlier() -> None:
    """Has CUPS forget what it printed after the desk was closed; once, before there are jobs that are followed."""
    from printouts.printer import forget_finished
    from printouts.sheets import FORMS

    with contextlib.suppress(PaperError):
        forget_finished(FORMS)
