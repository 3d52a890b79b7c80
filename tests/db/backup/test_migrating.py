"""Tables change only after a backup: an archive of the program before this one has one, or stays as it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from db.backup import places
from db.backup.operations.restoring import plan_restore, restore
from db.backup.queries import last_good_backup
from db.core import audit
from db.core.connection import applied_migrations, known_migrations
from db.core.errors import Code
from db.core.sql import rows
from tests.db import releases
from tests.db.backup.places import good_ones, picture, rows_of
from tests.db.salon import OWNER, Salon, entries, everything, wrong

BEFORE = "0001_initial"
RELEASES = Path(releases.__file__).parent


@pytest.fixture
def older(salon: Salon) -> Salon:
    """The salon as it was before there were backups, closed."""
    kept = (RELEASES / BEFORE / "archive.sql").read_text("utf-8")
    for (table,) in rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid DESC"):
        if f'CREATE TABLE "{table}"' not in kept:
            rows(f'DROP TABLE "{table}"')
    rows("DELETE FROM schema_migration WHERE name > ?", BEFORE)
    assert applied_migrations() == [BEFORE]
    salon.close()
    return salon


def data(salon: Salon) -> Path:
    return salon.folder / "data"


def test_the_backup_holds_what_was_there_and_is_written_down(older: Salon) -> None:
    older.reopen(as_start=True)
    assert applied_migrations() == known_migrations()
    [backup] = good_ones(older.folder / "data-backups", older.archive.keys)
    assert backup.manifest.contents.schema == BEFORE
    held, now = rows_of(backup, older.archive.keys), everything()
    assert held["client"] == now["client"] and held["visit"] == now["visit"]
    assert "backup" not in held
    [entry] = entries(operation="migrate")
    assert backup.folder.name in entry["what"] and audit.verify()[1] is None
    made = last_good_backup(older.desk(OWNER))
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
    assert wrong(older.reopen, as_start=True).code is Code.PLACE_GONE
    # but for who had the desk, and what a look at the database leaves
    assert {name: found for name, found in picture(data(older)).items() if name in before} | {
        "desk.lock": before["desk.lock"]
    } == before
    monkeypatch.undo()
    (older.folder / "data-backups").unlink()
    older.reopen(as_start=True)
    assert applied_migrations() == known_migrations()
