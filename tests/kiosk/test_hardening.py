"""Every attack of the kiosk's table, typed or sent for real."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from salon_tui.kiosk import hardening
from salon_tui.kiosk.driver import STANDSTILL_SECONDS
from salon_tui.kiosk.paste import LONGEST_PASTE
from tests.kiosk.conftest import DESK, StartDesk
from tests.kiosk.desk_app import CARD
from tests.kiosk.terminal import Terminal
from tests.kiosk.test_key_queue import fields
from tests.warm import REPOSITORY

SIGNALS_THAT_END = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
COOKED = termios.ECHO | termios.ICANON | termios.ISIG
SECRETS = ("张伟", "13800138000", "no such client", "Traceback")


def still_works(desk: Terminal) -> None:
    """The first field still takes keys."""
    desk.press("f2", *"alive")
    desk.wait(lambda text: "FIND" in text and fields(text) == ["alive", ""])


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+c", "ctrl+\\", "ctrl+p", "ctrl+z", "ctrl+d", "ctrl+s", "ctrl+]"])
def test_keys_that_end_other_programs_do_nothing(desk: Terminal, key: str) -> None:
    before = desk.text()
    desk.press(key, key, "x")
    desk.wait(lambda text: fields(text) == ["x", ""])
    assert desk.text().replace("x", " ").split() == before.split()
    still_works(desk)


def test_ctrl_c_while_importing(start_desk: StartDesk) -> None:
    desk = start_desk(ready="STARTING", cold=True)
    for _ in range(5):
        desk.press("ctrl+c", "ctrl+\\", "ctrl+z")
    desk.wait("READY")
    still_works(desk)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU, signal.SIGCONT])
def test_signals_of_the_keyboard_are_ignored(desk: Terminal, number: signal.Signals) -> None:
    desk.signal(number)
    still_works(desk)


@pytest.mark.parametrize(
    ("keys", "heard"), [(("f3", *"471100", "enter"), "WRONG"), (("f1", *CARD, "enter"), f"CARD {CARD}")]
)
def test_what_was_typed_while_the_program_stood_still_is_no_scan_but_a_card_is_one(
    desk: Terminal, keys: tuple[str, ...], heard: str
) -> None:
    with desk.standing_still(1.5 * STANDSTILL_SECONDS):
        desk.press(*keys)
    desk.wait(heard)


@pytest.mark.parametrize("number", SIGNALS_THAT_END)
def test_a_signal_saves_the_draft_and_restores_the_terminal(
    start_desk: StartDesk, tmp_path: Path, number: signal.Signals
) -> None:
    draft = tmp_path / "draft"
    desk = start_desk({"DESK_DRAFT": str(draft)})
    assert not desk.local_flags() & COOKED
    desk.type("half a name")
    desk.wait("half a name")
    desk.signal(number)
    assert desk.exit_code(timeout=4) == 128 + number
    assert draft.read_text() == "half a name"
    assert desk.local_flags() & COOKED == COOKED
    for restored in (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?2004l", b"\x1b[<u"):
        assert restored in desk.raw
    assert desk.text().strip() in ("", "STARTING")


@pytest.mark.parametrize("key", ["f8", "f9"])
def test_a_crash_shows_no_values(start_desk: StartDesk, tmp_path: Path, key: str) -> None:
    log = tmp_path / "incidents"
    desk = start_desk({"DESK_LOG": str(log)})
    desk.press(key)
    assert desk.exit_code(timeout=4) == 70
    written = log.read_text(encoding="utf-8")
    assert "builtins.ValueError" in written
    assert "desk_app.py:" in written
    for secret in SECRETS:
        assert secret not in written
        assert secret.encode() not in desk.raw
    number = written.split()[2]
    assert f"Incident {number}." in desk.text()
    assert desk.local_flags() & COOKED == COOKED
    assert log.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("garbage", [b"\xff", b"\xe5", b"\xc0\x80", b"\xf5\x80", b"\xed\xa0\x80"])
def test_bytes_that_are_no_text(desk: Terminal, garbage: bytes) -> None:
    desk.send(garbage + b"a")
    desk.wait(lambda text: fields(text)[0].endswith("a"))
    still_works(desk)


def test_a_paste_arrives_as_one(desk: Terminal) -> None:
    desk.send("\x1b[200~张伟 \x1b[A1\x1b[201~".encode())
    desk.press("enter", "b")
    desk.wait(lambda text: fields(text) == ["张伟 [A1", "b"])


def test_a_paste_that_is_too_long_is_cut_with_a_word(desk: Terminal) -> None:
    desk.send(b"\x1b[200~" + b"p" * (LONGEST_PASTE + 1) + b"\x1b[201~")
    desk.wait("PASTE CUT")
    still_works(desk)


def test_a_paste_that_is_never_closed(desk: Terminal) -> None:
    desk.send(b"\x1b[200~abc")
    started = time.monotonic()
    desk.wait(lambda text: fields(text) == ["abc", ""])
    assert time.monotonic() - started < 2
    still_works(desk)


FORGED = (
    b"\x1b[1:2;3u",  # numbers that Textual's parser stumbles over
    b"\x1b[99999999999;1u",
    b"\x1b[55296;1u",  # half a character
    b"\x1b[48;0;0;0;0t",  # "your window is 0 x 0"
    b"\x1b[O",  # "your window has lost the focus"
    b"\x1b[<0;3;3M\x1b[<0;3;3m",  # a click
    b"\x1b[?2048;2$y\x1b[3;4R",
)


@pytest.mark.parametrize("forged", FORGED)
def test_forged_answers_of_the_terminal(desk: Terminal, forged: bytes) -> None:
    desk.send(forged)
    still_works(desk)


def test_ten_kilobytes_of_sequences(desk: Terminal) -> None:
    desk.send(b"\x1b[1;2;3" * 1_000 + b"\x1b[" + b";" * 3_000 + b"m")
    desk.wait("DROPPED", timeout=30)
    still_works(desk)


def test_a_terminal_that_is_hung_up(desk: Terminal) -> None:
    desk.hang_up()
    assert desk.exit_code(timeout=4) == 128 + signal.SIGHUP


def test_input_that_is_gone_without_a_signal() -> None:
    """The keyboard is another terminal than the controlling one: there is no SIGHUP when it goes."""
    master, slave = os.openpty()
    command = f"exec {' '.join(DESK)} < {os.ttyname(slave)}"
    with Terminal(["/bin/sh", "-c", command]) as desk:
        desk.wait("READY")
        os.close(slave)
        os.close(master)
        assert desk.exit_code(timeout=4) == 128 + signal.SIGHUP


def test_a_terminal_that_no_longer_reads(desk: Terminal) -> None:
    os.kill(desk.pid, signal.SIGWINCH)
    for number in range(60):  # paint until the pty is full and the program waits for us
        desk.resize(100 + number % 2, 30)
        time.sleep(0.02)
    desk.signal(signal.SIGTERM)
    end = time.monotonic() + 4
    while desk.is_alive and time.monotonic() < end:
        time.sleep(0.01)
    assert desk.exit_code() == 128 + signal.SIGTERM


def test_no_terminal_at_all() -> None:
    result = subprocess.run(DESK, stdin=subprocess.DEVNULL, capture_output=True, cwd=REPOSITORY, timeout=10)
    assert result.returncode == 64
    assert result.stderr == b"This program needs a terminal.\n"


def test_it_paints_where_the_terminal_is(tmp_path: Path) -> None:
    with Terminal(["/bin/sh", "-c", f"exec {' '.join(DESK)} 2>{tmp_path}/journal"], cols=90) as desk:
        desk.wait("READY")
        still_works(desk)


def test_nothing_is_dumped(desk: Terminal) -> None:
    limits = Path(f"/proc/{desk.pid}/limits").read_text()
    assert next(line for line in limits.splitlines() if "core" in line).split()[4:6] == ["0", "0"]
    asked = "import ctypes; from salon_tui.kiosk import hardening as h; h.no_core_dumps()"
    asked += "; print(ctypes.CDLL(None).prctl(3))"  # PR_GET_DUMPABLE
    assert subprocess.check_output([sys.executable, "-c", asked], cwd=REPOSITORY) == b"0\n"


def test_the_environment_switches_nothing_on(start_desk: StartDesk, tmp_path: Path) -> None:
    log = tmp_path / "keys"
    desk = start_desk(
        {
            "TEXTUAL": "debug,devtools",
            "TEXTUAL_LOG": str(log),
            "TEXTUAL_PRESS": "f2,f8",
            "TEXTUAL_SCREENSHOT": "0",
            "TEXTUAL_ALLOW_SIGNALS": "1",
            "COLUMNS": "20",
        },
        cold=True,
    )
    desk.press("ctrl+c")
    still_works(desk)
    assert not log.exists()


def test_the_environment_that_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = {"NO_COLOR": "1", "PYTHONUTF8": "1", "LANG": "zh_CN.UTF-8"}
    monkeypatch.setattr(os, "environ", kept | {"TEXTUAL": "x", "RICH_X": "x", "PYTHONINSPECT": "1", "LINES": "3"})
    hardening.close_environment()
    assert os.environ == kept


def test_copying_stays_in_the_program(desk: Terminal) -> None:
    desk.press(*"secret", "home")
    desk.send(b"\x1b[1;2F")  # shift+end: select
    desk.press("ctrl+c", "enter", "ctrl+v")
    desk.wait(lambda text: fields(text) == ["secret", "secret"])
    assert b"\x1b]52" not in desk.raw


def test_the_cursor_stands_in_the_field(desk: Terminal) -> None:
    desk.type("张伟")
    desk.wait("张伟")
    row = next(number for number, line in enumerate(desk.text().splitlines()) if "张伟" in line)
    assert desk.cursor == (7, row)
    desk.press("enter", "a")
    desk.wait(lambda text: fields(text) == ["张伟", "a"])
    assert desk.cursor == (4, row + 3)


def test_an_idle_desk_costs_next_to_nothing(desk: Terminal) -> None:
    desk.settle(0.5)
    before = desk.cpu_seconds()
    desk.settle(quiet=2)
    assert desk.cpu_seconds() - before < 0.003 * 2
