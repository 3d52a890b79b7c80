"""Bills, what clients hold, payments and the till; what was paid before comes over, to the fen."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from peewee import SQL, BooleanField, DateField, DateTimeField, ForeignKeyField, IntegerField, Model, TextField

from db.core.models import append_only
from db.text.card_number import Register, register_number

_PAPER = {"prepaid": "paper_prepaid", "package": "paper_package", "points": "paper_points"}
"""Methods that moved no balance of the archive's, and what they are called since there are such."""


def up(migrator: Any, db: Any) -> None:
    """Makes every table of them, and a bill of each visit that is open, costs anything, or was paid."""
    # out of the way of the table that follows it
    indexes = db.execute_sql("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'payment'")
    for (name,) in indexes.fetchall():
        db.execute_sql(f'DROP INDEX "{name}"')
    db.execute_sql("ALTER TABLE payment RENAME TO payment_before")

    class Client(Model):
        class Meta:
            database = db
            legacy_table_names = False
            table_name = "client"

    class Product(Model):
        class Meta:
            database = db
            legacy_table_names = False
            table_name = "product"

    class Service(Model):
        class Meta:
            database = db
            legacy_table_names = False
            table_name = "service"

    class Staff(Model):
        class Meta:
            database = db
            legacy_table_names = False
            table_name = "staff"

    class Visit(Model):
        class Meta:
            database = db
            legacy_table_names = False
            table_name = "visit"

    class Bill(Model):
        version = IntegerField(default=1)
        number = TextField(unique=True)
        visit = ForeignKeyField(Visit, null=True, unique=True)
        client = ForeignKeyField(Client, null=True, index=False)
        guest_name = TextField(default="")
        guest_phone = TextField(default="")
        day = DateField()
        kind = TextField()
        refunds = ForeignKeyField("self", null=True)
        state = TextField(default="open")
        total = IntegerField(default=0)
        paid = IntegerField(default=0)
        by = ForeignKeyField(Staff, index=False)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "bill"
            constraints = (SQL("CHECK (client_id IS NULL OR guest_name = '')"),)
            indexes = ((("client", "day", "id"), False), (("state", "day"), False))

    db.create_tables([Bill])

    class BillLine(Model):
        bill = ForeignKeyField(Bill, index=False)
        seq = IntegerField()
        kind = TextField()
        item = IntegerField(null=True)
        name = TextField()
        qty = IntegerField(default=1, constraints=[SQL("CHECK (qty > 0)")])
        unit = IntegerField()
        list_unit = IntegerField()
        discount = IntegerField(default=0)
        amount = IntegerField()
        seller = ForeignKeyField(Staff, null=True, index=False)
        reason = TextField(default="")

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "bill_line"
            constraints = (SQL("CHECK (amount = qty * unit - discount)"),)
            indexes = ((("bill", "seq"), True),)

    db.create_tables([BillLine])

    class Credit(Model):
        version = IntegerField(default=1)
        bill = ForeignKeyField(Bill, primary_key=True)
        due = DateField()
        reason = TextField()
        approver = ForeignKeyField(Staff, index=False)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "credit"

    db.create_tables([Credit])

    class MoneyRules(Model):
        version = IntegerField(default=1)
        point_rate = IntegerField(default=0)
        point_worth = IntegerField(default=0)
        refund_days = IntegerField(default=7)
        card_limit = IntegerField(default=500_000)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "money_rules"

    db.create_tables([MoneyRules])

    class Package(Model):
        version = IntegerField(default=1)
        name = TextField(unique=True)
        price = IntegerField(constraints=[SQL("CHECK (price >= 0)")])
        balance = IntegerField(default=0)
        months = IntegerField(null=True)
        use_order = TextField(default="ratio")
        share = TextField(default="family")
        active = BooleanField(default=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "package"

    db.create_tables([Package])

    class PackageItem(Model):
        package = ForeignKeyField(Package, index=False)
        service = ForeignKeyField(Service, index=False)
        sessions = IntegerField()
        gift = IntegerField(default=0)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "package_item"
            constraints = (SQL("CHECK (sessions >= 0 AND gift >= 0 AND sessions + gift > 0)"),)
            indexes = ((("package", "service"), True),)

    db.create_tables([PackageItem])

    class Contract(Model):
        version = IntegerField(default=1)
        number = TextField(unique=True)
        client = ForeignKeyField(Client)
        bill = ForeignKeyField(Bill)
        text = TextField()
        refund_clause = TextField(default="")
        signed = DateField(null=True)
        sheet = TextField(default="")

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "contract"

    db.create_tables([Contract])

    class ClientOrder(Model):
        version = IntegerField(default=1)
        client = ForeignKeyField(Client)
        product = ForeignKeyField(Product, index=False)
        qty = IntegerField(default=1, constraints=[SQL("CHECK (qty > 0)")])
        promised = DateField(null=True)
        state = TextField(default="ordered")
        bill = ForeignKeyField(Bill, null=True)
        by = ForeignKeyField(Staff, index=False)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "client_order"
            indexes = ((("state", "promised"), False),)

    db.create_tables([ClientOrder])

    class Holding(Model):
        version = IntegerField(default=1)
        number = TextField(unique=True)
        client = ForeignKeyField(Client)
        kind = TextField()
        title = TextField()
        state = TextField(default="open")

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "holding"

    db.create_tables([Holding])

    class HoldingUser(Model):
        holding = ForeignKeyField(Holding, index=False)
        client = ForeignKeyField(Client)
        kinship = TextField(default="")
        signed = DateField(null=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "holding_user"
            indexes = ((("holding", "client"), True),)

    db.create_tables([HoldingUser])

    class Lot(Model):
        holding = ForeignKeyField(Holding)
        bill_line = ForeignKeyField(BillLine, null=True)
        unit = TextField()
        service = ForeignKeyField(Service, null=True, index=False)
        size = IntegerField()
        gift = IntegerField(default=0)
        paid = IntegerField(default=0)
        list_value = IntegerField(default=0)
        use_order = TextField(default="ratio")
        until = DateField(null=True)
        left = IntegerField(default=0)
        value_left = IntegerField(default=0)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "lot"
            constraints = (
                SQL("CHECK (unit = 'point' OR \"left\" >= 0)"),
                SQL("CHECK (value_left >= 0)"),
                SQL("CHECK (0 <= gift AND gift <= size)"),
            )

    db.create_tables([Lot])

    class Movement(Model):
        holding = ForeignKeyField(Holding, index=False)
        seq = IntegerField()
        lot = ForeignKeyField(Lot, null=True)
        day = DateField()
        at = DateTimeField()
        kind = TextField()
        units = IntegerField(default=0)
        value = IntegerField(default=0)
        units_after = IntegerField(default=0)
        value_after = IntegerField(default=0)
        client = ForeignKeyField(Client, null=True)
        bill = ForeignKeyField(Bill, null=True)
        until = DateField(null=True)
        reverses = ForeignKeyField("self", null=True, unique=True)
        pair = ForeignKeyField("self", null=True, unique=True)
        reason = TextField(default="")
        by = ForeignKeyField(Staff, index=False)
        approver = ForeignKeyField(Staff, null=True, index=False)
        digest = TextField()

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "movement"
            indexes = ((("holding", "seq"), True), (("day", "id"), False))

    db.create_tables([Movement])
    for statement in append_only("movement"):
        db.execute_sql(statement)

    class Signature(Model):
        movement = ForeignKeyField(Movement, primary_key=True)
        page = IntegerField()
        line = IntegerField()
        client_signed = BooleanField()
        staff_signed = BooleanField()
        checked_by = ForeignKeyField(Staff, null=True, index=False)
        at = DateTimeField()
        by = ForeignKeyField(Staff, index=False)
        digest = TextField()

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "signature"

    db.create_tables([Signature])
    for statement in append_only("signature"):
        db.execute_sql(statement)

    class Payment(Model):
        bill = ForeignKeyField(Bill)
        day = DateField()
        method = TextField()
        amount = IntegerField(constraints=[SQL("CHECK (amount <> 0)")])
        given = IntegerField(null=True)
        movement = ForeignKeyField(Movement, null=True, unique=True)
        reverses = ForeignKeyField("self", null=True, unique=True)
        at = DateTimeField()
        by = ForeignKeyField(Staff, index=False)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "payment"
            constraints = (SQL("CHECK (given IS NULL OR given >= amount)"),)
            indexes = ((("day", "id"), False),)

    db.create_tables([Payment])
    for statement in append_only("payment"):
        db.execute_sql(statement)

    class CashMove(Model):
        at = DateTimeField()
        day = DateField(index=True)
        kind = TextField()
        amount = IntegerField(constraints=[SQL("CHECK (amount > 0)")])
        reason = TextField()
        by = ForeignKeyField(Staff, index=False)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "cash_move"

    db.create_tables([CashMove])
    for statement in append_only("cash_move"):
        db.execute_sql(statement)

    class Till(Model):
        day = DateField()
        version = IntegerField()
        closed = BooleanField()
        kept = IntegerField(default=0)
        last_payment = ForeignKeyField(Payment, null=True, index=False)
        last_move = ForeignKeyField(CashMove, null=True, index=False)
        head_seq = IntegerField(default=0)
        head = TextField(default="")
        at = DateTimeField()
        by = ForeignKeyField(Staff, index=False)
        checked_by = ForeignKeyField(Staff, null=True, index=False)
        reason = TextField(default="")
        digest = TextField(default="")

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "till"
            indexes = ((("day", "version"), True),)

    db.create_tables([Till])
    for statement in append_only("till"):
        db.execute_sql(statement)

    class TillCount(Model):
        till = ForeignKeyField(Till, index=False)
        method = TextField()
        book = IntegerField()
        counted = IntegerField()
        reason = TextField(default="")

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "till_count"
            indexes = ((("till", "method"), True),)

    db.create_tables([TillCount])
    for statement in append_only("till_count"):
        db.execute_sql(statement)

    _bring_bills(db)
    _bring_payments(db)
    db.execute_sql("DROP TABLE payment_before")
    db.execute_sql("ALTER TABLE visit DROP COLUMN paid")


def _bring_bills(db: Any) -> None:
    found = db.execute_sql(
        "SELECT id, client_id, day, CASE WHEN cancelled <> '' THEN 'void' WHEN closed_at IS NULL THEN 'open' "
        "ELSE 'settled' END, total, paid, opened_by_id FROM visit "
        "WHERE total <> 0 OR paid <> 0 OR (closed_at IS NULL AND cancelled = '') ORDER BY id"
    )
    number = 0
    for number, (visit, *rest) in enumerate(found.fetchall(), 1):
        db.execute_sql(
            "INSERT INTO bill (version, number, visit_id, client_id, guest_name, guest_phone, day, kind, state, total, "
            "paid, by_id) VALUES (1, ?, ?, ?, '', '', ?, 'visit', ?, ?, ?, ?)",
            (register_number(Register.BILL, number), visit, *rest),
        )
    if number:
        db.execute_sql("INSERT INTO counter (name, value) VALUES ('bill', ?)", (number,))


def _bring_payments(db: Any) -> None:
    found = db.execute_sql(
        "SELECT p.id, b.id, p.method, p.amount, p.at, p.by_id FROM payment_before p "
        "JOIN bill b ON b.visit_id = p.visit_id ORDER BY p.id"
    )
    for id, bill, method, amount, at, by in found.fetchall():
        day = datetime.fromisoformat(str(at)).replace(tzinfo=UTC).astimezone().date()
        db.execute_sql(
            "INSERT INTO payment (id, bill_id, day, method, amount, at, by_id) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (id, bill, day.isoformat(), _PAPER.get(method, method), amount, at, by),
        )
