"""A copy counts only when what is read back is what was to be kept, and is restored only when it is what was kept."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from db.backup import making
from db.backup.operations.drill import drill
from db.backup.operations.making import back_up
from db.backup.places import COPY_FILE
from db.core.errors import Code
from db.core.sql import look
from tests.db.backup.places import good_ones, picture
from tests.db.salon import OUYANG, OWNER, Salon, wrong


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder for backups that isn't there yet."""
    return tmp_path / "backups"


def test_a_copy_that_reads_back_otherwise_is_thrown_away(
    salon: Salon, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick that keeps something else than it was given."""
    desk = salon.desk(OWNER)
    back_up(desk, place)
    before = picture(place)
    bits = random.Random(3)

    def flip(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(at := bits.randrange(path.stat().st_size))
            byte = file.read(1)[0] ^ 1 << bits.randrange(8)
            file.seek(at)
            file.write(bytes([byte]))

    monkeypatch.setattr(making, "settle", flip)
    for _ in range(20):
        assert wrong(back_up, desk, place).code is Code.COPY_UNSOUND
    assert picture(place) == before
    assert len(list(place.iterdir())) == 1


@pytest.mark.parametrize("instead", ["an older copy", "a row less"])
def test_a_whole_copy_of_something_else_is_thrown_away_too(
    salon: Salon, place: Path, monkeypatch: pytest.MonkeyPatch, instead: str
) -> None:
    """A stick that still has what was there before, and a copy that nothing is wrong with but what it lacks."""
    desk, key = salon.desk(OWNER), salon.archive.keys.backup
    back_up(desk, place)
    before = picture(place)
    [older] = good_ones(place, salon.archive.keys)

    def exchange(path: Path) -> None:
        if instead == "an older copy":
            shutil.copyfile(older.folder / COPY_FILE, path)
        else:
            connection = look(path, key, "mode=rw")
            connection.execute("DELETE FROM visit_service WHERE id = (SELECT MAX(id) FROM visit_service)")
            connection.close()

    salon.visit(desk, OUYANG)
    monkeypatch.setattr(making, "settle", exchange)
    assert wrong(back_up, desk, place).code is Code.COPY_UNSOUND
    assert picture(place) == before


def test_a_backup_that_holds_an_older_copy_than_it_says_is_damaged(salon: Salon, place: Path) -> None:
    desk = salon.desk(OWNER)
    back_up(desk, place)
    [older] = good_ones(place, salon.archive.keys)
    salon.visit(desk, OUYANG)
    salon.clock.forward(days=1)
    newer = place / back_up(desk, place).name
    assert drill(desk, place).name == newer.name
    shutil.copyfile(older.folder / COPY_FILE, newer / COPY_FILE)
    assert wrong(drill, desk, place).code is Code.BACKUP_DAMAGED
