"""The till: each closing of a day, what was counted, and cash that came or went without a bill."""

from __future__ import annotations

import peewee as pw

from db.core.models import AppendOnly, Erasing, Moment
from db.money.models.payments import Payment
from db.staff.models import Staff


class CashMove(AppendOnly):
    """Cash that was put in, paid out, or brought to the bank: in, out or bank."""

    at = Moment()
    day = pw.DateField(index=True)
    kind = pw.TextField()
    amount = pw.IntegerField(constraints=[pw.SQL("CHECK (amount > 0)")])
    reason = pw.TextField()
    by = pw.ForeignKeyField(Staff, index=False, backref="cash_moved")


class Till(AppendOnly):
    """A day that was closed, or closed again as the next ``version`` after it was opened anew (``closed`` is false).

    ``kept`` fen stay in the till for the next day; ``last_payment`` and ``last_move`` are the last of that day then,
    ``head_seq`` and ``head`` number and digest of the audit log's last entry, and ``digest`` is that of the closing.
    """

    day = pw.DateField()
    version = pw.IntegerField()
    closed = pw.BooleanField()
    kept = pw.IntegerField(default=0)
    last_payment = pw.ForeignKeyField(Payment, null=True, index=False, backref="closings")
    last_move = pw.ForeignKeyField(CashMove, null=True, index=False, backref="closings")
    head_seq = pw.IntegerField(default=0)
    head = pw.TextField(default="")
    at = Moment()
    by = pw.ForeignKeyField(Staff, index=False, backref="tills_closed")
    checked_by = pw.ForeignKeyField(Staff, null=True, index=False, backref="tills_checked")
    reason = pw.TextField(default="")
    digest = pw.TextField(default="")

    class Meta:
        erasing = Erasing(codes=("head", "reason", "digest"))
        indexes = ((("day", "version"), True),)


class TillCount(AppendOnly):
    """Of one method, what the books say and what was counted at a closing, in fen, and why they differ."""

    till = pw.ForeignKeyField(Till, index=False, backref="counts")
    method = pw.TextField()
    book = pw.IntegerField()
    counted = pw.IntegerField()
    reason = pw.TextField(default="")

    class Meta:
        erasing = Erasing(codes=("method", "reason"))
        indexes = ((("till", "method"), True),)
