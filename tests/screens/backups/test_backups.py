"""Backups at the desk: the register, a new one by key, the trial, where they go; what the program does by itself."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from db.backup.operations.drill import drill
from db.backup.operations.making import back_up_unasked, due_places
from db.backup.operations.places import save_places
from db.backup.places import backups_in
from db.core.permissions import Role
from db.core.sql import rows, run
from salon_tui.app.backup_places import ON_STICK
from salon_tui.app.daily_backup import QUIET_SECONDS, back_up_where_due
from salon_tui.screens.backups.backups import BackupsPage
from tests.db.backup.places import good_ones
from tests.db.boundaries import AFTER_THE_DAY, around
from tests.db.money.till.closing import close
from tests.db.salon import LIN, OWNER, PERSON, Salon, entries
from tests.printouts.reading import text
from tests.screens.desks import Sitting, at_desk
from tests.screens.printing.printer import Printer, home, printer
from tests.sticks import Machine, machine

__all__ = ["home", "machine", "printer"]


def place(salon: Salon) -> Path:
    return salon.folder / "data-backups"


async def test_by_key_a_backup_is_made_and_stands_in_the_list(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("backups")
        await desk.press("f10")
        assert "The backup is made, and was read back." in desk.said
        [made] = good_ones(place(salon), salon.archive.keys)
        line = desk.line("data-backups ")
        assert (
            f"{-(-made.bytes // 1_000_000)} MB" in line
            and "whole" in line
            and f"{sum(made.manifest.contents.counts.values())} " in line
        )
        assert entries(operation="back_up")[-1]["staff"] == salon.staff[OWNER]


async def test_what_comes_between_is_said_and_stands_there(salon: Salon) -> None:
    place(salon).write_text("a file in its place")
    async with at_desk(salon) as desk:
        await desk.go("backups")
        await desk.press("f10")
        assert "data-backups is a file. Backups need a folder" in desk.said
        assert "failed" in desk.line("data-backups ")


async def test_the_trial_says_that_all_is_there(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        await desk.go("backups")
        await desk.more("Restore for trial")
        assert "There is no backup of this archive" in desk.said
        await desk.press("f10")
        await desk.more("Restore for trial")
        assert "lines, all of them there." in desk.said
        [made] = good_ones(place(salon), salon.archive.keys)
        assert f"{sum(made.manifest.contents.counts.values()):,}, as many as" in desk.line("Lines")
        assert "unbroken" in desk.line("Log") and "yes" in desk.line("Archive went on from it")
        assert entries(operation="drill")


async def test_the_proof_is_printed_at_once_or_later(salon: Salon, printer: Printer) -> None:
    async with at_desk(salon) as desk:
        await desk.go("backups")
        await desk.more("Proof of the last trial")
        assert "No backup was restored for trial yet" in desk.text
        await desk.press("f10", "escape", "f10")
        assert not printer.jobs
        await desk.more("Restore for trial")
        await desk.press("f10")
        assert desk.app.screen.name == "backups"
        await desk.more("Proof of the last trial")
        await desk.press("f10")
        assert [options["title"][:5] for _pdf, options in printer.jobs] == ["BR-01", "BR-01"]
        assert "Archive can be" not in text(printer.jobs[0][0])


async def test_a_trial_that_shows_something_wrong_is_an_alarm(salon: Salon) -> None:
    rows("UPDATE audit_entry SET reason = 'x' WHERE seq = 5")
    back_up_unasked(salon.archive, place(salon))
    async with at_desk(salon) as desk:
        await desk.go("backups")
        await desk.more("Restore for trial")
        assert "Something is wrong with the backup" in desk.said
        assert "broken at entry 5" in desk.line("Log")


async def test_a_page_that_was_left_meanwhile_is_not_fetched_back(salon: Salon) -> None:
    back_up_unasked(salon.archive, place(salon))
    async with at_desk(salon) as desk:
        await desk.go("backups")
        page = desk.app.screen
        assert isinstance(page, BackupsPage)
        await desk.press("f3")
        page._drilled(drill(salon.desk(OWNER), place(salon)))
        await desk.settle()
        assert desk.app.screen.name == "home"


async def test_two_sticks_are_named_and_written_to(salon: Salon, machine: Machine, tmp_path: Path) -> None:
    stick = machine.plug_in(tmp_path / "mnt", "SALON A")
    async with at_desk(salon) as desk:
        await desk.go("backups")
        await desk.more("Where backups go")
        await desk.press("down")
        await desk.type("SALON A，SALON B")
        await desk.press("f10")
        assert "Saved. Plugged in now: SALON A." in desk.said
        await desk.press("f10")
        assert "The stick SALON A goes home tonight." in desk.text
        assert len(good_ones(stick / ON_STICK, salon.archive.keys)) == 1
        assert len(good_ones(place(salon), salon.archive.keys)) == 1


@pytest.mark.parametrize("role", Role)
async def test_who_may_look_after_backups(salon: Salon, role: Role) -> None:
    async with at_desk(salon, PERSON[role]) as desk:
        await desk.go("backups")
        opened = desk.app.screen.name == "backups"
        assert opened is (role in (Role.RECEPTIONIST, Role.KEEPER, Role.MANAGER))


# Home.


async def test_home_tells_of_the_last_good_one_and_in_red_when_it_is_too_long_ago(salon: Salon) -> None:
    async with at_desk(salon) as desk:
        back_up_unasked(salon.archive, place(salon))
        await desk.press("f5")
        assert f"{salon.clock.today:%m-%d}" in desk.line("Last good backup: ")
        salon.clock.forward(days=2, minutes=1)
        await desk.press("f5")
        assert "Last good backup" not in desk.text
        late = desk.line("None since then")
        assert "!" in late and "Backup" in late
        await desk.press(late.split("!")[0].strip(" ▸"))
        assert desk.app.screen.name == "backups"
        await desk.press("f10", "f3")
        assert "Last good backup" in desk.text


async def test_home_tells_who_may_not_whose_it_is(salon: Salon) -> None:
    salon.clock.forward(days=3)
    async with at_desk(salon, LIN) as desk:
        late = desk.line("None since then")
        await desk.press(late.split("!")[0].strip(" ▸"))
        assert "looks after backups" in desk.said


@pytest.mark.parametrize(("after", "is_late"), [(timedelta(days=2), False), (timedelta(days=2, seconds=1), True)])
async def test_two_days_are_enough(salon: Salon, after: timedelta, is_late: bool) -> None:
    back_up_unasked(salon.archive, place(salon))
    salon.clock.now += after
    async with at_desk(salon) as desk:
        assert ("None since then" in desk.text) is is_late


async def test_after_three_months_home_reminds_of_the_trial(salon: Salon) -> None:
    rows("DELETE FROM backup")
    back_up_unasked(salon.archive, place(salon))
    first = salon.clock.today
    due = first.replace(month=first.month + 3)

    async def is_reminded() -> bool:
        async with at_desk(salon) as desk:
            await desk.go("backups")
            on_page = "is to be restored for trial: F4." in desk.text
            await desk.press("f3")
            assert ("Restore one for trial" in desk.text) is on_page
            return on_page

    found = []
    for day in (due - timedelta(days=1), due, due + timedelta(days=1)):
        salon.clock.forward(days=(day - salon.clock.today).days)
        found.append(await is_reminded())
    assert tuple(found) == AFTER_THE_DAY
    async with at_desk(salon, LIN) as desk:
        # whoever doesn't look after backups has nothing to do about it
        assert "Restore one for trial" not in desk.text
    async with at_desk(salon) as desk:
        line = desk.line("Restore one for trial")
        assert f"{due:%m-%d}" in line
        await desk.press(line.split("!")[0].strip(" ▸"))
        assert desk.app.screen.name == "backups"
        await desk.more("Restore for trial")
        await desk.press("f3")
        assert "Restore one for trial" not in desk.text
    salon.clock.forward(days=100)
    async with at_desk(salon) as desk:
        assert "Restore one for trial" in desk.text
        with salon.archive.connected():
            run("UPDATE salon SET demo = 1")
        await desk.press("f5")
        assert "Restore one for trial" not in desk.text


# The closing page.


async def test_the_closing_page_says_which_stick_goes_home(salon: Salon) -> None:
    day = close(salon, salon.desk(OWNER)).day.toordinal()
    async with at_desk(salon) as desk:
        await desk.go("closing", day=day)
        assert "Stick that goes home" not in desk.text
    save_places(salon.desk(OWNER), "", ("SALON A", "SALON B"))
    async with at_desk(salon) as desk:
        await desk.go("closing", day=day)
        assert "SALON A" in desk.line("Stick that goes home") and "nothing of today is on it yet" in desk.text
        back_up_unasked(salon.archive, salon.folder / "a", "SALON A")
        await desk.press("f5")
        assert "SALON A" in desk.line("Stick that goes home") and "today's backup is on it" in desk.text
        salon.clock.forward(days=1)
        await desk.press("f5")
        assert "SALON B" in desk.line("Stick that goes home") and "nothing of today is on it yet" in desk.text


async def test_one_that_failed_since_is_no_good_one(salon: Salon) -> None:
    back_up_unasked(salon.archive, place(salon))
    salon.clock.forward(days=2)
    shutil.rmtree(place(salon))
    place(salon).write_text("a file in its place")
    back_up_where_due(salon.archive)
    assert rows("SELECT failure FROM backup ORDER BY id")[-2:] == [("",), ("place_is_file",)]
    salon.clock.forward(seconds=1)
    async with at_desk(salon) as desk:
        assert "03-10" in desk.line("None since then")


# By itself.


def test_once_a_day_to_each_place(salon: Salon, machine: Machine, tmp_path: Path) -> None:
    save_places(salon.desk(OWNER), "", ("SALON A",))

    def made() -> tuple[int, int]:
        back_up_where_due(salon.archive)
        counts = [len(list(one.glob("salon-*"))) for one in (place(salon), tmp_path / "mnt" / ON_STICK)]
        return counts[0], counts[1]

    assert made() == (1, 0)
    # a stick that comes later in the day gets its own, and then it is enough
    machine.plug_in(tmp_path / "mnt", "SALON A")
    assert made() == (1, 1)
    count = len(entries(operation="back_up"))
    assert made() == (1, 1) and len(entries(operation="back_up")) == count
    salon.clock.forward(days=1)
    assert made() == (2, 2)


def test_the_day_is_the_salons_own(salon: Salon) -> None:
    back_up_unasked(salon.archive, place(salon))
    name = str(place(salon))
    assert around(salon, salon.clock.today, lambda: not due_places(salon.archive, [name]))[1:] == (True, False)


def test_what_failed_is_tried_again_after_an_hour(salon: Salon) -> None:
    place(salon).write_text("a file in its place")
    back_up_where_due(salon.archive)
    [(failure,)] = rows("SELECT failure FROM backup ORDER BY id DESC LIMIT 1")
    assert failure == "place_is_file"
    place(salon).unlink()
    salon.clock.forward(minutes=59)
    back_up_where_due(salon.archive)
    assert not place(salon).exists()
    salon.clock.forward(minutes=1)
    back_up_where_due(salon.archive)
    assert len(good_ones(place(salon), salon.archive.keys)) == 1


def test_after_the_closing_of_a_day_there_is_one_more(salon: Salon) -> None:
    back_up_where_due(salon.archive)
    salon.clock.forward(hours=3)
    close(salon, salon.desk(OWNER))
    for _ in range(2):
        back_up_where_due(salon.archive)
        assert len(entries(operation="back_up")) == 2
    [last] = good_ones(place(salon), salon.archive.keys)
    assert last.manifest.contents.seq >= entries(operation="close_till")[0]["seq"]


def test_a_demo_needs_none(salon: Salon) -> None:
    run("UPDATE salon SET demo = 1")
    back_up_where_due(salon.archive)
    assert not place(salon).exists()


async def minute(desk: Sitting, quiet: float) -> None:
    """Another minute has gone by, and nobody has pressed a key for so long."""
    desk.app.key_queue._last_touch -= quiet
    desk.app._minute()
    await desk.settle()


async def test_in_the_first_quiet_minute_whoever_is_at_the_desk(salon: Salon) -> None:
    async with at_desk(salon, LIN) as desk:
        await desk.press("f5")
        await minute(desk, QUIET_SECONDS / 2)
        assert not place(salon).exists()
        await minute(desk, QUIET_SECONDS)
        [made] = backups_in(place(salon), salon.archive.keys)
        assert entries(operation="back_up")[-1]["staff"] is None
        await minute(desk, QUIET_SECONDS)
        assert backups_in(place(salon), salon.archive.keys) == [made]
        # and with nobody there, the next day
        await desk.press("f11")
        salon.clock.forward(days=1)
        await minute(desk, QUIET_SECONDS)
        assert len(backups_in(place(salon), salon.archive.keys)) == 2
    shutil.rmtree(place(salon))
