"""What the log is asked by and a manager looks at; how long records are kept; what was agreed to in which words."""

from __future__ import annotations

from typing import Any

from peewee import SQL, DateField, ForeignKeyField, IntegerField, Model, TextField


def up(migrator: Any, db: Any) -> None:
    """Makes tables, columns and indexes."""
    _log(db)
    _retention(db)
    _consent_texts(db)


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


def _consent_texts(db: Any) -> None:
    """The words of the intake form, version by version; of each answer the paper on which it was signed."""
    for statement in (
        'CREATE TABLE "consent_text" ("id" INTEGER NOT NULL PRIMARY KEY, "version" TEXT NOT NULL, '
        '"zh" TEXT NOT NULL, "en" TEXT NOT NULL, "since" DATE NOT NULL, "asks" TEXT NOT NULL, "at" DATETIME NOT NULL, '
        '"by_id" INTEGER NOT NULL, FOREIGN KEY ("by_id") REFERENCES "staff" ("id"))',
        'CREATE UNIQUE INDEX "consent_text_version" ON "consent_text" ("version")',
        'ALTER TABLE "consent" ADD COLUMN "sheet_id" INTEGER REFERENCES "sheet" ("id")',
        'ALTER TABLE "consent" ADD COLUMN "paper_day" DATE',
    ):
        db.execute_sql(statement)
