"""Nobody but their owner reads the files of an archive: they don't rely on the folder that they are in."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.backup.operations.drill import drill_unasked
from db.backup.operations.making import back_up_unasked
from db.backup.operations.restoring import plan_restore, restore
from db.core.connection import open_archive
from db.core.disk.files import DATABASE_FILE
from db.integrity.copy import archive_copy
from db.integrity.reading import open_to_read
from db.integrity.trial import bring_up_copy
from db.sign_in.operations.sign_in import FirstRun, first_run, sign_in
from tests.db.salon import CHEAP, OWNER, PINS, Salon, give_sheet


def open_to_others(*folders: Path) -> list[str]:
    """What others than the owner may read or write there, with its mode."""
    every = [path for folder in folders for path in folder.rglob("*")]
    assert every
    modes = {path: stat.S_IMODE(path.lstat().st_mode) for path in every}
    return [f"{path} {mode:04o}" for path, mode in modes.items() if mode & 0o077]


@pytest.fixture(autouse=True)
def careless_shell() -> Iterator[None]:
    """Started by somebody whose files everybody reads and writes."""
    before = os.umask(0)
    yield
    os.umask(before)


def test_all_that_an_archive_writes(tmp_path: Path) -> None:
    data, keys, backups = (tmp_path / name for name in ("data", "keys", "backups"))
    archive = first_run(data, keys, FirstRun(salon="静颜", owner=OWNER, pin=PINS[OWNER]), pin_cost=CHEAP)
    give_sheet(sign_in(archive, 1, PINS[OWNER]))
    back_up_unasked(archive, backups)
    drill_unasked(archive, backups)
    beside = {path.name for path in data.iterdir()}
    assert {DATABASE_FILE, f"{DATABASE_FILE}-wal", f"{DATABASE_FILE}-shm", "recovery", "desk.lock"} <= beside
    assert open_to_others(data, keys, backups) == []
    archive.close()
    restore(plan_restore(backups, data, keys))
    open_archive(data, keys).close()
    assert open_to_others(tmp_path) == []


def test_copies_for_looking_at_and_for_trial(salon: Salon, tmp_path: Path) -> None:
    data, keys = salon.folder / "data", salon.folder / "keys"
    salon.close()
    with archive_copy(data, keys) as copy:
        assert open_to_others(copy.folder) == []
    reading = open_to_read(data, keys)
    assert open_to_others(reading.folder) == []
    reading.close()
    trial = tmp_path / "trial"
    trial.mkdir()
    bring_up_copy(data, keys, trial)
    assert open_to_others(trial) == []


def test_an_archive_of_an_earlier_program_is_closed_when_it_is_opened(salon: Salon) -> None:
    data = salon.folder / "data"
    salon.close()
    for path in data.iterdir():
        path.chmod(0o644)
    salon.reopen()
    # what is this machine's, no person's, may stay
    assert [path for path in open_to_others(data) if "desk.lock" not in path] == []
