"""The slip with which two people destroy the papers, and that they have."""

from __future__ import annotations

from db.core.audit import Action
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.row_values import local_day
from db.core.sql import write
from db.erasing.records import DestructionRecord
from db.erasing.store import emptying, papers, reading, slips
from db.papers.printed.store.digests import stamp
from db.registers.destruction.fields import KEPT
from db.salon.store.salon import salon_record
from db.sheets.client import SheetClient
from db.sheets.registers import DestroySheet


@operation(Permission.INSPECT, Action.EXECUTE)
def print_destroy_slip(work: Work, destruction: int) -> DestroySheet:
    """The slip with which two people destroy the papers; it has the number of the file and no name.

    Where several were destroyed together, it has all of them.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = reading.destruction(destruction)
    together = reading.on_slip(found.batch)
    is_alone = len(together) <= 1
    work.client = found.client.id if is_alone else None
    work.what |= {"sheet": "destroy", "slip": found.batch}
    reasons = {one.reason for one in together}
    kept = {"figures", "register", *(code for one in together for code in one.kept)}
    return DestroySheet(
        salon=salon_record(),
        stamp=stamp(work),
        client=SheetClient(found.client.label, "") if is_alone else None,
        number=found.batch,
        reason=found.reason if len(reasons) <= 1 else "",
        requested=found.since if is_alone else None,
        papers=slips.on_slip(together or [found]),
        kept=tuple(entry.code for entry in KEPT if entry.code in kept),
        erased=local_day(found.at),
        erased_by=found.by,
        approved_by=found.approver,
    )


@operation(Permission.INSPECT, Action.UPDATE)
def papers_gone(work: Work, destruction: int) -> DestructionRecord:
    """Both have signed the slip: its papers are destroyed, those of everybody who stands on it.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = reading.destruction(destruction)
    together = reading.on_slip(found.batch)
    if len(together) <= 1:
        work.about_closed(found.client.id)
    gone = [sheet for one in together for sheet in papers.destroyed(emptying.files_of(one.client.id), work.now)]
    write(
        "UPDATE destruction SET destroyed = ?, version = version + 1 WHERE NOT waits AND ? IN (batch, number)",
        work.today.isoformat(),
        found.batch,
    )
    work.what |= {"slip": found.batch, "sheets": gone}
    return reading.destruction(destruction)
