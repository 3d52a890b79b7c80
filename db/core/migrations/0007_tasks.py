"""What is to be done about clients, what that is worked out from, and who stays away or is watched."""

from __future__ import annotations

from typing import Any

from peewee import DateField, DateTimeField, ForeignKeyField, IntegerField, Model, TextField


def up(migrator: Any, db: Any) -> None:
    """Makes the tables, and the ways that they are worked out by."""

    class Client(Model):
        class Meta:
            database = db
            legacy_table_names = False
            table_name = "client"

    class Staff(Model):
        class Meta:
            database = db
            legacy_table_names = False
            table_name = "staff"

    class Contact(Model):
        class Meta:
            database = db
            legacy_table_names = False
            table_name = "contact"

    class Task(Model):
        version = IntegerField(default=1)
        rule = TextField()
        key = TextField()
        client = ForeignKeyField(Client, null=True, index=False)
        about = TextField(default="")
        about_id = IntegerField(null=True)
        day = DateField()
        due = DateField()
        until = DateField(null=True)
        owner = ForeignKeyField(Staff, null=True, index=False)
        role = TextField(default="")
        text = TextField(default="")
        state = TextField(default="open")
        moved = IntegerField(default=0)
        contact = ForeignKeyField(Contact, null=True)
        reason = TextField(default="")
        made = DateField()
        ended = DateField(null=True)
        by = ForeignKeyField(Staff, null=True, index=False)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "task"
            indexes = (
                (("rule", "key"), True),
                (("state", "due", "owner", "role"), False),
                (("owner", "state", "due"), False),
                (("client", "state"), False),
                (("ended",), False),
                (("made",), False),
            )

    class TaskDay(Model):
        day = DateField(primary_key=True)
        since = DateField()
        at = DateTimeField()
        by = ForeignKeyField(Staff, index=False)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "task_day"

    class ClientFacts(Model):
        client = ForeignKeyField(Client, primary_key=True)
        as_of = DateField(null=True)
        first = DateField(null=True)
        last = DateField(null=True)
        last_visit = IntegerField(null=True)
        visits = IntegerField(default=0)
        gap = IntegerField(null=True)
        care_due = DateField(null=True)
        spend_12m = IntegerField(default=0)
        spend_before = IntegerField(default=0)
        spend_90 = IntegerField(default=0)
        spend_90_before = IntegerField(default=0)
        last_paid = DateField(null=True)
        last_method = TextField(default="")
        owed = IntegerField(default=0)
        next_appointment = DateField(null=True)
        missed_12m = IntegerField(default=0)
        last_contact = DateField(null=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "client_facts"
            indexes = ((("last",), False), (("next_appointment", "last"), False), (("care_due",), False))

    class Absence(Model):
        version = IntegerField(default=1)
        client = ForeignKeyField(Client, index=False)
        last = DateField()
        since = DateField()
        reason = TextField(default="")
        owner = ForeignKeyField(Staff, null=True, index=False)
        next = DateField(null=True)
        state = TextField(default="open")

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "absence"
            indexes = ((("client", "last"), True), (("state", "next"), False))

    class Watch(Model):
        version = IntegerField(default=1)
        client = ForeignKeyField(Client, index=False)
        kind = TextField()
        cause = TextField(default="")
        since = DateField()
        until = DateField(null=True)
        owner = ForeignKeyField(Staff, null=True, index=False)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "watch"
            indexes = ((("client", "kind", "since"), True), (("kind", "until"), False))

    db.create_tables([Task, TaskDay, ClientFacts, Absence, Watch])
    db.execute_sql('CREATE INDEX "visit_day_client_id" ON "visit" ("day", "client_id")')
    db.execute_sql('CREATE INDEX "task_open" ON "task" ("rule") WHERE ("state" = \'open\')')
    db.execute_sql('CREATE INDEX "contact_next" ON "contact" ("next_day") WHERE next_day IS NOT NULL')
    db.execute_sql('CREATE INDEX "lot_ending" ON "lot" ("until") WHERE until IS NOT NULL')
    db.execute_sql('CREATE INDEX "bill_owing" ON "bill" ("client_id") WHERE ("state" = \'owing\')')
    db.execute_sql(
        'CREATE INDEX "appointment_missed" ON "appointment" ("client_id", "day") WHERE ("state" = \'missed\')'
    )
