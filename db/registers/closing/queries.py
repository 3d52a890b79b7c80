"""The day at the desk before it is closed."""

from __future__ import annotations

from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.registers.closing import store as closing
from db.registers.closing.records import DayEnd


@query(Permission.DESK)
def day_end(work: Work) -> DayEnd:
    """Today's takings, visits and overdue loans, with the amounts that this person may see."""
    return closing.day_end(work)
