"""The machine is gone: from the stick and the sheet alone, a new one has the last visit of the day again."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from db.core.sql import rows
from salon_tui.app.backup_places import ON_STICK
from tests.db.salon import DESK_WOMAN, MOISTURE, OWNER, Salon
from tests.journeys.homes import Home, copied
from tests.journeys.plugged import plugged_in
from tests.journeys.salon import LANGUAGES, Seat
from tests.printouts.reading import text as text_of

WALK_IN, PHONE = "孟小冬", "13811113333"
STICK = "SALON A"
SHEET = "No key file here opens this backup. Type the six groups of the recovery sheet; small letters are fine."


class Desk(Seat):
    """The steps; each ends with what is then to be seen."""

    def open(self, words: str, title: str) -> None:
        self.press("f3", "f2")
        self.wait_head(self.said("Find"))
        self.type(words)
        self.press("enter")
        self.wait_head(self.said(title))

    def name_sticks(self) -> None:
        """Two sticks go home by turns; the first of them is plugged in."""
        self.open("beifen", "Backups")
        self.more("Where backups go")
        self.wait_head(self.said("Where backups go"))
        self.press("down")
        self.type(f"{STICK}, SALON B")
        self.press("f10")
        self.wait_said("Saved. Plugged in now: {labels}.", labels=STICK)

    def serve(self) -> None:
        """Somebody walks in, is registered, treated, and pays."""
        self.press("f6")
        self.wait_head(self.said("New client"))
        self.type("1112")
        self.press("enter", "enter")
        self.type(WALK_IN)
        self.press("enter")
        self.type("2")
        self.type("1988-3-12")
        self.press("enter")
        self.type(PHONE)
        self.press("f10")
        self.wait_head(WALK_IN, "·3333")
        self.press("f6")
        self.wait_head(WALK_IN, self.said("new visit"))
        self.type("2@3")
        self.press("f10")
        self.wait_said("The visit is open.")
        self.press("f3")
        self.wait_head(f"{DESK_WOMAN} · ")
        self.press("1")
        self.wait_head(WALK_IN)
        self.wait(MOISTURE)
        self.press("f10")
        self.wait_said("Payment · {name}", name=WALK_IN)
        self.press("3", "f10")
        self.wait_said("The visit of {name} is closed.", name=WALK_IN)

    def back_up(self) -> None:
        """A backup by key; the page says which stick goes home."""
        self.open("beifen", "Backups")
        self.press("f10")
        self.wait_said("The backup is made, and was read back.")
        self.wait(self.said("The stick {label} goes home tonight.", label=STICK))

    def close_day(self) -> None:
        """No cash came in: the till is empty, and the day is closed."""
        self.open("rijie", "Close the day")
        self.type("0")
        self.press("f10")
        self.wait_head(self.said("Days of the till"))

    def see_stick(self, note: str) -> None:
        """The closing sheet says which stick goes home, and whether the day is on it."""
        self.press("f9")
        self.wait_head(self.said("Closing sheet"))
        self.wait(self.said("Stick that goes home"), STICK, self.said(note))

    def restore(self, groups: list[str]) -> None:
        """The first run of a machine on which nothing is, with the stick in it and the sheet beside it."""
        self.wait("Language · 语言")
        self.press(str(LANGUAGES.index(self.language) + 1))
        self.wait_said("A new archive")
        self.more("Restore from a backup")
        self.wait(STICK)
        self.press("1")
        self.wait_said(SHEET)
        for group in groups:
            self.type(group.lower())
            self.press("enter")
        self.wait_said("Nothing has happened yet. F10 restores this backup.")
        self.press("f10")
        self.wait_door()

    def prove(self) -> None:
        """The new machine's backup is restored for trial, and the proof is printed."""
        self.open("beifen", "Backups")
        self.more("Restore for trial")
        self.wait_head(self.said("Proof of the last trial"))
        self.wait(self.said("all whole"), self.said("unbroken"))
        self.press("f10")
        self.wait("~/", "BR-01")


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_from_the_stick_and_the_sheet_alone(prepared: Salon, tmp_path: Path, language: str) -> None:
    home = copied(prepared, tmp_path / "home", language)
    with plugged_in(STICK, tmp_path / "stick") as stick:
        with Desk(home, language, inside=stick.inside) as seat:
            seat.sign_in(OWNER)
            seat.open("recovery", "Recovery sheet")
            groups = seat.copy_sheet()
            seat.name_sticks()
            seat.lock()
            seat.sign_in(DESK_WOMAN)
            seat.serve()
            seat.close_day()
            seat.see_stick("nothing of today is on it yet")
            seat.back_up()
            seat.open("rijiedan", "Days of the till")
            seat.see_stick("today's backup is on it")
            seat.end()
        [made] = (stick.folder / ON_STICK).iterdir()

        # The machine is gone, with all that was on it.
        shutil.rmtree(home.folder)

        with Desk(home, language, inside=stick.inside) as seat:
            seat.restore(groups)
            seat.sign_in(DESK_WOMAN)
            seat.open_card("3333", WALK_IN)
            seat.wait(MOISTURE)
            seat.lock()
            seat.sign_in(OWNER)
            seat.back_up()
            seat.prove()
            seat.end()
    check_archive(home, made.name)
    check_proof(home)


def check_archive(home: Home, backup: str) -> None:
    """The day is there, and where it came from stands in the log."""
    with home.archive():
        [(service, paid)] = rows(
            "SELECT s.name, p.amount FROM visit v JOIN client c ON c.id = v.client_id "
            "JOIN visit_service s ON s.visit_id = v.id JOIN bill b ON b.visit_id = v.id "
            "JOIN payment p ON p.bill_id = b.id WHERE c.name = ?",
            WALK_IN,
        )
        assert service == MOISTURE and paid
        [(what,)] = rows("SELECT what FROM audit_entry WHERE operation = 'restore'")
        assert backup in what
        [(outcome,)] = rows("SELECT outcome FROM audit_entry WHERE operation = 'print_proof'")
        assert outcome == "done"
    home.check_audit()


def check_proof(home: Home) -> None:
    """It names the backup that was tried."""
    [proof] = home.folder.glob("BR-01*.pdf")
    [tried] = (home.folder / "data-backups").iterdir()
    said = re.sub(r"\s", "", text_of(proof.read_bytes()))
    assert tried.name in said and OWNER in said
