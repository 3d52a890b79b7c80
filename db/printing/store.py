"""Print jobs, what they bring out, and calibrations, as they are kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from db.core.operation_context import Work
from db.core.sql import rows, rows_among
from db.papers.models import PrintJob, Sheet
from db.papers.printed.states import PENDING, PaperState
from db.papers.printed.store.digests import LETTER
from db.printing.records import JobLine


def job_lines(found: Iterable[PrintJob]) -> list[JobLine]:
    """Print jobs for the screen."""
    papers = dict(rows("SELECT print_job_id, COUNT(*) FROM sheet WHERE print_job_id IS NOT NULL GROUP BY print_job_id"))
    return [
        JobLine(
            id=job.id,
            job=job.job,
            printer=job.printer,
            kind=job.kind,
            name=job.name,
            client=job.client_id,
            at=job.at,
            by=job.by.name,
            state=job.state,
            papers=papers.get(job.id, 0),
        )
        for job in found
    ]


def papers_of(job: int) -> list[tuple[int, PaperState]]:
    """The sheets that a job brings out, in the order in which they come; those that a later job took over are its."""
    found = rows("SELECT id, state FROM sheet WHERE print_job_id = ? ORDER BY id", job)
    return [(id, PaperState(state)) for id, state in found]


def send_papers(work: Work, job: int, papers: Sequence[int]) -> None:
    """Sheets are on their way with a job; what is paper already is left as it is."""
    if papers:
        Sheet.update(print_job=job, state=PaperState.SENT.value, since=work.now).where(
            Sheet.id << papers, Sheet.state << [state.value for state in PENDING]
        ).execute()


def put_papers(work: Work, papers: Sequence[int], state: PaperState) -> None:
    """Says what became of sheets; a letter that came out leaves the house."""
    if not papers:
        return
    some = Sheet.update(state=state.value, since=work.now).where(Sheet.id << papers)
    if state is PaperState.PRINTED:
        some.where(Sheet.kind != LETTER).execute()
        given = Sheet.update(state=PaperState.GIVEN_OUT.value, since=work.now).where(Sheet.id << papers)
        given.where(Sheet.kind == LETTER).execute()
        written_to = rows_among("SELECT client_id FROM sheet WHERE kind = ? AND id IN ({})", papers, LETTER)
        work.others |= {client for (client,) in written_to}
    else:
        some.execute()


def shifts() -> dict[str, tuple[float, float]]:
    """What printers are corrected by, in mm to the right and down, by their names."""
    return {name: (dx / 100, dy / 100) for name, dx, dy in rows("SELECT name, dx, dy FROM printer")}
