"""Inspections and what they found, as records."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from db.core.errors import Code, SalonError
from db.core.row_values import as_day
from db.core.sql import rows
from db.fields.values import Ref
from db.registers.inspections.records import FindingRecord, InspectionRecord

_INSPECTIONS = (
    "SELECT i.id, i.number, i.kind, i.day, s.name, i.scope, i.looked_at, i.points FROM inspection i "
    "JOIN staff s ON s.id = i.inspector_id "
)
_FINDINGS = (
    "SELECT f.id, i.id, i.number, f.text, o.id, o.name, f.deadline, f.checked, c.name FROM finding f "
    "JOIN inspection i ON i.id = f.inspection_id LEFT JOIN staff o ON o.id = f.owner_id "
    "LEFT JOIN staff c ON c.id = f.checked_by_id "
)


def inspections(most: int) -> list[InspectionRecord]:
    """Inspections without their findings, the latest first."""
    return [_inspection(row) for row in rows(f"{_INSPECTIONS} ORDER BY i.number DESC LIMIT {most:d}")]


def inspection(today: date, id: int) -> InspectionRecord:
    """One inspection with its findings.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = rows(f"{_INSPECTIONS} WHERE i.id = ?", id)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return _inspection(found[0], findings(today, "f.inspection_id = ?", id))


def findings(today: date, where: str, *values: object) -> list[FindingRecord]:
    """Findings that fulfil a condition on ``f``, the most urgent first."""
    found = rows(f"{_FINDINGS} WHERE {where} ORDER BY f.deadline, f.id", *values)
    return [_finding(today, *row) for row in found]


def late(today: date, owner: int | None = None) -> list[FindingRecord]:
    """Findings that should have been put right; of one owner, where there is one."""
    found = findings(today, "f.checked IS NULL AND f.deadline < ?", today.isoformat())
    return [one for one in found if owner is None or (one.owner is not None and one.owner.id == owner)]


def _inspection(row: Sequence[Any], found: Sequence[FindingRecord] = ()) -> InspectionRecord:
    id, number, kind, day, inspector, scope, looked_at, points = row
    passed = tuple((code, bool(good)) for code, good in json.loads(points).items())
    return InspectionRecord(
        id=id,
        number=number,
        kind=kind,
        day=as_day(day),
        inspector=inspector,
        scope=scope,
        looked_at=looked_at,
        points=passed,
        findings=tuple(found),
    )


def _finding(
    today: date,
    id: int,
    inspection: int,
    number: int,
    text: str,
    owner: int | None,
    owner_name: str,
    deadline: Any,
    checked: Any,
    checked_by: str | None,
) -> FindingRecord:
    until, done = as_day(deadline), as_day(checked)
    late = done is None and until is not None and until < today
    return FindingRecord(
        id=id,
        inspection=inspection,
        number=number,
        text=text,
        owner=Ref(owner, owner_name) if owner else None,
        deadline=until,
        checked=done,
        checked_by=checked_by or "",
        late=late,
    )
