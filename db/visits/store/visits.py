"""A visit's lines and values: read, masked, checked against the client's alerts, and written back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from datetime import datetime
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from db.clients.conditions.store import Health
from db.clients.consent import store as consents
from db.clients.store.masking import may_see_health
from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.row_values import as_day, as_moment
from db.core.sql import rows, rows_among
from db.fields.declaration import Kind
from db.fields.keeping import restored, stored
from db.fields.values import Hidden, Ref, Value
from db.visits.fields import VISIT_FIELDS
from db.visits.models import Visit
from db.visits.records import Addendum as AddendumRecord
from db.visits.records import PaymentLine, ProductLine, ServiceLine, VisitLine, VisitRecord
from db.visits.store import rows as visit_rows
from db.visits.store.answering import is_to_rate
from db.visits.store.bill import NO_BILL, VisitBill
from db.visits.store.lines import VisitDetails, look_at

_NAMES = tuple(field.name for field in VISIT_FIELDS)
_DAYS = frozenset(field.name for field in VISIT_FIELDS if field.kind is Kind.DATE)
_CODED = {f.name: f for f in VISIT_FIELDS if f.kind not in {Kind.TEXT, Kind.NOTE, Kind.CHOICE, Kind.DATE}}
"""Fields that are more than what their column holds."""


def values_of(visit: Visit) -> dict[str, Value]:
    """The visit's own fields, unmasked."""
    kept = visit.__data__
    values: dict[str, Value] = dict(zip(_NAMES, [value or None for value in map(kept.get, _NAMES)], strict=True))
    for name, field in _CODED.items():
        if text := values[name]:
            values[name] = restored(field, str(text))
    return values


def write_values(visit: Visit, values: Mapping[str, Value]) -> dict[str, str]:
    """Sets the visit's fields; the caller saves it.

    Returns:
        The values as text, by name.
    """
    texts = {name: stored(value) for name, value in values.items()}
    visit.put({**texts, **{name: values[name] for name in _DAYS & values.keys()}})
    return texts


def again(work: Work, visit: int) -> VisitRecord:
    """What a request gives that is asked once more: the visit as it is now."""
    found = visit_rows.get_visit(visit)
    work.about(found.client_id)
    return record_of(work, found)


def counted(work: Work, visit: int, version: int | None = None) -> Visit:
    """A visit that counts, as it was read.

    Raises:
        SalonError: ``NOT_FOUND``, ``CANCELLED``, ``CHANGED_MEANWHILE``.
    """
    found = visit_rows.get_visit(visit)
    work.about(found.client_id)
    if found.cancelled:
        raise SalonError(Code.CANCELLED)
    if version is not None and found.version != version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    return found


class OnSheet(Enum):
    """What a sheet of paper has of a visit, whoever prints it."""

    CARE = auto()
    """What was done and noted, without amounts."""
    ALL = auto()


def record_of(
    work: Work,
    visit: Visit,
    seen: VisitDetails | None = None,
    values: Mapping[str, Value] | None = None,
    *,
    sheet: OnSheet | None = None,
) -> VisitRecord:
    """The visit as this person may see it: care notes by the right to health, amounts by the right to amounts.

    Args:
        work: The operation under way.
        visit: The visit.
        seen: What hangs on it, where it was just read.
        values: Its own fields, unmasked, where they are known.
        sheet: What of it stands on a sheet, for a sheet.

    Raises:
        Refused: ``PAPER_ONLY`` for a sheet that would get into the file of somebody who may not see all of it.
    """
    # peewee's own way to a column costs a call each
    kept = visit.__data__
    client, day = kept["client"], kept["day"]
    # a visit that was just made has no column for what it doesn't know
    closed_at, closed_by = kept.get("closed_at"), kept.get("closed_by")
    is_open = closed_at is None
    health = may_see_health(work, client) or work.may(Permission.CARE_NOTES, client)
    values = values_of(visit) if values is None else values
    seen = seen or look_at(visit)
    ended = _health_ended(visit, seen.health)
    if consents.is_withheld(ended, kept["opened_at"], closed_at):
        health = False
    elif sheet is not None and not health:
        # a card has no addenda
        if any(value is not None for value in values.values()) or (sheet is OnSheet.ALL and not is_open):
            work.leave_on_paper()
        health = True
    if not health:
        values = {name: None if value is None else Hidden() for name, value in values.items()}
    mine = work.staff in [line.staff for line in seen.services]
    current = is_open or day == work.today
    money = work.sees_amounts(client, mine=mine, current=current)
    owed = money if current else work.sees_amounts(client, mine=mine, current=True)
    if sheet is OnSheet.CARE:
        money = owed = False
    elif sheet is OnSheet.ALL and not (money and owed):
        work.leave_on_paper()
        money = owed = True
    # what the visit before this one said should be recommended next time comes along
    [(name, number, opener, closer, recommended, *of_bill)] = rows(
        "SELECT c.name, c.number, o.name, e.name, (SELECT v.next_time FROM visit v WHERE v.client_id = c.id "
        "AND v.id != ? AND v.day <= ? AND v.cancelled = '' ORDER BY v.day DESC, v.id DESC LIMIT 1), "
        "b.id, b.total, b.paid, b.total - ? FROM client c JOIN staff o ON o.id = ? LEFT JOIN staff e ON e.id = ? "
        "LEFT JOIN bill b ON b.visit_id = ? WHERE c.id = ?",
        kept["id"],
        day.isoformat(),
        kept["total"],
        kept["opened_by"],
        closed_by,
        kept["id"],
        client,
    )
    bill = VisitBill._make(of_bill) if of_bill[0] else NO_BILL
    return VisitRecord(
        id=kept["id"],
        client=Ref(client, name),
        client_number=number,
        version=kept["version"],
        day=day,
        opened_at=kept["opened_at"],
        opened_by=opener,
        closed_at=closed_at,
        closed_by=closer or "",
        late=kept["late"],
        values=values,
        services=tuple(
            [
                ServiceLine(
                    id=id,
                    service_id=service,
                    name=name,
                    staff=Ref(staff, staff_name),
                    price=price if money else Hidden(),
                    listed=listed if money else Hidden(),
                    reason=reason if money else "",
                )
                for id, service, name, staff, staff_name, price, listed, reason, _ in seen.services
            ]
        ),
        products=tuple(
            [
                ProductLine(id=one.id, product_id=one.product, name=one.name, amount=one.amount, batch=one.batch)
                for one in seen.products
            ]
        ),
        payments=_payments(bill.id, money) if bill.paid else (),
        addenda=() if is_open else _addenda(visit, health),
        alerts=seen.health.alerts,
        conflicts=seen.conflicts if health else tuple([replace(one, allowed=None) for one in seen.conflicts]),
        is_to_rate=any(one.overridden for one in seen.conflicts) and is_to_rate(visit.id),
        bill=bill.id,
        total=kept["total"] if money else Hidden(),
        sold=bill.sold if money else Hidden(),
        left=bill.total - bill.paid if owed else Hidden(),
        carried=frozenset(kept["carried"].split()),
        recommended=recommended or "" if health and not _is_last_withheld(visit, ended) else "",
        cancelled=kept.get("cancelled") or "",
    )


def is_withheld(visit: Visit) -> bool:
    """Whether nobody reads its care notes any more, since the client took back that health is kept."""
    ended = consents.health_ended([visit.client_id]).get(visit.client_id)
    return consents.is_withheld(ended, visit.opened_at, visit.closed_at)


def _health_ended(visit: Visit, health: Health) -> datetime | None:
    """Since when health isn't agreed to; what was read of it says whether there is anything to ask for."""
    if health.unread is None:
        return None
    return consents.health_ended([visit.client_id]).get(visit.client_id)


def _is_last_withheld(visit: Visit, ended: datetime | None) -> bool:
    """Whether what the visit before this one said is nobody's to read."""
    if ended is None:
        return False
    last = rows(
        "SELECT opened_at, closed_at FROM visit WHERE client_id = ? AND id != ? AND day <= ? AND cancelled = '' "
        "ORDER BY day DESC, id DESC LIMIT 1",
        visit.client_id,
        visit.id,
        visit.day.isoformat(),
    )
    return any(consents.is_withheld(ended, as_moment(opened), as_moment(closed)) for opened, closed in last)


def _payments(bill: int, money: bool) -> tuple[PaymentLine, ...]:
    """What was paid on a bill, without what was taken back again."""
    found = rows(
        "SELECT p.id, p.method, p.amount, p.at, s.name FROM payment p JOIN staff s ON s.id = p.by_id "
        "WHERE p.bill_id = ? AND p.reverses_id IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM payment r WHERE r.reverses_id = p.id) ORDER BY p.id",
        bill,
    )
    return tuple(
        PaymentLine(id=id, method=method, amount=amount if money else Hidden(), at=as_moment(at), by=by)
        for id, method, amount, at, by in found
    )


def _addenda(visit: Visit, health: bool) -> tuple[AddendumRecord, ...]:
    found = rows(
        "SELECT a.at, s.name, a.text FROM addendum a JOIN staff s ON s.id = a.by_id WHERE a.visit_id = ? ORDER BY a.id",
        visit.id,
    )
    return tuple(AddendumRecord(as_moment(at), by, text if health else "···") for at, by, text in found)


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
        "SELECT v.id, v.client_id, c.name, c.number, v.day, v.effect, v.total, v.felt, v.late, v.closed_at, "
        f"v.opened_at, v.cancelled FROM visit v JOIN client c ON c.id = v.client_id "
        f"WHERE {where} ORDER BY {order} LIMIT {most:d}",
        *values,
    )
    services = _services_of([row[0] for row in found])
    # asked once for each client: a card's list is one client's
    clients = dict.fromkeys(row[1] for row in found)
    rights = {client: may_see_health(work, client) for client in clients}
    ended = consents.health_ended(client for client in clients if rights[client])
    sees_amounts = cache(work.sees_amounts)
    page: list[VisitLine] = []
    for id, client, name, number, day, effect, amount, felt, late, closed_at, opened_at, cancelled in found:
        health = rights[client] and not consents.is_withheld(
            ended.get(client), as_moment(opened_at), as_moment(closed_at)
        )
        names, shorts, staff = services.get(id, _NOTHING_DONE)
        current = closed_at is None or as_day(day) == work.today
        money = sees_amounts(client, mine=work.staff in staff, current=current)
        page.append(
            VisitLine(
                id=id,
                client=Ref(client, name),
                client_number=number,
                day=as_day(day),
                services=names,
                staff=shorts,
                effect=effect if health else "",
                amount=amount if money else Hidden(),
                note=felt if health else "",
                late=bool(late),
                is_open=closed_at is None,
                opened_at=as_moment(opened_at),
                cancelled=cancelled,
            )
        )
    return page


class _Done(NamedTuple):
    """Names of services and short names of who did them, each once, and the ids of the latter."""

    services: tuple[str, ...]
    shorts: str
    staff: Set[int]


_NOTHING_DONE = _Done((), "", frozenset())


def _services_of(visits: list[int]) -> dict[int, _Done]:
    """What was done, by visit."""
    names: dict[int, list[str]] = {}
    shorts: dict[int, dict[str, None]] = {}
    staff: dict[int, set[int]] = {}
    for visit, name, short, who in rows_among(
        "SELECT l.visit_id, l.name, COALESCE(NULLIF(s.short, ''), s.name), s.id FROM visit_service l "
        "JOIN staff s ON s.id = l.staff_id WHERE l.visit_id IN ({}) ORDER BY l.id",
        visits,
    ):
        names.setdefault(visit, []).append(name)
        shorts.setdefault(visit, {})[short] = None
        staff.setdefault(visit, set()).add(who)
    return {visit: _Done(tuple(done), " ".join(shorts[visit]), staff[visit]) for visit, done in names.items()}
