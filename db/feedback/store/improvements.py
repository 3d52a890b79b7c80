"""What is done better, as rows and as records."""

from __future__ import annotations

from datetime import date

from db.core.errors import Code, SalonError
from db.core.row_values import records
from db.feedback.models import Improvement
from db.feedback.records import ImprovementRecord

_IMPROVEMENTS = (
    'SELECT m.id, m.version, m.number, m.day, m.text, o.id "owner.id", o.name "owner.label", m.deadline, m.done, '
    "m.look_again, m.effect, m.seen, m.seen_on, ((m.done IS NULL AND m.deadline < ?) OR (m.done IS NOT NULL AND "
    "m.effect = '' AND m.look_again < ?)) late, "
    "(SELECT COUNT(*) FROM improvement_source i WHERE i.improvement_id = m.id) sources "
    "FROM improvement m JOIN staff o ON o.id = m.owner_id "
)


def improvements(today: date, where: str, *values: object) -> list[ImprovementRecord]:
    """Improvements that fulfil a condition on ``m``: by the day on which something is to be done, then what is over."""
    order = "m.effect <> '', CASE WHEN m.effect <> '' THEN 0 ELSE COALESCE(m.look_again, m.deadline) END, m.id DESC"
    statement = f"{_IMPROVEMENTS} WHERE {where} ORDER BY {order}"
    return records(ImprovementRecord, statement, *[today.isoformat()] * 2, *values)


def improvement_record(today: date, improvement: int) -> ImprovementRecord:
    """One improvement.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = improvements(today, "m.id = ?", improvement)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return found[0]


def get_improvement(improvement: int, version: int) -> Improvement:
    """An improvement's row, to be changed.

    Raises:
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``.
    """
    row = Improvement.get_or_none(Improvement.id == improvement)
    if row is None:
        raise SalonError(Code.NOT_FOUND)
    if row.version != version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    return row
