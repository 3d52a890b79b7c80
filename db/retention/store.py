"""How long each kind of record is kept: what whoever removes them asks."""

from __future__ import annotations

from db.core.errors import Code, SalonError
from db.core.row_values import records
from db.core.sql import rows
from db.retention.fields import KINDS
from db.retention.records import RetentionRecord

_RULES = (
    "SELECT r.id, r.version, r.kind, r.months, r.basis, s.name confirmed_by, r.confirmed_on FROM retention_rule r "
    "LEFT JOIN staff s ON s.id = r.confirmed_by_id "
)
_ORDER = {kept.code: place for place, kept in enumerate(KINDS)}


def months(kind: str) -> int:
    """For how many months a kind of record is kept, counted as ``KINDS`` says.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = rows("SELECT months FROM retention_rule WHERE kind = ?", kind)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    [(kept,)] = found
    return int(kept)


def rules() -> list[RetentionRecord]:
    """Every rule, in the order of the page."""
    return sorted(records(RetentionRecord, _RULES), key=lambda one: _ORDER[one.kind])


def rule(id: int) -> RetentionRecord:
    """One rule.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = records(RetentionRecord, f"{_RULES} WHERE r.id = ?", id)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return found[0]
