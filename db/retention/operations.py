"""How long each kind of record is kept: changed and confirmed by the manager."""

from __future__ import annotations

from dataclasses import dataclass

from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.retention.fields import BY_CODE, LONGEST_BASIS, MOST_MONTHS
from db.retention.models import RetentionRule
from db.retention.records import RetentionRecord
from db.retention.store import rule
from db.text.cleaning import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmRetention:
    """For how long a kind of record is kept.

    Attributes:
        basis: The salon's own reason; empty for the usual one.
    """

    request_id: str
    id: int
    version: int
    months: int
    basis: str = ""


def _again(work: Work, id: int) -> RetentionRecord:
    return rule(id)


@operation(Permission.SETTINGS, Action.UPDATE, again=_again)
def confirm_retention(work: Work, asked: ConfirmRetention) -> RetentionRecord:
    """Whoever is at the desk stands for it, by name: the time as it is, or another that no law makes longer.

    Raises:
        InvalidFields: With every flaw; ``LESS_THAN_LAW`` for less than a law asks for.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``.
    """
    row = RetentionRule.find(asked.id)
    if row is None:
        raise SalonError(Code.NOT_FOUND)
    if row.version != asked.version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    if not 1 <= asked.months <= MOST_MONTHS:
        raise InvalidFields({"months": Flaw.NOT_A_NUMBER})
    if asked.months < BY_CODE[row.kind].least:
        raise InvalidFields({"months": Flaw.LESS_THAN_LAW})
    work.what |= {"kind": row.kind, "months": [row.months, asked.months]}
    row.months, row.basis = asked.months, clean(asked.basis, LONGEST_BASIS, multiline=True)
    row.confirmed_by_id, row.confirmed_on = work.staff, work.today
    row.version += 1
    row.save()
    return rule(row.id)
