"""The first run brings an archive back from a stick or a folder: by the key file, or by the sheet typed from paper."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from db.backup.operations.making import back_up_unasked
from salon_tui.app.backup_places import ON_STICK
from tests.db.salon import DESK_WOMAN, OWNER, PINS, Salon, entries, give_sheet
from tests.screens.desks import opened
from tests.sticks import Machine, machine

__all__ = ["machine"]


def moved(salon: Salon, *, key: bool) -> None:
    """A new machine: no data, and without ``key`` no key file."""
    salon.close()
    shutil.rmtree(salon.folder / "data")
    if not key:
        shutil.rmtree(salon.folder / "keys")


async def test_from_a_stick_by_the_key_file(salon: Salon, machine: Machine, tmp_path: Path) -> None:
    salon.register(salon.desk(DESK_WOMAN), "令狐冲")
    stick = machine.plug_in(tmp_path / "mnt", "SALON A")
    back_up_unasked(salon.archive, stick / ON_STICK)
    machine.pull_out()
    moved(salon, key=True)
    async with opened(None, salon.folder) as desk:
        await desk.press("2")
        assert "Was there an archive before?" in desk.text
        await desk.more("Restore from a backup")
        assert "No backup was found" in desk.text
        machine.plug_in(tmp_path / "mnt", "SALON A")
        await desk.press("f5")
        assert "SALON A" in desk.line("1  2026-03-10")
        await desk.press("1")
        assert "Nothing has happened yet" in desk.text and "Backup: 2026-" in desk.text
        assert not (salon.folder / "data").exists()
        await desk.press("enter")
        assert not (salon.folder / "data").exists(), "Enter alone replaces nothing"
        await desk.press("f10")
        assert "您是哪一位" in desk.text and "从头到尾" in desk.said
        await desk.press("1", *PINS[OWNER])
        await desk.press("f2", *"令狐冲")
        assert "令狐冲" in desk.text
        assert entries(operation="restore")


async def test_from_a_folder_by_the_sheet(salon: Salon, tmp_path: Path) -> None:
    phrase = give_sheet(salon.desk(OWNER))
    back_up_unasked(salon.archive, tmp_path / "copies")
    moved(salon, key=False)
    async with opened(None, salon.folder) as desk:
        await desk.press("2")
        await desk.more("Restore from a backup")
        await desk.more("Another folder")
        await desk.press("backspace", "backspace")
        await desk.type(str(tmp_path / "copies"))
        await desk.press("enter")
        assert "1 2026-03-10" in desk.text
        await desk.press("1")
        assert "Type the six groups of the recovery" in desk.text
        await desk.type("0000a")
        await desk.press("f10")
        assert "This group has a slip in it" in desk.said
        await desk.press(*["backspace"] * 5)
        for group in phrase:
            await desk.type(group.lower())
            await desk.press("enter")
        assert "Nothing has happened yet" in desk.text
        await desk.press("f10")
        assert "密钥文件已放回" in desk.said
        await desk.press("1", *PINS[OWNER])
        assert desk.app.me is not None


async def test_another_salons_sheet_opens_nothing(salon: Salon, tmp_path: Path) -> None:
    from db.core.disk.phrase import make_phrase

    give_sheet(salon.desk(OWNER))
    back_up_unasked(salon.archive, salon.folder / "data-backups")
    moved(salon, key=False)
    async with opened(None, salon.folder) as desk:
        await desk.press("2")
        await desk.more("Restore from a backup")
        await desk.press("1")
        for group in make_phrase():
            await desk.type(group)
            await desk.press("enter")
        assert "This is not the phrase" in desk.said
        assert not (salon.folder / "data").exists()
        # and back to the first run, where what was typed still stands
        await desk.press("f12", "f12")
        assert "Name of the salon" in desk.text


@pytest.mark.parametrize("name", ["salon-0123456789abcdef-20261399T000000Z-1", "salon-x", "photos"])
async def test_what_is_no_backup_is_passed_over(salon: Salon, name: str) -> None:
    (salon.folder / "data-backups" / name).mkdir(parents=True)
    moved(salon, key=True)
    async with opened(None, salon.folder) as desk:
        await desk.press("2")
        await desk.more("Restore from a backup")
        assert "No backup was found" in desk.text
