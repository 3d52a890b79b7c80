"""The first run: language, salon, the owner and a PIN."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from db.core.permissions import Role
from db.staff import pins
from tests.db.salon import CHEAP, OWNER, PINS, SHEN
from tests.screens.desks import opened


@pytest.fixture
def quick_argon2(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pins, "calibrate", lambda: CHEAP)


@pytest.mark.usefixtures("quick_argon2")
async def test_first_run_makes_an_archive_to_sign_in_to(tmp_path: Path) -> None:
    async with opened(None, tmp_path) as desk:
        assert "中文" in desk.text and "English" in desk.text
        await desk.press("2")
        assert "Name of the salon" in desk.text
        await desk.type("静颜")
        await desk.press("enter")
        await desk.type("周岚")
        await desk.press("enter")
        await desk.pin(PINS[OWNER], PINS[OWNER])
        assert "Who are you?" in desk.text and "周岚" in desk.text
        assert "The archive is ready" in desk.text
        await desk.press("1", *PINS[OWNER])
        assert desk.app.me is not None and desk.app.me.roles == (Role.MANAGER.value,)
        assert "Recovery sheet" in desk.text and "Before there is one, no clients can be entered." in desk.text
        # made now, with a slip in the first try
        await desk.press("f10")
        groups = dict(re.findall(r"^ +([1-6]) {3}([0-9A-Z]{5}) *$", desk.text, re.MULTILINE))
        assert len(groups) == 6
        await desk.press("f10")
        assert not any(group in desk.text for group in groups.values())
        first, second = re.findall(r"Group (\d)", desk.text)
        await desk.type("00000")
        await desk.press("enter")
        await desk.type(groups[second])
        await desk.press("enter")
        assert f"Group {first} is not what stands on the sheet" in desk.text
        await desk.press("f12", "f10")
        for place in re.findall(r"Group (\d)", desk.text):
            await desk.type(groups[place].lower())
            await desk.press("enter")
        assert "The recovery sheet is good." in desk.text
        assert "静颜" in desk.text
        assert (desk.app.data / "recovery").exists()


@pytest.mark.usefixtures("quick_argon2")
async def test_first_run_loses_nothing_when_something_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # whether the key is in a file or the machine hands it over, it is said where it stays
    (tmp_path / "salon-key").write_text("ab" * 32)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    async with opened(None, tmp_path) as desk:
        await desk.press("2")
        assert "The key stays in this machine." in desk.text and "Key: " not in desk.text
        monkeypatch.delenv("CREDENTIALS_DIRECTORY")
        await desk.press("f10")
        assert "This is needed" in desk.text
        await desk.type("静颜")
        await desk.press("enter")
        assert "Keep a copy of the key folder safe" in desk.text
        await desk.type("周岚")
        await desk.press("enter")
        await desk.pin("905173", "905173")
        assert "This PIN needs exactly 8 digits" in desk.text
        assert "静颜" in desk.text and "周岚" in desk.text
        await desk.pin(PINS[OWNER], PINS[SHEN])
        assert "The two PINs are not the same" in desk.text
        await desk.press("f12", "1", "f12", "2")
        assert "静颜" in desk.text and "周岚" in desk.text
        assert desk.app.archive is None
        assert not (tmp_path / "data" / "salon.db").exists()


@pytest.mark.usefixtures("quick_argon2")
async def test_first_run_where_nothing_can_be_written_keeps_the_pin_too(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    async with opened(None, tmp_path) as desk:
        await desk.press("2")
        await desk.type("静颜")
        await desk.press("down")
        await desk.type("周岚")
        await desk.press("down")
        await desk.pin(PINS[OWNER], PINS[OWNER])
        assert "written. Check that this account may write there" in " ".join(desk.text.split())
        (tmp_path / "data").unlink()
        await desk.press("f10")
        assert "Who are you?" in desk.text
