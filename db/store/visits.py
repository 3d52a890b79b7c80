"""A visit's lines and values: read, masked, checked against the client's alerts, and written back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from db.fields import VISIT_FIELDS, Kind
from db.fields.entry import restored, stored
from db.guard import Work
from db.models import Addendum, Override, Payment, Visit, VisitProduct, VisitService, rows
from db.permissions import Permission
from db.records import Addendum as AddendumRecord
from db.records import (
    Alert,
    Conflict,
    Hidden,
    PaymentLine,
    ProductLine,
    Ref,
    ServiceLine,
    Value,
    VisitLine,
    VisitRecord,
)
from db.store.clients import alerts_of, may_see_health
from db.store.people import staff_ref

ALWAYS = "do_not_treat"
"""Alerts of this rule speak against every service, whatever its tags."""

BLOCKING = frozenset({ALWAYS, "no_instruments", "allergens"})
"""Rules whose conflicts need a reason and a manager's PIN; the others warn (R30)."""


def conflicts_of(visit: Visit, alerts: Iterable[Alert]) -> tuple[Conflict, ...]:
    """Services and products of a visit that an alert speaks against, in the order of the visit's lines."""
    alerts = tuple(alerts)
    if not alerts:
        return ()
    allowed = {(row.item, row.alert) for row in Override.select().where(Override.visit == visit)}
    found: list[Conflict] = []
    items: list[tuple[str, tuple[str, ...], bool]] = [
        (line.name, line.service.tags, True) for line in VisitService.select().where(VisitService.visit == visit)
    ]
    items += [
        (line.name, line.product.tags if line.product else (), False)
        for line in VisitProduct.select().where(VisitProduct.visit == visit)
    ]
    for name, tags, is_service in items:
        for alert in alerts:
            if alert.code in tags or (is_service and alert.rule == ALWAYS):
                found.append(Conflict(name, alert, (name, alert.code) in allowed))
    return tuple(dict.fromkeys(found))


def values_of(visit: Visit) -> dict[str, Value]:
    """The visit's own fields, unmasked."""
    found: dict[str, Value] = {}
    for field in VISIT_FIELDS:
        value = getattr(visit, field.name)
        found[field.name] = value if field.kind is Kind.DATE else restored(field, value)
    return found


def write_values(visit: Visit, values: Mapping[str, Value]) -> None:
    """Sets the visit's fields; the caller saves it."""
    for name, value in values.items():
        setattr(visit, name, value if isinstance(value, date) or name == "next_date" else stored(value))


def record_of(work: Work, visit: Visit) -> VisitRecord:
    """The visit as this person may see it: care notes by the right to health, amounts by the right to amounts."""
    client = visit.client_id
    health = may_see_health(work, client) or work.may(Permission.CARE_NOTES, client)
    money = work.may(Permission.SEE_AMOUNTS, client)
    values = values_of(visit)
    if not health:
        values = {name: None if value is None else Hidden() for name, value in values.items()}
    alerts = alerts_of(client)
    return VisitRecord(
        id=visit.id,
        client=Ref(client, visit.client.name),
        client_number=visit.client.number,
        version=visit.version,
        day=visit.day,
        opened_at=visit.opened_at,
        opened_by=visit.opened_by.name,
        closed_at=visit.closed_at,
        closed_by=visit.closed_by.name if visit.closed_by else "",
        late=visit.late,
        values=values,
        services=tuple(
            ServiceLine(
                line.id,
                line.service_id,
                line.name,
                staff_ref(line.staff_id) or Ref(0, ""),
                line.price if money else Hidden(),
            )
            for line in VisitService.select().where(VisitService.visit == visit).order_by(VisitService.id)
        ),
        products=tuple(
            ProductLine(line.id, line.product_id, line.name, line.amount, line.batch)
            for line in VisitProduct.select().where(VisitProduct.visit == visit).order_by(VisitProduct.id)
        ),
        payments=tuple(
            PaymentLine(line.id, line.method, line.amount if money else Hidden(), line.at, line.by.name)
            for line in Payment.select().where(Payment.visit == visit).order_by(Payment.id)
        ),
        addenda=tuple(
            AddendumRecord(line.at, line.by.name, line.text if health else "···")
            for line in Addendum.select().where(Addendum.visit == visit).order_by(Addendum.id)
        ),
        alerts=alerts,
        conflicts=conflicts_of(visit, alerts),
        total=visit.total if money else Hidden(),
        left=visit.total - visit.paid if money else Hidden(),
        carried=frozenset(visit.carried.split()),
        recommended=_recommended(visit) if health else "",
    )


def _recommended(visit: Visit) -> str:
    """What the visit before this one said should be recommended next time (R49)."""
    found = rows(
        "SELECT next_time FROM visit WHERE client_id = ? AND id != ? AND day <= ? ORDER BY day DESC, id DESC LIMIT 1",
        visit.client_id,
        visit.id,
        visit.day.isoformat(),
    )
    return str(found[0][0]) if found else ""


def line_of(work: Work, visit: Visit) -> VisitLine:
    """The visit in a list."""
    client = visit.client_id
    services = rows(
        "SELECT s.name, COALESCE(NULLIF(t.short, ''), t.name) FROM visit_service s JOIN staff t ON t.id = s.staff_id "
        "WHERE s.visit_id = ? ORDER BY s.id",
        visit.id,
    )
    health = may_see_health(work, client)
    return VisitLine(
        id=visit.id,
        client=Ref(client, visit.client.name),
        client_number=visit.client.number,
        day=visit.day,
        services=", ".join(name for name, _ in services),
        staff=" ".join(dict.fromkeys(short for _, short in services)),
        effect=visit.effect if health else "",
        amount=visit.total if work.may(Permission.SEE_AMOUNTS, client) else Hidden(),
        note=visit.felt if health else "",
        late=visit.late,
        is_open=visit.closed_at is None,
        opened_at=visit.opened_at,
    )


def total(visit: Visit) -> int:
    """Sum of the visit's services, in fen."""
    return int(rows("SELECT COALESCE(SUM(price), 0) FROM visit_service WHERE visit_id = ?", visit.id)[0][0])
