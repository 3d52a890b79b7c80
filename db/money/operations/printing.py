"""The papers of money."""

from __future__ import annotations

from db.core.audit import Action
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.fields.values import Hidden
from db.money.records.bills import BillRecord
from db.money.store.bills import get_bill
from db.money.store.reading import record_of
from db.papers.printed.store.digests import stamp
from db.salon.store.salon import salon_record
from db.sheets.money import ReceiptLine, ReceiptPayment, ReceiptSheet
from db.text.card_number import short_number


@operation(Permission.PRINT, Action.EXECUTE)
def print_receipt(work: Work, bill: int) -> ReceiptSheet:
    """A receipt of what was paid on a bill, with all amounts, whoever prints it: it is the client's.

    Raises:
        Refused: ``NOT_ALLOWED``, or ``PAPER_ONLY`` for a file of somebody who may not see the amounts.
        SalonError: ``NOT_FOUND``.
    """
    row = get_bill(bill)
    work.about(row.client)
    found = record_of(work, row)
    if isinstance(found.total, Hidden):
        work.leave_on_paper()
        found = record_of(work, row, on_sheet=True)
    work.what |= {"sheet": "receipt", "bill": row.id}
    return ReceiptSheet(
        salon=salon_record(),
        stamp=stamp(work),
        number=short_number(row.number),
        corrects=short_number(get_bill(row.corrects).number) if row.corrects else "",
        day=row.day,
        name=found.whose,
        card=found.client_number,
        lines=_lines(found),
        payments=tuple(
            ReceiptPayment(method=paid.method, amount=paid.amount, given=paid.given)
            for paid in found.payments
            if paid.stands
        ),
        total=found.total,
        left=found.left,
        due=found.debt.due if found.debt and row.left else None,
    )


def _lines(bill: BillRecord) -> tuple[ReceiptLine, ...]:
    services = tuple(ReceiptLine(name=one.name, qty=1, amount=one.price) for one in bill.services)
    return services + tuple(ReceiptLine(name=one.name, qty=one.qty, amount=one.amount) for one in bill.lines)
