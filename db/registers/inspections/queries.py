"""Inspections, and what of their findings is still to be put right."""

from __future__ import annotations

from dataclasses import dataclass

from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.registers.inspections import store
from db.registers.inspections.records import FindingRecord, InspectionRecord

MOST = 100


@dataclass(frozen=True, slots=True)
class Inspections:
    """What was inspected.

    Attributes:
        open: Findings that nobody has checked again, the most urgent first.
        made: The last 100 inspections, the latest first, without their findings.
    """

    open: tuple[FindingRecord, ...]
    made: tuple[InspectionRecord, ...]


@query(Permission.INSPECT)
def inspections(work: Work) -> Inspections:
    """Open findings, and the inspections that were made."""
    return Inspections(tuple(store.findings(work.today, "f.checked IS NULL")), tuple(store.inspections(MOST)))


@query(Permission.INSPECT)
def inspection(work: Work, id: int) -> InspectionRecord:
    """One inspection with its findings.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    return store.inspection(work.today, id)
