"""What was handed to a printer, and what became of it: kept, so that a job is not lost when the program starts anew."""

from __future__ import annotations

from dataclasses import dataclass

from db.audit import Action
from db.errors import Code, SalonError
from db.guard import operation
from db.models import PrintJob
from db.permissions import Permission
from db.text import clean
from db.work import Work

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class HandOver:
    """A sheet for a printer: its kind and its name (form and card number), and whose it is."""

    printer: str
    kind: str
    name: str
    client: int | None = None


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
    work.client = asked.client
    work.what |= {"sheet": job.kind, "print_job": job.id}
    return int(job.id)


@operation(Permission.DESK, Action.UPDATE, logged=False)
def keep_job(work: Work, id: int, job: str, state: str, ended: bool = False) -> None:
    """Keeps what the printing system says of a job; nobody at the desk has done it, so the log has no entry.

    Args:
        work: The operation under way.
        id: The job's number in the archive.
        job: What the printing system calls it.
        state: Code of what became of it.
        ended: Whether it is over, and the printing system has deleted the document.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = PrintJob.get_or_none(PrintJob.id == id)
    if found is None:
        raise SalonError(Code.NOT_FOUND)
    found.job, found.state = clean(job, _LONGEST), clean(state, _LONGEST)
    found.ended = work.now if ended else None
    found.save()
