"""What erasing a client would do, and the register of what was erased."""

from __future__ import annotations

from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.row_values import local_day
from db.erasing.records import Batch, DestructionRecord, ErasePreview, ExpiredLine, HealthPreview, LockedLine
from db.erasing.store import health, locking, papers, reading, slips
from db.erasing.store.doing import open_files
from db.sheets.registers import DestroyedPaper

PAGE = 200


@query(Permission.INSPECT, logged=True)
def erase_preview(work: Work, client: int) -> ErasePreview:
    """What would go and what stays, what is open, and what would be given up; that it was looked at is written down.

    Raises:
        SalonError: ``NOT_FOUND``, ``IS_ERASED``, ``IS_MERGED``.
    """
    row, files = open_files(work, client)
    goes, stays = reading.row_counts(files)
    treatments = locking.treatments(files)
    until = locking.kept_until(treatments, work.today)
    return ErasePreview(
        id=row.id,
        number=row.number,
        name=row.name,
        version=row.version,
        goes=goes,
        stays=stays,
        open=reading.open_with(files, work.today),
        given_up=reading.given_up(files, work.today),
        sheets=papers.count(files),
        files=len(files),
        treatments=len(treatments) if until else 0,
        locked_until=until,
    )


@query(Permission.INSPECT, logged=True)
def health_preview(work: Work, client: int) -> HealthPreview:
    """What destroying the health in a file would do; that it was looked at is written down.

    Raises:
        SalonError: ``NOT_FOUND``, ``IS_ERASED``, ``IS_MERGED``.
    """
    row, files = open_files(work, client)
    since = health.ended(files)
    treatments = health.treatments_of(files, since) if since else []
    until = locking.kept_until(treatments, work.today)
    return HealthPreview(
        id=row.id,
        number=row.number,
        name=row.name,
        version=row.version,
        since=local_day(since) if since else None,
        goes=health.counts(files, since) if since else {},
        sheets=papers.count(files, health.PAPERS) if since else 0,
        treatments=len(treatments) if until else 0,
        locked_until=until,
    )


@query(Permission.INSPECT)
def expired(work: Work) -> list[ExpiredLine]:
    """The destroy list: what has been kept for as long as it may be, see :class:`ExpiredLine`."""
    return reading.expired(work.today)


@query(Permission.INSPECT)
def unfinished(work: Work) -> list[Batch]:
    """What two people have decided to destroy and nobody has gone on with, by the slip."""
    return reading.unfinished()


@query(Permission.INSPECT)
def destructions(work: Work) -> list[DestructionRecord]:
    """The register of what was erased, the latest first."""
    return reading.destructions(PAGE)


@query(Permission.INSPECT)
def destroy_slip(work: Work, destruction: int) -> tuple[DestructionRecord, tuple[DestroyedPaper, ...]]:
    """A line of the register, and what stands on its slip.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = reading.destruction(destruction)
    together = reading.on_slip(found.batch)
    return found, slips.on_slip(together or [found])


@query(Permission.INSPECT)
def locked_records(work: Work) -> list[LockedLine]:
    """What a law keeps of who was erased: whose file, and until when; never what stands in it."""
    return locking.locked_lines()
