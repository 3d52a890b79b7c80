"""The drill restores the newest backup for trial, leaves nothing behind, and says what it found."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from db.backup.operations.drill import drill, drill_unasked
from db.backup.operations.making import back_up, back_up_unasked
from db.backup.operations.printing import print_proof
from db.backup.places import COPY_FILE
from db.backup.queries import drill_due, last_drill
from db.core.disk.files import RECOVERY_FILE
from db.core.errors import Code
from db.core.sql import rows
from printouts.registry import render
from tests.db.backup.places import picture
from tests.db.salon import CHEN, DESK_WOMAN, OWNER, Salon, entries, wrong
from tests.printouts.reading import text


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def test_a_good_backup_is_proved_and_nothing_stays_behind(salon: Salon, place: Path) -> None:
    desk = salon.desk(DESK_WOMAN)
    back_up(desk, place)
    salon.clock.forward(days=1)
    desk = salon.desk(DESK_WOMAN)
    made = back_up(desk, place)
    before, beside = picture(place), {*salon.folder.iterdir()}
    done = drill(desk, place)
    assert (done.name, done.rows, done.leads_here, done.log_broken_at) == (made.name, made.rows, True, 0)
    # making it was written down, and that is all that is different now
    assert done.same == done.rows
    assert picture(place) == before and {*salon.folder.iterdir()} == beside
    [entry] = entries(operation="drill")
    assert made.name in entry["what"] and entry["staff"] == salon.staff[DESK_WOMAN]


def test_what_was_changed_since_is_counted(salon: Salon, place: Path) -> None:
    back_up_unasked(salon.archive, place)
    same = drill_unasked(salon.archive, place).same
    assert same is not None
    rows("UPDATE client SET remarks = 'x' WHERE id = ?", salon.clients[CHEN])
    rows("DELETE FROM search_key WHERE kind = (SELECT kind FROM search_key LIMIT 1)")
    [(gone,)] = rows("SELECT changes()")
    assert gone > 1
    assert drill_unasked(salon.archive, place).same == same - 1 - gone


def test_a_backup_that_rotted_is_found(salon: Salon, place: Path) -> None:
    back_up_unasked(salon.archive, place)
    [folder] = place.iterdir()
    whole = bytearray((folder / COPY_FILE).read_bytes())
    whole[-2000] ^= 1
    (folder / COPY_FILE).write_bytes(whole)
    assert wrong(drill_unasked, salon.archive, place).code is Code.BACKUP_DAMAGED
    (folder / COPY_FILE).write_bytes(whole[:-2000] + bytes([whole[-2000] ^ 1]) + whole[-1999:])
    drill_unasked(salon.archive, place)
    # and what the sheet opens, too
    (folder / RECOVERY_FILE).write_text("{}")
    assert wrong(drill_unasked, salon.archive, place).code is Code.BACKUP_DAMAGED
    assert len(entries(operation="drill")) == 1


def test_a_log_that_is_broken_is_said(salon: Salon, place: Path) -> None:
    rows("UPDATE audit_entry SET reason = 'x' WHERE seq = 5")
    back_up_unasked(salon.archive, place)
    assert drill_unasked(salon.archive, place).log_broken_at == 5


def test_a_backup_that_the_archive_didnt_go_on_from(salon: Salon, place: Path) -> None:
    back_up_unasked(salon.archive, place)
    rows("UPDATE audit_entry SET hash = 'other'")
    assert not drill_unasked(salon.archive, place).leads_here


def test_where_no_backup_is(salon: Salon, place: Path) -> None:
    assert wrong(drill_unasked, salon.archive, place).code is Code.NO_BACKUP
    place.mkdir()
    assert wrong(drill_unasked, salon.archive, place).code is Code.NO_BACKUP


# The proof, and when the next one is due.


def test_what_came_of_it_is_kept_and_printed(salon: Salon, place: Path) -> None:
    desk = salon.desk(DESK_WOMAN)
    made = back_up(desk, place)
    salon.clock.forward(hours=1)
    desk = salon.desk(DESK_WOMAN)
    done = drill(desk, place)
    assert last_drill(desk) == done
    assert (done.at, done.made, done.by, done.place) == (salon.clock(), made.at, DESK_WOMAN, str(place))
    sheet = print_proof(desk)
    assert (sheet.name, sheet.rows, sheet.same, sheet.due) == (made.name, made.rows, done.same, drill_due(desk))
    assert entries(operation="print_proof")
    said = text(render("proof", sheet))
    assert "THISISNOPROOF" not in said and "Thisbackupwasrestored" in said
    # nobody's name stands for what was typed at a terminal
    assert drill_unasked(salon.archive, place).by == ""


def test_what_is_wrong_is_no_proof_and_says_so_on_paper(salon: Salon, place: Path) -> None:
    rows("UPDATE audit_entry SET reason = 'x' WHERE seq = 5")
    back_up_unasked(salon.archive, place)
    due = drill_due(salon.desk(OWNER))
    salon.clock.forward(days=30)
    drill_unasked(salon.archive, place)
    desk = salon.desk(OWNER)
    assert drill_due(desk) == due
    said = text(render("proof", print_proof(desk)))
    assert "THISISNOPROOF" in said and "BROKENatentry5" in said


def test_before_the_first_there_is_nothing_to_print(salon: Salon) -> None:
    assert wrong(print_proof, salon.desk(OWNER)).code is Code.NOT_FOUND


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2026, 3, 9), date(2026, 6, 9)),
        (date(2026, 10, 31), date(2027, 1, 31)),
        (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2027, 11, 30), date(2028, 2, 29)),
        (date(2026, 12, 1), date(2027, 3, 1)),
    ],
)
def test_the_next_one_is_due_in_three_months(salon: Salon, place: Path, day: date, due: date) -> None:
    salon.clock.now = datetime(day.year, day.month, day.day, 23, 30).astimezone()
    rows("DELETE FROM backup")
    assert drill_due(salon.desk(OWNER)) is None
    # before the first trial, the first backup counts, whatever came after it
    back_up_unasked(salon.archive, place)
    assert drill_due(salon.desk(OWNER)) == due
    salon.clock.forward(days=1)
    back_up_unasked(salon.archive, place)
    assert drill_due(salon.desk(OWNER)) == due
    drill_unasked(salon.archive, place)
    later = drill_due(salon.desk(OWNER))
    assert later is not None and later > due
