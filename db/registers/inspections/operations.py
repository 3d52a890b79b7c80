"""Inspections of the files and of the store room: what was looked at, what was found, and the re-check."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from db.core.audit import Action
from db.core.counters import next_number
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.papers.printed.store.digests import stamp
from db.registers.inspections import store as inspections
from db.registers.inspections.fields import POINTS
from db.registers.inspections.models import Finding, Inspection
from db.registers.inspections.records import FindingRecord, InspectionRecord
from db.salon.store.salon import salon_record
from db.sheets.registers import InspectionFinding, InspectionSheet
from db.staff.models import Staff
from db.text.cleaning import clean

COUNTER = "inspection"
LONGEST_SCOPE = 200
LONGEST_FINDING = 500
MOST_CARDS = 999_999


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveInspection:
    """An inspection that was made; it isn't changed afterwards.

    Attributes:
        kind: ``files`` or ``store``.
        points: For each point of that kind, whether it is in order.
        looked_at: How many cards were looked at.
    """

    request_id: str
    kind: str
    day: date
    points: Mapping[str, bool] = field(default_factory=dict)
    scope: str = ""
    looked_at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddFinding:
    """What an inspection found, who puts it right, and until when."""

    request_id: str
    inspection: int
    text: str
    owner: int
    deadline: date


def _again(work: Work, inspection: int) -> InspectionRecord:
    return inspections.inspection(work.today, inspection)


def _finding_again(work: Work, finding: int) -> FindingRecord:
    return _finding(work, finding)


@operation(Permission.INSPECT, Action.CREATE, again=_again)
def save_inspection(work: Work, asked: SaveInspection) -> InspectionRecord:
    """Signs an inspection off: every point of its kind was looked at, by whoever is at the desk.

    Raises:
        InvalidFields: With every flaw, by name of the field or code of the point.
    """
    flaws = _flaws_of_points(asked)
    if asked.day > work.today:
        flaws["day"] = Flaw.IN_THE_FUTURE
    if asked.looked_at is not None and not 0 <= asked.looked_at <= MOST_CARDS:
        flaws["looked_at"] = Flaw.NOT_A_NUMBER
    if flaws:
        raise InvalidFields(flaws)
    points = {point.name: asked.points[point.name] for point in POINTS[asked.kind]}
    row = Inspection.create(
        number=next_number(COUNTER),
        kind=asked.kind,
        day=asked.day,
        inspector=work.staff,
        scope=clean(asked.scope, LONGEST_SCOPE),
        looked_at=asked.looked_at,
        points=json.dumps(points),
    )
    work.what |= {"inspection": row.number, "kind": asked.kind, "points": points}
    return inspections.inspection(work.today, row.id)


@operation(Permission.INSPECT, Action.CREATE, again=_finding_again)
def add_finding(work: Work, asked: AddFinding) -> FindingRecord:
    """Writes down what an inspection found.

    Raises:
        InvalidFields: Without text, owner, or a deadline from the day of the inspection on.
        SalonError: ``NOT_FOUND``.
    """
    inspection = Inspection.get_or_none(Inspection.id == asked.inspection)
    if inspection is None:
        raise SalonError(Code.NOT_FOUND)
    text = clean(asked.text, LONGEST_FINDING, multiline=True)
    flaws = {} if text else {"text": Flaw.REQUIRED}
    if not Staff.select().where(Staff.id == asked.owner, Staff.active).exists():
        flaws["owner"] = Flaw.NOBODY_CALLED_SO
    if asked.deadline < inspection.day:
        flaws["deadline"] = Flaw.TOO_EARLY
    if flaws:
        raise InvalidFields(flaws)
    row = Finding.create(inspection=inspection, text=text, owner=asked.owner, deadline=asked.deadline)
    work.what |= {"inspection": inspection.number, "finding": row.id, "owner": asked.owner}
    return _finding(work, row.id)


@operation(Permission.INSPECT, Action.UPDATE)
def check_again(work: Work, finding: int) -> FindingRecord:
    """Somebody has looked again: what was found is put right.

    Raises:
        SalonError: ``NOT_FOUND``, or ``CHANGED_MEANWHILE`` when it was checked already.
    """
    row = Finding.get_or_none(Finding.id == finding)
    if row is None:
        raise SalonError(Code.NOT_FOUND)
    if row.checked is not None:
        raise SalonError(Code.CHANGED_MEANWHILE)
    row.checked, row.checked_by_id = work.today, work.staff
    row.save()
    work.what["finding"] = finding
    return _finding(work, finding)


@operation(Permission.INSPECT, Action.EXECUTE)
def print_inspection(work: Work, inspection: int) -> InspectionSheet:
    """An inspection as a sheet, with its findings and re-checks so far, to be signed.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = inspections.inspection(work.today, inspection)
    work.what |= {"sheet": "inspection", "inspection": found.number}
    return InspectionSheet(
        salon=salon_record(),
        stamp=stamp(work),
        number=str(found.number),
        day=found.day,
        inspector=found.inspector,
        scope=found.scope,
        looked_at=found.looked_at,
        passed=found.points,
        findings=tuple(
            InspectionFinding(
                finding=one.text,
                owner=one.owner.label if one.owner else "",
                deadline=one.deadline,
                checked=one.checked,
                checked_by=one.checked_by,
            )
            for one in found.findings
        ),
    )


def _flaws_of_points(asked: SaveInspection) -> dict[str, Flaw]:
    points = POINTS.get(asked.kind)
    if points is None:
        return {"kind": Flaw.NOT_A_CHOICE}
    flaws = {point.name: Flaw.REQUIRED for point in points if point.name not in asked.points}
    return flaws | {name: Flaw.UNKNOWN_FIELD for name in asked.points if name not in {point.name for point in points}}


def _finding(work: Work, finding: int) -> FindingRecord:
    [found] = inspections.findings(work.today, "f.id = ?", finding)
    return found
