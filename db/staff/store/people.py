"""Staff as references and records."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from db.core.errors import Code, SalonError
from db.core.sql import rows, write
from db.staff.records import StaffRecord

if TYPE_CHECKING:
    from db.fields.values import Ref

_RECORDS = (
    "SELECT id, version, name, coalesce(nullif(short, ''), substr(name, 1, 1)), roles, language, theme, active, notes, "
    "pin_hash = '' OR (failed >= 10 AND "
    "failed_at + 36000 > COALESCE((SELECT value FROM counter WHERE name = 'running'), 0)), number FROM staff"
)


def staff_ref(staff: int | None) -> Ref | None:
    """Name of a member of staff, also of one who has left."""
    # the sign-in page opens without the clients' records
    from db.fields.values import Ref

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
    number: int,
) -> StaffRecord:
    held = tuple(json.loads(roles))
    waits = bool(waits_for_reset)
    return StaffRecord(
        id=id,
        version=version,
        name=name,
        short=short,
        roles=held,
        language=language,
        theme=theme,
        active=bool(active),
        notes=notes,
        waits_for_reset=waits,
        number=number,
    )


def next_number() -> int:
    """The number for somebody new.

    The lowest digit that nobody ever had, else the lowest of those who have left, who have none from then on; where
    nine work here who have one, a longer number, which signs nobody in and is never given on.
    """
    had = {int(number): bool(active) for number, active in rows("SELECT number, active FROM staff WHERE number > 0")}
    unused = [number for number in range(1, 10) if number not in had]
    if unused:
        return unused[0]
    left = min((number for number, active in had.items() if number < 10 and not active), default=0)
    if not left:
        return max(had) + 1
    write("UPDATE staff SET number = 0 WHERE number = ?", left)
    return left
