"""Staff as references and records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.core.errors import Code, SalonError
from db.core.row_values import records
from db.core.sql import rows, write
from db.staff.records import StaffRecord

if TYPE_CHECKING:
    from db.fields.values import Ref

_RECORDS = (
    "SELECT id, version, name, coalesce(nullif(short, ''), substr(name, 1, 1)) short, roles, language, theme, active, "
    "notes, pin_hash = '' OR (failed >= 10 AND "
    "failed_at + 36000 > COALESCE((SELECT value FROM counter WHERE name = 'running'), 0)) waits_for_reset, number, "
    "pin_once "
    "FROM staff"
)


def staff_ref(staff: int | None) -> Ref | None:
    """Name of a member of staff, also of one who has left."""
    # the sign-in page opens without the clients' records
    from db.fields.values import Ref

    found = rows("SELECT name FROM staff WHERE id = ?", staff) if staff else []
    return Ref(staff, found[0][0]) if found and staff else None


def works_here(staff: int) -> bool:
    """Whether there is somebody with this id who hasn't left."""
    return bool(rows("SELECT 1 FROM staff WHERE id = ? AND active", staff))


def staff_record(staff: int) -> StaffRecord:
    """A member of staff without anything about the PIN.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = records(StaffRecord, f"{_RECORDS} WHERE id = ?", staff)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return found[0]


def staff_records() -> list[StaffRecord]:
    """Everybody who works or worked here, in the order in which they were added."""
    return records(StaffRecord, f"{_RECORDS} ORDER BY id")


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
