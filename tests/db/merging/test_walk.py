"""Everything that refers to a client is covered by a merge, and says what becomes of it where that may be doubtful."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from db.core.models import AppendOnly, How
from db.core.sql import rows, run
from db.merging.store import tables
from db.merging.store.tables import WITHOUT_KEY, walked
from tests.db.calls import TRIED
from tests.db.every_call import SAMPLES
from tests.db.merging.calls import make_merges
from tests.db.salon import OWNER, Salon

FIRST = 7_770_001
"""An id that nothing else has by chance."""
NOT_OF_TODAY = frozenset({"schema_migration"})


def test_every_reference_to_a_client_is_covered(salon: Salon) -> None:
    there = {
        (table, column)
        for (table,) in rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        for _id, _seq, to, column, *_ in rows(f'PRAGMA foreign_key_list("{table}")')
        if to == "client"
    }
    assert len(there) > 30
    assert {(table.name, column) for table in walked() for column in table.clients} == there
    assert {("client", "referrer_id"), ("client", "merged_into_id"), ("visit", "client_id")} <= there


def test_what_is_there_once_for_a_client_says_what_becomes_of_it(salon: Salon) -> None:
    """Moved as it is, it would meet another of its kind, and the merge would break off."""
    silent = []
    for table in walked():
        for _seq, index, is_unique, *_ in rows(f'PRAGMA index_list("{table.name}")'):
            columns = {column for _seqno, _cid, column in rows(f'PRAGMA index_info("{index}")')}
            if not is_unique or columns.isdisjoint(table.clients) or "id" in columns:
                continue
            how = table.merging
            once = {one if one in table.columns else f"{one}_id" for one in how.once}
            is_told = how.how is not How.MOVE or how.number in columns or (once and once <= columns)
            if not is_told:
                silent.append((table.name, index))
    assert silent == []


def test_what_may_never_be_changed_stays(salon: Salon) -> None:
    guarded = {table._meta.table_name for table in tables.tables() if issubclass(table, AppendOnly)}
    assert "movement" in guarded
    assert {table.name: table.merging.how for table in walked() if table.name in guarded} == {"movement": How.STAY}


def test_columns_that_mean_a_client_without_being_a_reference_are_known(salon: Salon) -> None:
    """Three clients with ids that nothing else has, and what every area has of them: where else do those stand?"""
    owner = salon.desk(OWNER)
    run("UPDATE salon SET solo = 1")
    ids = {}
    for place, name in enumerate(TRIED):
        record = salon.register(owner, f"{name}二", "13500135005", consent_file=True, consent_health=True)
        run("PRAGMA foreign_keys = OFF")
        for table in walked():
            for column in ("id", *table.clients) if table.name == "client" else table.clients:
                run(f'UPDATE "{table.name}" SET "{column}" = ? WHERE "{column}" = ?', FIRST + place, record.id)
        run("PRAGMA foreign_keys = ON")
        ids[name] = FIRST + place
    there = replace(salon, clients={**salon.clients, **ids})
    for make in SAMPLES:
        if make is not make_merges:
            make(there)
    known = {(table.name, column) for table in walked() for column in table.clients} | {("client", "id")}
    found = {
        (table, column)
        for (table,) in rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        for _cid, column, *_ in rows(f'PRAGMA table_info("{table}")')
        if (table, column) not in known and _names(table, column, ids.values())
    }
    assert ("occupancy", "holder") in found and ("audit_entry", "client") in found
    assert found - WITHOUT_KEY.keys() == set()


def _names(table: str, column: str, ids: Any) -> bool:
    where = " OR ".join(f"CAST(\"{column}\" AS TEXT) LIKE '%{id}%'" for id in ids)
    return bool(rows(f'SELECT 1 FROM "{table}" WHERE {where} LIMIT 1'))


@pytest.mark.parametrize("column", [("audit_entry", "client"), ("occupancy", "holder"), ("task", "key")])
def test_why_such_a_column_is_all_right_is_said(column: tuple[str, str]) -> None:
    assert WITHOUT_KEY[column]
