"""What is typed and not saved comes back after a power cut, a shutdown, an idle lock; to its author, nobody else."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from db.clients.finding.queries import find
from db.core.disk.keys import Keys, read_root
from db.core.sql import close, connect, rows
from tests.db.salon import CHEN, DESK_WOMAN, LIN, OUYANG, SHEN, Salon
from tests.journeys.homes import Home, copied
from tests.journeys.salon import PATIENCE, Seat

HALF = "王小"
BACK = "What was typed at {time} is back. F4 empties the form."
IDLE_SECONDS = 4


def begin(seat: Seat) -> None:
    """Types half a registration: consent, the beginning of a name."""
    seat.press("f6")
    seat.wait_head(seat.said("New client"))
    seat.type("111")
    seat.press(*["down"] * 5)
    seat.type(HALF)
    seat.wait(HALF)


def wait_kept(seat: Seat) -> None:
    """Waits until what was typed stands in the archive: a draft is kept every two seconds."""
    end = time.monotonic() + PATIENCE
    while not any(HALF in str(json.loads(content)) for content in kept(seat.home)):
        assert time.monotonic() < end, "no draft was kept"
        seat.settle(quiet=0.05)


def kept(home: Home) -> list[str]:
    """The drafts that stand in the archive while the desk is open: whatever else it writes says nothing of them."""
    [key] = home.keys.glob("*.key")
    path = home.data / "salon.db"
    try:
        found = connect(path, Keys(read_root(key)).database).execute("SELECT content FROM draft").fetchall()
        return [content for (content,) in found]
    finally:
        close(path)


def bring_back(seat: Seat) -> None:
    """A new form is empty, and says that another one waits; the list of the page brings that back."""
    seat.press("f6")
    seat.wait_head(seat.said("New client"))
    waits = seat.said("Not finished: {what}, typed at {time}. F4 twice lists it; this form is empty.")
    seat.wait(waits.partition("{")[0])
    seat.wait(lambda text: not is_filled(text))
    ask_back(seat)
    is_back(seat)


def ask_back(seat: Seat) -> None:
    """F4, and F4 again in the list of the field, list what else the page can do."""
    seat.press("f4", "f4", "2")


def empty(seat: Seat) -> None:
    """From the same list."""
    seat.press("f4", "f4", "1")


def is_back(seat: Seat) -> None:
    """The draft stands in the form, and the message line says so."""
    seat.wait(seat.said("New client"), *re.split(r"\{\w+\}", seat.said(BACK)), HALF, is_filled)


def is_filled(text: str) -> bool:
    """Whether consent stands in the form as it was typed."""
    return [line.split()[-1:] for line in text.split("\n")[3:6]] == [["是"]] * 3


def finish(seat: Seat) -> None:
    """Types the rest behind what came back, and saves."""
    seat.press("f10")  # goes to the first field that is missing
    seat.type("13911112222")
    seat.press("f10")
    seat.wait_head(HALF, "·2222")


def test_a_power_cut_in_the_middle_of_a_form(seat: Seat, home: Home) -> None:
    seat.sign_in(DESK_WOMAN)
    begin(seat)
    wait_kept(seat)
    seat.kill()
    with Seat(home) as again:
        again.sign_in(DESK_WOMAN)
        bring_back(again)
        finish(again)
        again.press("f3", "f6")
        again.wait_head(again.said("New client"))
        again.wait(lambda text: HALF not in text)
        again.end()
    with home.desk() as desk:
        assert [line.name for line in find(desk, "2222")] == [HALF]
    home.check_audit()


def test_a_shutdown_keeps_what_was_typed_a_moment_ago(seat: Seat, home: Home) -> None:
    seat.sign_in(DESK_WOMAN)
    begin(seat)
    seat.end()
    with Seat(home) as again:
        again.sign_in(DESK_WOMAN)
        bring_back(again)


def test_a_terminal_that_is_gone_keeps_it_too(seat: Seat, home: Home) -> None:
    seat.sign_in(DESK_WOMAN)
    begin(seat)
    seat.terminal.hang_up()
    seat.terminal.exit_code()
    with Seat(home) as again:
        again.sign_in(DESK_WOMAN)
        bring_back(again)


def test_the_idle_lock_keeps_it(prepared: Salon, tmp_path: Path) -> None:
    home = copied(prepared, tmp_path / "home", idle_seconds=IDLE_SECONDS)
    with Seat(home) as seat:
        seat.sign_in(DESK_WOMAN)
        begin(seat)
        seat.wait_door()
        assert HALF not in seat.text
        seat.enter(DESK_WOMAN)
        is_back(seat)


def test_a_lock_gives_it_back_to_its_author_and_to_nobody_else(seat: Seat) -> None:
    seat.sign_in(DESK_WOMAN)
    begin(seat)
    seat.lock()
    seat.sign_in(SHEN)
    seat.press("f6")
    seat.wait_head(seat.said("New client"))
    assert HALF not in seat.text
    seat.type("2")
    seat.lock()
    seat.sign_in(DESK_WOMAN)
    bring_back(seat)


def test_a_lock_brings_its_author_back_to_the_form(seat: Seat) -> None:
    seat.sign_in(DESK_WOMAN)
    begin(seat)
    seat.press("f11")
    seat.wait_door()
    assert HALF not in seat.text
    seat.enter(DESK_WOMAN)
    is_back(seat)


def test_a_lock_brings_its_author_back_to_the_registration_in_front(seat: Seat) -> None:
    seat.sign_in(DESK_WOMAN)
    begin(seat)
    seat.press("f2")
    seat.type("赵六")
    seat.press("f6")
    seat.wait("赵六")
    seat.lock()
    seat.enter(DESK_WOMAN)
    seat.wait_head(seat.said("New client"))
    seat.wait("赵六", lambda text: HALF not in text)
    ask_back(seat)
    is_back(seat)


LEAVINGS: dict[str, Callable[[Seat], None]] = {
    "back": lambda seat: seat.press("f12"),
    "home": lambda seat: seat.press("f3"),
    "find": lambda seat: seat.press("f2", "f3"),
    "a card": lambda seat: seat.open_card("9001", CHEN),
    "help and back": lambda seat: seat.press("f1", "f12", "f12"),
}


@pytest.mark.parametrize("leave", LEAVINGS.values(), ids=LEAVINGS)
def test_a_form_that_was_left_has_it_again(seat: Seat, leave: Callable[[Seat], None]) -> None:
    seat.sign_in(DESK_WOMAN)
    begin(seat)
    leave(seat)
    seat.press("f3")
    seat.wait_head(f"{DESK_WOMAN} · ")
    bring_back(seat)
    finish(seat)


def test_emptying_the_form_throws_it_away(seat: Seat, home: Home) -> None:
    seat.sign_in(DESK_WOMAN)
    begin(seat)
    seat.press("f12")
    seat.wait_head(f"{DESK_WOMAN} · ")
    bring_back(seat)
    empty(seat)
    seat.wait_said("The form is as it was before you typed.")
    assert HALF not in seat.text
    seat.end()
    with Seat(home) as again:
        again.sign_in(DESK_WOMAN)
        again.press("f6")
        again.wait_head(again.said("New client"))
        assert HALF not in again.text


def test_what_was_taken_back_is_not_offered_again(seat: Seat, home: Home) -> None:
    seat.sign_in(DESK_WOMAN)
    seat.press("f6", "down", "down", "down", "down", "down")
    seat.type("小时候来过")
    seat.press("f12")
    seat.press("f6")
    ask_back(seat)
    # that it is back is what nothing said before: its text and both heads have stood there
    seat.wait(*re.split(r"\{\w+\}", seat.said(BACK)), "小时候来过")
    seat.press("down", "down", "down", "down", "down", "backspace", "f12")
    seat.wait_head(f"{DESK_WOMAN} · ")
    seat.end()
    with home.archive():
        assert rows("SELECT content FROM draft") == []


def test_every_client_has_a_draft_of_their_own(seat: Seat, home: Home) -> None:
    seat.sign_in(LIN)
    seat.open_card("8000", OUYANG)
    seat.press("ctrl+r", "f10")
    seat.type("两颊干燥")
    seat.wait("两颊干燥")
    seat.press("f12")
    seat.wait_head(OUYANG, "0000 0013  ·")
    seat.end()
    with Seat(home) as again:
        again.sign_in(LIN)
        again.press("1")
        again.wait_head(OUYANG)
        again.wait("两颊干燥")
