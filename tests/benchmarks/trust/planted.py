"""Strings that are typed at the desk: none stands in clear on the disk in the evening, but on printed sheets.

Three clients are registered and a fourth half; calls are written down, searches find nobody, PINs are wrong and right,
and there is the owner's recovery phrase. The desk is locked, killed and opened again, prints a card, makes a backup,
and is updated from a stick. Then every file that was written meanwhile is read: the data, its backups, logs, the home
folder, temporary files and dumps; swap is not.
"""

from __future__ import annotations

import gzip
import re
import secrets
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from db.integrity.trial import newest_schema
from db.staff import pins
from salon_tui.app.settings import Places
from salon_tui.update import steps as updating
from tests.benchmarks.support import verdict
from tests.benchmarks.trust.clear_text import found_in, size, suspects, written
from tests.db import salon as salons
from tests.db.salon import CHEN, DESK_WOMAN, OUYANG, OWNER, PINS
from tests.journeys.homes import Home, copied
from tests.journeys.mornings import at_ten
from tests.journeys.steps import Steps
from tests.update.machines import REAL, machine_of, stick_of

STRINGS: Final = 70
SAVED, HALF = 14, 8
"""Of a client who is registered, and of one who isn't quite."""
CLIENTS, CALLS, SEARCHES, WRONG = 3, 4, 3, 3
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

    def dumps(self) -> bool:
        """Whether its memory would be written to the disk where it fails."""
        limits = Path(f"/proc/{self.terminal.pid}/limits").read_text()
        return not re.search(r"Max core file size +0 +0 ", limits)

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
        planted = Planted(list(PINS.values()))
        groups = salons.give_sheet(salon.desk(OWNER))
        planted.texts += ["".join(groups), " ".join(groups), "-".join(groups)]
        salon.close()
        home = copied(salon, Path(scratch) / "home")
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
        assert not seat.dumps(), "a core would have everything"
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
