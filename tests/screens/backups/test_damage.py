"""Where the archive is found damaged: writing stops, it is said in a sentence, and a backup is offered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from db.backup.operations.making import back_up_unasked
from db.core.disk.files import DATABASE_FILE, LOG_HEAD_FILE, PAGE
from db.sign_in.operations.opening import open_desk
from salon_tui.app.start import RESTORED
from salon_tui.screens.desk.sign_in import SignInPage
from tests.db.salon import DESK_WOMAN, OUYANG, OWNER, PINS, Salon, entries, wrong
from tests.screens.backups.test_backups import minute
from tests.screens.backups.test_restoring import agree, chosen
from tests.screens.base.faults import damage_table, damaged
from tests.screens.desks import at_desk, opened


def noise(data: Path) -> None:
    """Every page but the first few is noise."""
    with (data / DATABASE_FILE).open("r+b") as file:
        for page in range(3, file.seek(0, 2) // PAGE):
            file.seek(page * PAGE)
            file.write(b"noise" * 800)


def first_page(data: Path) -> None:
    with (data / DATABASE_FILE).open("r+b") as file:
        file.write(b"x" * PAGE)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "noise": noise,
    "first page": first_page,
    "gone": lambda data: (data / DATABASE_FILE).unlink(),
    "short": lambda data: (data / DATABASE_FILE).write_bytes(b"x" * 10),
    "log head": lambda data: (data / LOG_HEAD_FILE).write_text("nothing\n"),
}


@pytest.mark.parametrize("damage", DAMAGES)
async def test_at_opening_a_backup_is_offered_and_the_damaged_archive_is_kept(salon: Salon, damage: str) -> None:
    back_up_unasked(salon.archive, salon.folder / "data-backups")
    salon.close()
    DAMAGES[damage](salon.folder / "data")
    error = wrong(open_desk, salon.folder / "data", salon.folder / "keys")
    assert error.code in RESTORED
    async with opened(None, salon.folder, broken=error) as desk:
        assert desk.line("  !")
        # nobody gets past it to an archive that can't be opened
        await desk.press("f12")
        await desk.press("1")
        assert "现有的档案会换个名字留在旁边" in desk.text
        await desk.press("f10")
        assert isinstance(desk.app.screen, SignInPage) and "已恢复" in desk.said
        assert list(salon.folder.glob("data-until-*"))
        await desk.press("1", *PINS[OWNER])
        assert desk.app.me is not None and entries(operation="restore")


async def test_found_while_reading_the_head_says_so_and_two_restore_it(salon: Salon) -> None:
    back_up_unasked(salon.archive, salon.folder / "data-backups")
    async with at_desk(salon) as desk:
        damage_table(salon, "client")
        await desk.press("f5")
        assert "nothing more is written" in desk.said and "Backups, F4" in desk.said
        await chosen(desk)
        await desk.press("f12")
        assert "Damaged: nothing is saved" in desk.text
        await desk.press("1")
        await agree(desk)
        assert isinstance(desk.app.screen, SignInPage) and "已恢复" in desk.said
        await desk.press("1", *PINS[OWNER])
        assert "Damaged" not in desk.text
        await desk.press("f2", *"8000", "enter")
        assert OUYANG in desk.text and desk.app.screen.name == "client"


async def test_found_by_the_days_backup_it_is_said_whoever_is_there(salon: Salon) -> None:
    async with at_desk(salon, DESK_WOMAN) as desk:
        with damaged(salon):
            # found in one minute, told by the next at the latest
            await minute(desk, 3600)
            await minute(desk, 3600)
            assert "nothing more is written" in desk.said
            assert "Damaged: nothing is saved" in desk.text
    assert not list((salon.folder / "data-backups").glob("salon-*"))


async def test_where_nobody_can_sign_in_any_more_a_backup_is_offered_instead(salon: Salon) -> None:
    back_up_unasked(salon.archive, salon.folder / "data-backups")
    async with at_desk(salon, None) as desk:
        damage_table(salon, "staff")
        await desk.press("1", *PINS[OWNER])
        assert "从备份恢复" in desk.text and "档案" in desk.text
        await desk.press("1", "f10")
        assert isinstance(desk.app.screen, SignInPage)
        await desk.press("1", *PINS[OWNER])
        assert desk.app.me is not None
