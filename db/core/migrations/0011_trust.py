"""What the log is asked by, what is kept of what a manager looks at, and how long each kind of record is kept."""

from __future__ import annotations

from typing import Any

from peewee import SQL, DateField, ForeignKeyField, IntegerField, Model, TextField


def up(migrator: Any, db: Any) -> None:
    """Makes tables, columns and indexes."""
    _log(db)
    _retention(db)


def _log(db: Any) -> None:
    """The log by who and by what; remarks of who looks at it, and days on which somebody's clients were many."""
    for statement in (
        'CREATE INDEX "audit_entry_staff" ON "audit_entry" ("staff")',
        'CREATE INDEX "audit_entry_operation" ON "audit_entry" ("operation")',
        'CREATE INDEX "audit_entry_refused" ON "audit_entry" ("seq") WHERE outcome = \'refused\'',
        'CREATE INDEX "audit_entry_deleted" ON "audit_entry" ("seq") WHERE action = \'D\'',
        'ALTER TABLE "review" ADD COLUMN "remark" TEXT NOT NULL DEFAULT \'\'',
        'ALTER TABLE "review" ADD COLUMN "day" DATE',
        'ALTER TABLE "review" ADD COLUMN "clients" INTEGER NOT NULL DEFAULT 0',
        'ALTER TABLE "review" ADD COLUMN "usual" INTEGER NOT NULL DEFAULT 0',
        'ALTER TABLE "salon" ADD COLUMN "most_clients" INTEGER NOT NULL DEFAULT 80',
    ):
        db.execute_sql(statement)


_KEPT = (
    ("file", 12),
    ("health", 12),
    ("contact", 12),
    ("trade", 36),
    ("voucher", 360),
    ("medical", 180),
    ("register", 36),
)
"""Kind of record, and for how many months it is kept once it isn't needed any more."""


def _retention(db: Any) -> None:
    """How long each kind of record is kept; nobody has confirmed it yet."""
    Staff = _known(db, "staff")

    class RetentionRule(Model):
        version = IntegerField(default=1)
        kind = TextField(unique=True)
        months = IntegerField()
        basis = TextField(default="")
        confirmed_by = ForeignKeyField(Staff, null=True, index=False)
        confirmed_on = DateField(null=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "retention_rule"
            constraints = (
                SQL("CHECK (months > 0)"),
                SQL("CHECK ((confirmed_by_id IS NULL) = (confirmed_on IS NULL))"),
            )

    db.create_tables([RetentionRule])
    for kind, months in _KEPT:
        db.execute_sql("INSERT INTO retention_rule (version, kind, months, basis) VALUES (1, ?, ?, '')", (kind, months))


def _known(db: Any, table: str) -> type[Model]:
    """A table that stands already, to be referred to."""

    class Known(Model):
        class Meta:
            database = db
            legacy_table_names = False
            table_name = table

    return Known
