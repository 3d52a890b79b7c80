"""Conditions of a client: for the rules of health, and for who may see them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from db.clients.conditions.fields import KEPT_FIELDS, ON_CARD
from db.clients.conditions.records import ConditionRecord
from db.clients.consent import store as consents
from db.clients.models import ConditionRow
from db.clients.records import ASK, Alert
from db.clients.store.alerts import Told, alerts_from
from db.clients.store.masking import masked
from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.row_values import as_codes, as_day, as_moment, local_day
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


class Health(NamedTuple):
    """What counts of a client's health where something is to be done.

    Attributes:
        alerts: What may hurt the client on that day; see :func:`db.clients.store.alerts.alerts_of`.
        conditions: All that the client has or had, in the order in which it was told, what never was so, too; nothing
            where health may not be kept.
        born: The birthday as it is kept.
    """

    alerts: tuple[Alert, ...]
    conditions: tuple[Condition, ...]
    born: str

    @property
    def unread(self) -> Alert | None:
        """The alert that says that health may not be kept."""
        return next((alert for alert in self.alerts if alert.rule == ASK), None)


def health_of(client: int, day: date) -> Health:
    """What is known of a client's health, in one statement: every save of a visit asks for it."""
    return _health(tuple(rows(_HEALTH, client)), day)


@lru_cache(maxsize=64)
def _health(found: tuple[tuple[Any, ...], ...], day: date) -> Health:
    """Rows as health: the same as long as no row is another one, and read at every save; they don't say whose it is."""
    born, consent = found[0][0] or "", found[0][1] or ""
    told = [row[2:] for row in found if row[2] is not None]
    alerts = alerts_from([Told._make(row[:5]) for row in told], born, consent, day)
    health = Health(alerts, (), born)
    return health if health.unread else health._replace(conditions=tuple([_for_rules(*row) for row in told]))


_HEALTH = (
    "SELECT c.birthday, (SELECT s.state FROM consent s WHERE s.client_id = c.id AND s.purpose = 'consent_health' "
    "ORDER BY s.id DESC LIMIT 1), n.item, n.began, n.ended, n.until, n.certainty, n.gravity, n.areas, n.doctor_day, "
    "n.confirmed_day, n.at, n.tolerated FROM (SELECT ? AS id) w LEFT JOIN client c ON c.id = w.id "
    "LEFT JOIN condition n ON n.client_id = c.id ORDER BY n.id"
)


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
        areas=frozenset(as_codes(areas)),
        doctor_day=as_day(doctor_day),
        confirmed_day=as_day(confirmed_day),
        told_day=local_day(as_moment(at)),
        tolerated=tolerated is not None,
    )
