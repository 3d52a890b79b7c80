"""A backup becomes the archive again, whole, on this machine or a fresh one; what was there is kept."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from db.backup.operations.making import back_up_unasked
from db.backup.operations.restoring import plan_restore, restore
from db.backup.places import COPY_FILE, backups_in
from db.backup.records import SavedOn
from db.clients.operations.clients import Register, open_client, register
from db.core import chain
from db.core.connection import open_archive
from db.core.disk.files import DATABASE_FILE, LOG_HEAD_FILE, RECOVERY_FILE
from db.core.disk.phrase import make_phrase
from db.core.errors import Code
from db.core.sql import rows
from db.integrity.copy import archive_copy
from db.integrity.operations import examine
from db.recovery import operations as recovery
from db.sign_in.operations.opening import salon_before_sign_in
from db.sign_in.operations.sign_in import FirstRun, first_run
from tests.db.backup.places import picture
from tests.db.others import PATIENCE, Others
from tests.db.salon import (
    CHEAP,
    DESK_WOMAN,
    LIN,
    OUYANG,
    OWNER,
    PINS,
    Salon,
    entries,
    everything,
    give_sheet,
    refused,
    wrong,
)

BOOKKEEPING = ("audit_entry", "backup", "schema_migration")
"""What goes on with a backup and a restore themselves."""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def data(salon: Salon) -> Path:
    return salon.folder / "data"


def keys(salon: Salon) -> Path:
    return salon.folder / "keys"


def good(salon: Salon) -> None:
    """The archive in its place is whole in every part."""
    assert all(found.good for found in examine(data(salon), keys(salon)).found)


def gone(salon: Salon, *, key: bool = False) -> None:
    """The machine is another one: no data, and with ``key`` no key file either."""
    salon.close()
    shutil.rmtree(data(salon))
    if key:
        shutil.rmtree(keys(salon))


def test_on_a_fresh_machine_with_the_key_file(salon: Salon, place: Path) -> None:
    before = everything(*BOOKKEEPING)
    made = back_up_unasked(salon.archive, place)
    gone(salon)
    plan = plan_restore(place, data(salon), keys(salon), clock=salon.clock)
    assert (plan.saved, plan.is_replacing) == ((), False)
    assert not data(salon).exists()
    done = restore(plan, salon.clock)
    assert (done.kept, done.rows, done.has_new_key_file) == (None, made.rows, False)
    good(salon)
    salon.reopen(as_start=True)
    assert everything(*BOOKKEEPING, "session") == {name: found for name, found in before.items() if name != "session"}
    [entry] = entries(operation="restore")
    assert made.name in entry["what"] and chain.verify()[1] is None
    # and work goes on
    assert salon.register(salon.desk(OWNER), "令狐冲").name == "令狐冲"


def test_on_a_fresh_machine_with_the_phrase(salon: Salon, place: Path) -> None:
    phrase = give_sheet(salon.desk(OWNER))
    back_up_unasked(salon.archive, place)
    gone(salon, key=True)
    assert wrong(plan_restore, place, data(salon), keys(salon), clock=salon.clock).code is Code.KEY_MISSING
    assert wrong(plan_restore, place, data(salon), keys(salon), tuple(make_phrase())).code is Code.WRONG_PHRASE
    done = restore(plan_restore(place, data(salon), keys(salon), phrase, salon.clock), salon.clock)
    assert done.has_new_key_file
    good(salon)
    salon.reopen()
    # the sheet stays good
    assert recovery.bring_back_key(data(salon), keys(salon), phrase) is False


def test_the_phrase_of_a_newer_sheet_opens_an_older_backup(salon: Salon, place: Path) -> None:
    """Whoever has a new sheet has destroyed the old one; the key that both wrap is the same."""
    oldest = give_sheet(salon.desk(OWNER))
    back_up_unasked(salon.archive, place)
    salon.clock.forward(days=1)
    newer = give_sheet(salon.desk(OWNER))
    back_up_unasked(salon.archive, place)
    older = backups_in(place, salon.archive.keys)[0]
    gone(salon, key=True)
    restore(plan_restore(older.folder, data(salon), keys(salon), newer, salon.clock), salon.clock)
    good(salon)
    # and from now on too, also where the backup alone would know the old one
    assert recovery.bring_back_key(data(salon), keys(salon), newer) is False
    assert wrong(recovery.bring_back_key, data(salon), keys(salon), oldest).code is Code.WRONG_PHRASE


def test_what_would_be_missing_is_told_by_day_before_anything_happens(salon: Salon, place: Path) -> None:
    desk = salon.desk(DESK_WOMAN)
    salon.register(desk, "令狐冲")
    back_up_unasked(salon.archive, place)
    first = salon.clock.today
    salon.register(desk, "任盈盈", "13500135006")
    salon.clock.forward(days=2)
    desk = salon.desk(DESK_WOMAN)
    for number in range(3):
        salon.register(desk, f"客户{number}", f"1350013501{number}")
    salon.close()
    before = picture(data(salon))
    plan = plan_restore(place, data(salon), keys(salon), clock=salon.clock)
    assert plan.saved == (SavedOn(first, 1), SavedOn(first + timedelta(days=2), 3))
    assert picture(data(salon)) == before


def test_what_was_only_read_or_was_refused_would_not_be_missing(salon: Salon, place: Path) -> None:
    back_up_unasked(salon.archive, place)
    desk = salon.desk(LIN)
    open_client(desk, salon.clients[OUYANG])
    assert refused(register, desk, Register(salon.request(), {"name": "令狐冲"})) is Code.NOT_ALLOWED
    assert {entry["action"] for entry in entries()} >= {"R", "E"}
    salon.close()
    assert plan_restore(place, data(salon), keys(salon), clock=salon.clock).saved == ()


def test_what_was_there_is_kept_with_its_journal_and_opens(salon: Salon, place: Path) -> None:
    back_up_unasked(salon.archive, place)
    salon.register(salon.desk(DESK_WOMAN), "令狐冲")
    # as a power cut leaves it: with a journal
    left = Path(shutil.copytree(data(salon), salon.folder / "left"))
    salon.close()
    shutil.rmtree(data(salon))
    left.rename(data(salon))
    (data(salon) / "desk.toml").write_text("")
    before = picture(data(salon))
    assert before[f"{DATABASE_FILE}-wal"]
    done = restore(plan_restore(place, data(salon), keys(salon), clock=salon.clock), salon.clock)
    assert done.kept is not None and done.kept.parent == data(salon).parent
    assert picture(done.kept) == before
    # no journal meets the restored file, and what belongs to the machine went along
    assert not (data(salon) / f"{DATABASE_FILE}-wal").exists()
    assert (data(salon) / "desk.toml").exists()
    good(salon)
    with archive_copy(done.kept, keys(salon), salon.clock):
        assert rows("SELECT name FROM client WHERE name = '令狐冲'")
    with archive_copy(data(salon), keys(salon), salon.clock):
        assert not rows("SELECT name FROM client WHERE name = '令狐冲'")
        assert rows("SELECT name FROM client WHERE name = ?", OUYANG)
    [entry] = [one for one in _log(salon) if one["operation"] == "restore"]
    assert '"missing":' in str(entry["what"])


def _log(salon: Salon) -> list[dict[str, object]]:
    salon.reopen()
    return entries()


@pytest.mark.parametrize("damage", ["file", "gone", "key name", "garbage"])
def test_a_damaged_archive_is_kept_aside_as_it_is(salon: Salon, place: Path, damage: str) -> None:
    back_up_unasked(salon.archive, place)
    salon.close()
    database = data(salon) / DATABASE_FILE
    if damage == "file":
        whole = bytearray(database.read_bytes())
        whole[5000] ^= 1
        database.write_bytes(whole)
    elif damage == "gone":
        database.unlink()
    elif damage == "key name":
        (data(salon) / "key-name").unlink()
    else:
        database.write_bytes(b"x" * 10)
    before = picture(data(salon))
    plan = plan_restore(place, data(salon), keys(salon), clock=salon.clock)
    # a flipped bit where nobody looks doesn't keep the log from being read
    assert plan.saved in (None, ())
    done = restore(plan, salon.clock)
    assert done.kept is not None and picture(done.kept) == before
    good(salon)


def test_restored_twice_both_are_kept(salon: Salon, place: Path) -> None:
    back_up_unasked(salon.archive, place)
    salon.close()
    kept = []
    for _ in range(2):
        salon.clock.forward(minutes=1)
        kept.append(restore(plan_restore(place, data(salon), keys(salon), clock=salon.clock), salon.clock).kept)
    assert len({*kept}) == 2 and all(path and (path / DATABASE_FILE).exists() for path in kept)
    good(salon)


def test_another_archive_is_never_taken_for_this_one(salon: Salon, place: Path, tmp_path: Path) -> None:
    back_up_unasked(salon.archive, place)
    other = tmp_path / "other"
    first_run(
        other / "data", other / "keys", FirstRun(salon="别家", owner=OWNER, pin=PINS[OWNER]), pin_cost=CHEAP
    ).close()
    assert wrong(plan_restore, place, other / "data", keys(salon)).code is Code.ARCHIVE_EXISTS
    assert wrong(plan_restore, place, tmp_path / "new", other / "keys").code is Code.KEY_MISSING


def test_while_the_desk_is_open_nothing_is_restored(salon: Salon, place: Path) -> None:
    back_up_unasked(salon.archive, place)
    assert wrong(plan_restore, place, data(salon), keys(salon)).code is Code.DESK_TAKEN
    salon.close()
    plan = plan_restore(place, data(salon), keys(salon))
    salon.reopen()
    assert wrong(restore, plan).code is Code.DESK_TAKEN
    assert rows("SELECT COUNT(*) FROM client WHERE name = ?", OUYANG) == [(1,)]


def test_where_no_backup_is(salon: Salon, tmp_path: Path) -> None:
    assert wrong(plan_restore, tmp_path, data(salon), keys(salon)).code is Code.NO_BACKUP
    assert wrong(plan_restore, tmp_path / "no", data(salon), keys(salon)).code is Code.NO_BACKUP


@pytest.mark.parametrize("name", [COPY_FILE, "manifest"])
def test_a_changed_backup_is_none(salon: Salon, place: Path, name: str) -> None:
    """At its beginning, in the middle and at its end."""
    back_up_unasked(salon.archive, place)
    [folder] = place.iterdir()
    salon.close()
    before = picture(data(salon))
    whole = (folder / name).read_bytes()
    for at in (0, len(whole) // 3, len(whole) - 2):
        (folder / name).write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        # the manifest's first line says whose it is, and no key fits what stands there then
        assert _why_not(salon, place) in {Code.BACKUP_DAMAGED, Code.KEY_MISSING if not at else Code.BACKUP_DAMAGED}
    for cut in (0, 1, len(whole) // 2):
        (folder / name).write_bytes(whole[:cut])
        assert _why_not(salon, place) is Code.BACKUP_DAMAGED
    (folder / name).unlink()
    assert _why_not(salon, place) is Code.BACKUP_DAMAGED
    assert picture(data(salon)) == before


def _why_not(salon: Salon, place: Path) -> Code:
    def do() -> None:
        restore(plan_restore(place, data(salon), keys(salon), clock=salon.clock), salon.clock)

    return wrong(do).code


def test_with_the_sheets_part_damaged_the_key_file_still_restores_and_a_new_sheet_is_asked_for(
    salon: Salon, place: Path
) -> None:
    phrase = give_sheet(salon.desk(OWNER))
    back_up_unasked(salon.archive, place)
    [folder] = place.iterdir()
    gone(salon)
    text = (folder / RECOVERY_FILE).read_text()
    (folder / RECOVERY_FILE).write_text(text.replace('"key": "', '"key": "00'))
    assert wrong(plan_restore, place, data(salon), keys(salon), phrase).code is Code.WRONG_PHRASE
    restore(plan_restore(place, data(salon), keys(salon), clock=salon.clock), salon.clock)
    good(salon)
    assert not (data(salon) / RECOVERY_FILE).exists()
    salon.reopen()
    assert not salon_before_sign_in(salon.archive).has_recovery


@pytest.mark.long
def test_killed_at_any_step_there_is_the_old_archive_or_the_new_one(salon: Salon, place: Path, others: Others) -> None:
    back_up_unasked(salon.archive, place)
    salon.register(salon.desk(DESK_WOMAN), "令狐冲")
    salon.close()
    whole = Path(shutil.copytree(salon.folder, salon.folder.with_name("whole")))

    def again() -> None:
        shutil.rmtree(salon.folder)
        shutil.copytree(whole, salon.folder)

    with others.child("restore", folder=str(salon.folder), place=str(place)) as child:
        steps = int(child.waits_for("made"))
    assert steps > 15
    outcomes = set()
    for last in range(1, steps + 1):
        again()
        with others.child("restore", folder=str(salon.folder), place=str(place), last=last) as child:
            child.hears(PATIENCE)
        archive = open_archive(data(salon), keys(salon), salon.clock)
        outcomes.add(found := bool(entries(operation="restore")))
        assert bool(rows("SELECT 1 FROM client WHERE name = '令狐冲'")) is not found
        assert chain.verify()[1] is None
        archive.close()
        good(salon)
        # what was there is somewhere, whole, unless it is still in its place
        if found:
            [kept] = salon.folder.glob("data-until-*")
            assert (kept / LOG_HEAD_FILE).exists() and (kept / DATABASE_FILE).exists()
        # and it can be done again
        restore(plan_restore(place, data(salon), keys(salon), clock=salon.clock), salon.clock)
        assert not list(salon.folder.glob(".data-new-*"))
    assert outcomes == {True, False}
