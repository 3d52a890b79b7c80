"""Sixty strings that are typed at the desk: none stands in clear on the disk in the evening, but on printed sheets.

Three clients are registered and a fourth half; calls are written down, searches find nobody, PINs are wrong. The desk
is locked, killed and opened again, prints a card, makes a backup, and is updated from a stick. Then every file that was
written meanwhile is read: the data, its backups, logs, the home folder, temporary files and dumps; swap is not.
"""

from __future__ import annotations

import base64
import gzip
import json
import lzma
import os
import secrets
import stat
import subprocess
import tempfile
import time
import urllib.parse
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from db.integrity.trial import newest_schema
from db.staff import pins
from salon_tui.app.settings import Places
from salon_tui.update import steps as updating
from tests.benchmarks.support import verdict
from tests.db import salon as salons
from tests.db.salon import CHEN, DESK_WOMAN, OUYANG, OWNER
from tests.journeys.homes import Home, copied
from tests.journeys.mornings import at_ten
from tests.journeys.steps import Steps
from tests.update.machines import REAL, machine_of, stick_of
from tests.warm import REPOSITORY

STRINGS: Final = 60
SAVED, HALF = 14, 8
"""Of a client who is registered, and of one who isn't quite."""
CLIENTS, CALLS, SEARCHES, WRONG = 3, 4, 3, 3
ELSEWHERE: Final = (
    tempfile.gettempdir(),
    "/var/tmp",
    "/dev/shm",
    "/var/log",
    "/var/spool",
    "/var/lib/systemd/coredump",
)
"""Where programs of this machine write besides."""
LARGEST: Final = 256 << 20
_PACKED: Final = (b"\x1f\x8b", b"\xfd7zXZ", b"x\x01", b"x\x9c", b"x\xda")
_BORN, _CHECKS = "19880312", "10X98765432"


@dataclass
class Planted:
    """What was typed."""

    texts: list[str] = field(default_factory=list)

    def words(self) -> str:
        """Some characters that stand nowhere else."""
        return self._keep("".join(chr(0x4E00 + secrets.randbelow(0x51A0)) for _ in range(5)))

    def phone(self) -> str:
        """A mobile number."""
        return self._keep(f"1{3 + secrets.randbelow(7)}{secrets.randbelow(10**9):09}")

    def mail(self) -> str:
        """An address for letters."""
        return self._keep(f"q{secrets.token_hex(5)}@{secrets.token_hex(3)}.cn")

    def latin(self) -> str:
        """A name that somebody gave to themselves."""
        return self._keep(f"wx{secrets.token_hex(5)}")

    def pin(self) -> str:
        """Six digits that are nobody's."""
        return self._keep(f"{100_000 + secrets.randbelow(900_000)}")

    def identity(self) -> str:
        """A woman's national ID, with its check digit (GB 11643)."""
        first = f"110105{_BORN}{secrets.randbelow(100):02}{2 * secrets.randbelow(5)}"
        weighed = sum(int(digit) * (2 ** (17 - place) % 11) for place, digit in enumerate(first))
        return self._keep(first + _CHECKS[weighed % 11])

    def _keep(self, text: str) -> str:
        self.texts.append(text)
        return text


class Day(Steps):
    """A day in which much is typed."""

    def fill_in(self, planted: Planted, name: str, count: int) -> None:
        """The registration form, up to so many answers, the name among them."""
        self.press("f6")
        self.wait_head(self.said("New client"))
        self.type("1112")
        self.press("enter", "enter")
        self.type(name)
        self.press("enter")
        self.type("1" + _BORN)
        self.press("enter")
        makers = (
            *(planted.phone, planted.phone, planted.latin, None, planted.mail, planted.mail, planted.words),
            *(planted.words, None, planted.identity, planted.words, planted.words, None, None, None),
            *(planted.words, planted.words, planted.phone),
        )
        left = count - 1
        for make in makers:
            if left and make is not None:
                self.type(make())
                left -= 1
            if left:
                self.press("enter")
        self.settle()

    def register(self, planted: Planted) -> str:
        """Registers somebody; gives the end of the phone number."""
        name, before = planted.words(), len(planted.texts)
        self.fill_in(planted, name, SAVED)
        self.press("f10")
        tail = planted.texts[before][-4:]
        self.wait_head(name, f"·{tail}")
        self.press("f3")
        self.wait_head(f"{DESK_WOMAN} · ")
        return tail

    def call(self, planted: Planted) -> None:
        """Writes down what was said on the telephone."""
        self.open_card("9001", CHEN)
        self.press("f4", "5")
        self.wait_head(CHEN, self.said("Contact"))
        self.type("3")
        self.press("enter", "down", "down")
        self.type("1" + planted.words())
        self.press("f10")
        self.wait(self.said("Written down: {name}, {what}", name=CHEN, what=""))
        self.press("f3")
        self.wait_head(f"{DESK_WOMAN} · ")

    def search(self, planted: Planted) -> None:
        """Looks for somebody whom nobody knows."""
        self.press("f2")
        self.wait_head(self.said("Find"))
        self.type(planted.words())
        self.settle()
        self.press("f12")
        self.wait(lambda text: "╭" not in text)

    def mistake(self, planted: Planted) -> None:
        """A PIN that is nobody's."""
        self.enter(DESK_WOMAN, planted.pin())
        self.wait_said("This PIN is not right. Please try again.")
        self.press("f12")
        self.settle()

    def print_card(self) -> None:
        """A card, which becomes a file where there is no printer."""
        self.open_card("8000", OUYANG)
        self.press("f9", "1", "f10")
        self.wait(".pdf")
        self.press("f3")
        self.wait_head(f"{OWNER} · ")

    def back_up(self) -> None:
        """A backup by key."""
        self.open("beifen", "Backups")
        self.press("f10")
        self.wait_said("The backup is made, and was read back.")
        self.press("f3")
        self.wait_head(f"{OWNER} · ")


def run() -> int:
    """Plays the day, and reads the disk.

    Returns:
        0 where nothing was found.
    """
    pins.FLOOR_KIB, pins.FLOOR_PASSES = salons.CHEAP
    began = time.time() - 1
    with tempfile.TemporaryDirectory() as scratch, at_ten():
        salon = salons.build(Path(scratch) / "salon")
        salon.close()
        home = copied(salon, Path(scratch) / "home")
        planted = Planted()
        play(home, planted)
        update(home)
        texts = planted.texts
        files = list(written(began, home.folder))
        controls = [home.folder / name for name in ("control.txt", "control.gz")]
        controls[0].write_text(f"before {texts[0]} behind", "gb18030")
        controls[1].write_bytes(gzip.compress(f"before {texts[-1]} behind".encode()))
        for control in controls:
            assert control in suspects(controls, texts, Path(scratch)) and found_in(control, texts), control
        found: set[str] = set()
        for path in suspects(files, texts, Path(scratch)):
            if here := found_in(path, texts):
                print(f"{len(here)} in clear: {path}")
                found |= here
    print(f"{len(texts)} strings typed, {len(files):,} files read, {sum(map(size, files)) / 1e6:,.0f} MB")
    whole = verdict(f"strings in clear, of {STRINGS}", len(found), 0)
    return 0 if whole and len(texts) >= STRINGS else 1


def play(home: Home, planted: Planted) -> None:
    """The day: typed, locked, killed in the middle of a form, printed, backed up."""
    with Day(home) as seat:
        for _ in range(WRONG):
            seat.mistake(planted)
        seat.sign_in(DESK_WOMAN)
        for _ in range(CLIENTS):
            seat.register(planted)
        for _ in range(CALLS):
            seat.call(planted)
        for _ in range(SEARCHES):
            seat.search(planted)
        seat.fill_in(planted, planted.words(), HALF)
        seat.lock()
        seat.kill()
    with Day(home) as seat:
        seat.enter(DESK_WOMAN)
        seat.settle(0.5)
        seat.lock()
        seat.sign_in(OWNER)
        seat.print_card()
        seat.back_up()
        seat.end()


def update(home: Home) -> None:
    """A new program from a stick, tried on a copy of the archive."""
    folder = home.folder / "machine"
    machine = machine_of(folder, Places(home.data, home.keys))
    program = REAL.format(python=str(machine.current / "bin/python"), version="0.2.0")
    updating.update(machine, stick_of(folder, "0.2.0", program, schema=newest_schema()), lambda step: None)
    assert machine.installed == "0.2.0"


def written(since: float, home: Path) -> Iterator[Path]:
    """Every file that was written since then, but for printed sheets."""
    cores = [*Path("/").glob("core*"), *REPOSITORY.glob("core*")]
    for path in (*_below(str(home)), *cores, *(path for root in ELSEWHERE for path in _below(root, home))):
        try:
            about = path.lstat()
        except OSError:
            continue
        is_new = about.st_mtime >= since and 0 < about.st_size <= LARGEST
        if is_new and stat.S_ISREG(about.st_mode) and path.suffix != ".pdf":
            yield path


def _below(root: str, other: Path | None = None) -> Iterator[Path]:
    """The files below a folder; elsewhere than at home, not those of another home, and not sources and environments."""
    for folder, folders, names in os.walk(root):
        if other is not None:
            if {"pyvenv.cfg", ".git"} & {*names, *folders} or Path(folder) == other:
                folders.clear()
                continue
            folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (Path(folder, name) for name in names)


def size(path: Path) -> int:
    """Bytes; none where it has gone meanwhile."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def suspects(files: Sequence[Path], texts: Sequence[str], scratch: Path) -> list[Path]:
    """The files in which grep(1) finds one of the strings, and those that are packed: it is quick with many."""
    patterns = scratch / "patterns"
    # a line each
    patterns.write_bytes(b"\n".join(way for text in texts for way in _ways(text) if b"\n" not in way) + b"\n")
    names = b"\0".join(os.fsencode(path) for path in files)
    grep = ["xargs", "-0", "grep", "--text", "--fixed-strings", "--files-with-matches", "--null", "--no-messages"]
    ended = subprocess.run(
        [*grep, f"--file={patterns}", "--"], input=names, stdout=subprocess.PIPE, env={"LC_ALL": "C"}, check=False
    )
    patterns.unlink()
    matched = {Path(os.fsdecode(name)) for name in ended.stdout.split(b"\0") if name}
    return [path for path in files if path in matched or _first(path).startswith(_PACKED)]


def _first(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(8)
    except OSError:
        return b""


def found_in(path: Path, texts: Sequence[str]) -> set[str]:
    """The strings that stand in a file, in any of the ways in which text is kept."""
    try:
        data = path.read_bytes()
    except OSError:
        return set()
    every = [data, *_unpacked(data)]
    return {text for text in texts if any(way in part for way in _ways(text) for part in every)}


def _unpacked(data: bytes) -> Iterator[bytes]:
    for unpack in (gzip.decompress, lzma.decompress, zlib.decompress):
        try:
            yield unpack(data)
        except (OSError, EOFError, lzma.LZMAError, zlib.error):
            continue


@lru_cache(maxsize=2 * STRINGS)
def _ways(text: str) -> frozenset[bytes]:
    ways = {text.encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")}
    plain = text.encode()
    # the middle of what base64 makes of it, wherever it begins
    ways |= {base64.b64encode(b" " * lead + plain)[4:-4] for lead in range(3) if len(plain) > 9}
    ways |= {json.dumps(text)[1:-1].encode(), urllib.parse.quote(text).encode(), plain.hex().encode()}
    if text.isdecimal() and len(text) == 11:
        ways.add(f"{text[:3]} {text[3:7]} {text[7:]}".encode())
    return frozenset(ways)
