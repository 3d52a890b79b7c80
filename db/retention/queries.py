"""How long each kind of record is kept."""

from __future__ import annotations

from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.retention import store
from db.retention.records import RetentionRecord


@query(Permission.INSPECT)
def retention_rules(work: Work) -> list[RetentionRecord]:
    """The rules of keeper and manager, in the order of their page."""
    return store.rules()


@query(Permission.INSPECT)
def retention_rule(work: Work, id: int) -> RetentionRecord:
    """One rule.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    return store.rule(id)
