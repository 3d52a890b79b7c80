"""Opinions as records, and what they come to under each heading."""

from __future__ import annotations

from datetime import date

from db.core.errors import Code, SalonError
from db.core.row_values import records
from db.core.sql import rows
from db.feedback.fields import HEADINGS
from db.feedback.records import HeadingFigures, OpinionRecord
from db.text.phones import last_four

_OPINIONS = (
    'SELECT p.id, c.id "client.id", c.name "client.label", c.number client_number, '
    'c.phone last_four, p.day, p.kind, p.heading, p.rating, p.text, s.name "by", y.number survey, '
    "f.id complaint, (SELECT COUNT(*) FROM improvement_source i WHERE i.opinion_id = p.id) improvements "
    "FROM opinion p LEFT JOIN client c ON c.id = p.client_id JOIN staff s ON s.id = p.by_id "
    "LEFT JOIN survey y ON y.id = p.survey_id LEFT JOIN complaint f ON f.opinion_id = p.id "
)
_FIGURES = (
    "SELECT heading, COUNT(*), COUNT(NULLIF(rating, '')), SUM(CAST(COALESCE(NULLIF(rating, ''), '0') AS INTEGER)), "
    "SUM(CASE WHEN rating IN ('1', '2') THEN 1 ELSE 0 END) FROM opinion WHERE day > ? AND day <= ? GROUP BY heading"
)


def opinions(where: str, *values: object, most: int = 200) -> list[OpinionRecord]:
    """Opinions that fulfil a condition on ``p``, the latest first."""
    statement = f"{_OPINIONS} WHERE {where} ORDER BY p.day DESC, p.id DESC LIMIT {most:d}"
    return records(OpinionRecord, statement, *values, last_four=last_four)


def opinion_record(opinion: int) -> OpinionRecord:
    """One opinion.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = opinions("p.id = ?", opinion)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return found[0]


def figures(after: date, until: date) -> tuple[HeadingFigures, ...]:
    """What was said under each heading after a day and until another, in the order of the headings."""
    found = {row[0]: row[1:] for row in rows(_FIGURES, after.isoformat(), until.isoformat())}
    return tuple(_figures(entry.code, *found.get(entry.code, (0, 0, 0, 0))) for entry in HEADINGS)


def _figures(heading: str, said: int, rated: int, total: int, low: int) -> HeadingFigures:
    # half a tenth counts as one more
    mean = (20 * total + rated) // (2 * rated) if rated else None
    return HeadingFigures(heading=heading, said=said, rated=rated, mean=mean, low=low)
