"""The refund form: what was quoted, which of it was chosen, and what went back."""

from __future__ import annotations

from dataclasses import replace

from db.core.audit import Action
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows, rows_among
from db.money.fields import OFFSET
from db.money.store.held.printing import sheet_client, to_print
from db.money.store.held.quoted import Quoted, quoted_before, quoted_now
from db.papers.printed.store.digests import keep, stamp
from db.salon.store.salon import salon_record
from db.sheets.held import RefundAnswer, RefundSheet
from db.text.card_number import short_number


@operation(Permission.PRINT, Action.EXECUTE)
def print_refund(work: Work, holding: int, bill: int = 0) -> RefundSheet:
    """The refund form: the three answers as they stand, or as they stood when it was paid back, for two signatures.

    Args:
        work: The operation under way.
        holding: What is paid back.
        bill: A bill on which it was, 0 before it is; what was paid back together on others stands there, too.

    Raises:
        Refused: ``NOT_ALLOWED``, or ``PAPER_ONLY`` for a file of somebody who may not see the amounts.
        SalonError: ``NOT_FOUND``, or ``EMPTY`` where nothing is left of it.
    """
    row = to_print(work, holding, "refund")
    quoted = quoted_before(work, row, bill) if bill else quoted_now(work, row)
    sheet = RefundSheet(
        salon=salon_record(),
        stamp=stamp(work),
        client=sheet_client(row.client),
        number=short_number(row.number),
        kind=row.kind,
        title=row.title,
        paid=quoted.paid,
        gift=quoted.gift,
        used=quoted.used,
        left=quoted.left,
        value_left=quoted.quote.value_left,
        answers=tuple(
            RefundAnswer(cause=one.cause.value, applies=one.applies, used=one.used, amount=one.amount)
            for one in quoted.quote.answers
        ),
        back=quoted.back,
    )
    return keep(work, row.client, "refund", sheet.number, _done(sheet, quoted) if bill else sheet)


def _done(sheet: RefundSheet, quoted: Quoted) -> RefundSheet:
    """The same with what was chosen, and what went back on which bills."""
    [(cause,)] = rows("SELECT reason FROM movement WHERE bill_id = ? AND kind = 'refund' LIMIT 1", quoted.bills[0])
    reasons = rows_among("SELECT reason FROM bill_line WHERE bill_id IN ({}) ORDER BY bill_id, seq", quoted.bills)
    back: dict[str, int] = {}
    for method, amount in rows_among(
        "SELECT method, -amount FROM payment WHERE method <> ? AND bill_id IN ({}) ORDER BY id", quoted.bills, OFFSET
    ):
        back[method] = back.get(method, 0) + amount
    numbers = rows_among("SELECT number FROM bill WHERE id IN ({}) ORDER BY id", quoted.bills)
    return replace(
        sheet,
        chosen=cause,
        reason=next((reason for (reason,) in reasons if reason), ""),
        amount=sum(back.values()),
        back=tuple(back.items()),
        bill=" · ".join(short_number(number) for (number,) in numbers),
    )
