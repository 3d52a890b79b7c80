"""What was paid ahead is paid back: quoted three ways, and done as one of them by two people."""

from __future__ import annotations

from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows
from db.fields.values import Ref
from db.money.fields import MONEY_CODES, OFFSET
from db.money.ledger.quoting import Cause
from db.money.records.holdings import RefundRecord
from db.money.requests import Refund
from db.money.store.held.account import holding_record
from db.money.store.held.changing import get_known, reason_of
from db.money.store.held.refunding import amounts_of, offset_of, quote_of, sold_of, ways_of, write_refund
from db.money.store.held.rows import get_holding


def _again(work: Work, bill: int) -> RefundRecord:
    [(at, holding)] = rows(
        "SELECT m.at, m.holding_id FROM movement m WHERE m.bill_id = ? AND m.kind = 'refund' LIMIT 1", bill
    )
    work.client = get_holding(holding).client
    made = [
        one
        for (one,) in rows(
            "SELECT DISTINCT bill_id FROM movement WHERE holding_id = ? AND kind = 'refund' AND at = ? "
            "ORDER BY bill_id",
            holding,
            at,
        )
    ]
    return _record(work, holding, made)


@operation(Permission.REFUND, Action.CREATE, again=_again)
def refund(work: Work, asked: Refund) -> RefundRecord:
    """Pays a holding back, as it was quoted: what is left of it ends, and the money goes back as it came.

    Raises:
        InvalidFields: Without a reason; ``cause`` can't be chosen as things stand; ``amount`` isn't what the cause
            gives, and not less than was paid by agreement for the client's own; ``method`` is none.
        Refused: ``NEEDS_SECOND``.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE`` where something was used since, ``EMPTY``, or
            ``NOT_IN_MONEY`` with the ``amount`` in fen that the payments don't have left, where no method is named.
    """
    row = get_known(work, asked.holding, asked.seq, asked.client)
    reason = reason_of(work, asked.reason)
    sold = sold_of(work, row)
    if not sold or row.kind == "points":
        raise SalonError(Code.EMPTY)
    answer = quote_of(work, sold).of(asked.cause)
    paid = sum(one.purchase.paid - one.purchase.owed for one in sold)
    agreed = asked.cause is Cause.CLIENT and 0 <= asked.amount <= paid
    flaws = {}
    if not answer.applies:
        flaws["cause"] = Flaw.NOT_A_CHOICE
    elif asked.amount != answer.amount and not agreed:
        flaws["amount"] = Flaw.NOT_AN_AMOUNT
    if asked.method and asked.method not in MONEY_CODES:
        flaws["method"] = Flaw.NOT_A_CHOICE
    if flaws:
        raise InvalidFields(flaws)
    amounts = amounts_of(work, sold, asked.cause, asked.amount)
    ways = [ways_of(one, amount, asked.method) for one, amount in zip(sold, amounts, strict=True)]
    made = [
        write_refund(work, row, one, way, offset_of(work, one, asked.cause), (asked.cause, reason), work.approver)
        for one, way in zip(sold, ways, strict=True)
    ]
    work.what["amount"] = asked.amount
    return _record(work, row.id, made)


def _record(work: Work, holding: int, bills: list[int]) -> RefundRecord:
    record = holding_record(work, holding)
    back: dict[str, int] = {}
    for bill in bills:
        for method, amount in rows(
            "SELECT method, -amount FROM payment WHERE bill_id = ? AND method <> ? ORDER BY id", bill, OFFSET
        ):
            back[method] = back.get(method, 0) + amount
    return RefundRecord(
        id=bills[0],
        client=Ref(record.client.id, record.client.label),
        holding=record,
        bills=tuple(bills),
        amount=sum(back.values()),
        back=tuple(back.items()),
    )
