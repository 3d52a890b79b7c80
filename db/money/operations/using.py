"""What is paid by what a client holds: one use, one payment, in one transaction; and taken back whole."""

from __future__ import annotations

from db.clients.store.merged import merged_into
from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows
from db.money.records.bills import BillRecord
from db.money.requests import RestoreUse, UseUnits
from db.money.store.bills import get_bill
from db.money.store.held.movements import move
from db.money.store.held.rows import get_holding
from db.money.store.held.using import plan_use
from db.money.store.payments import NewPayment, insert_payments
from db.money.store.reading import again, record_of
from db.text.cleaning import clean
from db.visits.store.checks import LONGEST_REASON

ENDED = ("refund", "transfer", "writeoff", "void")
"""What ends a lot: a use of it can no longer be taken back. A refund ends all that was bought with it."""


@operation(Permission.TAKE_PAYMENT, Action.CREATE, again=again)
def use_units(work: Work, asked: UseUnits) -> BillRecord:
    """Pays a bill, or a part of it, by a balance, a session or points.

    Raises:
        InvalidFields: ``amount`` is none, or none that whole points make; ``service`` is not to be paid on this bill.
        Refused: ``NEEDS_SECOND`` for more than has been paid of what was bought.
        SalonError: ``NOT_FOUND``, ``BILL_VOID``, ``BILL_PAID``, ``NOT_WITH_BALANCE`` for what is paid ahead itself,
            ``TOO_MUCH_PAID``, ``NOT_A_USER``, ``FROZEN``, ``EXPIRED`` with ``time``, ``NO_CONTRACT``,
            ``EMPTY``, or ``BALANCE_SHORT`` with ``amount`` (fen short) and ``price`` (fen that are left).
    """
    bill = get_bill(asked.bill)
    work.about(bill.client)
    holding = get_holding(asked.holding)
    use = plan_use(work, bill, holding, asked.amount, asked.service)
    if use.is_uncovered:
        # of what is half paid, half can be used; more takes who may grant credit
        work.require(Permission.GRANT_CREDIT, work.client)
    payments, day = [], ""
    for draw, amount in use.parts:
        value = draw.held.lot.value_of(draw.units)
        used = move(work, holding.id, "use", client=bill.client, lot=draw.held.id, units=-draw.units, value=-value)
        work.what["ledger"], day = used.digest, used.day
        payments.append(NewPayment(holding.kind, amount, movement=used.id))
    return record_of(work, insert_payments(work, bill, *payments, day=day))


@operation(Permission.TAKE_PAYMENT, Action.CREATE, again=again)
def restore_use(work: Work, asked: RestoreUse) -> BillRecord:
    """Takes back a use whole, and the payment that it was.

    Raises:
        InvalidFields: Without a reason.
        SalonError: ``NOT_FOUND``, ``IS_RESTORED``, or ``LOT_ENDED`` where the lot was paid back or handed over since.
    """
    found = rows(
        "SELECT m.holding_id, m.lot_id, m.units, m.value, m.client_id, p.id, p.bill_id, p.method, p.amount, "
        "EXISTS (SELECT 1 FROM movement r WHERE r.reverses_id = m.id), "
        "EXISTS (SELECT 1 FROM movement e JOIN lot o ON o.id = e.lot_id WHERE e.id > m.id AND e.units < 0 AND "
        f"((o.id = l.id AND e.kind IN {ENDED}) OR (e.kind = 'refund' AND o.bill_line_id = l.bill_line_id))) "
        "FROM movement m JOIN lot l ON l.id = m.lot_id JOIN payment p ON p.movement_id = m.id "
        "WHERE m.id = ? AND m.kind = 'use'",
        asked.movement,
    )
    if not found:
        raise SalonError(Code.NOT_FOUND)
    [(holding, lot, units, value, client, payment, bill, method, amount, is_restored, is_ended)] = found
    work.about(merged_into(client))
    reason = clean(asked.reason, LONGEST_REASON)
    if not reason:
        raise InvalidFields({"reason": Flaw.REQUIRED})
    if is_restored:
        raise SalonError(Code.IS_RESTORED)
    if is_ended:
        raise SalonError(Code.LOT_ENDED)
    work.reason = reason
    restored = move(
        work, holding, "restore", client=client, lot=lot, units=-units, value=-value, reverses=asked.movement
    )
    work.what["ledger"] = restored.digest
    back = NewPayment(method, -amount, movement=restored.id, reverses=payment)
    return record_of(work, insert_payments(work, get_bill(bill), back))
