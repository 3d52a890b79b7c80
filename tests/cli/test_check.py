"""``check`` and ``doctor``: fine on a good archive, and a sentence for each thing that is wrong."""

from __future__ import annotations

import os
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db.core.sql import run
from db.sign_in.operations import opening
from db.sign_in.operations.sign_in import sign_in
from salon_tui.cli.encryption import is_encrypted
from tests.cli.conftest import Home


def test_a_good_archive(demo: Home) -> None:
    ended = demo.run_cold("check")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.endswith("The archive is in order.\n")
    for part in ("Every page", "audit log is unbroken", "up to date", "key file"):
        assert part in ended.out


def test_no_archive(home: Home) -> None:
    ended = home.run("check")
    assert ended.status == 1
    assert "There is no archive in" in ended.err
    assert not home.data.exists()


def test_the_desk_is_open_elsewhere(open_elsewhere: Home) -> None:
    for command in (["check"], ["demo", "--no-open", "--data", str(open_elsewhere.data)]):
        ended = open_elsewhere.run(*command)
        assert ended.status == 1
        assert f"already open on this machine (process {os.getpid()})" in ended.err


def test_one_flipped_bit(demo: Home) -> None:
    with (demo.data / "salon.db").open("r+b") as file:
        file.seek(-2000, os.SEEK_END)
        byte = file.read(1)[0]
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte ^ 1]))
    ended = demo.run("check")
    assert ended.status == 1
    assert "damaged" in ended.err


def test_a_changed_log(demo: Home) -> None:
    archive = demo.archive()
    run("UPDATE audit_entry SET person = 'x' WHERE seq = 5")
    archive.close()
    ended = demo.run("check")
    assert ended.status == 1
    assert "broken at entry 5" in ended.err


def test_a_lost_row(demo: Home) -> None:
    archive = demo.archive()
    run("PRAGMA foreign_keys = 0")
    run("DELETE FROM service WHERE id IN (SELECT service_id FROM visit_service LIMIT 1)")
    archive.close()
    ended = demo.run("check")
    assert ended.status == 1
    assert "missing. Restore the newest backup" in ended.err


def test_an_empty_log_is_none(demo: Home) -> None:
    archive = demo.archive()
    run("DELETE FROM audit_entry")
    archive.close()
    (demo.data / "log-head").unlink()
    ended = demo.run("check")
    assert ended.status == 1
    assert "broken at entry 1" in ended.err


def test_a_check_changes_nothing_and_leaves_no_copy(demo: Home, tmp_path: Path) -> None:
    archive = demo.archive()
    run("UPDATE staff SET notes = 'x'")
    for path in demo.data.iterdir():
        shutil.copy(path, tmp_path / path.name)
    archive.close()
    kept = ("salon.db", "salon.db-wal", "log-head", "key-name", "desk.lock")
    for path in demo.data.iterdir():
        path.unlink()
    for name in kept:
        shutil.copy(tmp_path / name, demo.data / name)
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in demo.data.iterdir()}
    assert before["salon.db-wal"][0]
    copies = tmp_path / "copies"
    copies.mkdir()
    ended = demo.run("check", TMPDIR=str(copies))
    assert (ended.status, ended.err) == (0, "")
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in demo.data.iterdir()} == before
    assert not list(copies.iterdir())


def test_a_clock_that_was_wrong_once_is_no_trouble_afterwards(demo: Home) -> None:
    ahead = opening.open_desk(demo.data, demo.keys, lambda: datetime.now(UTC) + timedelta(days=3650))
    sign_in(ahead, 1, "90517326")
    ahead.close()
    assert demo.run("check").status == 1
    again = opening.open_desk(demo.data, demo.keys)
    sign_in(again, 1, "90517326")
    again.close()
    assert demo.run("check").status == 0


def test_a_clock_that_was_set_back(demo: Home) -> None:
    archive = demo.archive()
    archive.close()
    later = opening.open_desk(demo.data, demo.keys, lambda: archive.clock().replace(year=2090))
    sign_in(later, 1, "90517326")
    later.close()
    ended = demo.run("check")
    assert ended.status == 1
    assert "Set the clock" in ended.err


def test_the_key_is_missing_and_another_one_is_none(demo: Home) -> None:
    key = next(demo.keys.iterdir())
    kept = key.read_text()
    key.unlink()
    missing = demo.run("check")
    key.write_text("00" * 32)
    other = demo.run("check")
    key.write_text("rubbish")
    rubbish = demo.run("check")
    for ended, part in ((missing, "is missing"), (other, "doesn't fit"), (rubbish, "can't be read")):
        assert ended.status == 1
        assert part in ended.err
        assert kept.strip() not in ended.err
    key.write_text(kept)
    key.chmod(0o400)
    assert demo.run("check").status == 0


@pytest.mark.parametrize("command", ["check", "doctor"])
def test_a_key_that_others_can_read(demo: Home, command: str) -> None:
    next(demo.keys.iterdir()).chmod(0o444)
    ended = demo.run(command)
    assert ended.status == 1
    assert "Others may read the key file" in ended.err


def test_a_plain_database_is_no_archive(home: Home) -> None:
    home.data.mkdir()
    plain = sqlite3.connect(home.data / "salon.db")
    plain.execute("CREATE TABLE client (name)")
    plain.commit()
    plain.close()
    ended = home.run("check")
    assert ended.status == 1
    assert "is not a complete archive" in ended.err


def test_doctor_on_a_fresh_machine(home: Home) -> None:
    ended = home.run_cold("doctor")
    assert (ended.status, ended.err) == (0, "")
    for part in ("terminal", "Characters are UTF-8", "MB are free", "The clock shows", "no archive in"):
        assert part in ended.out
    assert not home.data.exists()


def test_doctor_says_what_the_key_file_is_worth(demo: Home) -> None:
    ended = demo.run("doctor")
    assert ended.status == 0
    assert "outside the data folder" in ended.out
    assert ("not a stolen machine" in ended.out) != ("The disk is encrypted" in ended.out)


def test_doctor_without_utf_8(home: Home) -> None:
    ended = home.run_cold("doctor", LANG="en_US.ISO-8859-1", LC_ALL="POSIX", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert ended.status == 1
    assert "has no Chinese" in ended.err


def test_encryption_is_never_claimed_without_a_device(home: Home) -> None:
    assert is_encrypted(home.folder) in (True, False, None)
    assert is_encrypted(home.folder.__class__("/proc")) is None
