"""A bill with everything on it, as far as somebody may see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from db.core.operation_context import Work
from db.core.row_values import as_day, as_moment, records
from db.core.sql import rows, rows_among
from db.fields.values import Hidden, Ref
from db.money.records.bills import BillItem, BillLine, BillRecord, Debt, PaymentRecord
from db.money.store.bills import BillRow, get_bill
from db.visits.records import ServiceLine


def again(work: Work, bill: int) -> BillRecord:
    """The bill that a request made or changed."""
    row = get_bill(bill)
    work.about(row.client)
    return record_of(work, row)


def record_of(work: Work, row: BillRow, *, on_sheet: bool = False) -> BillRecord:
    """A bill; one that is open, owed, of today or paid today has its amounts for whom a current visit has them.

    A sheet has them, whoever prints it.
    """
    services = _services(row.visit) if row.visit else ()
    lines = _lines(row.id)
    mine = any(line.staff.id == work.staff for line in services)
    payments = _payments(row.id)
    current = _is_current(work, row.state, row.day) or any(paid.day >= work.today for paid in payments)
    sees = work.sees_amounts(row.client, mine=mine, current=current)
    [(by, name, number, due, reason, approver, holding)] = rows(
        # CROSS JOIN: the bill's own lines first, where SQLite would go through all that was ever bought
        "SELECT s.name, c.name, c.number, k.due, k.reason, a.name, (SELECT MIN(l.holding_id) FROM bill_line b "
        "CROSS JOIN lot l ON l.bill_line_id = b.id WHERE b.bill_id = ?) FROM staff s LEFT JOIN client c ON c.id = ? "
        "LEFT JOIN credit k ON k.bill_id = ? LEFT JOIN staff a ON a.id = k.approver_id WHERE s.id = ?",
        row.id,
        row.client,
        row.id,
        row.by,
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
        debt=Debt(due=as_day(due), reason=reason, approver=approver) if due else None,
        holding=holding or 0,
    )
    return record if sees or on_sheet else _without_amounts(record)


def items(work: Work, where: str, values: Sequence[object], order: str, most: int) -> list[BillItem]:
    """Bills as lines of a list, as far as this person may see them.

    Args:
        work: The query under way.
        where: Condition on ``b``, the bill; the program's own text, never what somebody typed.
        values: Its parameters.
        order: Columns of ``b``.
        most: Most lines.
    """
    found = rows(
        "SELECT b.id, b.number, b.day, b.kind, b.state, b.client_id, c.name, b.guest_name, COALESCE(b.visit_id, 0), "
        "b.total, b.paid, EXISTS (SELECT 1 FROM payment p WHERE p.bill_id = b.id AND p.day >= ?) FROM bill b "
        f"LEFT JOIN client c ON c.id = b.client_id WHERE {where} ORDER BY {order} LIMIT {most:d}",
        work.today.isoformat(),
        *values,
    )
    names: dict[int, dict[str, None]] = {}
    mine: set[int] = set()
    ids = [row[0] for row in found]
    for bill, name, staff in rows_among(
        "SELECT b.id, s.name, s.staff_id FROM bill b JOIN visit_service s ON s.visit_id = b.visit_id "
        "WHERE b.id IN ({}) ORDER BY s.id",
        ids,
    ) + rows_among("SELECT l.bill_id, l.name, 0 FROM bill_line l WHERE l.bill_id IN ({}) ORDER BY l.seq", ids):
        names.setdefault(bill, {})[name] = None
        if staff == work.staff:
            mine.add(bill)
    sees_amounts = cache(work.sees_amounts)
    lines: list[BillItem] = []
    for id, number, day, kind, state, client, name, guest, visit, total, paid, is_paid_now in found:
        current = bool(is_paid_now) or _is_current(work, state, as_day(day))
        sees = sees_amounts(client or 0, mine=id in mine, current=current)
        lines.append(
            BillItem(
                id=id,
                number=number,
                day=as_day(day),
                kind=kind,
                state=state,
                client=Ref(client, name) if client else None,
                guest_name=guest,
                visit=visit,
                what=tuple(names.get(id, ())),
                total=total if sees else Hidden(),
                left=total - paid if sees else Hidden(),
            )
        )
    return lines


def _is_current(work: Work, state: str, day: date) -> bool:
    """Whether a bill is one that the desk has in hand: still to be paid, or of today."""
    return state in ("open", "owing") or day == work.today


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


def open_bill_of_visit(client: int) -> int:
    """Id of the bill of the client's visit that is open, the latest; 0 where there is none."""
    found = rows(
        "SELECT b.id FROM visit v JOIN bill b ON b.visit_id = v.id WHERE v.closed_at IS NULL AND v.client_id = ? "
        "ORDER BY v.id DESC LIMIT 1",
        client,
    )
    return int(found[0][0]) if found else 0
