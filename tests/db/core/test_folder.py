"""The folder of an archive: whose it is, what may be in it, and that nothing is half made."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.core.connection import open_archive
from db.core.disk.files import DATABASE_FILE
from db.core.errors import Code, SalonError
from db.sign_in.operations import sign_in
from tests.db.core.test_connection import data, picture, why
from tests.db.others import Others
from tests.db.salon import CHEAP, OWNER, PINS, Salon, wrong


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    first = sign_in.FirstRun(salon="静颜", owner=OWNER, pin=PINS[OWNER])
    keys = tmp_path / "keys"
    assert wrong(sign_in.first_run, tmp_path / "data", keys, first, pin_cost=CHEAP).code is Code.NOT_WRITABLE
    keys.write_text("")
    assert wrong(sign_in.first_run, tmp_path / "other", keys, first, pin_cost=CHEAP).code is Code.NOT_WRITABLE
    # and the desk is free again
    keys.unlink()
    sign_in.first_run(tmp_path / "other", keys, first, pin_cost=CHEAP).close()


def test_a_link_in_the_lock_files_place_leaves_its_target_alone(closed: Salon, tmp_path: Path) -> None:
    target = tmp_path / "precious"
    target.write_text("precious")
    (data(closed) / "desk.lock").unlink()
    (data(closed) / "desk.lock").symlink_to(target)
    assert why(closed) is Code.NOT_WRITABLE
    assert target.read_text() == "precious"


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_no_file_in_the_lock_files_place(closed: Salon, make: Callable[[Path], None]) -> None:
    (data(closed) / "desk.lock").unlink()
    make(data(closed) / "desk.lock")
    with pytest.raises(SalonError) as caught:
        open_archive(data(closed), closed.folder / "keys", closed.clock)
    assert caught.value.code is Code.NOT_WRITABLE


@pytest.fixture
def anybodys(closed: Salon) -> Iterator[Path]:
    """The archive in a folder that everybody may read and nobody but root may write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(closed.folder, folder, dirs_exist_ok=True)
        folder.chmod(0o755)
        for path in folder.rglob("*"):
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield folder
        for path in folder.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)


def test_read_only_folder(anybodys: Path, others: Others) -> None:
    with others.child("open_as_nobody", folder=str(anybodys)) as child:
        assert child.waits_for("code") == Code.NOT_WRITABLE.value


def test_a_read_only_folder_can_be_read(anybodys: Path, others: Others, salon: Salon) -> None:
    before = picture(anybodys)
    with others.child("read_as_nobody", folder=str(anybodys)) as child:
        assert child.waits_for("people") == str(len(salon.staff))
        assert child.waits_for("left") == "False"
    assert picture(anybodys) == before


def test_folder_in_which_only_the_database_is_read_only(anybodys: Path, others: Others) -> None:
    (anybodys / "data").chmod(0o777)
    (anybodys / "data" / "desk.lock").chmod(0o666)
    with others.child("open_as_nobody", folder=str(anybodys)) as child:
        assert child.waits_for("code") == Code.NOT_WRITABLE.value


def test_unreadable_database(anybodys: Path, others: Others) -> None:
    (anybodys / "data" / DATABASE_FILE).chmod(0o000)
    with others.child("open_as_nobody", folder=str(anybodys)) as child:
        assert child.waits_for("code") == Code.NOT_WRITABLE.value


def test_second_process_has_the_desk(closed: Salon, others: Others) -> None:
    with others.child("hold", folder=str(closed.folder)) as child:
        child.waits_for("ready")
        with pytest.raises(SalonError) as caught:
            closed.reopen()
        assert caught.value.code is Code.DESK_TAKEN
        assert caught.value.facts["holder"] == str(child.pid)
        child.kill()
    # the lock goes with the process, however it ended
    closed.reopen()


def test_first_run_never_over_an_archive(closed: Salon) -> None:
    before = picture(closed.folder)
    first = sign_in.FirstRun(salon="静颜", owner=OWNER, pin=PINS[OWNER])
    found = wrong(sign_in.first_run, data(closed), closed.folder / "keys", first, pin_cost=CHEAP)
    assert found.code is Code.ARCHIVE_EXISTS
    before.pop("data/desk.lock")
    after = picture(closed.folder)
    after.pop("data/desk.lock")
    assert after == before
    closed.reopen()


@pytest.mark.parametrize(
    ("first", "code"),
    [
        (sign_in.FirstRun(salon=" ", owner=OWNER, pin=PINS[OWNER]), Code.INVALID),
        (sign_in.FirstRun(salon="静颜", owner="\u200b", pin=PINS[OWNER]), Code.INVALID),
        (sign_in.FirstRun(salon="静颜", owner=OWNER, pin="905173"), Code.WEAK_PIN),
        (sign_in.FirstRun(salon="静颜", owner=OWNER, pin="12345678"), Code.WEAK_PIN),
    ],
)
def test_first_run_that_is_wrong_makes_nothing(tmp_path: Path, first: sign_in.FirstRun, code: Code) -> None:
    assert wrong(sign_in.first_run, tmp_path / "data", tmp_path / "keys", first).code is code
    assert not (tmp_path / "data").exists()
    assert not (tmp_path / "keys").exists()
