"""Entries of registers that are never changed: another one beside them, with its reason, counts instead."""

from __future__ import annotations

from db.core.errors import Code, Flaw, SalonError
from db.core.sql import rows
from db.fields.declaration import Field, Kind, Term

LONGEST_WHY = 200
WHY = Field("why", "", Term("Why put right", "更正原因"), Kind.TEXT, required=True, limit=LONGEST_WHY)
"""The field that a form has besides, where it puts an entry right."""


def columns(table: str, alias: str) -> str:
    """The columns that say which entry one puts right, why, and which counts instead of it: their numbers, or NULL."""
    return (
        f"(SELECT o.number FROM {table} o WHERE o.id = {alias}.corrects_id) corrects, {alias}.why, "
        f"(SELECT n.number FROM {table} n WHERE n.corrects_id = {alias}.id) corrected_by"
    )


def flaws(corrects: int, why: str) -> dict[str, Flaw]:
    """What is wrong with what an entry says of the one that it puts right."""
    return {"why": Flaw.REQUIRED} if corrects and not why else {}


def require_counting(table: str, corrects: int) -> None:
    """Refuses to put right what isn't there, or was put right already.

    Raises:
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``.
    """
    if corrects and not rows(f"SELECT 1 FROM {table} WHERE id = ?", corrects):
        raise SalonError(Code.NOT_FOUND)
    if corrects and rows(f"SELECT 1 FROM {table} WHERE corrects_id = ?", corrects):
        raise SalonError(Code.CHANGED_MEANWHILE)
