"""What is looked up of many clients at once."""

from __future__ import annotations

from typing import Any

NOT_MERGED = "WHERE merged_into_id IS NULL"
"""Whose file is part of another one is on no list."""


def up(migrator: Any, db: Any) -> None:
    """Makes the indexes."""
    _filters(db)


def _filters(db: Any) -> None:
    """Clients by what filters ask for, in the order of their lists."""
    for column in ("district", "grade", "occupation", "sex", "source"):
        db.execute_sql(f'CREATE INDEX "client_by_{column}" ON "client" ("{column}", "sort_pinyin") {NOT_MERGED}')
    db.execute_sql('CREATE INDEX "client_by_birthday" ON "client" ("birthday") ' + NOT_MERGED)
    for field in ("hobbies", "events"):
        db.execute_sql(f'CREATE INDEX "answer_by_{field}" ON "answer" ("value", "client_id") WHERE field = \'{field}\'')
    db.execute_sql('CREATE INDEX "client_facts_spend_12m" ON "client_facts" ("spend_12m")')
