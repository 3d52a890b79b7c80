"""A backup of before has who was erased since: restored, it hasn't."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from db.backup.operations.making import back_up_unasked
from db.backup.operations.restoring import plan_restore, restore
from db.backup.places import COPY_FILE
from db.clients.operations.clients import open_client
from db.core import audit, chain
from db.core.errors import Code
from db.core.sql import rows, write
from db.erasing.operations.health import destroy_health
from db.erasing.requests import DestroyHealth
from tests.db.backup.pulled_out import PLACE, pulled_out
from tests.db.erasing.calls import erase, take_back, treat
from tests.db.erasing.planted import found_in, lines_of_archive, pages_of
from tests.db.salon import CHEN, OUYANG, OWNER, Salon


@pytest.mark.parametrize("machine", ["same", "fresh"])
def test_who_was_erased_after_a_backup_is_erased_again_where_it_is_restored(
    salon: Salon, tmp_path: Path, machine: str
) -> None:
    """On a fresh machine the list beside the backups says so, of whichever backup."""
    place = tmp_path / "backups"
    # the tests' own names of requests have hers in them
    write("UPDATE request SET id = rowid WHERE id LIKE 'client-%'")
    older = back_up_unasked(salon.archive, place)
    slip = erase(salon, OUYANG)
    salon.clock.forward(days=1)
    newer = back_up_unasked(salon.archive, place)
    assert found_in({OUYANG, CHEN}, pages_of(place / newer.name / COPY_FILE, salon.archive.keys.backup)) == {CHEN}
    salon.close()
    if machine == "fresh":
        shutil.rmtree(salon.folder / "data")
    done = restore(
        plan_restore(place / older.name, salon.folder / "data", salon.folder / "keys", clock=salon.clock), salon.clock
    )
    assert done.erased == 1
    salon.reopen()
    everything = "".join(lines_of_archive())
    assert OUYANG not in everything and "13800138000" not in everything and CHEN in everything
    assert rows("SELECT number, card, destroyed FROM destruction") == [(slip, "00000013", None)]
    assert chain.verify() == (audit.head()[0], None)
    # the next slip has a number of its own, and whoever gets her number in the archive is somebody else
    assert erase(salon, CHEN) != slip
    assert salon.register(salon.desk(OWNER), "欧阳敏").name == "欧阳敏"


def test_health_that_was_destroyed_after_a_backup_is_destroyed_again_and_what_a_law_keeps_locked(
    salon: Salon, tmp_path: Path
) -> None:
    place, client = tmp_path / "backups", salon.clients[OUYANG]
    treat(salon, client, skin_before="注射前两颊凹陷")
    salon.clock.forward(days=1)
    older = back_up_unasked(salon.archive, place)
    version = take_back(salon, client)
    request = DestroyHealth(request_id="health", client=client, version=version)
    at = salon.desk(OWNER)
    slip = destroy_health(salon.approved(at, destroy_health, request), request).number
    salon.close()
    done = restore(
        plan_restore(place / older.name, salon.folder / "data", salon.folder / "keys", clock=salon.clock), salon.clock
    )
    assert done.erased == 1
    salon.reopen()
    everything = "".join(lines_of_archive())
    assert found_in({"少用酸", "鼻翼避开", "注射前两颊凹陷"}, everything) == set()
    assert rows("SELECT number, kind, reason FROM destruction") == [(slip, "health", "withdrawn")]
    assert rows("SELECT slip, records FROM locked_record") == [(slip, 1)]
    assert rows("SELECT name, away FROM client WHERE id = ?", client) == [(OUYANG, "")]
    assert open_client(salon.desk(OWNER), client).values["consent_health"] is False
    assert chain.verify() == (audit.head()[0], None)


@pytest.mark.long
def test_a_stick_that_is_pulled_out_while_it_is_restored_brings_nobody_back(salon: Salon, tmp_path: Path) -> None:
    """On a fresh machine, where the list on the stick alone says who was erased."""
    folder = tmp_path / "machine"
    folder.mkdir()
    write("UPDATE request SET id = rowid WHERE id LIKE 'client-%'")
    older = back_up_unasked(salon.archive, folder / PLACE)
    erase(salon, OUYANG)
    salon.clock.forward(days=1)
    back_up_unasked(salon.archive, folder / PLACE)
    salon.close()
    shutil.copytree(salon.folder / "keys", folder / "keys")
    tried = pulled_out(folder, older.name, 12)
    if not tried:
        pytest.skip("this account may not have mounts of its own")
    assert all(CHEN in one.texts and OUYANG not in one.texts for one in tried if not one.code)
    assert {one.code for one in tried} == {"", Code.PLACE_GONE.value}
    assert all(not one.texts for one in tried if one.code) and not any(one.left for one in tried)
    # whoever plugs it in again can restore it
    assert not tried[0].code and not tried[-1].code
