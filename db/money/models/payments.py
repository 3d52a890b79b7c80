"""What was paid, never changed: what was wrong is reversed."""

from __future__ import annotations

import peewee as pw

from db.core.models import AppendOnly, Erasing, Moment, index_sparse
from db.money.models.bills import Bill
from db.money.models.holdings import Movement
from db.staff.models import Staff


class Payment(AppendOnly):
    """Fen that were paid on a bill, or below 0 paid back, on a day of the till.

    ``movement`` is what was used where it was paid by a balance, a session or points; ``reverses`` the payment that
    it takes back; ``given`` the cash that was handed over, more than ``amount`` where change was given.
    """

    bill = pw.ForeignKeyField(Bill, backref="payments")
    day = pw.DateField()
    method = pw.TextField()
    amount = pw.IntegerField(constraints=[pw.SQL("CHECK (amount <> 0)")])
    given = pw.IntegerField(null=True)
    movement = pw.ForeignKeyField(Movement, null=True, index=False, backref="payments")
    reverses = pw.ForeignKeyField("self", null=True, index=False, backref="reversed_by")
    at = Moment()
    by = pw.ForeignKeyField(Staff, index=False, backref="payments_taken")

    class Meta:
        erasing = Erasing(codes=("method",))
        constraints = (pw.SQL("CHECK (given IS NULL OR given >= amount)"),)
        indexes = ((("day", "id"), False),)


index_sparse(Payment.movement, unique=True)
index_sparse(Payment.reverses, unique=True)
