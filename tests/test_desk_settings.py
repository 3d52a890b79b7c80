"""What doctor has learned of a desk is kept, checked when it is read, and learned from keys and scans."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from salon_tui.app.desk_settings import NAME, DeskSettings, read_settings, write_settings
from salon_tui.app.settings import SettingsError
from salon_tui.kiosk.scanner import ScannerPace
from salon_tui.words import i18n
from tests.db.salon import OWNER, Salon
from tests.kiosk.emulation import KEYS
from tests.kiosk.terminal import Terminal
from tests.screens.desks import opened


@pytest.mark.parametrize("prefix", ["", "]C1", '"', "\\", "前"])
def test_what_was_learned_is_read_again(tmp_path: Path, prefix: str) -> None:
    learned = DeskSettings(ScannerPace(0.05, prefix), frozenset({"f1", "f10"}))
    write_settings(tmp_path, learned)
    assert read_settings(tmp_path) == learned


def test_without_the_file_all_is_as_usual(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == DeskSettings()


BROKEN = (
    "[scanner",
    "[scanner]\nmilliseconds = 500",
    "[scanner]\nmilliseconds = -1",
    "[scanner]\nmilliseconds = true",
    '[scanner]\nmilliseconds = "35"',
    "[scanner]\nmilliseconds = nan",
    "[scanner]\nprefix = 3",
    '[scanner]\nprefix = "a very long prefix"',
    '[scanner]\nprefix = "\\u0000"',
    '[terminal]\nkeeps = "f10"',
    '[terminal]\nkeeps = ["f2"]',
    "[terminal]\nkeeps = [[]]",
    "scanner = 1",
    "[printer]\nname = 1",
    "\udcff",
)


@pytest.mark.parametrize("text", BROKEN)
async def test_a_broken_file_is_one_sentence_and_the_desk_starts(salon: Salon, text: str) -> None:
    data = salon.folder / "data"
    data.mkdir(exist_ok=True)
    (data / NAME).write_bytes(text.encode(errors="surrogateescape"))
    i18n.use("en")
    with pytest.raises(SettingsError, match="can't be used"):
        read_settings(data)
    async with opened(salon.archive, salon.folder) as desk:
        assert desk.line(NAME) and desk.line(OWNER)


async def test_the_scanners_pace_and_the_kept_keys_are_used(salon: Salon) -> None:
    data = salon.folder / "data"
    data.mkdir(exist_ok=True)
    write_settings(data, DeskSettings(ScannerPace(0.05), frozenset({"f1"})))
    async with opened(salon.archive, salon.folder) as desk:
        assert "^G" in desk.text.splitlines()[-1] and "F1 " not in desk.text.splitlines()[-1]


def test_doctor_learns_from_three_keys_and_three_scans(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    command = [sys.executable, "-X", "utf8", "-m", "salon_tui", "doctor", "--lang", "en"]
    places = ["--data", str(tmp_path / "data"), "--keys", str(tmp_path / "keys")]
    with Terminal([*command, *places], {"CUPS_SERVER": str(tmp_path / "none"), "HOME": str(tmp_path)}) as terminal:
        terminal.wait("Press F1.")
        terminal.send(KEYS["f1"])
        terminal.wait("Press F10.")
        terminal.press("enter")
        terminal.wait("Press F11.")
        terminal.send(KEYS["f11"])
        for number in (1, 2, 3):
            terminal.wait(f"({number} of 3)")
            terminal.type("]C100000013\r\n")
        terminal.wait("The scanner types a character every")
        terminal.wait("It puts ]C1 before a number.")
        terminal.wait("This terminal keeps F10 for itself: Ctrl+S does the same.")
        terminal.exit_code()
    found = read_settings(tmp_path / "data")
    assert found.scanner.prefix == "]C1" and found.kept_keys == {"f10"}
