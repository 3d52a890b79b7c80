"""What is locked is opened for what a law asks, by two people with a reason, on paper."""

from __future__ import annotations

from db.core.audit import Action
from db.core.errors import Flaw, InvalidFields
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.erasing.requests import OpenLocked
from db.erasing.store import locking
from db.papers.printed.store.digests import stamp
from db.registers.destruction.fields import LAW_PURPOSES
from db.salon.store.salon import salon_record
from db.sheets.client import SheetClient
from db.sheets.dossier import LockedSheet
from db.text.cleaning import clean

LONGEST_WHY = 200


@operation(Permission.ERASE, Action.EXECUTE)
def print_locked(work: Work, asked: OpenLocked) -> LockedSheet:
    """What is locked, on paper, with a second person; no page shows it, and it stays locked.

    Raises:
        InvalidFields: Without a purpose of the law, or without saying who asked for it.
        Refused: ``NOT_ALLOWED``, ``NEEDS_SECOND``; ``PAPER_ONLY`` for a file of who may not see health.
        SalonError: ``NOT_FOUND``.
    """
    one = locking.locked_line(asked.id)
    why = clean(asked.why, LONGEST_WHY)
    flaws = {} if asked.purpose in {entry.code for entry in LAW_PURPOSES} else {"purpose": Flaw.NOT_A_CHOICE}
    if not why:
        flaws["why"] = Flaw.REQUIRED
    if flaws:
        raise InvalidFields(flaws)
    work.client = one.client.id
    if not work.may(Permission.SEE_HEALTH, one.client.id):
        work.leave_on_paper()
    work.reason = why
    work.what |= {"slip": one.slip, "purpose": asked.purpose}
    return LockedSheet(
        salon=salon_record(),
        stamp=stamp(work),
        client=SheetClient(one.client.label, ""),
        slip=one.slip,
        purpose=asked.purpose,
        why=why,
        until=one.until,
        chapters=locking.opened(work.archive, one),
    )
