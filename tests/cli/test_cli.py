"""What every command has in common: status, sentences, hostile arguments, failures, and a quick start."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import time

import pytest

from tests.cli.conftest import ROOT, Home

HEAVY = {"textual", "rich", "peewee", "playhouse", "sqlcipher3", "platformdirs", "reportlab", "openpyxl", "pypinyin"}


def test_help_names_every_command(home: Home) -> None:
    ended = home.run_cold("--help")
    assert ended.status == 0
    for command in ("demo", "import", "print", "check", "doctor"):
        assert re.search(rf"^ +{command} ", ended.out, re.MULTILINE)


def test_the_desk_needs_a_terminal(home: Home) -> None:
    ended = home.run_cold()
    assert (ended.status, ended.out) == (1, "")
    assert ended.err == "The desk needs a terminal. Start salon-tui in one, without redirecting it.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["print"],
        ["print", "card", "--to", "x.pdf"],
        ["print", "card", "00000013"],
        ["import"],
        ["import", "a", "b"],
        ["demo", "--clients", "-1"],
        ["demo", "--clients", "9" * 5000],
        ["demo", "--clients", "٣"],
        ["demo", "--seed", "1.5"],
        ["doctor", "--dat", "x"],
        ["--lang", "fr"],
        ["--lang"],
        ["doctor", "\x1b]0;owned\x07"],
        ["\x1b[31mred"],
        ["doctor", "\u202egnp.exe"],
        [b"\xff\xfe"],
        ["doctor", b"\xff"],
        ["check", "%s%n", "{path}"],
        ["@/etc/passwd"],
    ],
)
def test_what_is_not_understood_ends_with_2(home: Home, arguments: list[str | bytes]) -> None:
    ended = home.run(*arguments)
    assert ended.status == 2
    assert ended.out == ""
    assert "--help" in ended.err
    assert "\u202e" not in ended.err


@pytest.mark.parametrize(
    "path", ["/proc/nothing/here", "/dev/null", "/dev/null/x", "a" * 5000, "~nobody-of-this-name/x"]
)
def test_folders_that_are_none_end_with_a_sentence(home: Home, path: str) -> None:
    for arguments in (["check", "--data", path], ["demo", "--no-open", "--data", path, "--keys", str(home.keys)]):
        ended = home.run(*arguments)
        assert ended.status == 1
        assert ended.err.endswith(".\n")


def test_the_key_folder_stays_out_of_the_data_folder(home: Home) -> None:
    for keys in (home.data, home.data / "keys", home.data / ".." / "data" / "k"):
        ended = home.run("demo", "--no-open", "--data", str(home.data), "--keys", str(keys))
        assert ended.status == 1
        assert "inside the data folder" in ended.err
    assert not home.data.exists()


def test_empty_variables_count_as_none(home: Home) -> None:
    ended = home.run("check", SALON_TUI_DATA="", SALON_TUI_KEYS="")
    assert ended.status == 1
    assert str(home.folder / ".local" / "share" / "salon-tui") in ended.err


def test_an_unexpected_failure_is_a_number_and_nothing_told(demo: Home) -> None:
    code = (
        "import sys, salon_tui.cli.check as check\n"
        "def run(asked):\n"
        "    name = '欧阳静怡'\n"
        "    raise ValueError(name)\n"
        "check.run = run\n"
        "from salon_tui.__main__ import main\n"
        "sys.exit(main(['--lang', 'en', 'check']))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=demo.environment, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 70
    found = re.search(r"Incident (\d{6})\.", ended.stderr)
    assert found
    log = (demo.data / "incidents.log").read_text("utf-8")
    assert found[1] in log
    assert "ValueError" in log
    assert "欧阳" not in log + ended.stderr + ended.stdout
    assert "Traceback" not in ended.stderr


def test_a_reader_who_leaves_is_no_failure(home: Home) -> None:
    with subprocess.Popen(
        home.command("doctor"), cwd=ROOT, env=home.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_ctrl_c_ends_without_a_traceback(demo: Home) -> None:
    arguments = demo.command("print", "intake", "--to", str(demo.folder / "x.pdf"), "--as", "王敏")
    with subprocess.Popen(
        arguments,
        cwd=ROOT,
        env=demo.environment,
        # a shell's background jobs, and so perhaps the tests, ignore the signal; a person's terminal doesn't
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stderr is not None
        deadline = time.monotonic() + 40
        while (demo.data / "desk.lock").read_text() != str(process.pid) and time.monotonic() < deadline:
            time.sleep(0.02)
        code = None
        while code is None and time.monotonic() < deadline:
            # pressed again where the first came while something was being imported, as a person would
            os.kill(process.pid, signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                code = process.wait(2)
        assert code == 130
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.parametrize("when", ["closing", "saying so", "ending"])
def test_ctrl_c_pressed_again_while_it_ends_is_no_traceback_either(demo: Home, when: str) -> None:
    code = (
        "import atexit, os, signal, sys\n"
        "import salon_tui.cli.check as check, salon_tui.cli.failing as failing\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "press = lambda *said: os.kill(os.getpid(), signal.SIGINT)\n"
        f"when = {when!r}\n"
        "def run(asked):\n"
        "    try:\n"
        "        press()\n"
        "    finally:\n"
        "        if when == 'closing': press()\n"
        "check.run = run\n"
        "if when == 'saying so': failing.complain = press\n"
        "if when == 'ending': atexit.register(press)\n"
        "from salon_tui.__main__ import main\n"
        "sys.exit(main(['--lang', 'en', 'check']))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=demo.environment, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout) == (130, "")
    assert ended.stderr == ("" if when == "saying so" else "Stopped.\n")


@pytest.mark.parametrize("arguments", [["--help"], ["print", "--help"], ["nonsense"], ["doctor"]])
def test_nothing_heavy_is_loaded_before_it_is_needed(home: Home, arguments: list[str]) -> None:
    code = (
        "import sys\nfrom salon_tui.__main__ import main\n"
        f"main({arguments!r})\n"
        "sys.stderr.write('\\n' + ' '.join(sorted(name.partition('.')[0] for name in sys.modules)))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=home.environment, capture_output=True, text=True, check=True
    )
    assert not HEAVY & set(ended.stderr.rsplit("\n", 1)[-1].split())
