"""The emergency page: what stands on it of backups, and that nothing secret does."""

from __future__ import annotations

import re

from db.backup.operations.making import back_up
from db.backup.operations.places import save_places
from db.backup.operations.printing import print_emergency
from db.core.desk import Desk
from printouts.registry import render
from tests.db.salon import OWNER, Salon, entries
from tests.printouts.reading import text


def test_it_says_where_the_last_good_backup_is_and_which_stick_goes_home(salon: Salon) -> None:
    at = salon.desk(OWNER)
    save_places(at, "", ("SALON A", "SALON B"))
    back_up(at, salon.folder / "stick", "SALON B")
    made = back_up(at, salon.folder / "data-backups")
    sheet = print_emergency(at)
    assert (sheet.last_good, sheet.place) == (made.at, str(salon.folder / "data-backups"))
    assert (sheet.sticks, sheet.home) == (("SALON A", "SALON B"), "SALON B")
    # by the fingerprint the salon's backups are known among others on a stick
    assert f"salon-{sheet.fingerprint}-" in made.name
    assert entries(operation="print_emergency")[-1]["what"] == '{"sheet":"emergency"}'


def command(at: Desk) -> str:
    """What is to be typed, without blanks."""
    found = re.search(r'restore"[^"]*"', text(render("emergency", print_emergency(at))))
    assert found
    return found[0]


def test_the_command_names_the_stick_that_goes_home(salon: Salon) -> None:
    at = salon.desk(OWNER)
    assert command(at) == 'restore"/media/$USER/________"'
    save_places(at, "", ("SALON A", "SALON B"))
    assert command(at) == 'restore"/media/$USER/SALONA"'
    back_up(at, salon.folder / "stick", "SALON B")
    assert command(at) == 'restore"/media/$USER/SALONB"'
