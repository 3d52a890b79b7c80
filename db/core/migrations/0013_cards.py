"""What tells which cards are to be printed, and which to be taken out, of all clients at once."""

from __future__ import annotations

from typing import Any


def up(migrator: Any, db: Any) -> None:
    """Makes the indexes; what was changed of a client is found by each of the two that remain."""
    db.execute_sql(
        'CREATE INDEX "sheet_card" ON "sheet" ("client_id", "version", "state", "at") WHERE ("kind" = \'card\')'
    )
    db.execute_sql('CREATE INDEX "visit_next_date" ON "visit" ("next_date") WHERE next_date IS NOT NULL')
    db.execute_sql('DROP INDEX "change_client_id"')
    db.execute_sql('CREATE INDEX "change_client_id_at_field" ON "change" ("client_id", "at", "field")')
