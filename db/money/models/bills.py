"""Bills, their lines, and what is owed on them."""

from __future__ import annotations

import peewee as pw

from db.clients.models import Client
from db.core.models import Erasing, Table, Versioned, index_sparse
from db.staff.models import Staff
from db.visits.models import Visit


class Bill(Versioned):
    """What somebody is to pay, in fen: ``total`` is the sum of its lines and of its visit's services.

    ``total`` and ``paid`` are kept in the transaction that changes lines, services or payments. ``kind`` is visit,
    retail, card, refund or correction, ``state`` open, settled, owing or void; ``refunds`` is the bill that it pays
    back or puts right. It is a client's, a guest's (``guest_name``) or nobody's.
    """

    number = pw.TextField(unique=True)
    visit = pw.ForeignKeyField(Visit, null=True, unique=True, backref="bills")
    client = pw.ForeignKeyField(Client, null=True, index=False, backref="bills")
    guest_name = pw.TextField(default="")
    guest_phone = pw.TextField(default="")
    day = pw.DateField()
    kind = pw.TextField()
    refunds = pw.ForeignKeyField("self", null=True, index=False, backref="refunded_by")
    state = pw.TextField(default="open")
    total = pw.IntegerField(default=0)
    paid = pw.IntegerField(default=0)
    by = pw.ForeignKeyField(Staff, index=False, backref="bills")

    class Meta:
        erasing = Erasing(empty=("guest_name", "guest_phone"), codes=("number", "kind", "state"))
        constraints = (pw.SQL("CHECK (client_id IS NULL OR guest_name = '')"),)
        indexes = ((("client", "day", "id"), False), (("state", "day"), False))


# the few of no visit, which stand beside the visits in a client's history
Bill.add_index(Bill.index(Bill.client, Bill.day, Bill.id, name="bill_without_visit", where=pw.SQL("visit_id IS NULL")))
index_sparse(Bill.refunds)


class BillLine(Table):
    """One line of a bill; the services of a visit are no lines, they stay where they are.

    ``kind`` says of what table ``item`` is an id: product, package; or that it is a topup, correction or writeback.
    ``unit`` is the price of one, ``list_unit`` that of the list; ``discount`` is taken off all of them together.
    """

    bill = pw.ForeignKeyField(Bill, index=False, backref="lines")
    seq = pw.IntegerField()
    kind = pw.TextField()
    item = pw.IntegerField(null=True)
    name = pw.TextField()
    qty = pw.IntegerField(default=1, constraints=[pw.SQL("CHECK (qty > 0)")])
    unit = pw.IntegerField()
    list_unit = pw.IntegerField()
    discount = pw.IntegerField(default=0)
    amount = pw.IntegerField()
    seller = pw.ForeignKeyField(Staff, null=True, index=False, backref="sold")
    reason = pw.TextField(default="")

    class Meta:
        erasing = Erasing(empty=("reason",), codes=("kind", "name"))
        constraints = (pw.SQL("CHECK (amount = qty * unit - discount)"),)
        indexes = ((("bill", "seq"), True),)


class Credit(Versioned):
    """What is left to pay of a bill is owed until ``due``; it stays when that is paid."""

    bill = pw.ForeignKeyField(Bill, primary_key=True, backref="credits")
    due = pw.DateField()
    reason = pw.TextField()
    approver = pw.ForeignKeyField(Staff, index=False, backref="credits_approved")

    class Meta:
        erasing = Erasing(mark=("reason",))


# the few that may be paid later
Bill.add_index(Bill.index(Bill.client, name="bill_owing", where=Bill.state == "owing"))
