"""Runs ``salon-tui`` in a process of its own, with a home of its own, on a copy of one prepared demo."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

import pytest

from db.core.connection import Archive, open_archive
from tests.home_folder import HomeFolder
from tests.warm import COMMAND, Warm

ROOT = Path(__file__).parents[2]
CLIENTS = 16


@dataclass(frozen=True)
class Home(HomeFolder):
    """A user's home folder, with or without a demo in it."""

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "VIRTUAL_ENV", "COVERAGE_FILE")}
        return kept | {
            "HOME": str(self.folder),
            "LANG": "C.UTF-8",
            "SALON_TUI_DATA": str(self.data),
            "SALON_TUI_KEYS": str(self.keys),
            # whatever this machine prints on, here it has no printer
            "CUPS_SERVER": str(self.folder / "none.sock"),
            "CUPS_SERVERROOT": str(self.folder / "none"),
        }

    def command(self, *arguments: str | bytes) -> list[str | bytes]:
        return [sys.executable, "-m", "salon_tui", "--lang", "en", *arguments]

    def run(self, *arguments: str | bytes, typed: str = "", program: str = COMMAND, **environment: str) -> Ended:
        """Runs a command, as a copy of a process that has imported it."""
        with TemporaryFile() as stdin, TemporaryFile() as stdout, TemporaryFile() as stderr:
            stdin.write(typed.encode())
            stdin.seek(0)
            files = (stdin.fileno(), stdout.fileno(), stderr.fileno())
            words = ["--lang", "en", *map(os.fsdecode, arguments)]
            status = Warm(program, words, self.environment | environment, files).wait()
            stdout.seek(0)
            stderr.seek(0)
            return Ended(status, stdout.read().decode(), stderr.read().decode())

    def run_cold(self, *arguments: str | bytes, typed: str = "", **environment: str) -> Ended:
        """Runs a command as a shell does."""
        ended = subprocess.run(
            self.command(*arguments),
            cwd=ROOT,
            env=self.environment | environment,
            input=typed.encode(),
            capture_output=True,
            timeout=60,
            check=False,
        )
        return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())

    def archive(self) -> Archive:
        return open_archive(self.data, self.keys)


@dataclass(frozen=True)
class Ended:
    """How a command ended; it never shows a traceback and never lets a control through."""

    status: int
    out: str
    err: str

    def __post_init__(self) -> None:
        for text in (self.out, self.err):
            assert "Traceback" not in text, text
            assert not any(ord(char) < 32 and char != "\n" for char in text), repr(text)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with nothing in it."""
    return Home(tmp_path)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, Ended]:
    """A demo that the command made, and what it said."""
    made = Home(tmp_path_factory.mktemp("demo"))
    return made, made.run_cold("demo", "--clients", str(CLIENTS), "--no-open", "--data", str(made.data))


@pytest.fixture
def demo(made: tuple[Home, Ended], tmp_path: Path) -> Home:
    """A home with a demo of its own."""
    own = Home(tmp_path / "home")
    shutil.copytree(made[0].folder, own.folder)
    return own


@pytest.fixture
def open_elsewhere(demo: Home) -> Iterator[Home]:
    """A demo whose desk is open in another process (this one)."""
    archive = demo.archive()
    yield demo
    archive.close()
