"""Files of an archive that don't belong together are recognised before anything is merged or written."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from db.core import audit, chain, sql
from db.core.connection import open_archive
from db.core.disk import checkpoints
from db.core.disk.files import DATABASE_FILE, LOG_HEAD_FILE, PAGE
from db.core.disk.log_head import UNDER_WAY, LogHead, keep
from db.core.errors import Code
from db.core.sql import rows
from db.integrity.copy import archive_copy
from tests.db import salon as salons
from tests.db.salon import DESK_WOMAN, Salon, wrong

JOURNAL = f"{DATABASE_FILE}-wal"
CLIENTS = "SELECT COUNT(*) FROM client"


def data(salon: Salon) -> Path:
    return salon.folder / "data"


def work(salon: Salon, count: int = 30) -> None:
    """Opens files, so that the log and many pages grow."""
    desk = salon.desk(DESK_WOMAN)
    for _ in range(count):
        number = len(rows("SELECT 1 FROM client"))
        salon.register(desk, f"客户{number}", f"135001{number:05d}")


def snapshot(salon: Salon, name: str) -> Path:
    """A copy of all files as they are now, the journal included."""
    return Path(shutil.copytree(data(salon), salon.folder / name))


def put(salon: Salon, *files: Path) -> None:
    """Leaves just these files in the data folder, and the key's name."""
    for path in data(salon).iterdir():
        if path.name not in ("key-name", *(file.name for file in files)):
            path.unlink()
    for file in files:
        shutil.copy(file, data(salon) / file.name)


def why(salon: Salon) -> Code:
    """Why the archive isn't opened; its files are as they were, and check says the same."""
    before = {path.name: path.read_bytes() for path in data(salon).iterdir()}
    found = wrong(open_archive, data(salon), salon.folder / "keys", salon.clock)
    after = {path.name: path.read_bytes() for path in data(salon).iterdir()}
    # what SQLite needs to read a journal at all, and the lock
    for name in (f"{DATABASE_FILE}-shm", "desk.lock"):
        before.pop(name, None)
        after.pop(name, None)
    assert after == before
    with pytest.raises(type(found)) as caught, archive_copy(data(salon), salon.folder / "keys", salon.clock):
        pass
    assert caught.value.code is found.code
    return found.code


@pytest.fixture
def two(salon: Salon) -> tuple[Path, Path]:
    """Two states of one archive, each with a journal: before and after a checkpoint and more work."""
    work(salon)
    older = snapshot(salon, "older")
    work(salon, 10)
    assert salon.archive.checkpoints._write_back()
    work(salon)
    newer = snapshot(salon, "newer")
    salon.close()
    return older, newer


def test_each_state_is_good_by_itself(salon: Salon, two: tuple[Path, Path]) -> None:
    for state, clients in zip(two, (35, 75), strict=True):
        put(salon, *(state / name for name in (DATABASE_FILE, JOURNAL, LOG_HEAD_FILE)))
        salon.reopen()
        assert rows(CLIENTS) == [(clients,)]
        assert chain.verify()[1] is None
        salon.close()


def test_an_older_file_beside_a_newer_journal(salon: Salon, two: tuple[Path, Path]) -> None:
    older, newer = two
    put(salon, older / DATABASE_FILE, newer / JOURNAL, newer / LOG_HEAD_FILE)
    assert why(salon) is Code.ROLLED_BACK


def test_an_older_file_alone(salon: Salon, two: tuple[Path, Path]) -> None:
    older, newer = two
    put(salon, older / DATABASE_FILE, newer / LOG_HEAD_FILE)
    assert why(salon) is Code.ROLLED_BACK


def test_an_older_journal_beside_a_newer_file(salon: Salon, two: tuple[Path, Path]) -> None:
    older, newer = two
    put(salon, newer / DATABASE_FILE, older / JOURNAL, newer / LOG_HEAD_FILE)
    assert why(salon) is Code.ROLLED_BACK


def test_an_older_journal_beside_a_file_that_was_written_back(salon: Salon, two: tuple[Path, Path]) -> None:
    """Also where what stands beside them is as old as the journal."""
    older, newer = two
    put(salon, newer / DATABASE_FILE, older / JOURNAL, older / LOG_HEAD_FILE)
    assert why(salon) is Code.ROLLED_BACK


def test_another_archives_journal(salon: Salon, tmp_path: Path) -> None:
    """The file is whole: it isn't called damaged, and neither is anything merged into it."""
    other = salons.build(tmp_path / "other")
    other.reopen()
    other.register(other.desk(DESK_WOMAN))
    foreign = shutil.copy(data(other) / JOURNAL, tmp_path)
    other.close()
    salon.close()
    shutil.copy(foreign, data(salon))
    assert why(salon) is Code.FOREIGN_JOURNAL
    # gone again, all is as it was
    (data(salon) / JOURNAL).unlink()
    salon.reopen()
    assert chain.verify()[1] is None


def test_the_files_of_one_older_copy_are_that_copy(salon: Salon, two: tuple[Path, Path]) -> None:
    older, newer = two
    put(salon, older / DATABASE_FILE, older / JOURNAL, newer / LOG_HEAD_FILE)
    assert why(salon) is Code.ROLLED_BACK
    # as the sentence says, where the older state is wanted
    (data(salon) / LOG_HEAD_FILE).unlink()
    salon.reopen()
    assert rows(CLIENTS) == [(35,)]
    assert (data(salon) / LOG_HEAD_FILE).exists()


@pytest.mark.parametrize("content", ["", "x", "5 abc whole\n00\n"])
def test_what_stands_beside_was_tampered_with(salon: Salon, content: str) -> None:
    salon.close()
    (data(salon) / LOG_HEAD_FILE).write_text(content)
    assert why(salon) is Code.ROLLED_BACK


def test_a_checkpoint_that_a_power_cut_tore_is_no_damage(salon: Salon) -> None:
    """Pages of the file are old, new or torn; the journal has all of them, and what stands beside says so."""
    work(salon)
    before = snapshot(salon, "before")
    head = LogHead(*audit.head()[:2])
    salon.archive.checkpoints._write_back()
    after = snapshot(salon, "after")
    salon.close()
    old, new = (folder.joinpath(DATABASE_FILE).read_bytes() for folder in (before, after))
    states = random.Random(5)
    for _ in range(12):
        pages = [states.choice(["old", "new", "torn"]) for _ in range(len(new) // PAGE)]
        torn = b"".join(_page(old, new, number, state) for number, state in enumerate(pages))
        put(salon, before / JOURNAL)
        (data(salon) / DATABASE_FILE).write_bytes(torn)
        keep(data(salon), salon.archive.keys, head, UNDER_WAY)
        with archive_copy(data(salon), salon.folder / "keys", salon.clock):
            assert rows("PRAGMA cipher_integrity_check") == []
            assert rows(CLIENTS) == [(35,)]
        salon.reopen()
        assert rows(CLIENTS) == [(35,)]
        assert chain.verify()[1] is None
        salon.close()


def _page(old: bytes, new: bytes, number: int, state: str) -> bytes:
    start, middle, end = number * PAGE, number * PAGE + 1536, (number + 1) * PAGE
    # past its end, the old file has nothing that could be torn
    if state == "new" or end > len(old):
        return new[start:end]
    return old[start:end] if state == "old" else new[start:middle] + old[middle:end]


def test_the_journal_is_written_back_when_it_is_long(salon: Salon, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoints, "DUE_BYTES", 40 * PAGE)
    monkeypatch.setattr(checkpoints, "DUE_SAVES", 6)
    assert salon.archive.checkpoints._write_back(empties=True)
    salon.archive.checkpoints._due = 40 * PAGE
    desk = salon.desk(DESK_WOMAN)
    heads, lengths = [], []
    for number in range(30):
        salon.register(desk, f"客户{number}", f"135001{number:05d}")
        heads.append((data(salon) / LOG_HEAD_FILE).read_text())
        lengths.append((data(salon) / JOURNAL).stat().st_size)
    # it is written over, and the file has what was saved
    assert lengths[5] <= lengths[-1] < min(250 * PAGE, 2 * lengths[7])
    assert len(set(heads)) >= 5
    assert heads[-1].split()[2] == "whole"


def test_a_journal_that_a_bulk_entry_has_made_long_gives_its_room_back(
    salon: Salon, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = salon.desk(DESK_WOMAN)
    monkeypatch.setattr(checkpoints, "LONGEST_BYTES", 100 * PAGE)
    with sql.Transaction():
        sql.write("CREATE TABLE bulk (content BLOB)")
        sql.write("INSERT INTO bulk VALUES (zeroblob(?))", 300 * PAGE)
    assert (data(salon) / JOURNAL).stat().st_size > 300 * PAGE
    salon.archive.checkpoints._due = 300 * PAGE
    salon.register(desk)
    assert (data(salon) / JOURNAL).stat().st_size == 0


def test_a_journal_that_is_written_over_gives_every_save_after_a_kill(
    salon: Salon, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Old pages stand behind the new ones; the files are taken as they are after each save."""
    monkeypatch.setattr(checkpoints, "DUE_SAVES", 3)
    desk = salon.desk(DESK_WOMAN)
    left = []
    for number in range(8):
        salon.register(desk, f"客户{number}", f"135001{number:05d}")
        left.append((rows(CLIENTS), snapshot(salon, f"left-{number}")))
    salon.close()
    for clients, files in left:
        put(salon, *(files / name for name in (DATABASE_FILE, JOURNAL, LOG_HEAD_FILE)))
        salon.reopen()
        assert rows(CLIENTS) == clients
        assert chain.verify()[1] is None
        salon.close()


def test_a_journal_that_somebody_reads_is_written_back_later(salon: Salon) -> None:
    work(salon, 3)
    reader = sql.look(salon.archive.path, salon.archive.keys.database, "mode=ro")
    reader.execute("BEGIN")
    reader.execute("SELECT COUNT(*) FROM client").fetchall()
    work(salon, 3)
    assert not salon.archive.checkpoints._write_back()
    assert (data(salon) / LOG_HEAD_FILE).read_text().split()[2] == "under-way"
    reader.close()
    assert salon.archive.checkpoints._write_back()
