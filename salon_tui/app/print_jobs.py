"""What is on its way to a printer: each job is followed to its end, also after the program was started anew."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.core.errors import SalonError
from printouts.cups.jobs import JobReport, JobState
from printouts.errors import PaperCode, PaperError

if TYPE_CHECKING:
    from db.core.desk import Desk
    from db.printing.records import JobLine

FOLLOWER = "print job"
"""How the name of a thread begins that follows a job."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sheet that is drawn.

    Attributes:
        kind: Code of the sheet.
        pdf: The document.
        name: Name of the file without its ending: form and card number, never a client's name.
        note: What it is, for the message.
        client: Whose sheet it is, where it is about one client.
        is_private: Whether clients' data stand on it: then it leaves on a stick with a password only.
        papers: Entries of the prints that it brings out, in the order in which they come.
        paper_only: Whether more stands on it than who prints it may see: then no file may get it.
        is_secret: Whether it stays nowhere but on the paper: once it is handed over it can't be sent again.
    """

    kind: str
    pdf: bytes
    name: str
    note: str
    client: int | None = None
    is_private: bool = True
    papers: tuple[int, ...] = ()
    paper_only: bool = False
    is_secret: bool = False


@dataclass(slots=True)
class PrintJob:
    """A sheet on its way.

    Attributes:
        row: Its number in the archive.
        id: What CUPS calls it; empty until CUPS has it.
        printer: Where it goes.
        kind: Code of the sheet.
        sheet: The sheet, to send it again; None when it is on paper, is a secret, or when the desk was locked.
        title: What CUPS shows it as.
        state: What became of it.
        is_forgotten: Whether it is over and CUPS has deleted the document.
        is_kept: Whether the archive knows how it stands.
    """

    row: int
    id: str
    printer: str
    kind: str
    sheet: Drawn | None
    title: str
    state: JobState = JobState.ASKED
    is_forgotten: bool = False
    is_kept: bool = True

    @property
    def is_settled(self) -> bool:
        """Whether somebody has looked what came out; then nothing else counts."""
        return self.state in (JobState.CAME_OUT, JobState.SPOILT)


class PrintJobs:
    """The jobs that are not over, and those whose sheets are still at hand.

    Args:
        changed: Is told, in a thread, which job stands otherwise than before.
    """

    def __init__(self, changed: Callable[[PrintJob], None]) -> None:
        self.jobs: dict[int, PrintJob] = {}
        """By their numbers in the archive."""
        self._changed = changed
        self._ended = threading.Event()

    def send(self, desk: Desk, sheet: Drawn, printer: str) -> PrintJob:
        """Writes down that a sheet goes to a printer, hands it over, and follows it. Call it in a worker.

        Raises:
            PaperError: When the printer doesn't take it.
            Refused: When nobody is at the desk any more; then nothing is printed.
        """
        from db.printing.operations.jobs import HandOver, record_job
        from printouts.cups.printers import send
        from printouts.registry import sheet_of

        kind = sheet_of(sheet.kind)
        row = record_job(
            desk, HandOver(printer=printer, kind=sheet.kind, name=sheet.name, client=sheet.client, papers=sheet.papers)
        )
        job = self.jobs[row] = PrintJob(
            row, "", printer, sheet.kind, None if sheet.is_secret else sheet, title_of(desk, sheet.kind, row)
        )
        try:
            job.id = send(sheet.pdf, title=job.title, media=kind.media, sides=kind.sides, printer=printer)
            job.state = JobState.WAITING
        except PaperError as error:
            # without an answer, nobody knows whether CUPS has it: that is looked for until CUPS answers
            if error.code is not PaperCode.PRINT_SERVICE_DOWN:
                job.state, job.is_forgotten = JobState.REFUSED, True
            raise
        finally:
            self.keep(desk, job)
            if not job.is_forgotten:
                self._begin_to_follow(job)
        return job

    def go_on(self, desk: Desk) -> None:
        """Somebody has signed in: writes down what happened while nobody was there, and follows what nobody follows.

        Raises:
            SalonError: When the archive can't be read.
        """
        from db.printing.queries import unfinished

        for job in list(self.jobs.values()):
            if not job.is_kept:
                self.keep(desk, job)
        for line in unfinished(desk):
            if line.id not in self.jobs:
                job = self.jobs[line.id] = _job_of(desk, line)
                # its end may be so long ago that CUPS has forgotten it: that doesn't say that it never had it
                self._begin_to_follow(job, unknown=JobState.GONE)

    def keep(self, desk: Desk, job: PrintJob) -> None:
        """Writes down how a job stands; what can't be written now is written when somebody signs in."""
        from db.printing.operations.jobs import keep_job

        job.is_kept = False
        with contextlib.suppress(SalonError):
            keep_job(desk, job.row, job.id, job.state.value, job.is_forgotten, job.state.paper)
            job.is_kept = True
        self._drop(job)

    def settle(self, desk: Desk, row: int, good: int, *, is_whole: bool) -> JobState:
        """Somebody has looked what came out of the printer.

        Args:
            desk: Who has.
            row: The job's number in the archive.
            good: How many of its sheets came out well, from the first one on.
            is_whole: Whether that is all of it.

        Raises:
            SalonError: ``NOT_FOUND``; ``ON_ITS_WAY`` while it is not over.
        """
        from db.printing.operations.jobs import settle_job

        state = JobState.CAME_OUT if is_whole else JobState.SPOILT
        settle_job(desk, row, good, state.value)
        if row in self.jobs:
            self.jobs[row].state = state
        return state

    def put_away(self) -> None:
        """The desk is locked: what is drawn is forgotten, what CUPS has is printed."""
        for job in list(self.jobs.values()):
            job.sheet = None
            self._drop(job)

    def end(self) -> None:
        """The program ends: what is not over is followed by whoever starts it next."""
        self._ended.set()

    def _drop(self, job: PrintJob) -> None:
        """Leaves a job to the archive, where there is nothing more to do with it."""
        if job.is_forgotten and job.is_kept and job.sheet is None:
            self.jobs.pop(job.row, None)

    def _begin_to_follow(self, job: PrintJob, unknown: JobState = JobState.REFUSED) -> None:
        # the desk may be closed before the printer has paper again: nobody waits for this
        threading.Thread(target=self._follow, args=(job, unknown), name=f"{FOLLOWER} {job.row}", daemon=True).start()

    def _follow(self, job: PrintJob, unknown: JobState) -> None:
        from printouts.cups.job_tracker import follow, search

        def tell(report: JobReport) -> None:
            # that CUPS has forgotten a job is no news of one whose end is known
            if not (report.state is JobState.GONE and job.state.is_over) and not job.is_settled:
                job.state = report.state
            if job.state is JobState.DONE:
                job.sheet = None
            self._changed(job)

        # without an id, the program ended or CUPS didn't answer while the sheet was handed over
        job.id = job.id or search(job.title, self._ended) or ""
        if self._ended.is_set():
            return
        if not job.id:
            job.state, job.is_forgotten = job.state if job.is_settled else unknown, True
        elif follow(job.id, job.title, tell, self._ended):
            job.is_forgotten = True
        if job.is_forgotten:
            self._changed(job)


def title_of(desk: Desk, kind: str, row: int) -> str:
    """What the print queue shows to everybody: the form, the job's number, and which archive counts so.

    By it a job is found again whose id was not kept; another archive at this machine has a number 1 as well.
    """
    from printouts.registry import sheet_of

    return f"{sheet_of(kind).form.split(' ')[0]} #{row} {desk.archive.keys.fingerprint[:4]}"


def _job_of(desk: Desk, line: JobLine) -> PrintJob:
    title = title_of(desk, line.kind, line.id)
    known = line.state in set(JobState)
    state = JobState(line.state) if known else JobState.ASKED
    return PrintJob(line.id, line.job, line.printer, line.kind, None, title, state)
