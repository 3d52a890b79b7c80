"""Print jobs, and printers as they are set up."""

from __future__ import annotations

from datetime import timedelta

from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows
from db.papers.models import PrintJob
from db.printing.records import JobLine, JobPaper, PrinterSettings
from db.printing.store import job_lines, shifts
from db.staff.models import Staff

DAYS = 7
_MOST = 200


@query(Permission.DESK)
def print_jobs(work: Work) -> list[JobLine]:
    """What was handed to a printer in the last seven days, and what is not over yet; the latest first, at most 200."""
    recent = (PrintJob.at > work.now - timedelta(days=DAYS)) | PrintJob.ended.is_null()
    found = PrintJob.select(PrintJob, Staff).join(Staff).where(recent)
    return job_lines(found.order_by(PrintJob.id.desc()).limit(_MOST))


@query(Permission.DESK)
def unfinished(work: Work) -> list[JobLine]:
    """Jobs that are not over, or whose documents the printing system still has."""
    return job_lines(PrintJob.select(PrintJob, Staff).join(Staff).where(PrintJob.ended.is_null()).order_by(PrintJob.id))


@query(Permission.DESK)
def job_papers(work: Work, job: int) -> list[JobPaper]:
    """The sheets that a job brings out, in the order in which they come."""
    found = rows("SELECT id, client_id, occasion FROM sheet WHERE print_job_id = ? ORDER BY id", job)
    return [JobPaper(*one) for one in found]


@query(Permission.DESK)
def printer_settings(work: Work) -> PrinterSettings:
    """Which printer has a use of its own, and what each is corrected by."""
    return PrinterSettings(dict(rows("SELECT kind, printer FROM printer_use")), shifts())


@query(Permission.DESK)
def calibration(work: Work, printer: str) -> tuple[float, float]:
    """What a printer is corrected by: mm to the right and mm down; (0, 0) for one that nobody has measured."""
    return shifts().get(printer, (0.0, 0.0))
