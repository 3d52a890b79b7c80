"""The desk's parent: behind a crash there is no shell, and the desk starts again."""

from __future__ import annotations

import os
import re
import select
import signal
import termios
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.kiosk.conftest import StartDesk
from tests.kiosk.terminal import Terminal

LINE_MODES = termios.ECHO | termios.ICANON | termios.ISIG
AGAIN = "Press Enter to start the desk again."


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "incidents"


@pytest.fixture
def desk(start_desk: StartDesk, tmp_path: Path, log: Path) -> Terminal:
    return start_desk({"DESK_SUPERVISED": "1", "DESK_LOG": str(log), "DESK_DRAFT": str(tmp_path / "draft")})


def crash(desk: Terminal) -> None:
    desk.press("f8")


def segfault(desk: Terminal) -> None:
    os.kill(desk.child, signal.SIGSEGV)


def kill(desk: Terminal) -> None:
    os.kill(desk.child, signal.SIGKILL)


@pytest.mark.parametrize("end", [crash, segfault, kill])
def test_after_a_crash_there_is_a_plain_page_and_the_desk_again(
    desk: Terminal, end: Callable[[Terminal], None]
) -> None:
    desk.type("13800138000")
    desk.wait("13800138000")
    first = desk.child
    end(desk)
    desk.wait(AGAIN)
    assert "请按回车键重新打开前台。" in desk.text()
    assert "Nothing that was saved is lost" in desk.text()
    # nothing of what stood there, no echo, no line that a shell would run, no key that ends or stops the parent
    assert "13800138000" not in desk.text()
    assert not desk.local_flags() & LINE_MODES
    before = desk.text()
    desk.press(*"touch x", "ctrl+c", "ctrl+z", "ctrl+\\", "ctrl+d")
    desk.settle(0.7)
    assert desk.text() == before
    desk.press("enter")
    desk.wait("READY")
    assert desk.child != first
    desk.type("again")
    desk.wait("again")


def test_the_number_on_the_page_is_the_incidents(desk: Terminal, log: Path) -> None:
    crash(desk)
    desk.wait(AGAIN)
    [number] = set(re.findall(r"[0-9]{6}", desk.text()))
    assert f"incident {number}" in log.read_text("utf-8")


def test_the_enter_of_what_was_being_typed_starts_nothing(desk: Terminal) -> None:
    desk.press("f8", *"00000695", "enter", *"1", "enter")
    desk.wait(AGAIN)
    desk.press(*"6901234567892", "enter")
    desk.settle(0.3)
    assert AGAIN in desk.text()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_to_the_parent_ends_both_with_the_draft_kept(
    desk: Terminal, tmp_path: Path, number: signal.Signals
) -> None:
    desk.type("half a name")
    desk.wait("half a name")
    child = desk.child
    desk.signal(number)
    assert desk.exit_code(timeout=8) == 128 + number
    assert (tmp_path / "draft").read_text() == "half a name"
    assert not Path(f"/proc/{child}").exists()
    assert desk.local_flags() & LINE_MODES == LINE_MODES


def test_a_signal_on_the_page_after_a_crash_ends_it(desk: Terminal) -> None:
    crash(desk)
    desk.wait(AGAIN)
    desk.signal(signal.SIGTERM)
    assert desk.exit_code(timeout=8) == 128 + signal.SIGTERM
    assert desk.local_flags() & LINE_MODES == LINE_MODES


@pytest.mark.parametrize("crashed", [False, True])
def test_a_terminal_that_is_gone_ends_both(desk: Terminal, crashed: bool) -> None:
    child = desk.child
    if crashed:
        crash(desk)
        desk.wait(AGAIN)
    desk.hang_up()
    assert desk.exit_code(timeout=8) == 128 + signal.SIGHUP
    assert not Path(f"/proc/{child}").exists()


def test_the_desk_does_not_outlive_its_parent(desk: Terminal) -> None:
    gone = os.pidfd_open(desk.child)
    desk.signal(signal.SIGKILL)
    assert desk.exit_code() == -signal.SIGKILL
    # readable once the process is gone
    assert select.select([gone], [], [], 10)[0]
    os.close(gone)
