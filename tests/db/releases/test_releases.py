"""What an earlier program left is opened by this one, after a backup, with every line as it was."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.backup.operations.restoring import plan_restore, restore
from db.clients.conditions.answers import QUESTIONS
from db.core import chain
from db.core.connection import applied_migrations, known_migrations, read_keys
from db.core.disk.files import DATABASE_FILE
from db.core.row_values import moment_text
from db.core.sql import look, reading_from, rows
from db.integrity.operations import examine
from db.sign_in.operations.opening import open_desk, people
from db.sign_in.operations.sign_in import sign_in
from db.text.card_number import is_valid
from salon_tui.demo import PIN_LONG
from tests.db.backup.places import good_ones, rows_of
from tests.db.releases.archives import connect, kept, lay

LATER = datetime(2036, 11, 27, 10, tzinfo=UTC)
Lines = dict[str, list[dict[str, object]]]
_GOES_ON = {"schema_migration": "name", "audit_entry": "seq", "backup": "id", "counter": "rowid"}
"""Tables that the change of tables itself adds to, at their end, and what they are in order by."""
_PAPER = "paper_"
"""Before what a balance is called that stood on paper alone."""


def lines_of() -> Lines:
    """Every line of every table in hand, by the names of its columns."""
    found: Lines = {}
    for (table,) in rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"):
        names = [name for _id, name, *_ in rows(f'PRAGMA table_info("{table}")')]
        order = _GOES_ON.get(table, "rowid")
        found[table] = [
            dict(zip(names, row, strict=True)) for row in rows(f'SELECT * FROM "{table}" ORDER BY "{order}"')
        ]
    return found


def test_each_state_of_the_tables_before_this_one_is_kept() -> None:
    """``python -m tests.db.releases``, before the migration that follows it, keeps one."""
    assert {*known_migrations()[:-1]} <= {*kept()} <= {*known_migrations()}


@pytest.mark.parametrize("name", kept())
def test_every_line_is_there_after_a_backup_and_the_change_of_tables(name: str, tmp_path: Path) -> None:
    data, keys = lay(name, tmp_path)
    own_keys = read_keys(data, keys)
    connection = look(data / DATABASE_FILE, own_keys.database, "immutable=1")
    with reading_from(connection):
        before = lines_of()
        assert applied_migrations()[-1] == name
    connection.close()
    # whoever was at the desk then is no longer
    for session in before["session"]:
        session["ended"] = session["ended"] or moment_text(LATER)
    assert len(before["client"]) >= 6 and len(before["visit"]) > 6 and before["payment"] and before["sheet"]

    ticked = _ticks(before.pop("health_answer", []))
    archive = open_desk(data, keys, lambda: LATER)
    try:
        assert applied_migrations() == known_migrations()
        now = lines_of()
        assert _as_they_were(before, now) == before
        assert ticked <= _answers(now)
        assert chain.verify() == (len(now["audit_entry"]), None)
        owner = people(archive)[0]
        assert sign_in(archive, owner.id, PIN_LONG).staff == owner.id
        backups = good_ones(tmp_path / "data-backups", own_keys)
        for backup in backups:
            assert backup.manifest.contents.schema == name
            held = rows_of(backup, own_keys)
            assert {table: len(held[table]) for table in before} == {table: len(before[table]) for table in before}
    finally:
        archive.close()
    # what is of today is as it should be already
    assert len(backups) == (name != known_migrations()[-1])
    assert all(found.good for found in examine(data, keys, lambda: LATER).found)
    if backups:
        # and the way back
        restore(plan_restore(tmp_path / "data-backups", tmp_path / "again", keys), lambda: LATER)
        assert all(found.good for found in examine(tmp_path / "again", keys, lambda: LATER).found)


def test_a_payment_by_a_balance_that_stood_on_paper_alone_says_so(tmp_path: Path) -> None:
    """It moved nothing that the archive has: its method is called otherwise, and its amount is the same to the fen."""
    data, keys = lay("0004_drill", tmp_path)
    with closing(connect(data, keys)) as connection:
        connection.execute("UPDATE payment SET method = 'prepaid', amount = amount - 1 WHERE id = 1")
        connection.execute("UPDATE payment SET method = 'points', amount = amount - 2 WHERE id = 2")
        before = connection.execute("SELECT id, amount FROM payment ORDER BY id").fetchall()
    archive = open_desk(data, keys, lambda: LATER)
    try:
        assert rows("SELECT id, amount FROM payment ORDER BY id") == before
        found = rows("SELECT method FROM payment WHERE id <= 3 ORDER BY id")
        assert [method.startswith(_PAPER) for (method,) in found] == [True, True, False]
        # each visit that cost anything has its bill, under a number of its own
        assert rows("SELECT COUNT(*) FROM visit v LEFT JOIN bill b ON b.visit_id = v.id WHERE v.total <> b.total") == [
            (0,)
        ]
        numbers = [number for (number,) in rows("SELECT number FROM bill")]
        assert len(numbers) == len(set(numbers)) == rows("SELECT value FROM counter WHERE name = 'bill'")[0][0]
        assert all(map(is_valid, numbers))
    finally:
        archive.close()


def _ticks(lines: list[dict[str, object]]) -> set[tuple[object, ...]]:
    """What was ticked on the form, by client and question; an empty item for who was asked and has none."""
    return {(line["client_id"], line["question"], line["item"] if line["has"] else "") for line in lines}


def _answers(now: Lines) -> set[tuple[object, ...]]:
    """The same, as conditions tell it."""
    has = {(line["client_id"], line["item"]) for line in now["condition"] if line["ended"] is None}
    found: set[tuple[object, ...]] = set()
    for line in now["confirmed"]:
        client, question = line["client_id"], str(line["box"])
        items = {item for item in QUESTIONS.get(question, ()) if (client, item) in has}
        found |= {(client, question, item) for item in items or {""}}
    return found


def _as_they_were(before: Lines, now: Lines) -> Lines:
    """Of today's lines those that were there, with the columns that were there."""
    today = {table: _undone(table, lines, now["bill"]) for table, lines in now.items()}
    found = {}
    for table, lines in before.items():
        columns = lines[0] if lines else {}
        rest = today[table][: len(lines)] if table in _GOES_ON else today[table]
        found[table] = [{column: line[column] for column in columns} for line in rest]
    return found


def _undone(table: str, lines: list[dict[str, object]], bills: list[dict[str, object]]) -> list[dict[str, object]]:
    """Lines with what is on bills now and stood elsewhere: what was paid on a visit, by whom, and how."""
    by_visit = {bill["visit_id"]: bill for bill in bills}
    by_id = {bill["id"]: bill for bill in bills}
    match table:
        case "visit":
            return [{**line, "paid": by_visit[line["id"]]["paid"] if line["id"] in by_visit else 0} for line in lines]
        case "payment":
            return [
                {
                    **line,
                    "visit_id": by_id[line["bill_id"]]["visit_id"],
                    "client_id": by_id[line["bill_id"]]["client_id"],
                    "method": str(line["method"]).removeprefix(_PAPER),
                }
                for line in lines
            ]
        case _:
            return lines
