"""``check`` finds what was changed from outside in dated records."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.core.sql import rows, run
from db.dated.store.checking import wrong_dated
from tests.db.dated.samples import check, revise, save
from tests.db.salon import LI, OUYANG, OWNER, SHEN, Salon


@pytest.fixture
def taken(salon: Salon) -> Salon:
    """Analyses, two versions of needs, a patch test, one from outside, of two clients."""
    at = salon.desk(OWNER)
    for name in (OUYANG, LI):
        client = salon.clients[name]
        save(salon, at, client, day=salon.clock.today - timedelta(days=30))
        save(salon, at, client)
        revise(
            salon,
            at,
            save(salon, at, client, "needs", {"goal[face]": ("hydrate",)}),
            "夏天",
            **{"goal[face]": ("oil",)},
        )
        save(salon, at, client, "patch", {"product": 1, "site": "ear"})
        save(salon, at, client, "past", {"what": "光子"}, filled_by="client")
    first = save(salon, at, salon.clients[OUYANG], "meeting", {"todo": "问敏感"})
    check(salon, salon.desk(SHEN), first)
    return salon


def test_nothing_is_wrong(taken: Salon) -> None:
    assert rows("SELECT COUNT(*) FROM dated") == [(13,)]
    assert wrong_dated() == 0


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE dated SET content = replace(content, 'combination_dry', 'oily') WHERE id = 2",
        "UPDATE dated SET content = replace(content, ',', ', ') WHERE id = 1",
        "UPDATE dated SET content = '{' WHERE id = 1",
        "UPDATE dated SET content = '[]' WHERE id = 1",
        "UPDATE dated SET kind = 'moon' WHERE id = 1",
        "UPDATE dated SET due = '2030-01-01' WHERE id = 1",
        "UPDATE dated SET until = '2030-01-01' WHERE id = 1",
        "UPDATE dated SET day = '2026-01-01' WHERE id = 2",
        "UPDATE dated SET state = 'current' WHERE kind = 'needs' AND state = 'replaced' AND client_id = 1",
        "UPDATE dated SET state = 'replaced' WHERE id = 2",
        "UPDATE dated SET state = 'void' WHERE id = 2",
        "UPDATE dated SET replaces_id = NULL WHERE kind = 'needs' AND client_id = 1",
        "UPDATE dated SET client_id = 5, number = 9 WHERE kind = 'needs' AND state = 'replaced' AND client_id = 1",
        "UPDATE dated SET checked_at = NULL WHERE kind = 'meeting'",
        "DELETE FROM dated_key WHERE field = 'skin_type' AND client_id = 1",
        "UPDATE dated_key SET code = 'oily' WHERE field = 'skin_type' AND client_id = 1",
        "INSERT INTO dated_key (kind, field, code, client_id) VALUES ('skin', 'concerns', 'tone', 2)",
    ],
)
def test_what_was_changed_from_outside_is_found(taken: Salon, edit: str) -> None:
    before = rows("SELECT * FROM dated") + rows("SELECT * FROM dated_key")
    run(edit)
    assert rows("SELECT * FROM dated") + rows("SELECT * FROM dated_key") != before, "it changed nothing"
    assert wrong_dated() > 0
