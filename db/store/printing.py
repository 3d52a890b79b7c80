"""Print jobs and calibrations as they are kept."""

from __future__ import annotations

from collections.abc import Iterable

from db.models import PrintJob
from db.printing_records import JobLine
from db.sql import rows


def job_lines(found: Iterable[PrintJob]) -> list[JobLine]:
    """Print jobs for the screen."""
    return [
        JobLine(job.id, job.job, job.printer, job.kind, job.name, job.client_id, job.at, job.by.name, job.state)
        for job in found
    ]


def shifts() -> dict[str, tuple[float, float]]:
    """What printers are corrected by, in mm to the right and down, by their names."""
    return {name: (dx / 100, dy / 100) for name, dx, dy in rows("SELECT name, dx, dy FROM printer")}
