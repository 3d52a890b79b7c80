"""Opening an archive: everything that can be wrong has its own word, and nothing is made over what is there."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import peewee as pw
import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from db.clients.operations import clients
from db.core.connection import applied_migrations, known_migrations, open_archive
from db.core.database import SalonDatabase
from db.core.desk import Desk
from db.core.errors import Code, SalonError
from db.core.models import database
from db.core.sql import rows
from db.core.tables import tables
from db.fields.values import Value
from db.integrity.files import DATABASE_FILE, KEY_NAME_FILE, LOG_HEAD_FILE
from db.sign_in.operations import sign_in
from db.staff.operations.session import KeepDraft, keep_draft
from db.staff.queries import people
from tests.db.others import Others
from tests.db.salon import ADDRESS, CHEAP, CLIENTS, DESK_WOMAN, NATIONAL_ID, OUYANG, OWNER, PINS, Salon, wrong


@pytest.fixture
def closed(salon: Salon) -> Salon:
    """A salon whose archive is closed, so that its files can be tampered with."""
    salon.close()
    return salon


def data(salon: Salon) -> Path:
    return salon.folder / "data"


def key_file(salon: Salon) -> Path:
    [found] = (salon.folder / "keys").iterdir()
    return found


def why(salon: Salon) -> Code:
    """Why the archive can't be opened; trying must neither change its files nor make new ones."""
    before = picture(salon.folder)
    with pytest.raises(SalonError) as caught:
        open_archive(data(salon), salon.folder / "keys", salon.clock)
    assert {name: kept for name, kept in picture(salon.folder).items() if "desk.lock" not in name} == {
        name: kept for name, kept in before.items() if "desk.lock" not in name
    }
    return caught.value.code


def run(other: pw.Database, sql: str) -> list[tuple[str, ...]]:
    """Runs SQL in another database than the open archive."""
    return list(other.execute_sql(sql).fetchall())  # type: ignore[no-untyped-call]  # untyped in peewee's stubs


def picture(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --- the key ------------------------------------------------------------------------------------------------------


def test_missing_key(closed: Salon) -> None:
    key_file(closed).unlink()
    assert why(closed) is Code.KEY_MISSING


def test_missing_name_of_the_key(closed: Salon) -> None:
    (data(closed) / KEY_NAME_FILE).unlink()
    assert why(closed) is Code.KEY_MISSING
    (data(closed) / KEY_NAME_FILE).write_text("")
    assert why(closed) is Code.KEY_MISSING
    (data(closed) / KEY_NAME_FILE).write_bytes(b"\xff\xfe")
    assert why(closed) is Code.KEY_MISSING


def replace_key(salon: Salon, text: str) -> None:
    path = key_file(salon)
    path.unlink()
    path.write_text(text)


def test_wrong_key(closed: Salon, capfd: pytest.CaptureFixture[str]) -> None:
    replace_key(closed, "ab" * 32)
    assert why(closed) is Code.WRONG_KEY
    # SQLCipher's own complaint stays off the terminal
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("text", ["", "xyz", "ab" * 31, "ab" * 33, "钥匙"])
def test_unreadable_key(closed: Salon, text: str) -> None:
    replace_key(closed, text)
    assert why(closed) is Code.KEY_UNREADABLE


def test_key_is_a_folder(closed: Salon) -> None:
    path = key_file(closed)
    path.unlink()
    path.mkdir()
    assert why(closed) is Code.KEY_UNREADABLE


def test_key_that_systemd_hands_over(closed: Salon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.move(key_file(closed), tmp_path / "salon-key")
    assert why(closed) is Code.KEY_MISSING
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    closed.reopen()
    assert rows("SELECT COUNT(*) FROM client") == [(len(CLIENTS),)]


def test_key_name_stays_in_the_key_folder(closed: Salon) -> None:
    (data(closed) / KEY_NAME_FILE).write_text("../../../etc/passwd")
    assert why(closed) is Code.KEY_MISSING


def test_key_file_is_for_its_owner_alone(closed: Salon) -> None:
    assert key_file(closed).stat().st_mode & 0o777 == 0o400


# --- the file -----------------------------------------------------------------------------------------------------


def test_no_archive(closed: Salon, tmp_path: Path) -> None:
    with pytest.raises(SalonError) as caught:
        open_archive(tmp_path / "nowhere", closed.folder / "keys")
    assert caught.value.code is Code.NO_ARCHIVE
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("left", [KEY_NAME_FILE, LOG_HEAD_FILE, f"{DATABASE_FILE}-wal"])
def test_any_trace_of_an_archive_stops_a_first_run(closed: Salon, left: str) -> None:
    (data(closed) / f"{DATABASE_FILE}-wal").write_bytes(b"x" * 5000)
    for path in data(closed).iterdir():
        if path.name != left:
            path.unlink()
    assert why(closed) is Code.INCOMPLETE_ARCHIVE
    before = picture(closed.folder)
    first = sign_in.FirstRun(salon="静颜", owner=OWNER, pin=PINS[OWNER])
    found = wrong(sign_in.first_run, data(closed), closed.folder / "keys", first, pin_cost=CHEAP)
    assert found.code is Code.ARCHIVE_EXISTS
    assert picture(closed.folder) == before


def test_plain_database(closed: Salon) -> None:
    path = data(closed) / DATABASE_FILE
    path.unlink()
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE client (name TEXT)")
    plain.close()
    assert why(closed) is Code.NOT_A_DATABASE


@pytest.mark.parametrize("garbage", [b"", b"hello", b"PK\x03\x04" * 100], ids=["empty", "short", "zip"])
def test_file_that_is_too_short(closed: Salon, garbage: bytes) -> None:
    (data(closed) / DATABASE_FILE).write_bytes(garbage)
    assert why(closed) is Code.NOT_A_DATABASE


def test_folder_in_its_place(closed: Salon) -> None:
    (data(closed) / DATABASE_FILE).unlink()
    (data(closed) / DATABASE_FILE).mkdir()
    assert why(closed) is Code.NOT_A_DATABASE


def test_garbage_with_the_right_key_is_damage_and_no_wrong_key(closed: Salon) -> None:
    (data(closed) / DATABASE_FILE).write_bytes(bytes(range(256)) * 64)
    assert why(closed) is Code.DAMAGED


@pytest.mark.parametrize("left", [0.2, 0.5, 0.9])
def test_truncated_file(closed: Salon, left: float) -> None:
    path = data(closed) / DATABASE_FILE
    os.truncate(path, int(path.stat().st_size * left) // 4096 * 4096)
    assert why(closed) is Code.DAMAGED


def test_last_page_half_written_while_the_journal_has_it(closed: Salon) -> None:
    """A checkpoint on a full disk: the file is no whole number of pages, and nothing is lost."""
    closed.reopen()
    desk = closed.desk(DESK_WOMAN)
    for number in range(60):
        closed.register(desk, f"客户{number}", f"135001{number:05d}")
    saved = {path.name: path.read_bytes() for path in data(closed).iterdir()}
    assert saved[f"{DATABASE_FILE}-wal"]
    closed.close()
    for name, kept in saved.items():
        (data(closed) / name).write_bytes(kept)
    (data(closed) / f"{DATABASE_FILE}-shm").unlink()
    with (data(closed) / DATABASE_FILE).open("ab") as file:
        file.write(b"\x01" * 1000)
    closed.reopen()
    assert rows("SELECT COUNT(*) FROM client") == [(len(CLIENTS) + 60,)]


def test_newer_schema(closed: Salon) -> None:
    closed.reopen()
    assert applied_migrations() == known_migrations()
    rows("INSERT INTO schema_migration (name, applied) VALUES ('9999_later', '2030-01-01')")
    closed.close()
    assert why(closed) is Code.NEWER_SCHEMA


def test_encrypted_file_without_our_tables(closed: Salon) -> None:
    path = data(closed) / DATABASE_FILE
    path.unlink()
    other = SalonDatabase(path, closed.archive.keys.database)
    with other.connection_context():
        run(other, "CREATE TABLE something (id INTEGER)")
    assert why(closed) is Code.ROLLED_BACK
    (data(closed) / LOG_HEAD_FILE).unlink()
    assert why(closed) is Code.NOT_A_DATABASE


# --- the folder ---------------------------------------------------------------------------------------------------


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    first = sign_in.FirstRun(salon="静颜", owner=OWNER, pin=PINS[OWNER])
    keys = tmp_path / "keys"
    assert wrong(sign_in.first_run, tmp_path / "data", keys, first, pin_cost=CHEAP).code is Code.NOT_WRITABLE
    keys.write_text("")
    assert wrong(sign_in.first_run, tmp_path / "other", keys, first, pin_cost=CHEAP).code is Code.NOT_WRITABLE
    # and the desk is free again
    keys.unlink()
    sign_in.first_run(tmp_path / "other", keys, first, pin_cost=CHEAP).close()


def test_a_link_in_the_lock_files_place_leaves_its_target_alone(closed: Salon, tmp_path: Path) -> None:
    target = tmp_path / "precious"
    target.write_text("precious")
    (data(closed) / "desk.lock").unlink()
    (data(closed) / "desk.lock").symlink_to(target)
    assert why(closed) is Code.NOT_WRITABLE
    assert target.read_text() == "precious"


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_no_file_in_the_lock_files_place(closed: Salon, make: Callable[[Path], None]) -> None:
    (data(closed) / "desk.lock").unlink()
    make(data(closed) / "desk.lock")
    with pytest.raises(SalonError) as caught:
        open_archive(data(closed), closed.folder / "keys", closed.clock)
    assert caught.value.code is Code.NOT_WRITABLE


@pytest.fixture
def anybodys(closed: Salon) -> Iterator[Path]:
    """The archive in a folder that everybody may read and nobody but root may write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(closed.folder, folder, dirs_exist_ok=True)
        folder.chmod(0o755)
        for path in folder.rglob("*"):
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield folder
        for path in folder.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)


def test_read_only_folder(anybodys: Path, others: Others) -> None:
    with others.child("open_as_nobody", folder=str(anybodys)) as child:
        assert child.waits_for("code") == Code.NOT_WRITABLE.value


def test_folder_in_which_only_the_database_is_read_only(anybodys: Path, others: Others) -> None:
    (anybodys / "data").chmod(0o777)
    (anybodys / "data" / "desk.lock").chmod(0o666)
    with others.child("open_as_nobody", folder=str(anybodys)) as child:
        assert child.waits_for("code") == Code.NOT_WRITABLE.value


def test_unreadable_database(anybodys: Path, others: Others) -> None:
    (anybodys / "data" / DATABASE_FILE).chmod(0o000)
    with others.child("open_as_nobody", folder=str(anybodys)) as child:
        assert child.waits_for("code") == Code.NOT_WRITABLE.value


def test_second_process_has_the_desk(closed: Salon, others: Others) -> None:
    with others.child("hold", folder=str(closed.folder)) as child:
        child.waits_for("ready")
        with pytest.raises(SalonError) as caught:
            closed.reopen()
        assert caught.value.code is Code.DESK_TAKEN
        assert caught.value.facts["holder"] == str(child.pid)
        child.kill()
    # the lock goes with the process, however it ended
    closed.reopen()


def test_first_run_never_over_an_archive(closed: Salon) -> None:
    before = picture(closed.folder)
    first = sign_in.FirstRun(salon="静颜", owner=OWNER, pin=PINS[OWNER])
    found = wrong(sign_in.first_run, data(closed), closed.folder / "keys", first, pin_cost=CHEAP)
    assert found.code is Code.ARCHIVE_EXISTS
    before.pop("data/desk.lock")
    after = picture(closed.folder)
    after.pop("data/desk.lock")
    assert after == before
    closed.reopen()


@pytest.mark.parametrize(
    ("first", "code"),
    [
        (sign_in.FirstRun(salon=" ", owner=OWNER, pin=PINS[OWNER]), Code.INVALID),
        (sign_in.FirstRun(salon="静颜", owner="\u200b", pin=PINS[OWNER]), Code.INVALID),
        (sign_in.FirstRun(salon="静颜", owner=OWNER, pin="905173"), Code.WEAK_PIN),
        (sign_in.FirstRun(salon="静颜", owner=OWNER, pin="12345678"), Code.WEAK_PIN),
    ],
)
def test_first_run_that_is_wrong_makes_nothing(tmp_path: Path, first: sign_in.FirstRun, code: Code) -> None:
    assert wrong(sign_in.first_run, tmp_path / "data", tmp_path / "keys", first).code is code
    assert not (tmp_path / "data").exists()
    assert not (tmp_path / "keys").exists()


# --- what is inside -----------------------------------------------------------------------------------------------


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


# --- several threads ----------------------------------------------------------------------------------------------


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
