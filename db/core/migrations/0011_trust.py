"""What the log is asked by, and what is kept of what a manager looks at."""

from __future__ import annotations

from typing import Any


def up(migrator: Any, db: Any) -> None:
    """Makes tables, columns and indexes."""
    _log(db)


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
