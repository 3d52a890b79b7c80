"""What the law keeps of who is erased, destruction of several at once, and entries of registers put right."""

from __future__ import annotations

from typing import Any

from peewee import SQL, BlobField, BooleanField, DateField, ForeignKeyField, IntegerField, Model, TextField

from db.core.models import Moment


def up(migrator: Any, db: Any) -> None:
    """Makes tables, columns and indexes."""
    _destructions(db)
    _corrections(db)


def _destructions(db: Any) -> None:
    """Several on one slip, what is still to be done of it, and records that are locked instead."""
    Client, Staff = _known(db, "client"), _known(db, "staff")
    db.execute_sql("ALTER TABLE destruction RENAME TO destruction_before")

    class Destruction(Model):
        version = IntegerField(default=1)
        number = TextField(unique=True)
        client = ForeignKeyField(Client, index=False)
        card = TextField()
        kind = TextField()
        reason = TextField()
        since = DateField(null=True)
        sheets = IntegerField(default=0)
        kept = TextField(default="[]")
        salts = TextField(default="[]")
        at = Moment()
        by = ForeignKeyField(Staff, null=True, index=False)
        approver = ForeignKeyField(Staff, null=True, index=False)
        destroyed = DateField(null=True)
        batch = TextField(default="", constraints=[SQL("DEFAULT ''")])
        waits = BooleanField(default=False, constraints=[SQL("DEFAULT 0")])

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "destruction"
            constraints = (SQL("CHECK (kind IN ('file', 'health', 'medical'))"),)
            indexes = ((("client", "kind"), False),)

    class LockedRecord(Model):
        slip = TextField()
        client = ForeignKeyField(Client)
        kind = TextField()
        records = IntegerField()
        last = DateField()
        until = DateField()
        content = BlobField()
        at = Moment()

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "locked_record"

    for index in ("destruction_number", "destruction_client_id_kind"):
        db.execute_sql(f'DROP INDEX "{index}"')
    db.create_tables([Destruction])
    columns = (
        "id, version, number, client_id, card, kind, reason, since, sheets, kept, salts, at, by_id, approver_id, "
        "destroyed"
    )
    db.execute_sql(f"INSERT INTO destruction ({columns}) SELECT {columns} FROM destruction_before")
    db.execute_sql("DROP TABLE destruction_before")
    db.create_tables([LockedRecord])


def _corrections(db: Any) -> None:
    """Which entry another one puts right, and why: the one before stays as it was."""
    for table in ("training", "disclosure"):
        db.execute_sql(f'ALTER TABLE "{table}" ADD COLUMN "corrects_id" INTEGER REFERENCES "{table}" ("id")')
        db.execute_sql(f'ALTER TABLE "{table}" ADD COLUMN "why" TEXT NOT NULL DEFAULT \'\'')


def _known(db: Any, table: str) -> type[Model]:
    """A table that stands already, to be referred to."""

    class Known(Model):
        class Meta:
            database = db
            legacy_table_names = False
            table_name = table

    return Known
