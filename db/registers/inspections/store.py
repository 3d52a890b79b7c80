"""Inspections and what they found, as records."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from db.core.errors import Code, SalonError
from db.core.row_values import records
from db.registers.inspections.records import FindingRecord, InspectionRecord

_INSPECTIONS = (
    "SELECT i.id, i.number, i.kind, i.day, s.name inspector, i.scope, i.looked_at, i.points FROM inspection i "
    "JOIN staff s ON s.id = i.inspector_id "
)
_FINDINGS = (
    'SELECT f.id, i.id inspection, i.number, f.text, o.id "owner.id", o.name "owner.label", f.deadline, f.checked, '
    "c.name checked_by, f.checked IS NULL AND COALESCE(f.deadline < ?, FALSE) late FROM finding f "
    "JOIN inspection i ON i.id = f.inspection_id LEFT JOIN staff o ON o.id = f.owner_id "
    "LEFT JOIN staff c ON c.id = f.checked_by_id "
)


def inspections(most: int) -> list[InspectionRecord]:
    """Inspections without their findings, the latest first."""
    return _inspections("ORDER BY i.number DESC LIMIT ?", most)


def inspection(today: date, id: int) -> InspectionRecord:
    """One inspection with its findings.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = _inspections("WHERE i.id = ?", id)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return replace(found[0], findings=tuple(findings(today, "f.inspection_id = ?", id)))


def findings(today: date, where: str, *values: object) -> list[FindingRecord]:
    """Findings that fulfil a condition on ``f``, the most urgent first."""
    ordered = f"{_FINDINGS} WHERE {where} ORDER BY f.deadline, f.id"
    return records(FindingRecord, ordered, today.isoformat(), *values)


def late(today: date, owner: int | None = None) -> list[FindingRecord]:
    """Findings that should have been put right; of one owner, where there is one."""
    found = findings(today, "f.checked IS NULL AND f.deadline < ?", today.isoformat())
    return [one for one in found if owner is None or (one.owner is not None and one.owner.id == owner)]


def _inspections(which: str, *values: object) -> list[InspectionRecord]:
    return records(InspectionRecord, f"{_INSPECTIONS} {which}", *values, points=_points)


def _points(kept: str) -> tuple[tuple[str, bool], ...]:
    return tuple((code, bool(good)) for code, good in json.loads(kept).items())
