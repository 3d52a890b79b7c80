"""The rules of health, with how often each spoke and was gone against."""

from __future__ import annotations

from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.rules.records import RuleLine
from db.rules.store.lines import lines


@query(Permission.RULES)
def rules(work: Work) -> tuple[RuleLine, ...]:
    """Every rule as it stands now, in the order of their numbers."""
    return lines(work)
