"""What was said with clients; and ways to a client's appointments and purchases that became no visit."""

from __future__ import annotations

from typing import Any

from peewee import SQL, DateField, DateTimeField, ForeignKeyField, IntegerField, Model, TextField


def up(migrator: Any, db: Any) -> None:
    """Makes the table, and the ways that a client's history is read by."""

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

    class Appointment(Model):
        class Meta:
            database = db
            legacy_table_names = False
            table_name = "appointment"

    class Contact(Model):
        client = ForeignKeyField(Client, index=False)
        day = DateField()
        at = DateTimeField()
        by = ForeignKeyField(Staff, index=False)
        purpose = TextField()
        channel = TextField()
        direction = TextField()
        outcome = TextField()
        summary = TextField(default="")
        next_day = DateField(null=True)
        next_minute = IntegerField(null=True)
        next_place = TextField(default="")
        next_about = TextField(default="")
        appointment = ForeignKeyField(Appointment, null=True)
        corrects = ForeignKeyField("self", null=True, unique=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "contact"
            constraints = (
                SQL(
                    "CHECK (next_minute IS NULL OR (next_day IS NOT NULL AND 0 <= next_minute AND next_minute <= 1440))"
                ),
            )
            indexes = ((("client", "day", "id"), False), (("by", "day"), False))

    db.create_tables([Contact])
    for table in ("appointment", "bill"):
        db.execute_sql(
            f'CREATE INDEX "{table}_without_visit" ON "{table}" ("client_id", "day", "id") WHERE visit_id IS NULL'
        )
