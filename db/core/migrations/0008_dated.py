"""Dated records of clients, and the codes by which they are found."""

from __future__ import annotations

from typing import Any

from peewee import SQL, CompositeKey, DateField, DateTimeField, ForeignKeyField, IntegerField, Model, TextField


def up(migrator: Any, db: Any) -> None:
    """Makes the tables."""
    Client = _known(db, "client")
    Staff = _known(db, "staff")

    class Dated(Model):
        version = IntegerField(default=1)
        client = ForeignKeyField(Client, index=False)
        kind = TextField()
        day = DateField()
        at = DateTimeField()
        by = ForeignKeyField(Staff, index=False)
        visit = IntegerField(null=True, index=True)
        number = IntegerField()
        replaces = ForeignKeyField("self", null=True, unique=True)
        state = TextField()
        why = TextField(default="")
        form = IntegerField()
        filled_by = TextField(default="staff")
        due = DateField(null=True)
        until = DateField(null=True)
        checked_by = ForeignKeyField(Staff, null=True, index=False)
        checked_at = DateTimeField(null=True)
        content = TextField()
        carried = TextField(default="{}")

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "dated"
            constraints = (
                SQL("CHECK (state IN ('current', 'replaced', 'void', 'review'))"),
                SQL("CHECK (replaces_id IS NULL OR why <> '')"),
                SQL('FOREIGN KEY ("visit") REFERENCES "visit" ("id")'),
            )
            indexes = (
                (("client", "kind", "number"), True),
                (("client", "kind", "day", "id"), False),
            )

    class DatedKey(Model):
        kind = TextField()
        field = TextField()
        code = TextField()
        client = ForeignKeyField(Client)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "dated_key"
            primary_key = CompositeKey("kind", "field", "code", "client")
            without_rowid = True

    db.create_tables([Dated, DatedKey])
    db.execute_sql('CREATE INDEX "dated_due" ON "dated" ("kind", "due") WHERE state = \'current\' AND due IS NOT NULL')


def _known(db: Any, table: str) -> type[Model]:
    """A table that is there."""

    class Known(Model):
        class Meta:
            database = db
            legacy_table_names = False
            table_name = table

    return Known
