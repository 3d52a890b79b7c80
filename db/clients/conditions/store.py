"""Conditions of a client, as the rules of health read them."""

from __future__ import annotations

from db.clients.models import ConditionRow
from db.core.row_values import local_day
from db.rules.records import Certainty, Condition, Gravity


def conditions_of(client: int) -> tuple[Condition, ...]:
    """All that a client has or had, in the order in which it was told; what never was so, too."""
    found = ConditionRow.select().where(ConditionRow.client == client).order_by(ConditionRow.id)
    return tuple(map(for_rules, found))


def for_rules(row: ConditionRow) -> Condition:
    """A row as the rules of health read it."""
    return Condition(
        item=row.item,
        began=row.began,
        ended=row.ended,
        until=row.until,
        certainty=Certainty(row.certainty),
        gravity=Gravity(row.gravity),
        areas=frozenset(row.areas),
        doctor_day=row.doctor_day,
        confirmed_day=row.confirmed_day,
        told_day=local_day(row.at),
        tolerated=row.tolerated is not None,
    )
