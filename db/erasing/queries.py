"""What erasing a client would do, and the register of what was erased."""

from __future__ import annotations

from db.clients.store import clients
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.erasing.records import DestructionRecord, ErasePreview, ExpiredLine
from db.erasing.store import emptying, papers, reading, slips
from db.sheets.registers import DestroyedPaper

PAGE = 200


@query(Permission.INSPECT, logged=True)
def erase_preview(work: Work, client: int) -> ErasePreview:
    """What would go and what stays, what is open, and what would be given up; that it was looked at is written down.

    Raises:
        SalonError: ``NOT_FOUND``, ``IS_ERASED``, ``IS_MERGED``.
    """
    row = clients.get_client(client)
    work.client = row.id
    work.refuse_closed()
    files = emptying.files_of(row.id)
    goes, stays = reading.row_counts(files)
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
    )


@query(Permission.INSPECT)
def expired(work: Work) -> list[ExpiredLine]:
    """The destroy list: archived clients whose file has been kept for as long as the salon's rule says."""
    return reading.expired(work.today)


@query(Permission.INSPECT)
def destructions(work: Work) -> list[DestructionRecord]:
    """The register of what was erased, the latest first."""
    return reading.destructions(PAGE)


@query(Permission.INSPECT)
def destroy_slip(work: Work, destruction: int) -> tuple[DestructionRecord, tuple[DestroyedPaper, ...]]:
    """A line of the register, and the papers that stand on its slip.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = reading.destruction(destruction)
    return found, slips.papers_of(found)
