"""What was done for secrecy as records, and what is due again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from db.core.errors import Code, SalonError
from db.core.row_values import as_day, records
from db.core.sql import rows, rows_among
from db.fields.values import Ref
from db.registers import corrections
from db.registers.training.fields import REMINDED_DAYS
from db.registers.training.records import Due, TrainingRecord

_COUNTS = "NOT EXISTS (SELECT 1 FROM training n WHERE n.corrects_id = {}.id)"
_LATEST = (
    f"({_COUNTS.format('t')} AND NOT EXISTS (SELECT 1 FROM training o WHERE o.kind = t.kind "
    f"AND (o.day, o.id) > (t.day, t.id) AND {_COUNTS.format('o')}))"
)
_TRAININGS = (
    "SELECT t.id, t.number, t.kind, t.topic, t.day, t.hours, t.given_by, t.result, t.next_due, s.name recorded_by, "
    f"{corrections.columns('training', 't')}, {_LATEST} is_latest "
    "FROM training t JOIN staff s ON s.id = t.recorded_by_id "
)


def trainings(most: int) -> list[TrainingRecord]:
    """The latest first, with who took part."""
    found = records(TrainingRecord, f"{_TRAININGS} ORDER BY t.day DESC, t.id DESC LIMIT ?", most)
    return _with_people(found)


def training(id: int) -> TrainingRecord:
    """One of them.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = _with_people(records(TrainingRecord, f"{_TRAININGS} WHERE t.id = ?", id))
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return found[0]


def due(today: date) -> list[Due]:
    """What has to be done again within a month, and what is past its day: by the latest of each kind."""
    found = rows(
        f"SELECT t.kind, t.next_due FROM training t WHERE t.next_due <= ? AND {_LATEST} ORDER BY t.next_due",
        (today + timedelta(days=REMINDED_DAYS)).isoformat(),
    )
    return [Due(kind, as_day(day)) for kind, day in found]


def _with_people(found: list[TrainingRecord]) -> list[TrainingRecord]:
    people: dict[int, list[Ref]] = {}
    for training, staff, name in rows_among(
        "SELECT p.training_id, s.id, s.name FROM training_person p JOIN staff s ON s.id = p.staff_id "
        "WHERE p.training_id IN ({}) ORDER BY s.number",
        [one.id for one in found],
    ):
        people.setdefault(training, []).append(Ref(staff, name))
    return [replace(one, people=tuple(people.get(one.id, ()))) for one in found]
