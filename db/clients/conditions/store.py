"""Conditions of a client: for the rules of health, and for who may see them."""

from __future__ import annotations

from datetime import date, timedelta

from db.clients.conditions.fields import KEPT_FIELDS, ON_CARD
from db.clients.conditions.records import ConditionRecord
from db.clients.consent import store as consents
from db.clients.models import ConditionRow
from db.clients.store.masking import masked
from db.core.errors import Code, SalonError
from db.core.models import CodesField
from db.core.operation_context import Work
from db.core.row_values import as_day, as_moment, local_day
from db.core.sql import rows
from db.fields.keeping import stored
from db.fields.values import Value
from db.rules.items import ITEMS
from db.rules.records import Certainty, Condition, Gravity


def get_row(condition: int) -> ConditionRow:
    """A condition's row.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    row = ConditionRow.get_or_none(ConditionRow.id == condition)
    if row is None:
        raise SalonError(Code.NOT_FOUND)
    return row


def record_of(work: Work, row: ConditionRow) -> ConditionRecord:
    """The condition as this person may see it."""
    kept: dict[str, Value] = {field.name: getattr(row, field.name) or None for field in KEPT_FIELDS}
    agreed = not consents.health_ended([row.client_id])
    known = tuple(field for field in KEPT_FIELDS if kept[field.name] is not None)
    return ConditionRecord(
        id=row.id,
        version=row.version,
        client=row.client_id,
        item=row.item,
        values=masked(work, row.client_id, known, {**kept, consents.HEALTH: agreed}),
        ended=row.ended,
        rests_until=rests_until(row.item, row.ended, row.certainty),
        is_refuted=row.certainty == Certainty.REFUTED,
        tolerated=row.tolerated,
        confirmed_day=row.confirmed_day,
        is_due=row.ended is None and is_due(row.item, row.confirmed_day, row.until, work.today),
        at=row.at,
        by=row.by.name,
    )


def days_on_card(client: int) -> list[str]:
    """What the card says of the days of what a client has, or had: item and days, where there is any day.

    Whether something that is over still counts today says nothing of the paper.
    """
    found = ConditionRow.select().where(
        ConditionRow.client == client, ConditionRow.certainty != Certainty.REFUTED.value
    )
    texts = []
    for row in found.order_by(ConditionRow.item, ConditionRow.id):
        item = ITEMS.get(row.item)
        if row.ended is not None and not (item and item.rest):
            continue
        days = [stored(getattr(row, name)) for name in ON_CARD]
        if any(days):
            texts.append(" ".join([row.item, *days]))
    return texts


def rests_until(item: str, ended: date | None, certainty: str) -> date | None:
    """The last day on which something that is over still counts; None where it doesn't."""
    known = ITEMS.get(item)
    if ended is None or known is None or not known.rest or certainty == Certainty.REFUTED:
        return None
    return ended + timedelta(days=known.rest)


def is_due(item: str, confirmed: date, until: date | None, today: date) -> bool:
    """Whether somebody is to ask whether it is still so: it was asked too long ago, or was to be over by now."""
    known = ITEMS.get(item)
    is_old = known is not None and known.recheck > 0 and confirmed + timedelta(days=known.recheck) < today
    return is_old or (until is not None and until < today)


def due_conditions(work: Work, client: int) -> tuple[ConditionRecord, ...]:
    """What a client may have no longer, or was to have no longer by now: somebody is to ask."""
    if consents.health_ended([client]):
        return ()
    found = ConditionRow.select().where(ConditionRow.client == client, ConditionRow.ended.is_null())
    records = [record_of(work, row) for row in found.order_by(ConditionRow.id)]
    return tuple(record for record in records if record.is_due)


def conditions_of(client: int) -> tuple[Condition, ...]:
    """All that a client has or had, in the order in which it was told; what never was so, too.

    Every save of a visit asks for them: they are read by SQL, which takes a tenth of the time.
    """
    found = rows(
        "SELECT item, began, ended, until, certainty, gravity, areas, doctor_day, confirmed_day, at, tolerated "
        "FROM condition WHERE client_id = ? ORDER BY id",
        client,
    )
    return tuple(_for_rules(*row) for row in found)


def _for_rules(
    item: str,
    began: str | None,
    ended: str | None,
    until: str | None,
    certainty: str,
    gravity: str,
    areas: str,
    doctor_day: str | None,
    confirmed_day: str,
    at: str,
    tolerated: str | None,
) -> Condition:
    """A row as the rules of health read it."""
    return Condition(
        item=item,
        began=as_day(began),
        ended=as_day(ended),
        until=as_day(until),
        certainty=Certainty(certainty),
        gravity=Gravity(gravity),
        areas=frozenset(CodesField().python_value(areas)),
        doctor_day=as_day(doctor_day),
        confirmed_day=as_day(confirmed_day),
        told_day=local_day(as_moment(at)),
        tolerated=tolerated is not None,
    )
