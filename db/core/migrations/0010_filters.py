"""What is looked up of many clients at once, how often a rule of health spoke, and which goals a service is for."""

from __future__ import annotations

import json
from typing import Any

NOT_MERGED = "WHERE merged_into_id IS NULL"
"""Whose file is part of another one is on no list."""


def up(migrator: Any, db: Any) -> None:
    """Makes the indexes, counts rules, and says goals of services."""
    _filters(db)
    _rules(db)
    _goals(db)


def _filters(db: Any) -> None:
    """Clients by what filters ask for, in the order of their lists."""
    for column in ("district", "grade", "occupation", "sex", "source"):
        db.execute_sql(f'CREATE INDEX "client_by_{column}" ON "client" ("{column}", "sort_pinyin") {NOT_MERGED}')
    db.execute_sql('CREATE INDEX "client_by_birthday" ON "client" ("birthday") ' + NOT_MERGED)
    for field in ("hobbies", "events"):
        db.execute_sql(f'CREATE INDEX "answer_by_{field}" ON "answer" ("value", "client_id") WHERE field = \'{field}\'')
    db.execute_sql('CREATE INDEX "client_facts_spend_12m" ON "client_facts" ("spend_12m")')
    db.execute_sql('CREATE INDEX "dated_waiting" ON "dated" ("day", "id") WHERE state = \'review\'')


def _rules(db: Any) -> None:
    """How often a rule spoke; what was let through so far is what is known of that."""
    for statement in (
        'CREATE TABLE "firing" ("id" INTEGER NOT NULL PRIMARY KEY, "client_id" INTEGER NOT NULL, '
        '"day" DATE NOT NULL, "rule" INTEGER NOT NULL, "rule_version" INTEGER NOT NULL, "facts" TEXT NOT NULL, '
        'FOREIGN KEY ("client_id") REFERENCES "client" ("id"))',
        'CREATE INDEX "firing_client_id" ON "firing" ("client_id")',
        'CREATE INDEX "firing_day_rule" ON "firing" ("day", "rule")',
        "INSERT INTO firing (client_id, day, rule, rule_version, facts) "
        "SELECT v.client_id, v.day, o.rule, o.rule_version, o.facts FROM override o JOIN visit v ON v.id = o.visit_id "
        "WHERE o.rule > 0 AND v.cancelled = '' GROUP BY v.client_id, v.day, o.facts",
    ):
        db.execute_sql(statement)


_GOALS = (
    ("hydrate", "补水", "hydra"),
    ("whiten", "美白", "white"),
    ("spots", "淡斑", "spots"),
    ("clear", "祛痘", "acne"),
    ("oil", "控油", "oil"),
    ("wrinkle", "抗皱", "wrinkle"),
    ("firm", "紧致", "firm"),
    ("soothe", "舒敏", "sooth"),
    ("pores", "收毛孔", "pores"),
    ("tone", "肤色", "tone"),
)
"""Code, and what of it stood in the name of a service that was suggested for it until now."""


def _goals(db: Any) -> None:
    """Which goals a service is for: at first those that its name says."""
    db.execute_sql('ALTER TABLE "service" ADD COLUMN "goals" TEXT NOT NULL DEFAULT \'[]\'')
    for id, name in db.execute_sql('SELECT "id", "name" FROM "service"').fetchall():
        found = [code for code, zh, en in _GOALS if zh in name or en in name.casefold()]
        if found:
            db.execute_sql('UPDATE "service" SET "goals" = ? WHERE "id" = ?', (json.dumps(found), id))
