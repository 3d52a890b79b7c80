"""Opening an archive: what is wrong with its key or its file has a word of its own, and nothing is made over it."""

from __future__ import annotations

import ctypes
import os
import shutil
import sqlite3
from pathlib import Path

import peewee as pw
import pytest

from db.core.connection import applied_migrations, known_migrations, open_archive
from db.core.database import SalonDatabase
from db.core.disk.files import DATABASE_FILE, KEY_NAME_FILE, LOG_HEAD_FILE, key_fingerprint
from db.core.disk.keys import put_back, read_root
from db.core.errors import Code, SalonError
from db.core.sql import rows, write, write_each
from db.sign_in.operations import sign_in
from tests.db.salon import CHEAP, CLIENTS, DESK_WOMAN, OWNER, PINS, Salon, wrong


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


def test_another_key_that_systemd_hands_over(closed: Salon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "salon-key").write_text("ab" * 32)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    closed.reopen()
    assert rows("SELECT COUNT(*) FROM client") == [(len(CLIENTS),)]
    closed.close()
    # the recovery sheet brings the key file back, and the other key stays what it is
    path = key_file(closed)
    root = read_root(path, key_fingerprint(data(closed)))
    path.unlink()
    assert why(closed) is Code.WRONG_KEY
    assert put_back(path, root)
    assert not put_back(path, root)
    closed.reopen()


def test_a_key_that_systemd_hands_over_is_that_of_a_new_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "salon-key").write_text("ab" * 32)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    first = sign_in.FirstRun(salon="静颜", owner=OWNER, pin=PINS[OWNER])
    sign_in.first_run(tmp_path / "data", tmp_path / "keys", first, pin_cost=CHEAP).close()
    assert not (tmp_path / "keys").exists(), "the key is in no file"
    open_archive(tmp_path / "data", tmp_path / "keys").close()
    monkeypatch.delenv("CREDENTIALS_DIRECTORY")
    with pytest.raises(SalonError) as caught:
        open_archive(tmp_path / "data", tmp_path / "keys")
    assert caught.value.code is Code.KEY_MISSING


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


def test_what_was_read_can_be_let_go_of(salon: Salon) -> None:
    write("CREATE TABLE plenty (some BLOB)")
    write_each("INSERT INTO plenty VALUES (randomblob(?))", [(1_000_000,)] * 12)
    assert rows("SELECT sum(length(hex(some))) FROM plenty") == [(24_000_000,)]
    before = resident()
    salon.archive.keep_less()
    assert before - resident() > 6_000_000


def resident() -> int:
    """Bytes of this process that are in memory, what is free within it given back."""
    ctypes.CDLL(None).malloc_trim(0)
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE")
