"""Sends a sheet once more: as it was drawn where it is at hand, and drawn anew from what a job keeps where it isn't."""

from __future__ import annotations

from dataclasses import dataclass

from db.core.desk import Desk
from db.core.errors import Code, Refused
from db.printing.queries import job_papers
from db.printing.records import JobLine
from salon_tui.app.card_stacks import AGAIN, draw_again
from salon_tui.app.print_jobs import Drawn, PrintJob, PrintJobs
from salon_tui.screens.printing.paper_target import Delivered, Target, deliver


@dataclass(frozen=True, slots=True)
class Again:
    """What is sent once more.

    Attributes:
        line: The job that had it.
        job: The same, where it is still followed or its sheet is at hand.
        target: Where it goes now.
        first: The first of its sheets that is wanted; those before it came out well.
    """

    line: JobLine
    job: PrintJob | None
    target: Target
    first: int = 1


def send_again(desk: Desk, jobs: PrintJobs, again: Again, password: str = "") -> Delivered:
    """Prints or saves a sheet once more; the job that had it is over then. Call it in a worker.

    What came out well is kept first, and what didn't is back on the list of cards to print: if the program ends here,
    nothing counts as paper that is none.

    Raises:
        PaperError: When the printer doesn't take it; ``needs_password`` for a stick.
        OSError: When the file can't be written.
        Refused: When this person may not print it, or not into a file.
    """
    line, job = again.line, again.job
    is_running = job is not None and not job.state.is_over
    if line.papers and not is_running:
        if job is not None:
            jobs.keep(desk, job)
        jobs.settle(desk, line.id, again.first - 1, is_whole=False)
    delivered = deliver(desk, jobs, _drawn(desk, again), again.target, password)
    if is_running and job is not None and again.target.printer and not job.state.is_over:
        cancel_job(job)
    return delivered


def _drawn(desk: Desk, again: Again) -> Drawn:
    sheet = again.job.sheet if again.job is not None else None
    to_file = again.target.folder is not None
    if sheet is not None and again.first == 1 and not (to_file and sheet.paper_only):
        return sheet
    papers = job_papers(desk, again.line.id)[again.first - 1 :] if again.line.kind in AGAIN else []
    if not papers:
        # a sheet of which no entry is kept, drawn for a printer by somebody who may not see all of it
        raise Refused(Code.PAPER_ONLY if to_file else Code.NO_PAPER)
    return draw_again(desk if to_file else desk.on_paper(), again.line.kind, papers)


def cancel_job(job: PrintJob) -> None:
    """Takes back what is printed elsewhere now.

    Raises:
        PaperError: When it can't be: then it comes out twice.
    """
    from printouts.cups.printers import cancel

    if job.id:
        cancel(job.id, job.title)
