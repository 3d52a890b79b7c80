"""Tables change only after a backup: an archive of the program before this one has one, or stays as it is."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from db.backup import places
from db.backup.operations.restoring import plan_restore, restore
from db.backup.queries import last_good_backup
from db.core import chain
from db.core.connection import applied_migrations, known_migrations
from db.core.errors import Code
from db.sign_in.operations.sign_in import sign_in
from salon_tui.demo import PIN_LONG
from tests.db.backup.places import good_ones, picture, rows_of
from tests.db.releases.archives import lay
from tests.db.salon import Salon, entries, everything, wrong

BEFORE = "0001_initial"


@pytest.fixture
def older(salon: Salon) -> Salon:
    """A salon of before there were backups, as the program of that time left it, closed."""
    salon.close()
    for part in ("data", "keys"):
        shutil.rmtree(salon.folder / part)
    lay(BEFORE, salon.folder)
    return salon


def data(salon: Salon) -> Path:
    return salon.folder / "data"


def test_the_backup_holds_what_was_there_and_is_written_down(older: Salon) -> None:
    older.reopen(as_start=True)
    assert applied_migrations() == known_migrations()
    [backup] = good_ones(older.folder / "data-backups", older.archive.keys)
    assert backup.manifest.contents.schema == BEFORE
    held, now = rows_of(backup, older.archive.keys), everything()
    # columns that are new stand behind those that were there
    clients: list[Any] = held["client"]
    as_before = [row[: len(clients[0])] for row in now["client"]]
    assert clients == as_before and held["visit_service"] == now["visit_service"]
    assert "backup" not in held
    [entry] = entries(operation="migrate")
    assert backup.folder.name in entry["what"] and chain.verify()[1] is None
    made = last_good_backup(sign_in(older.archive, 1, PIN_LONG))
    assert made is not None and made.name == backup.folder.name
    # the next start has nothing to do
    older.reopen(as_start=True)
    assert len(good_ones(older.folder / "data-backups", older.archive.keys)) == 1


def test_and_it_can_be_restored_by_this_program(older: Salon) -> None:
    older.reopen(as_start=True)
    clients = everything()["client"]
    older.close()
    shutil.rmtree(data(older))
    restore(plan_restore(older.folder / "data-backups", data(older), older.folder / "keys"))
    older.reopen(as_start=True)
    assert applied_migrations() == known_migrations()
    assert everything()["client"] == clients


def test_without_room_for_it_nothing_is_changed(older: Salon, monkeypatch: pytest.MonkeyPatch) -> None:
    before = picture(data(older))
    monkeypatch.setattr(places, "SPARE", 1 << 60)
    assert wrong(older.reopen, as_start=True).code is Code.NO_ROOM
    (older.folder / "data-backups").rmdir()
    (older.folder / "data-backups").write_text("a file in its place")
    assert wrong(older.reopen, as_start=True).code is Code.PLACE_IS_FILE
    # but for who had the desk, and what a look at the database leaves
    assert {name: found for name, found in picture(data(older)).items() if name in before} == before
    monkeypatch.undo()
    (older.folder / "data-backups").unlink()
    older.reopen(as_start=True)
    assert applied_migrations() == known_migrations()
