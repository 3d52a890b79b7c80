"""What is printed of backups: the emergency page."""

from __future__ import annotations

from db.backup import store
from db.core.audit import Action
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.papers.printed.store.digests import stamp
from db.salon.store.salon import salon_record
from db.sheets.registers import EmergencySheet


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
