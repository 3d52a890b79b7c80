"""Secrecy incidents, for keeper and manager."""

from __future__ import annotations

from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.registers.incidents import store
from db.registers.incidents.records import IncidentRecord


@query(Permission.INSPECT)
def incidents(work: Work) -> list[IncidentRecord]:
    """Those that are open, the oldest first; then the latest that are closed."""
    return [*store.open_incidents(), *store.incidents("i.closed IS NOT NULL")]


@query(Permission.INSPECT)
def incident(work: Work, id: int) -> IncidentRecord:
    """One incident, with its steps.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    return store.incident_record(id)
