"""What is inside an archive: tables, settings, migrations."""

from __future__ import annotations

import threading
from collections.abc import Callable
from random import Random

import peewee as pw
from sqlcipher3 import dbapi2 as sqlcipher

from db.clients.models import Change, Client
from db.clients.operations import clients
from db.core.desk import Desk
from db.core.disk.files import DATABASE_FILE
from db.core.errors import Code
from db.core.models import AppendOnly, database
from db.core.sql import rows
from db.fields.values import Value
from db.staff.operations.session import KeepDraft, keep_draft
from db.staff.queries import people
from tests.db.core.test_connection import data, run
from tests.db.merging.rows import basics, filled
from tests.db.salon import ADDRESS, CLIENTS, DESK_WOMAN, NATIONAL_ID, OUYANG, OWNER, Salon, wrong
from tests.db.tables import tables


def test_pragmas_of_every_connection(salon: Salon) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "temp_store": 2}
    assert {name: rows(f"PRAGMA {name}")[0][0] for name in wanted} == wanted
    # and of one that a worker opens for itself
    found: list[dict[str, object]] = []

    def ask() -> None:
        with salon.archive.connected():
            found.append({name: rows(f"PRAGMA {name}")[0][0] for name in wanted})

    assert run_together(ask) == []
    assert found == [wanted]
    assert rows("PRAGMA cipher_provider")
    version = tuple(int(part) for part in sqlcipher.sqlite_version.split("."))
    # 3.7.0 to 3.51.2 can corrupt a WAL when two connections checkpoint at once
    assert version >= (3, 51, 3)


def test_files_hold_no_personal_value_in_plain_bytes(salon: Salon) -> None:
    desk = salon.desk(DESK_WOMAN)
    salon.register(desk, "令狐冲", "13500135005", address="华山派1号")
    found = [path for path in data(salon).iterdir() if path.is_file()]
    assert {f"{DATABASE_FILE}-wal", DATABASE_FILE} <= {path.name for path in found}
    assert (data(salon) / f"{DATABASE_FILE}-wal").stat().st_size > 0
    for path in found:
        content = path.read_bytes()
        for text in ("令狐冲", "13500135005", "华山派", OUYANG, "13800138000", ADDRESS, NATIONAL_ID, OWNER, "CREATE"):
            assert text.encode() not in content, (path.name, text)
            assert text.encode("utf-16-le") not in content, (path.name, text)


def test_national_id_is_cipher_text_even_inside(salon: Salon) -> None:
    """In every table, after a change too, and under a nonce of its own each time."""
    desk = salon.desk(OWNER)
    record = clients.reveal(desk, salon.clients[OUYANG])
    assert record.values["national_id"] == NATIONAL_ID
    record = salon.change(desk, record, national_id=None)
    record = salon.change(desk, record, national_id=NATIONAL_ID)
    assert clients.reveal(desk, record.id).values["national_id"] == NATIONAL_ID
    for (table,) in rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
        assert NATIONAL_ID not in repr(rows(f'SELECT * FROM "{table}"')), table
    # a row that is put in another's place doesn't open there
    rows(
        "UPDATE client SET national_id = (SELECT national_id FROM client WHERE id = ?) WHERE id = ?",
        record.id,
        salon.clients["李娜"],
    )
    assert wrong(clients.reveal, desk, salon.clients["李娜"]).code is Code.DAMAGED


def test_migrations_make_the_tables_of_the_models(salon: Salon) -> None:
    """What a new salon has and what an old one has after its migrations is the same."""

    def schema(db: pw.Database) -> set[tuple[str, ...]]:
        return {
            row
            for row in run(db, "SELECT type, name, tbl_name, sql FROM sqlite_master")
            if row[2] != "schema_migration"
        }

    migrated = schema(salon.archive.database)
    plain = pw.SqliteDatabase(":memory:")
    with plain.bind_ctx(tables()), plain.connection_context():
        plain.create_tables(tables(), safe=False)
        made = schema(plain)
    assert migrated == made
    assert database.obj is salon.archive.database


def test_rows_are_read_and_written_as_the_orm_does(salon: Salon) -> None:
    """Of every table, with whatever its columns may hold."""
    basics(salon)
    filled(Random(7), tuple(salon.clients.values())[:3])
    for table in tables():
        by_orm, ours = ([row.__data__ for row in found] for found in (table.select(), table.found("1")))
        assert sorted(map(repr, ours)) == sorted(map(repr, by_orm)), table
        if table._meta.auto_increment and by_orm:
            row = max(table.found("1"), key=lambda row: int(row.id))
            before = row.__data__ | {}
            if not issubclass(table, AppendOnly):
                row._dirty.update(row.__data__)
                row.save()
            again = table.find(row.id)
            assert again is not None and again.__data__ == before, table


def test_a_row_is_saved_as_far_as_it_was_set(salon: Salon) -> None:
    row = Client.find(salon.clients[OUYANG])
    assert row is not None and row.name == OUYANG
    rows("UPDATE client SET source = 'friend' WHERE id = ?", row.id)
    row.remarks = "喜欢安静"
    row.save()
    assert rows("SELECT name, source, remarks FROM client WHERE id = ?", row.id) == [(OUYANG, "friend", "喜欢安静")]
    made = Change.create(client=row, field="name", old="", new=OUYANG, at=salon.clock(), by=row.created_by_id)
    assert rows("SELECT id, client_id, new, by_id FROM change ORDER BY id DESC LIMIT 1") == [
        (made.id, row.id, OUYANG, row.created_by_id)
    ]
    assert Client.find(0) is None


def run_together(*jobs: Callable[[], object]) -> list[BaseException]:
    """Runs jobs in threads of their own, all at once; returns what they raised."""
    failures: list[BaseException] = []
    ready = threading.Barrier(len(jobs))

    def run(job: Callable[[], object]) -> None:
        ready.wait()
        try:
            job()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failures


def test_worker_and_page_write_at_once(salon: Salon) -> None:
    """Both save; neither waits in vain, neither sees the other's connection."""
    desk = salon.desk(OWNER)

    def save(who: str) -> None:
        for number in range(15):
            values: dict[str, Value] = {"name": f"{who}{number}", "phone": "13500135005", "consent_file": True}
            clients.register(desk, clients.Register(f"{who}-{number}", values))
            keep_draft(desk, KeepDraft(who, str(number)))

    assert run_together(lambda: save("甲"), lambda: save("乙"), lambda: save("丙")) == []
    numbers = [number for (number,) in rows("SELECT number FROM client ORDER BY id")]
    assert len(numbers) == len(set(numbers)) == len(CLIENTS) + 45
    assert {people.draft(desk, who) is not None for who in "甲乙丙"} == {True}


def test_same_request_from_two_threads_makes_one_row(salon: Salon) -> None:
    desk: Desk = salon.desk(OWNER)
    asked = clients.Register("once", {"name": "赵一", "phone": "13500135005", "consent_file": True})
    assert run_together(*[lambda: clients.register(desk, asked)] * 4) == []
    assert rows("SELECT COUNT(*) FROM client WHERE name = '赵一'") == [(1,)]
