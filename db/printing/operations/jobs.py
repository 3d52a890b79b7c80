"""What was handed to a printer, and what became of it: kept, so that a job is not lost when the program starts anew.

A sheet of a client's record is paper only when it has come out: what a job brings out follows the job's end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from db.core.audit import Action
from db.core.errors import Code, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.papers.models import PrintJob, Sheet
from db.papers.printed.states import PENDING, PaperState
from db.printing import store as printing
from db.text.cleaning import clean

_LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """A sheet for a printer: its kind and its name (form and card number), and whose it is.

    Attributes:
        papers: Entries of the prints that it brings out, in the order in which they come; none for what isn't kept.
    """

    printer: str
    kind: str
    name: str
    client: int | None = None
    papers: tuple[int, ...] = ()


@operation(Permission.DESK, Action.CREATE)
def record_job(work: Work, asked: HandOver) -> int:
    """Writes down that a sheet is handed to a printer, before it is: also a second time, also to another printer.

    Whether this person may print it was asked when the sheet was made.

    Returns:
        The job's number in the archive.
    """
    job = PrintJob.create(
        job="",
        printer=clean(asked.printer, _LONGEST),
        kind=clean(asked.kind, _LONGEST),
        name=clean(asked.name, _LONGEST),
        client=asked.client,
        at=work.now,
        by=work.staff,
        state="asked",
    )
    printing.send_papers(work, job.id, asked.papers)
    work.client = asked.client
    work.what |= {"sheet": job.kind, "print_job": job.id}
    return int(job.id)


@operation(Permission.DESK, Action.UPDATE, logged=False)
def keep_job(work: Work, id: int, job: str, state: str, ended: bool = False, papers: PaperState | None = None) -> None:
    """Keeps what the printing system says of a job; nobody at the desk has done it, so the log has no entry.

    Args:
        work: The operation under way.
        id: The job's number in the archive.
        job: What the printing system calls it.
        state: Code of what became of it.
        ended: Whether it is over, and the printing system has deleted the document.
        papers: What became of its sheets; None while it is not over.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = _get_job(id)
    found.job = clean(job, _LONGEST)
    if not found.is_settled:
        found.state = clean(state, _LONGEST)
        if papers is not None:
            unknown = [row for row, at in printing.papers_of(id) if at in (PaperState.SENT, PaperState.UNSURE)]
            printing.put_papers(work, unknown, papers)
    found.ended = work.now if ended else None
    found.save()


@operation(Permission.DESK, Action.UPDATE)
def settle_job(work: Work, id: int, good: int, state: str) -> None:
    """Somebody has looked what came out of the printer: that is what counts from now on.

    Args:
        work: The operation under way.
        id: The job's number in the archive.
        good: How many of its sheets came out well, from the first one on.
        state: Code of how the job stands then.

    Raises:
        SalonError: ``NOT_FOUND``; ``ON_ITS_WAY`` while the job is not over.
    """
    found = _get_job(id)
    papers = printing.papers_of(id)
    if any(at is PaperState.SENT for _, at in papers):
        raise SalonError(Code.ON_ITS_WAY)
    # what is put away already came out, whatever is said now
    well = [row for row, at in papers[:good] if at in PENDING]
    badly = [row for row, at in papers[good:] if at in (*PENDING, PaperState.PRINTED, PaperState.GIVEN_OUT)]
    printing.put_papers(work, well, PaperState.PRINTED)
    printing.put_papers(work, badly, PaperState.NOT_OUT)
    found.state, found.is_settled = clean(state, _LONGEST), True
    found.save()
    work.client = found.client_id
    work.what |= {"print_job": id, "good": len(well), "bad": len(badly)}


@operation(Permission.DESK, Action.UPDATE, logged=False)
def saved(work: Work, papers: Sequence[int]) -> None:
    """Sheets are in a file, whole: they count as paper. That they were drawn is in the log already."""
    printing.put_papers(work, papers, PaperState.PRINTED)


@operation(Permission.DESK, Action.UPDATE, logged=False)
def discard(work: Work, papers: Sequence[int]) -> None:
    """Sheets that were drawn are not wanted, and went nowhere. That they were drawn is in the log already."""
    lost = Sheet.select(Sheet.id).where(Sheet.id << papers, Sheet.print_job.is_null()) if papers else ()
    printing.put_papers(work, [sheet.id for sheet in lost], PaperState.DESTROYED)


def _get_job(id: int) -> PrintJob:
    found = PrintJob.get_or_none(PrintJob.id == id)
    if found is None:
        raise SalonError(Code.NOT_FOUND)
    return found
