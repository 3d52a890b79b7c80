"""What somebody has in hand."""

from __future__ import annotations

from db.core.errors import Code, SalonError
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows
from db.handover.records import TheirGroup
from db.handover.store.kinds import groups


@query(Permission.MANAGE_STAFF, logged=True)
def theirs(work: Work, staff: int) -> list[TheirGroup]:
    """What is somebody's, by kind, as far as any is.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    if not rows("SELECT 1 FROM staff WHERE id = ?", staff):
        raise SalonError(Code.NOT_FOUND)
    found = groups(work, staff)
    work.what |= {"staff": staff, "count": sum(group.count for group in found)}
    return found
