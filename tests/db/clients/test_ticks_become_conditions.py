"""What was ticked in box C before there were conditions: each reader reads the same after the change of tables."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from importlib import import_module
from typing import Any

import peewee as pw
from hypothesis import given, settings
from hypothesis import strategies as st

from db.clients.conditions.answers import QUESTIONS, answers_of
from db.clients.fields.client import ALERT_FIELDS
from db.clients.store.alerts import alerts_of, joined
from db.core.sql import reading_from
from db.fields.values import Value

DAY = date(2026, 11, 28)
_BEFORE = """
    CREATE TABLE staff (id INTEGER PRIMARY KEY);
    CREATE TABLE dated (id INTEGER PRIMARY KEY);
    CREATE TABLE client (id INTEGER PRIMARY KEY, birthday TEXT, created_at TEXT, created_by_id INTEGER);
    CREATE TABLE answer (id INTEGER PRIMARY KEY, client_id INTEGER, field TEXT, value TEXT);
    CREATE TABLE consent (id INTEGER PRIMARY KEY, client_id INTEGER, purpose TEXT, state TEXT);
    CREATE TABLE health_answer (id INTEGER PRIMARY KEY, client_id INTEGER, question TEXT, item TEXT, has INTEGER,
        at TEXT, by_id INTEGER);
    INSERT INTO staff VALUES (7);
"""
"""The tables of an archive in which health was ticked, as far as they are read here."""

answers = st.fixed_dictionaries(
    {},
    optional={
        field.name: st.lists(st.sampled_from([entry.code for entry in field.choices]), unique=True, max_size=4).map(
            tuple
        )
        for field in ALERT_FIELDS
    },
)


@settings(max_examples=300, deadline=None)
@given(st.lists(answers, min_size=1, max_size=4))
def test_each_client_has_the_same_answers_and_alerts(ticked: list[dict[str, Value]]) -> None:
    # as the form has kept them: what two questions have, they say together
    kept = [
        {name: value for name, value in joined(one, {}).items() if isinstance(value, tuple)}  # all of them
        for one in ticked
    ]
    database = pw.SqliteDatabase(":memory:")
    opened: Any = database.connection()  # type: ignore[no-untyped-call]  # in peewee's stubs
    with closing(opened) as connection:
        connection.executescript(_BEFORE)
        for client, one in enumerate(kept, 1):
            connection.execute(
                "INSERT INTO client VALUES (?, '1980-01-01', '2024-05-06 02:00:00.000000', 7)", (client,)
            )
            for question, items in one.items():
                for item in items or ("",):
                    connection.execute(
                        "INSERT INTO health_answer (client_id, question, item, has, at, by_id) "
                        "VALUES (?, ?, ?, ?, '2026-03-10 02:00:00.000000', 7)",
                        (client, question, item, bool(item)),
                    )
        import_module("db.core.migrations.0009_record").conditions(database)
        with reading_from(connection):
            for client, one in enumerate(kept, 1):
                found = answers_of(client)
                assert {name: set(items) for name, items in found.items()} == {n: set(v) for n, v in one.items()}
                has = {item for items in one.values() for item in items} - {"minor"}
                assert {alert.code for alert in alerts_of(client, DAY)} == has
        days = connection.execute("SELECT DISTINCT confirmed_day, began, certainty FROM condition").fetchall()
        assert set(days) <= {("2026-03-10", None, "told")}
        boxes = connection.execute("SELECT client_id, box, day FROM confirmed WHERE length(box) = 1").fetchall()
        asked = [client for client, one in enumerate(kept, 1) if one]
        assert set(boxes) == {
            *((client, "B", "2024-05-06") for client in range(1, len(kept) + 1)),
            *((client, "C", "2026-03-10") for client in asked),
        }
    assert {name for one in kept for name in one} <= QUESTIONS.keys()
