"""What is printed of backups: the emergency page, and the proof that one was restored."""

from __future__ import annotations

from db.backup import store
from db.core.audit import Action
from db.core.errors import Code, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.papers.printed.store.digests import stamp
from db.salon.store.salon import salon_record
from db.sheets.registers import EmergencySheet, ProofSheet


@operation(Permission.BACKUP, Action.EXECUTE)
def print_emergency(work: Work) -> EmergencySheet:
    """The emergency page, as backups stand now."""
    places, last = store.places(work.archive.folder), store.last_good()
    work.what["sheet"] = "emergency"
    return EmergencySheet(
        salon=salon_record(),
        stamp=stamp(work),
        last_good=last.at if last else None,
        place=last.place if last else "",
        folder=str(places.folder),
        sticks=places.sticks,
        home=places.home,
        fingerprint=work.archive.keys.fingerprint,
    )


@operation(Permission.BACKUP, Action.EXECUTE)
def print_proof(work: Work) -> ProofSheet:
    """What came of the last trial, whatever that was.

    Raises:
        SalonError: ``NOT_FOUND`` before the first.
    """
    done = store.last_drill()
    if done is None:
        raise SalonError(Code.NOT_FOUND)
    work.what |= {"sheet": "proof", "drill": done.id}
    return ProofSheet(
        salon=salon_record(),
        stamp=stamp(work),
        at=done.at,
        by=done.by,
        place=done.place,
        name=done.name,
        made=done.made,
        rows=done.rows,
        same=done.same,
        seq=done.seq,
        hash=done.hash,
        leads_here=done.leads_here,
        log_broken_at=done.log_broken_at,
        due=store.drill_due(),
    )
