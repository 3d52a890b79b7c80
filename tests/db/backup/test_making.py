"""A backup holds the archive as it was at one moment, or there is none; the older ones stay as they are."""

from __future__ import annotations

import os
import re
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from db.backup import making
from db.backup.operations.drill import drill
from db.backup.operations.making import back_up, back_up_unasked
from db.backup.places import COPY_FILE, backups_in
from db.backup.queries import backups, last_good_backup
from db.backup.records import Manifest
from db.core import audit, chain
from db.core.connection import Archive
from db.core.disk.copies import one_state
from db.core.disk.files import DATABASE_FILE, PAGE, RECOVERY_FILE
from db.core.errors import Code
from db.core.sql import rows
from tests.db.backup.places import good_ones, picture, rows_of
from tests.db.core.test_tables import run_together
from tests.db.others import PATIENCE, Others
from tests.db.salon import (
    ADDRESS,
    CLIENTS,
    DESK_WOMAN,
    NATIONAL_ID,
    NICENESS,
    OUYANG,
    OWNER,
    Salon,
    copy,
    entries,
    everything,
    wrong,
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder for backups that isn't there yet."""
    return tmp_path / "backups"


def test_a_backup_has_every_row_under_a_key_of_its_own(salon: Salon, place: Path) -> None:
    desk = salon.desk(DESK_WOMAN)
    before = everything()
    made = back_up(desk, place)
    keys = salon.archive.keys
    [found] = good_ones(place, keys)
    assert rows_of(found, keys) == before
    assert (made.name, made.rows, made.seq) == (
        found.folder.name,
        sum(map(len, before.values())),
        before["audit_entry"][-1][0],
    )
    with pytest.raises(sqlcipher.DatabaseError), one_state(found.folder / COPY_FILE, keys.database, "immutable=1"):
        rows("SELECT COUNT(*) FROM client")
    assert (found.folder / RECOVERY_FILE).read_bytes() == (salon.archive.folder / RECOVERY_FILE).read_bytes()


def test_nothing_that_a_client_told_stands_in_plain_bytes(salon: Salon, place: Path) -> None:
    back_up(salon.desk(DESK_WOMAN), place)
    found = picture(place)
    assert len(found) == 3
    for name, content in found.items():
        for text in (*CLIENTS, *salon.staff, ADDRESS, NATIONAL_ID, "13800138000", "静颜", "CREATE"):
            assert text.encode() not in content, (name, text)
            # as JSON would write it
            assert text.encode("ascii", "backslashreplace") not in content, (name, text)


def test_it_is_written_down_by_whom_and_where(salon: Salon, place: Path) -> None:
    desk = salon.desk(DESK_WOMAN)
    made = back_up(desk, place, "SALON A")
    [entry] = entries(operation="back_up")
    assert (entry["staff"], entry["action"], entry["outcome"]) == (salon.staff[DESK_WOMAN], "E", "done")
    assert made.name in entry["what"] and "SALON A" in entry["what"]
    assert backups(desk)[0] == made and last_good_backup(desk) == made
    assert made.place == "SALON A"


def test_the_program_makes_one_with_nobody_at_the_desk(salon: Salon, place: Path) -> None:
    made = back_up_unasked(salon.archive, place)
    assert [one.folder.name for one in good_ones(place, salon.archive.keys)] == [made.name]
    [entry] = entries(operation="back_up")
    assert entry["staff"] is None
    assert chain.verify()[1] is None


def test_what_is_saved_meanwhile_is_in_it_whole_or_not_at_all(salon: Salon, place: Path) -> None:
    """The archive is used all the time that six backups are made; each is a state that the log can answer for."""
    desk = salon.desk(OWNER)
    ended, saved = threading.Event(), [0]

    def save() -> None:
        # a desk leaves the writer's place free now and then
        while not ended.wait(0.005):
            salon.register(desk, f"客户{saved[0]}", f"135001{saved[0]:05d}", consent_file=True)
            saved[0] += 1

    saver = threading.Thread(target=save)
    saver.start()
    place.mkdir()
    try:
        acknowledged = []
        for number in range(6):
            acknowledged.append(saved[0])
            back_up_unasked(salon.archive, place / str(number))
    finally:
        ended.set()
        saver.join()
    assert saved[0] > acknowledged[-1] > acknowledged[0]
    for number, least in enumerate(acknowledged):
        [found] = good_ones(place / str(number), salon.archive.keys)
        held = rows_of(found, salon.archive.keys)
        clients = len(held["client"]) - len(CLIENTS)
        assert clients >= least
        assert sum("'register'" in repr(row) for row in held["audit_entry"]) == len(held["client"])
        assert found.manifest.log_broken_at == found.manifest.lost_references == 0


def test_by_key_while_the_program_makes_one_both_are_made(salon: Salon, place: Path) -> None:
    desk = salon.desk(OWNER)
    ways = (lambda: back_up_unasked(salon.archive, place), lambda: back_up(desk, place), lambda: drill(desk, place))
    back_up(desk, place)
    assert run_together(*ways, *ways) == []
    assert good_ones(place, salon.archive.keys)
    assert len(entries(operation="back_up")) == 5 and len(entries(operation="drill")) == 2
    assert not list(place.glob(".salon-*")) and not list(salon.folder.glob(".data-new-*"))


def test_who_makes_one_stands_back_so_that_who_types_does_not_notice(
    salon: Salon, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "NICENESS", NICENESS)
    seen = []

    def look(archive: Archive, scratch: Path) -> Manifest:
        seen.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
        return fill(archive, scratch)

    fill = making._fill
    monkeypatch.setattr(making, "_fill", look)
    before = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    back_up_unasked(salon.archive, place)
    assert seen == [19]
    assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) == before


def test_a_journal_that_was_not_written_back_is_in_it(salon: Salon, place: Path) -> None:
    desk = salon.desk(DESK_WOMAN)
    salon.register(desk, "令狐冲")
    assert (salon.archive.folder / f"{DATABASE_FILE}-wal").stat().st_size
    back_up(desk, place)
    [found] = good_ones(place, salon.archive.keys)
    assert "令狐冲" in repr(rows_of(found, salon.archive.keys)["client"])


def test_somebody_elses_backups_are_left_alone(salon: Salon, place: Path, prepared: Salon, tmp_path: Path) -> None:
    back_up_unasked(salon.archive, place)
    [folder] = place.iterdir()
    theirs = folder.rename(place / re.sub("[0-9a-f]{16}", "0123456789abcdef", folder.name))
    before = picture(place)
    desk = salon.desk(OWNER)
    assert wrong(back_up, desk, place).code is Code.OTHER_SALON
    assert picture(place) == before
    # beside one's own they may lie
    theirs.rename(tmp_path / theirs.name)
    back_up(desk, place)
    (tmp_path / theirs.name).rename(theirs)
    salon.clock.forward(days=1)
    back_up(desk, place)
    assert len(good_ones(place, salon.archive.keys)) == 2
    assert theirs.exists()


def test_what_went_wrong_is_kept_too(salon: Salon, tmp_path: Path) -> None:
    desk = salon.desk(OWNER)
    good = back_up(desk, tmp_path / "backups")
    assert wrong(back_up, desk, tmp_path / "no stick" / "backups", "SALON B").code is Code.PLACE_GONE
    failed = backups(desk)[0]
    assert (failed.place, failed.failure, failed.name) == ("SALON B", "place_gone", "")
    assert last_good_backup(desk) == good


def test_a_damaged_archive_makes_no_backup_and_keeps_the_good_ones(salon: Salon, place: Path) -> None:
    back_up_unasked(salon.archive, place)
    before = picture(place)
    [(page,)] = rows("SELECT rootpage FROM sqlite_master WHERE name = 'client'")
    salon.close()
    path = salon.folder / "data" / DATABASE_FILE
    whole = bytearray(path.read_bytes())
    whole[(page - 1) * PAGE + 100] ^= 1
    path.write_bytes(whole)
    salon.reopen()
    assert wrong(back_up_unasked, salon.archive, place).code is Code.DAMAGED
    assert salon.archive.is_damaged
    assert picture(place) == before


def test_an_archive_whose_log_was_tampered_with_is_backed_up_as_it_is(salon: Salon, place: Path) -> None:
    """What somebody did to it must not keep everybody else from a backup."""
    rows("UPDATE audit_entry SET reason = 'x' WHERE seq = 5")
    back_up_unasked(salon.archive, place)
    [found] = good_ones(place, salon.archive.keys)
    assert found.manifest.log_broken_at == 5


def test_the_last_of_each_day_stays(salon: Salon, place: Path) -> None:
    for _day in range(14):
        for _ in range(2):
            back_up_unasked(salon.archive, place)
            salon.clock.forward(hours=1)
        salon.clock.forward(hours=22)
    found = good_ones(place, salon.archive.keys)
    days = [one.manifest.at.date() for one in found]
    assert len(found) == len(set(days)) and max(days) - days[-7] == timedelta(days=6)
    # and the last of the week before
    assert len(found) == 8
    assert [one.manifest.contents.seq for one in found] == sorted(one.manifest.contents.seq for one in found)
    assert len(list(place.iterdir())) == len(found)


def test_a_clock_that_was_years_ahead_costs_no_newer_backup(salon: Salon, place: Path) -> None:
    salon.clock.jump(days=3000)
    back_up_unasked(salon.archive, place)
    salon.clock.jump(days=-3000)
    for _day in range(8):
        salon.clock.forward(days=1)
        newest = back_up_unasked(salon.archive, place)
        assert newest.name in {one.folder.name for one in backups_in(place, salon.archive.keys)}


def test_another_line_of_the_archive_never_counts_as_newer(salon: Salon, place: Path, tmp_path: Path) -> None:
    """Backups from before an older one was restored: their log is longer, but the archive went on from elsewhere."""
    other = copy(Salon(salon.archive, salon.clock, salon.folder, salon.staff, salon.clients), tmp_path / "other")
    try:
        for _ in range(30):
            audit.append(other.clock(), "work", audit.Action.UPDATE, audit.Outcome.DONE)
        back_up_unasked(other.archive, place)
    finally:
        other.close()
    salon.reopen()
    made = back_up_unasked(salon.archive, place)
    assert made.name in {one.folder.name for one in backups_in(place, salon.archive.keys)}


def test_killed_at_any_step_the_older_ones_are_whole_and_nothing_is_half(
    salon: Salon, place: Path, others: Others
) -> None:
    back_up_unasked(salon.archive, place)
    before = picture(place)
    keys = salon.archive.keys
    salon.close()
    with others.child("back_up", folder=str(salon.folder), place=str(place)) as child:
        steps = int(child.waits_for("made"))
    assert steps > 10
    for last in range(1, steps + 1):
        with others.child("back_up", folder=str(salon.folder), place=str(place), last=last) as child:
            child.hears(PATIENCE)
        assert child.ended
        found = good_ones(place, keys)
        # that of the other day, the last one of this day, and perhaps one more, which takes its place
        assert len(found) in (2, 3)
        now = picture(place)
        assert {name: now[name] for name in before} == before
        left = {path.name for path in place.iterdir()} - {one.folder.name for one in found}
        assert all(name.startswith(".salon-") for name in left)
    salon.reopen()
    back_up_unasked(salon.archive, place)
    assert {*place.iterdir()} == {one.folder for one in good_ones(place, keys)}
    assert chain.verify()[1] is None


def test_the_archive_that_is_backed_up_has_what_was_saved(salon: Salon, place: Path) -> None:
    """Making one only reads, but for its own entry."""
    desk = salon.desk(OWNER)
    before = everything("audit_entry", "backup")
    back_up(desk, place)
    assert everything("audit_entry", "backup") == before
    assert OUYANG in repr(before["client"])
