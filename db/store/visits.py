"""A visit's lines and values: read, masked, checked against the client's alerts, and written back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from db.fields import VISIT_FIELDS, Kind
from db.fields.entry import restored, stored
from db.guard import Work
from db.models import Visit, rows
from db.models.base import CodesField
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
from db.store.values import as_day, as_moment

ALWAYS = "do_not_treat"
"""Alerts of this rule speak against every service, whatever its tags."""

Checked = tuple[tuple[Alert, ...], tuple[Conflict, ...]]
"""A client's alerts, and a visit's conflicts with them."""

_TAGS = CodesField()

BLOCKING = frozenset({ALWAYS, "no_instruments", "allergens"})
"""Rules whose conflicts need a reason and a manager's PIN; the others warn (R30)."""


def conflicts_of(visit: Visit, alerts: Iterable[Alert]) -> tuple[Conflict, ...]:
    """Services and products of a visit that an alert speaks against, in the order of the visit's lines."""
    alerts = tuple(alerts)
    if not alerts:
        return ()
    allowed = set(rows("SELECT item, alert FROM override WHERE visit_id = ?", visit.id))
    items = rows(
        "SELECT l.name, s.tags, 1 FROM visit_service l JOIN service s ON s.id = l.service_id WHERE l.visit_id = ? "
        "ORDER BY l.id",
        visit.id,
    )
    items += rows(
        "SELECT l.name, p.tags, 0 FROM visit_product l LEFT JOIN product p ON p.id = l.product_id WHERE l.visit_id = ? "
        "ORDER BY l.id",
        visit.id,
    )
    found: list[Conflict] = []
    for name, tags, is_service in items:
        codes = _TAGS.python_value(tags)
        for alert in alerts:
            if alert.code in codes or (is_service and alert.rule == ALWAYS):
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


def record_of(work: Work, visit: Visit, checked: Checked | None = None) -> VisitRecord:
    """The visit as this person may see it: care notes by the right to health, amounts by the right to amounts.

    Args:
        work: The operation under way.
        visit: The visit.
        checked: Its alerts and conflicts, where they were just read.
    """
    client = visit.client_id
    health = may_see_health(work, client) or work.may(Permission.CARE_NOTES, client)
    money = work.may(Permission.SEE_AMOUNTS, client)
    values = values_of(visit)
    if not health:
        values = {name: None if value is None else Hidden() for name, value in values.items()}
    alerts, conflicts = checked or checked_of(visit)
    [(name, number, opened_by, closed_by)] = rows(
        "SELECT c.name, c.number, o.name, e.name FROM client c JOIN staff o ON o.id = ? LEFT JOIN staff e ON e.id = ? "
        "WHERE c.id = ?",
        visit.opened_by_id,
        visit.closed_by_id,
        client,
    )
    return VisitRecord(
        id=visit.id,
        client=Ref(client, name),
        client_number=number,
        version=visit.version,
        day=visit.day,
        opened_at=visit.opened_at,
        opened_by=opened_by,
        closed_at=visit.closed_at,
        closed_by=closed_by or "",
        late=visit.late,
        values=values,
        services=_services(visit, money),
        products=tuple(
            ProductLine(*line)
            for line in rows(
                "SELECT id, product_id, name, amount, batch FROM visit_product WHERE visit_id = ? ORDER BY id", visit.id
            )
        ),
        payments=tuple(
            PaymentLine(id, method, amount if money else Hidden(), as_moment(at), by)
            for id, method, amount, at, by in rows(
                "SELECT p.id, p.method, p.amount, p.at, s.name FROM payment p JOIN staff s ON s.id = p.by_id "
                "WHERE p.visit_id = ? ORDER BY p.id",
                visit.id,
            )
        ),
        addenda=tuple(
            AddendumRecord(as_moment(at), by, text if health else "···")
            for at, by, text in rows(
                "SELECT a.at, s.name, a.text FROM addendum a JOIN staff s ON s.id = a.by_id "
                "WHERE a.visit_id = ? ORDER BY a.id",
                visit.id,
            )
        ),
        alerts=alerts,
        conflicts=conflicts,
        total=visit.total if money else Hidden(),
        left=visit.total - visit.paid if money else Hidden(),
        carried=frozenset(visit.carried.split()),
        recommended=_recommended(visit) if health else "",
    )


def checked_of(visit: Visit) -> Checked:
    """The client's alerts, and what of the visit they speak against."""
    alerts = alerts_of(visit.client_id)
    return alerts, conflicts_of(visit, alerts)


def _services(visit: Visit, money: bool) -> tuple[ServiceLine, ...]:
    found = rows(
        "SELECT l.id, l.service_id, l.name, l.staff_id, s.name, l.price FROM visit_service l "
        "JOIN staff s ON s.id = l.staff_id WHERE l.visit_id = ? ORDER BY l.id",
        visit.id,
    )
    return tuple(
        ServiceLine(id, service, name, Ref(staff, who), price if money else Hidden())
        for id, service, name, staff, who, price in found
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


def lines(work: Work, where: str, values: Sequence[object], order: str, most: int) -> list[VisitLine]:
    """Visits as lines of a list, as far as this person may see them; one statement for all, and one for services.

    Args:
        work: The query under way.
        where: Condition on ``v``, the visit; the program's own text, never what somebody typed.
        values: Its parameters.
        order: Columns of ``v``.
        most: Most lines.
    """
    found = rows(
        "SELECT v.id, v.client_id, c.name, c.number, v.day, v.effect, v.total, v.felt, v.late, v.closed_at, v.opened_at "
        f"FROM visit v JOIN client c ON c.id = v.client_id WHERE {where} ORDER BY {order} LIMIT {most:d}",
        *values,
    )
    services = _services_of([row[0] for row in found])
    page: list[VisitLine] = []
    for id, client, name, number, day, effect, amount, felt, late, closed_at, opened_at in found:
        health = may_see_health(work, client)
        page.append(
            VisitLine(
                id=id,
                client=Ref(client, name),
                client_number=number,
                day=as_day(day),
                services=", ".join(service for service, _ in services.get(id, ())),
                staff=" ".join(dict.fromkeys(short for _, short in services.get(id, ()))),
                effect=effect if health else "",
                amount=amount if work.may(Permission.SEE_AMOUNTS, client) else Hidden(),
                note=felt if health else "",
                late=bool(late),
                is_open=closed_at is None,
                opened_at=as_moment(opened_at),
            )
        )
    return page


def _services_of(visits: list[int]) -> dict[int, list[tuple[str, str]]]:
    """Names of services and short names of who did them, by visit."""
    found: dict[int, list[tuple[str, str]]] = {}
    marks = ",".join("?" * len(visits))
    for visit, name, short in rows(
        "SELECT l.visit_id, l.name, COALESCE(NULLIF(s.short, ''), s.name) FROM visit_service l "
        f"JOIN staff s ON s.id = l.staff_id WHERE l.visit_id IN ({marks}) ORDER BY l.id",
        *visits,
    ):
        found.setdefault(visit, []).append((name, short))
    return found


def total(visit: Visit) -> int:
    """Sum of the visit's services, in fen."""
    return int(rows("SELECT COALESCE(SUM(price), 0) FROM visit_service WHERE visit_id = ?", visit.id)[0][0])
