"""The emergency page at the desk: printed from the page of backups, by whoever looks after them."""

from __future__ import annotations

import pytest

from db.backup.operations.making import back_up_unasked
from db.backup.operations.places import save_places
from db.core.permissions import Role
from tests.db.salon import OWNER, PERSON, Salon
from tests.printouts.reading import text
from tests.screens.desks import at_desk
from tests.screens.printing.printer import Printer, home, printer

__all__ = ["home", "printer"]


async def test_it_is_printed_from_the_page_of_backups(salon: Salon, printer: Printer) -> None:
    save_places(salon.desk(OWNER), "", ("SALON A", "SALON B"))
    back_up_unasked(salon.archive, salon.folder / "stick", "SALON A")
    async with at_desk(salon) as desk:
        await desk.go("backups")
        await desk.more("Emergency page")
        assert "SALON A, SALON B" in desk.line("Sticks") and "SALON A" in desk.line("Goes home tonight")
        await desk.press("f10")
        ((pdf, options),) = printer.jobs
        assert options["media"] == "iso_a4_210x297mm" and options["title"].startswith("EM-01")
        assert salon.archive.keys.fingerprint in text(pdf)


@pytest.mark.parametrize("role", Role)
async def test_who_may_print_it(salon: Salon, role: Role) -> None:
    async with at_desk(salon, PERSON[role]) as desk:
        await desk.go("emergency")
        opened = desk.app.screen.name == "emergency"
        assert opened is (role in (Role.RECEPTIONIST, Role.KEEPER, Role.MANAGER))
