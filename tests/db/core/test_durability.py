"""What was acknowledged is kept, once, however the process ends."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from db.clients.finding.queries import find
from db.clients.operations import clients
from db.core import chain
from db.core.connection import open_archive
from db.core.disk.files import DATABASE_FILE, PAGE, exists
from db.core.errors import Code, SalonError
from db.core.sql import rows
from db.home.queries import home
from db.papers.filing.order import Order
from db.papers.filing.queries import in_order
from tests.db.others import PATIENCE, Others
from tests.db.salon import DESK_WOMAN, MOISTURE, OUYANG, OWNER, PINS, Salon, entries, everything, wrong
from tests.db.saving import Kept

KILLS = 200
MOST_SAVES, LONGEST = 3, 0.03
"""The kill comes after up to so many saves, and up to so many seconds: a save or two."""


@pytest.mark.long
def test_no_acknowledged_save_is_lost_or_doubled_by_kill(salon: Salon, others: Others) -> None:
    salon.close()
    moments = random.Random(20261)
    acknowledged = resent = 0
    for _ in range(KILLS):
        with others.child(
            "save",
            folder=str(salon.folder),
            staff=salon.staff[OWNER],
            pin=PINS[OWNER],
            service=salon.services[MOISTURE],
            begin=acknowledged,
        ) as child:
            child.waits_for("ready")
            child.waits_for("saved", moments.randint(0, MOST_SAVES))
            child.hears(moments.uniform(0, LONGEST))
            child.kill()
        assert not [line for line in child.said if line.startswith("failed")], child.said
        acknowledged += sum(line.startswith("saved") for line in child.said)
        archive = open_archive(salon.folder / "data", salon.folder / "keys", salon.clock)
        kept = Kept.in_archive()
        assert kept.steps in (acknowledged, acknowledged + 1)
        assert kept == Kept.after(kept.steps)
        resent += kept.steps - acknowledged
        assert chain.verify()[1] is None
        assert rows("PRAGMA cipher_integrity_check") == []
        archive.close()
    # otherwise the kills came where nothing was under way, and the test would prove nothing
    assert acknowledged > KILLS
    assert resent > 0


@pytest.mark.long
def test_a_first_run_that_is_killed_leaves_a_whole_archive_or_none(tmp_path: Path, others: Others) -> None:
    """Killed before each thing that it does with files; done again, it is as if nothing had been."""
    with others.child("first_run", folder=str(_with_incidents(tmp_path / "whole"))) as child:
        things = int(child.waits_for("made"))
    assert things > 5
    made = 0
    for last in range(1, things + 1):
        folder = _with_incidents(tmp_path / str(last))
        with others.child("first_run", folder=str(folder), last=last) as child:
            child.hears(PATIENCE)
        assert child.ended
        if exists(folder / "data"):
            made += 1
        else:
            with others.child("first_run", folder=str(folder)) as child:
                child.waits_for("made")
        archive = open_archive(folder / "data", folder / "keys")
        assert rows("SELECT name, active FROM staff") == [(OWNER, 1)]
        assert rows("SELECT COUNT(*) FROM salon") == [(1,)]
        assert chain.verify() == (1, None)
        archive.close()
        # nothing half made is left beside it
        assert {path.name for path in folder.iterdir()} == {"data", "keys"}
    assert 0 < made < things


def _with_incidents(folder: Path) -> Path:
    """A folder in which there is no archive, but a log of incidents."""
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "incidents.log").write_text("kept")
    return folder


def test_numbers_have_no_gap_after_kills(salon: Salon, others: Others) -> None:
    salon.close()
    moments = random.Random(7)
    for _ in range(5):
        with others.child(
            "save",
            folder=str(salon.folder),
            staff=salon.staff[OWNER],
            pin=PINS[OWNER],
            service=salon.services[MOISTURE],
            begin=0,
        ) as child:
            child.waits_for("saved")
            child.hears(moments.uniform(0, LONGEST))
            child.kill()
    salon.reopen(as_start=True)
    numbers = [int(number[:-1]) for (number,) in rows("SELECT number FROM client ORDER BY id")]
    assert numbers == list(range(1, len(numbers) + 1))
    assert rows("SELECT value FROM counter WHERE name = 'card'") == [(len(numbers),)]


def test_a_full_disk_is_said_and_leaves_nothing_half_done(salon: Salon) -> None:
    desk = salon.desk(DESK_WOMAN)
    record = salon.register(desk)
    [(pages,)] = rows("PRAGMA page_count")
    rows(f"PRAGMA max_page_count = {pages}")
    before = everything()
    with pytest.raises(SalonError) as caught:
        for _ in range(50):
            record = salon.change(desk, record, remarks=f"{record.version}" * 1900)
            before = everything()
    assert caught.value.code is Code.DISK_FULL
    assert everything() == before
    # what is there can still be read
    assert find(desk, OUYANG)
    rows(f"PRAGMA max_page_count = {pages * 100}")
    assert salon.change(desk, record, remarks="好了").version == record.version + 1
    assert chain.verify()[1] is None


def test_on_a_full_disk_lists_go_on_and_no_file_is_opened_unwritten(salon: Salon) -> None:
    """An opening that can't be written down is none: what may hurt somebody is told by every list."""
    desk = salon.desk(DESK_WOMAN)
    [(pages,)] = rows("PRAGMA page_count")
    rows(f"PRAGMA max_page_count = {pages}")
    opened = len(entries(operation="open_client", outcome="done"))
    with pytest.raises(SalonError) as caught:
        for _ in range(5_000):
            clients.open_client(desk, salon.clients[OUYANG])
            opened += 1
    assert caught.value.code is Code.DISK_FULL
    assert len(entries(operation="open_client", outcome="done")) == opened
    assert [line.name for line in find(desk, OUYANG)] == [OUYANG]
    assert [alert.code for line in find(desk, OUYANG) for alert in line.alerts] == ["acids"]
    assert len(in_order(desk, Order.PINYIN)) == len(salon.clients)
    assert home(desk).here == ()
    rows(f"PRAGMA max_page_count = {pages * 100}")
    assert clients.open_client(desk, salon.clients[OUYANG]).name == OUYANG


def test_a_damaged_page_is_found_and_said(salon: Salon) -> None:
    desk = salon.desk(DESK_WOMAN)
    [(page,)] = rows("SELECT rootpage FROM sqlite_master WHERE name = 'client'")
    salon.close()
    path = salon.folder / "data" / DATABASE_FILE
    whole = bytearray(path.read_bytes())
    whole[(page - 1) * PAGE + 100] ^= 1
    path.write_bytes(whole)
    salon.reopen()
    assert wrong(in_order, salon.still(desk), Order.PINYIN).code is Code.DAMAGED
    assert wrong(salon.register, salon.still(desk)).code is Code.DAMAGED
    assert rows("PRAGMA cipher_integrity_check")


def test_a_read_that_fails_once_is_no_damage_and_the_desk_goes_on(salon: Salon, others: Others) -> None:
    people = len(salon.staff)
    salon.close()
    with others.child("misread", folder=str(salon.folder)) as child:
        child.waits_for("done")
    told = [line.split(" ") for line in child.said]
    codes = {words[1] for words in told if words[0] in ("opening", "reading")}
    assert Code.NOT_READ.value in codes and Code.DAMAGED.value not in codes, child.said
    assert [words for words in told if words[0] == "reading"], "the desk was open when a read failed"
    assert {tuple(words[2:]) for words in told if words[0] == "reading"} == {("False",)}
    assert {words[1] for words in told if words[0] == "again"} == {str(people)}


def test_a_worker_that_finds_the_file_damaged_says_so(salon: Salon) -> None:
    """A thread of its own opens a connection of its own."""
    desk = salon.desk(DESK_WOMAN)
    salon.close()
    (salon.folder / "data" / DATABASE_FILE).write_bytes(bytes(range(256)) * 64)
    assert wrong(in_order, desk, Order.PINYIN).code is Code.DAMAGED
