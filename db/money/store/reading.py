"""A bill with everything on it, as far as somebody may see it."""

from __future__ import annotations

from dataclasses import replace

from db.core.operation_context import Work
from db.core.row_values import as_day, as_moment, records
from db.core.sql import rows
from db.fields.values import Hidden, Ref
from db.money.records.bills import BillLine, BillRecord, Debt, PaymentRecord
from db.money.store.bills import BillRow, get_bill
from db.visits.records import ServiceLine


def again(work: Work, bill: int) -> BillRecord:
    """The bill that a request made or changed."""
    row = get_bill(bill)
    work.about(row.client)
    return record_of(work, row)


def record_of(work: Work, row: BillRow) -> BillRecord:
    """A bill, with amounts for who may see them: of a bill that is open, owed or of today, as of a visit that is."""
    services, lines = _services(row.visit), _lines(row.id)
    mine = any(line.staff.id == work.staff for line in services)
    current = row.state in ("open", "owing") or row.day == work.today
    payments = _payments(row.id)
    sees = work.sees_amounts(row.client, mine=mine, current=current)
    [(by, name, number)] = rows(
        "SELECT s.name, c.name, c.number FROM staff s LEFT JOIN client c ON c.id = ? WHERE s.id = ?", row.client, row.by
    )
    record = BillRecord(
        id=row.id,
        number=row.number,
        version=row.version,
        kind=row.kind,
        state=row.state,
        day=row.day,
        client=Ref(row.client, name) if row.client else None,
        client_number=number or "",
        guest_name=row.guest_name,
        guest_phone=row.guest_phone,
        visit=row.visit,
        corrects=row.corrects,
        by=by,
        services=services,
        lines=lines,
        payments=payments,
        total=row.total,
        paid=row.paid,
        left=row.left,
        debt=_debt(row.id),
    )
    return record if sees else _without_amounts(record)


def _without_amounts(record: BillRecord) -> BillRecord:
    no = Hidden()
    return replace(
        record,
        services=tuple(replace(line, price=no, listed=no, reason="") for line in record.services),
        lines=tuple(replace(line, unit=no, list_unit=no, discount=no, amount=no, reason="") for line in record.lines),
        payments=tuple(replace(paid, amount=no, given=no) for paid in record.payments),
        total=no,
        paid=no,
        left=no,
    )


def _services(visit: int) -> tuple[ServiceLine, ...]:
    found = records(
        ServiceLine,
        "SELECT l.id, l.service_id, l.name, l.staff_id AS 'staff.id', t.name AS 'staff.label', l.price, l.listed, "
        "l.reason FROM visit_service l JOIN staff t ON t.id = l.staff_id WHERE l.visit_id = ? ORDER BY l.id",
        visit,
        price=int,
        listed=int,
    )
    return tuple(found)


def _lines(bill: int) -> tuple[BillLine, ...]:
    found = rows(
        "SELECT l.id, l.kind, l.item, l.name, l.qty, l.unit, l.list_unit, l.discount, l.amount, l.seller_id, t.name, "
        "l.reason FROM bill_line l LEFT JOIN staff t ON t.id = l.seller_id WHERE l.bill_id = ? ORDER BY l.seq",
        bill,
    )
    return tuple(
        BillLine(
            id=id,
            kind=kind,
            item=item,
            name=name,
            qty=qty,
            unit=unit,
            list_unit=list_unit,
            discount=discount,
            amount=amount,
            seller=Ref(seller, seller_name) if seller else None,
            reason=reason,
        )
        for id, kind, item, name, qty, unit, list_unit, discount, amount, seller, seller_name, reason in found
    )


def _payments(bill: int) -> tuple[PaymentRecord, ...]:
    found = rows(
        "SELECT p.id, p.day, p.method, p.amount, p.given, p.movement_id, p.reverses_id, "
        "EXISTS (SELECT 1 FROM payment r WHERE r.reverses_id = p.id), p.at, s.name "
        "FROM payment p JOIN staff s ON s.id = p.by_id WHERE p.bill_id = ? ORDER BY p.id",
        bill,
    )
    return tuple(
        PaymentRecord(
            id=id,
            day=as_day(day),
            method=method,
            amount=amount,
            given=given,
            movement=movement,
            reverses=reverses,
            is_reversed=bool(is_reversed),
            at=as_moment(at),
            by=by,
        )
        for id, day, method, amount, given, movement, reverses, is_reversed, at, by in found
    )


def _debt(bill: int) -> Debt | None:
    found = records(
        Debt,
        "SELECT c.due, c.reason, s.name AS approver FROM credit c JOIN staff s ON s.id = c.approver_id "
        "WHERE c.bill_id = ?",
        bill,
    )
    return found[0] if found else None
