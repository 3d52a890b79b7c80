"""What clients buy ahead and hold, each movement of it, and what is signed for it."""

from __future__ import annotations

import peewee as pw

from db.clients.models import Client
from db.core.models import STAYS, AppendOnly, Erasing, Merging, Moment, Table, Versioned, index_sparse
from db.money.models.bills import Bill, BillLine
from db.salon.models import Product, Service
from db.staff.models import Staff

OWN = "(SELECT h.client_id FROM holding h WHERE h.id = holding_id) IN ({kept}, {gone})"
"""Of who may use a holding: it is their own, once the two are one."""


class MoneyRules(Versioned):
    """What the salon has set for what is paid ahead, in fen; one row, or none while nothing was changed."""

    point_rate = pw.IntegerField(default=0)
    point_worth = pw.IntegerField(default=0)
    refund_days = pw.IntegerField(default=7)
    card_limit = pw.IntegerField(default=500_000)


class Package(Versioned):
    """Sessions that are sold together, or a balance with a gift, for a price in fen and so many months (None: ever).

    ``balance`` is the face value of one that is no sessions, 0 otherwise; ``use_order`` is ratio, principal or gift;
    ``share`` says who uses it besides who bought it: nobody, or family.
    """

    name = pw.TextField(unique=True)
    price = pw.IntegerField(constraints=[pw.SQL("CHECK (price >= 0)")])
    balance = pw.IntegerField(default=0)
    months = pw.IntegerField(null=True)
    use_order = pw.TextField(default="ratio")
    share = pw.TextField(default="family")
    active = pw.BooleanField(default=True)


class PackageItem(Table):
    """So many sessions of a service in a package, and so many more as a gift."""

    package = pw.ForeignKeyField(Package, index=False, backref="items")
    service = pw.ForeignKeyField(Service, index=False)
    sessions = pw.IntegerField()
    gift = pw.IntegerField(default=0)

    class Meta:
        constraints = (pw.SQL("CHECK (sessions >= 0 AND gift >= 0 AND sessions + gift > 0)"),)
        indexes = ((("package", "service"), True),)


class Contract(Versioned):
    """What a client signs who pays ahead; ``text`` is the version of its wording, ``sheet`` the number of the paper."""

    number = pw.TextField(unique=True)
    client = pw.ForeignKeyField(Client, backref="contracts")
    bill = pw.ForeignKeyField(Bill, backref="contracts")
    text = pw.TextField()
    refund_clause = pw.TextField(default="")
    signed = pw.DateField(null=True)
    sheet = pw.TextField(default="")

    class Meta:
        erasing = Erasing(mark=("refund_clause",), codes=("number", "text", "sheet"))


class ClientOrder(Versioned):
    """A product that is ordered for a client: ordered, arrived, handed or cancelled."""

    client = pw.ForeignKeyField(Client, backref="orders")
    product = pw.ForeignKeyField(Product, index=False)
    qty = pw.IntegerField(default=1, constraints=[pw.SQL("CHECK (qty > 0)")])
    promised = pw.DateField(null=True)
    state = pw.TextField(default="ordered")
    bill = pw.ForeignKeyField(Bill, null=True)
    by = pw.ForeignKeyField(Staff, index=False, backref="orders_made")

    class Meta:
        erasing = Erasing(codes=("state",))
        indexes = ((("state", "promised"), False),)


class Holding(Versioned):
    """What a client has bought ahead under one number: prepaid, package or points; its state is open or frozen."""

    number = pw.TextField(unique=True)
    client = pw.ForeignKeyField(Client, backref="holdings")
    kind = pw.TextField()
    title = pw.TextField()
    state = pw.TextField(default="open")

    class Meta:
        erasing = Erasing(codes=("number", "kind", "title", "state"))


class HoldingUser(Table):
    """Who besides its client may use a holding, and since when that is signed."""

    holding = pw.ForeignKeyField(Holding, index=False, backref="users")
    client = pw.ForeignKeyField(Client)
    kinship = pw.TextField(default="")
    signed = pw.DateField(null=True)

    class Meta:
        erasing = Erasing(empty=("kinship",))
        merging = Merging(once=("holding",), unless=OWN)
        indexes = ((("holding", "client"), True),)


class Lot(Table):
    """Units that were bought together: fen, sessions of a service, or points.

    ``gift`` of its ``size`` units were given; ``paid`` is the principal in fen, ``list_value`` what they cost singly.
    ``left`` units and ``value_left`` fen of the principal are what its movements have left of it.
    """

    holding = pw.ForeignKeyField(Holding, backref="lots")
    bill_line = pw.ForeignKeyField(BillLine, null=True, index=False)
    unit = pw.TextField()
    service = pw.ForeignKeyField(Service, null=True, index=False)
    size = pw.IntegerField()
    gift = pw.IntegerField(default=0)
    paid = pw.IntegerField(default=0)
    list_value = pw.IntegerField(default=0)
    use_order = pw.TextField(default="ratio")
    until = pw.DateField(null=True)
    left = pw.IntegerField(default=0)
    value_left = pw.IntegerField(default=0)

    class Meta:
        erasing = Erasing(codes=("unit", "use_order"))
        constraints = (
            pw.SQL("CHECK (unit = 'point' OR \"left\" >= 0)"),
            pw.SQL("CHECK (value_left >= 0)"),
            pw.SQL("CHECK (0 <= gift AND gift <= size)"),
        )


# those that end some day
Lot.add_index(Lot.index(Lot.until, name="lot_ending", where=pw.SQL("until IS NOT NULL")))
# those that were bought here: among all, of which most may be of before, SQLite takes no index to be worth it
Lot.add_index(Lot.index(Lot.bill_line, name="lot_bought", where=pw.SQL("bill_line_id IS NOT NULL")))


class Movement(AppendOnly):
    """What happened to a lot: ``units`` and ``value`` fen of it came (above 0) or went.

    ``units_after`` and ``value_after`` are what is left of the whole holding then, ``until`` is the lot's last day
    from then on. ``client`` is who used it, ``bill`` what it belongs to where no payment says so, ``reverses`` the
    movement that it takes back, ``pair`` the other side of a transfer; ``reason`` is a code. ``digest`` covers all
    that, what the lot was bought as, and the digest of the movement before it.
    """

    holding = pw.ForeignKeyField(Holding, index=False, backref="movements")
    seq = pw.IntegerField()
    lot = pw.ForeignKeyField(Lot, null=True, backref="movements")
    day = pw.DateField()
    at = Moment()
    kind = pw.TextField()
    units = pw.IntegerField(default=0)
    value = pw.IntegerField(default=0)
    units_after = pw.IntegerField(default=0)
    value_after = pw.IntegerField(default=0)
    client = pw.ForeignKeyField(Client, null=True, index=False, backref="movements")
    bill = pw.ForeignKeyField(Bill, null=True, index=False, backref="movements")
    until = pw.DateField(null=True)
    reverses = pw.ForeignKeyField("self", null=True, index=False, backref="reversed_by")
    pair = pw.ForeignKeyField("self", null=True, index=False, backref="paired_by")
    reason = pw.TextField(default="")
    by = pw.ForeignKeyField(Staff, index=False, backref="movements")
    approver = pw.ForeignKeyField(Staff, null=True, index=False, backref="movements_approved")
    digest = pw.TextField()

    class Meta:
        erasing = Erasing(codes=("kind", "reason", "digest"))
        merging = STAYS
        # what a client has used is added up in the last alone
        indexes = ((("holding", "seq"), True), (("day", "id"), False), (("client", "kind", "value"), False))


index_sparse(Movement.bill)
index_sparse(Movement.reverses, unique=True)
index_sparse(Movement.pair, unique=True)


class Signature(AppendOnly):
    """The line of a paper ledger on which a movement was signed, by whom, and who has checked that.

    ``digest`` is the movement's: that is what was signed.
    """

    movement = pw.ForeignKeyField(Movement, primary_key=True, backref="signatures")
    page = pw.IntegerField()
    line = pw.IntegerField()
    client_signed = pw.BooleanField()
    staff_signed = pw.BooleanField()
    checked_by = pw.ForeignKeyField(Staff, null=True, index=False, backref="signatures_checked")
    at = Moment()
    by = pw.ForeignKeyField(Staff, index=False, backref="signatures_entered")
    digest = pw.TextField()

    class Meta:
        erasing = Erasing(codes=("digest",))
