"""Places for backups: where they are, and what sticks do."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.backup import making
from db.backup.operations.making import back_up, back_up_unasked
from db.backup.operations.places import places_before_sign_in, save_places
from db.backup.places import SPARE, require_room
from db.backup.queries import backup_places, stick_tonight
from db.core.disk import copies
from db.core.errors import Code, Flaw, InvalidFields
from salon_tui.app.backup_places import ON_STICK, Reachable, reachable
from tests.db.backup import stick
from tests.db.backup.places import good_ones, picture
from tests.db.salon import LIN, OWNER, Salon, wrong
from tests.sticks import Machine, machine

__all__ = ["machine"]


@pytest.mark.parametrize("what", stick.TOLD)
def test_what_happens_to_a_stick_leaves_the_older_backup_whole(prepared: Salon, tmp_path: Path, what: str) -> None:
    if not stick.may_mount():
        pytest.skip("this account may not have mounts of its own")
    said = stick.on_stick(prepared, tmp_path / "salon", what)
    assert (said["code"], said["whole"], said["good"]) == (stick.TOLD[what].value, True, 1)
    # what is gone can't be cleared away until it is back
    assert bool(said["left"]) is (what == "pulled_out_late")
    assert said.get("again", True)
    assert bool(said.get("missing")) is (what == "too_small")


def test_how_much_room_is_missing_is_told(tmp_path: Path) -> None:
    error = wrong(require_room, tmp_path, 1 << 60)
    assert error.code is Code.NO_ROOM and int(error.facts["missing"]) > 1 << 30
    require_room(tmp_path, 0)
    assert SPARE > 0


def test_a_place_that_is_too_slow_is_given_up(salon: Salon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = salon.desk(OWNER)
    back_up(desk, tmp_path / "backups")
    before = picture(tmp_path / "backups")
    monkeypatch.setattr(making, "LONGEST", 1e-9)
    monkeypatch.setattr(copies, "_STEPS", 1)
    assert wrong(back_up, desk, tmp_path / "backups").code is Code.PLACE_SLOW
    assert picture(tmp_path / "backups") == before


def test_without_a_word_backups_go_beside_the_data(salon: Salon) -> None:
    desk = salon.desk(OWNER)
    folder = backup_places(desk).folder
    assert folder.parent == salon.archive.folder.parent and folder != salon.archive.folder
    assert places_before_sign_in(salon.archive) == backup_places(desk)
    back_up(desk, folder)
    assert len(good_ones(folder, salon.archive.keys)) == 1


def test_two_sticks_go_home_by_turns(salon: Salon, machine: Machine, tmp_path: Path) -> None:
    desk = salon.desk(OWNER)
    places = save_places(desk, str(tmp_path / "folder"), ("SALON A", "SALON B"))
    assert (places.folder, places.sticks, places.home) == (tmp_path / "folder", ("SALON A", "SALON B"), "")
    for label in ("SALON B", "SALON A"):
        stick = machine.plug_in(tmp_path / label, label)
        found = reachable(places)
        assert found == [Reachable(tmp_path / "folder"), Reachable(stick / ON_STICK, label)]
        for one in found:
            back_up(desk, one.folder, one.label)
        assert backup_places(desk).home == label
        machine.pull_out()
    assert reachable(places) == [Reachable(tmp_path / "folder")]


def test_which_stick_goes_home_tonight(salon: Salon, tmp_path: Path) -> None:
    """The one that was written today; else the one whose turn it is: never written, or longest ago."""

    def tonight() -> tuple[str, bool]:
        found = stick_tonight(salon.desk(LIN))
        assert found is not None
        return found

    def write(label: str) -> None:
        back_up_unasked(salon.archive, tmp_path / label, label)

    assert stick_tonight(salon.desk(LIN)) is None
    save_places(salon.desk(OWNER), "", ("SALON A", "SALON B"))
    assert tonight() == ("SALON A", False)
    write("SALON A")
    assert tonight() == ("SALON A", True)
    salon.clock.forward(days=1)
    # a folder is no stick, and what failed is on none
    back_up_unasked(salon.archive, tmp_path / "folder")
    (tmp_path / "SALON B").write_text("a file in its place")
    wrong(write, "SALON B")
    assert tonight() == ("SALON B", False)
    (tmp_path / "SALON B").unlink()
    write("SALON B")
    assert tonight() == ("SALON B", True)
    write("SALON A")
    assert tonight() == ("SALON A", True)
    salon.clock.forward(days=1)
    assert tonight() == ("SALON B", False)


@pytest.mark.parametrize("folder", ["backups", "data", "data/backups", "data/../data/x"])
def test_a_folder_that_would_go_with_the_data_is_none(salon: Salon, folder: str) -> None:
    words = folder if folder == "backups" else str(salon.folder / folder)
    with pytest.raises(InvalidFields) as caught:
        save_places(salon.desk(OWNER), words, ())
    assert caught.value.flaws == {"folder": Flaw.NOT_A_FOLDER}


def test_one_label_is_one_stick(salon: Salon) -> None:
    with pytest.raises(InvalidFields) as caught:
        save_places(salon.desk(OWNER), "", ("SALON A", " SALON A "))
    assert caught.value.flaws == {"sticks": Flaw.SEVERAL}
