"""A backup of before has who was erased since: restored, it hasn't."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from db.backup.operations.making import back_up_unasked
from db.backup.operations.restoring import plan_restore, restore
from db.backup.places import COPY_FILE
from db.core import audit
from db.core.sql import rows, write
from tests.db.erasing.calls import erase
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
    assert audit.verify() == (audit.head()[0], None)
    # the next slip has a number of its own, and whoever gets her number in the archive is somebody else
    assert erase(salon, CHEN) != slip
    assert salon.register(salon.desk(OWNER), "欧阳敏").name == "欧阳敏"
