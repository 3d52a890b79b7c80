"""Staff as references and records."""

from __future__ import annotations

from db.door_records import Ref, StaffRecord
from db.models import Staff, rows


def staff_ref(staff: int | None) -> Ref | None:
    """Name of a member of staff, also of one who has left."""
    found = rows("SELECT name FROM staff WHERE id = ?", staff) if staff else []
    return Ref(staff, found[0][0]) if found and staff else None


def staff_record(staff: Staff) -> StaffRecord:
    """A member of staff without anything about the PIN."""
    return StaffRecord(
        id=staff.id,
        version=staff.version,
        name=staff.name,
        short=staff.short or staff.name[:1],
        roles=tuple(staff.roles),
        language=staff.language,
        theme=staff.theme,
        active=staff.active,
        notes=staff.notes,
        waits_for_reset=not staff.pin_hash or staff.failed >= 10,
    )
