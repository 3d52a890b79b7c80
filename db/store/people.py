"""Staff as references and records."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from db.door_records import StaffRecord
from db.errors import Code, SalonError
from db.sql import rows

if TYPE_CHECKING:
    from db.records import Ref

_RECORDS = (
    "SELECT id, version, name, coalesce(nullif(short, ''), substr(name, 1, 1)), roles, language, theme, active, notes, "
    "pin_hash = '' OR failed >= 10 FROM staff"
)


def staff_ref(staff: int | None) -> Ref | None:
    """Name of a member of staff, also of one who has left."""
    # the sign-in page opens without the clients' records
    from db.records import Ref

    found = rows("SELECT name FROM staff WHERE id = ?", staff) if staff else []
    return Ref(staff, found[0][0]) if found and staff else None


def staff_record(staff: int) -> StaffRecord:
    """A member of staff without anything about the PIN.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = rows(f"{_RECORDS} WHERE id = ?", staff)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return _record(*found[0])


def staff_records() -> list[StaffRecord]:
    """Everybody who works or worked here, in the order in which they were added."""
    return [_record(*found) for found in rows(f"{_RECORDS} ORDER BY id")]


def _record(
    id: int,
    version: int,
    name: str,
    short: str,
    roles: str,
    language: str,
    theme: str,
    active: int,
    notes: str,
    waits_for_reset: int,
) -> StaffRecord:
    held = tuple(json.loads(roles))
    return StaffRecord(id, version, name, short, held, language, theme, bool(active), notes, bool(waits_for_reset))
