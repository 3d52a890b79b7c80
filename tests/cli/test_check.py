"""``check`` and ``doctor``: fine on a good archive, and a sentence for each thing that is wrong."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from db.core.connection import read_keys
from db.core.disk import log_head
from db.core.disk.log_head import UNDER_WAY, LogHead
from db.core.sql import run
from db.sign_in.operations import opening
from db.sign_in.operations.sign_in import sign_in
from salon_tui.cli.encryption import is_encrypted
from tests.cli import nobody
from tests.cli.conftest import Home
from tests.cli.nobody import NOBODY
from tests.warm import COMMAND

AS_NOBODY = f"{nobody.__name__}:main"


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


def as_a_power_cut_leaves_it(demo: Home) -> None:
    """The desk was at work: what was saved last stands in the journal."""
    archive = demo.archive()
    run("UPDATE staff SET notes = 'x'")
    left = demo.data.with_name("left")
    shutil.copytree(demo.data, left)
    archive.close()
    (left / "salon.db-shm").unlink()
    shutil.rmtree(demo.data)
    left.rename(demo.data)
    assert (demo.data / "salon.db-wal").stat().st_size


def torn(demo: Home) -> None:
    """A save was under way: its page is in the journal, and only the first sector of the next is."""
    journal = demo.data / "salon.db-wal"
    whole = journal.read_bytes()
    journal.write_bytes(whole + whole[32 : 32 + 24 + 4096 + 512])


def half_a_page(demo: Home) -> None:
    """A checkpoint was under way: a page of the file is half as it was, and the journal has it whole."""
    path, journal = demo.data / "salon.db", (demo.data / "salon.db-wal").read_bytes()
    place = (int.from_bytes(journal[32:36], "big") - 1) * 4096
    whole = path.read_bytes()
    path.write_bytes(whole[:place] + journal[56 : 56 + 512] + whole[place + 512 :])
    # before the first page is written back, it is kept that it will be
    seq, own_hash, _state = (demo.data / "log-head").read_text().split()[:3]
    log_head.keep(demo.data, read_keys(demo.data, demo.keys), LogHead(int(seq), own_hash), UNDER_WAY)


@pytest.mark.parametrize("happens", [None, torn, half_a_page])
@pytest.mark.parametrize("is_kept_out", [False, True])
def test_a_check_changes_nothing_calls_nothing_damaged_and_leaves_no_copy(
    demo: Home, happens: Callable[[Home], None] | None, is_kept_out: bool
) -> None:
    """Whatever a power cut leaves, and where nothing may be written at all."""
    as_a_power_cut_leaves_it(demo)
    if happens:
        happens(demo)
    # a place that is open to somebody without rights
    with TemporaryDirectory() as open_to_all:
        Path(open_to_all).chmod(0o755)
        here = Home(Path(open_to_all) / "home")
        shutil.copytree(demo.folder, here.folder)
        copies = Path(open_to_all) / "copies"
        copies.mkdir()
        if is_kept_out:
            give_to_nobody_to_read(here.folder)
            copies.chmod(0o777)
        before = files_in(here.data)
        ended = here.run("check", program=AS_NOBODY if is_kept_out else COMMAND, TMPDIR=str(copies))
        assert (ended.status, ended.err) == (0, "")
        assert ended.out.endswith("The archive is in order.\n")
        assert files_in(here.data) == before
        assert not list(copies.iterdir())


def give_to_nobody_to_read(folder: Path) -> None:
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o555 if path.is_dir() else 0o400)
        if os.geteuid() == 0:
            os.chown(path, NOBODY, NOBODY)


def files_in(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}


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
