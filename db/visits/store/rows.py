"""A visit's own row, and the parts of the body that visits were for."""

from __future__ import annotations

from db.core.errors import Code, SalonError
from db.core.sql import rows_among
from db.visits.models import Visit


def get_visit(visit: int) -> Visit:
    """The row with this id.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    row = Visit.find(visit)
    if row is None:
        raise SalonError(Code.NOT_FOUND)
    return row


def areas(visits: list[int]) -> dict[int, tuple[str, ...]]:
    """What part of the body visits were for, by id: the categories of their services, each once."""
    found: dict[int, dict[str, None]] = {}
    for visit, category in rows_among(
        "SELECT l.visit_id, s.category FROM visit_service l JOIN service s ON s.id = l.service_id "
        "WHERE s.category <> '' AND l.visit_id IN ({}) ORDER BY l.id",
        visits,
    ):
        found.setdefault(visit, {})[category] = None
    return {visit: tuple(names) for visit, names in found.items()}
