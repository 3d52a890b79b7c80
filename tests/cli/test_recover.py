"""``recover`` in a terminal: what is typed from the sheet, what is shown, and what becomes of the key and the PIN."""

from __future__ import annotations

import os
import re

import pytest

from db.recovery import operations as recovery
from db.sign_in.operations.sign_in import sign_in
from tests.cli.conftest import Home
from tests.kiosk.terminal import Terminal

PIN, NEW = "90517326", "73910482"
CHEAP = (8, 1)


def sheet(home: Home) -> tuple[str, ...]:
    archive = home.archive()
    manager = next(person.id for person in recovery.managers(archive))
    desk = sign_in(archive, manager, PIN)
    phrase = recovery.begin_recovery(desk)
    recovery.keep_recovery(desk, recovery.KeepRecovery(phrase, {0: phrase[0], 1: phrase[1]}), CHEAP)
    archive.close()
    return phrase


def groups(terminal: Terminal) -> dict[str, str]:
    return dict(re.findall(r"^ +([1-6]) {3}([0-9A-Z]{5})$", terminal.text(), re.MULTILINE))


def started(home: Home) -> Terminal:
    return Terminal([os.fsdecode(word) for word in home.command("recover")], home.environment)


def test_a_lost_key_a_new_pin_and_a_new_sheet(demo: Home) -> None:
    phrase = sheet(demo)
    [key] = demo.keys.iterdir()
    before = key.read_text()
    key.unlink()
    with started(demo) as terminal:
        terminal.wait("Group 1 of 6:")
        terminal.type("what?\r")
        terminal.wait("This group has a slip in it")
        for group in phrase:
            terminal.type(f"{group.lower()}\r")
        terminal.wait("Whose PIN is to be new? Number:", 30)
        # the path may be broken between two lines
        assert "key file is there again" in terminal.text().replace("\n", "")
        terminal.type("1\r")
        terminal.wait("New PIN of")
        terminal.type(f"{NEW}\r")
        terminal.wait("The same PIN once more:")
        terminal.type(f"{NEW}\r")
        terminal.wait(lambda text: len(groups(terminal)) == 6)
        assert NEW not in terminal.text()
        shown = groups(terminal)
        terminal.type("\r")
        for _ in range(recovery.TYPED_BACK):
            terminal.wait(lambda text: text.rstrip().endswith("of 6:") and not groups(terminal))
            place = re.findall(r"Group (\d) of 6:", terminal.text())[-1]
            terminal.type(f"{shown[place]}\r")
            terminal.wait(lambda text, place=place: f"{place} of 6: {shown[place]}" in text)  # type: ignore[misc]
        terminal.wait("The old sheet is void", 30)
        assert terminal.exit_code() == 0
    assert key.read_text() == before
    archive = demo.archive()
    manager = next(person.id for person in recovery.managers(archive))
    assert sign_in(archive, manager, NEW)
    archive.close()
    fresh = tuple(shown[str(place)] for place in range(1, 7))
    assert recovery.bring_back_key(demo.data, demo.keys, fresh) is False


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (["x", "x", "x"], "Nothing was changed. Compare the sheet"),
        (list(recovery.new_phrase()), "This is not the phrase of this archive's newest recovery sheet."),
    ],
)
def test_what_is_not_on_the_sheet(demo: Home, typed: list[str], sentence: str) -> None:
    sheet(demo)
    ended = demo.run("recover", typed="".join(f"{line}\n" for line in typed))
    assert ended.status == 1
    assert sentence in ended.err


def test_where_no_sheet_was_ever_made(demo: Home) -> None:
    ended = demo.run_cold("recover", typed="".join(f"{line}\n" for line in recovery.new_phrase()))
    assert ended.status == 1
    assert "No recovery sheet was ever made for this archive" in ended.err
