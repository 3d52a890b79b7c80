"""Numbered surveys: rows, records, and for whom they are."""

from __future__ import annotations

from datetime import date, timedelta

from db.core.errors import Code, SalonError
from db.core.row_values import records
from db.core.sql import rows
from db.feedback.fields import QUESTIONS
from db.feedback.models import Survey
from db.feedback.records import BatchLine, SurveyRecord
from db.text.card_number import Register, number_meant
from db.text.phones import last_four

HALF_A_YEAR = timedelta(days=183)
_SURVEYS = (
    'SELECT y.id, y.version, y.number, c.id "client.id", c.name "client.label", c.number client_number, '
    "c.phone last_four, "
    "y.printed, y.state, y.day, CASE WHEN y.state = 'keyed' THEN '[\"' || y.effect || '\",\"' || y.product || '\",\"' "
    "|| y.service || '\",\"' || y.management || '\"]' ELSE '[]' END ratings "
    "FROM survey y LEFT JOIN client c ON c.id = y.client_id "
)
_BATCHES = (
    'SELECT y.batch id, MIN(y.printed) printed, MIN(s.name) "by", MIN(y.number) first, MAX(y.number) last, '
    "COUNT(*) count, COUNT(y.client_id) named, COUNT(y.day) keyed, "
    "SUM(CASE WHEN y.state = 'void' THEN 1 ELSE 0 END) void "
    "FROM survey y JOIN staff s ON s.id = y.printed_by_id "
)
_OTHER = "SELECT 1 FROM visit o WHERE o.client_id = v.client_id AND o.cancelled = '' AND o.closed_at IS NOT NULL"
_REGULARS = (
    # each by the last visit, from the latest day on: there are enough long before half a year is gone through
    "SELECT v.client_id FROM visit v WHERE v.day > ?1 AND v.day <= ?2 AND v.cancelled = '' AND v.closed_at IS NOT NULL "
    "AND NOT EXISTS (SELECT 1 FROM survey y WHERE y.client_id = v.client_id AND y.printed > ?1 AND y.state <> 'void') "
    f"AND NOT EXISTS ({_OTHER} AND (o.day, o.id) > (v.day, v.id) AND o.day <= ?2) "
    f"AND EXISTS ({_OTHER} AND (o.day, o.id) < (v.day, v.id) AND o.day > ?1) "
    "ORDER BY v.day DESC, v.client_id LIMIT ?3"
)


def surveys(where: str, *values: object) -> list[SurveyRecord]:
    """Surveys that fulfil a condition on ``y``, in the order of their numbers."""
    return records(SurveyRecord, f"{_SURVEYS} WHERE {where} ORDER BY y.id", *values, last_four=last_four)


def waiting_of(batch: int) -> list[SurveyRecord]:
    """The surveys of a batch that are neither keyed in nor void.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    batch_line(batch)
    return surveys("y.batch = ? AND y.state = 'printed'", batch)


def survey_record(survey: int) -> SurveyRecord:
    """One survey.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = surveys("y.id = ?", survey)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return found[0]


def batches(most: int) -> list[BatchLine]:
    """Surveys that were numbered together, the latest first."""
    return records(BatchLine, f"{_BATCHES} GROUP BY y.batch ORDER BY y.batch DESC LIMIT {most:d}")


def batch_line(batch: int) -> BatchLine:
    """Those of one batch.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = records(BatchLine, f"{_BATCHES} WHERE y.batch = ? GROUP BY y.batch", batch)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return found[0]


def survey_meant(typed: str) -> Survey:
    """The survey whose number was scanned or typed.

    Raises:
        SalonError: ``NO_SURVEY``.
    """
    number = number_meant(Register.SURVEY, typed)
    row = Survey.get_or_none(Survey.number == number) if number else None
    if row is None:
        raise SalonError(Code.NO_SURVEY)
    return row


def check_waits(row: Survey) -> None:
    """Refuses a survey that was keyed in already, or is void.

    Raises:
        SalonError: ``IS_KEYED`` or ``IS_VOID``.
    """
    if row.state != "printed":
        code = Code.IS_KEYED if row.state == "keyed" else Code.IS_VOID
        raise SalonError(code, day=row.day.isoformat() if row.day else "")


def regulars(today: date, most: int) -> list[int]:
    """Who came twice in half a year and had no survey meanwhile, who was here last first."""
    since = (today - HALF_A_YEAR).isoformat()
    return [client for (client,) in rows(_REGULARS, since, today.isoformat(), most)]


def ratings_of(row: Survey) -> tuple[str, ...]:
    """What was ticked, question by question."""
    return tuple(str(getattr(row, question.name)) for question in QUESTIONS)
