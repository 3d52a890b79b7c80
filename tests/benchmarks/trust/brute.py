"""Guessing PINs: an attacker at the desk who kills the program, restarts it, and moves the clock.

She works here, so that she has a PIN of her own, and tries everybody else's wherever one is taken: signing in, as a
second person, at the desk that a manager left open, when a loan is handed out, at the command line, before a restore.
What counts is what argon2 was asked in truth, whichever process asked it. Hours go by as the machine measures them; the
clock she sets to any year.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from argparse import Namespace
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import BytesIO, TextIOWrapper
from pathlib import Path
from random import Random
from typing import Any, Final

from argon2 import PasswordHasher

from db.core import connection
from db.core.approval import Wanted
from db.core.desk import Desk
from db.core.errors import Code, SalonError
from db.core.permissions import Permission
from db.core.sql import rows
from db.papers.loans.operations.loans import take_out
from db.recovery import operations as recovery
from db.sign_in.operations.opening import Archive, open_desk
from db.sign_in.operations.sign_in import sign_in
from db.staff import pins
from db.staff.operations.session import approve, change_own_pin
from salon_tui.app.settings import places
from salon_tui.cli.backups.agreeing import agreement
from salon_tui.cli.say import Trouble
from salon_tui.cli.sign_in import signed_in
from tests.benchmarks.support import verdict
from tests.db import salon as salons
from tests.db.papers.lent import make_loans
from tests.db.salon import CHEAP, DESK_WOMAN, OWNER, PINS, Salon, give_sheet

MOST: Final = 10
"""Real checks an account and fading period."""
SITTINGS: Final = 300
_SEED: Final = 20261128
_FRESH: Final = "73910482"
TRIES: Final = 40
"""So often she tries in a sitting, where nobody ends it before."""
_KILLED_AT: Final = 0.04
"""How many of the checks end with the plug pulled, while argon2 is at work."""
_KILLED_AFTER: Final = 0.3
"""Within so many seconds others are killed, whatever they are at."""
_GOES_BY: Final = (0, 0, 0, 0, 1, 20, 31, 300, 3600, 7200)
"""Seconds between two tries."""
_JUMPS: Final = (timedelta(), timedelta(), timedelta(days=365), timedelta(hours=-11), timedelta(days=-4000))


@dataclass
class Attack:
    """What became of it.

    Attributes:
        tries: PINs that were typed, by where.
        ends: How often the program ended in which way.
        checks: Seconds of the machine at which argon2 was asked, by the hash that it was asked about.
    """

    tries: Counter[str] = field(default_factory=Counter)
    ends: Counter[str] = field(default_factory=Counter)
    checks: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def most(self) -> int:
        """The most checks of one account within a fading period, wherever that begins."""
        counts = (
            bisect_left(times, at + pins.FADES) - place
            for times in self.checks.values()
            for place, at in enumerate(times)
        )
        return max(counts, default=0)


def run() -> int:
    """Attacks, and lets the owner come back.

    Returns:
        0 where no account was tried oftener than it may be, and the owner's sheet worked, once.
    """
    pins.FLOOR_KIB, pins.FLOOR_PASSES = CHEAP
    with tempfile.TemporaryDirectory() as scratch:
        salon = salons.build(Path(scratch) / "salon")
        salon.reopen()
        phrase = give_sheet(salon.desk(OWNER))
        attack = attacked(salon, SITTINGS, TRIES)
        wrong = way_back(salon, phrase)
    hours = max(times[-1] for times in attack.checks.values()) / 3600
    print(f"wrong PINs typed in {hours:.0f} hours: {attack.tries.total()}, {dict(attack.tries)}")
    print(f"ends of the program: {dict(attack.ends)}")
    print(f"real checks: {sum(map(len, attack.checks.values()))} of {len(attack.checks)} accounts")
    print(f"the owner's way back: {wrong or 'works once'}")
    met = verdict("most real checks an account and fading period", attack.most(), MOST)
    return 0 if met and not wrong and attack.tries.total() > 20 * MOST else 1


def attacked(salon: Salon, sittings: int, tries: int) -> Attack:
    """Lets her try in so many sittings, each a process, and closes the archive.

    Args:
        salon: An archive that is open; nobody has typed a wrong PIN yet.
        sittings: How many.
        tries: How often in each.
    """
    loan = make_loans(salon).approved
    [(own,)] = rows("SELECT pin_hash FROM staff WHERE name = ?", DESK_WOMAN)
    salon.close()
    written = salon.folder / "attack"
    written.touch()
    attack, rng = Attack(), Random(_SEED)
    for sitting in range(sittings):
        begins = _last(written) + rng.choice(_GOES_BY)
        child = os.fork()
        if not child:
            try:
                _Attacker(salon, loan, written, begins, rng.random()).sit(tries, is_open=not sitting)
            finally:
                os._exit(0)
        if sitting and rng.random() < 0.5:
            time.sleep(rng.random() * _KILLED_AFTER)
            os.kill(child, signal.SIGKILL)
        _pid, status = os.waitpid(child, 0)
        attack.ends["killed" if os.WIFSIGNALED(status) else "left"] += 1
    for kind, at, what in map(str.split, written.read_text().splitlines()):
        if kind == "typed":
            attack.tries[what] += 1
        elif what != own:
            attack.checks[what].append(int(at))
    return attack


def way_back(salon: Salon, phrase: tuple[str, ...]) -> str:
    """What is wrong with the owner's way back, once nobody lets her in any more; empty for nothing."""
    data, keys = salon.folder / "data", salon.folder / "keys"
    salon.reopen(as_start=True)
    for _try in range(MOST + 1):
        if _code(sign_in, salon.archive, 1, "00000000") is Code.WAITS_FOR_RESET:
            break
        salon.clock.forward(hours=1)
    if _code(sign_in, salon.archive, 1, PINS[OWNER]) is not Code.WAITS_FOR_RESET:
        return "the account waits for nobody"
    salon.close()
    fresh, guessed = recovery.new_phrase(), recovery.new_phrase()
    if _code(recovery.give_pin, data, keys, guessed, fresh, 1, _FRESH, CHEAP) is not Code.WRONG_PHRASE:
        return "another phrase is as good as the sheet's"
    recovery.give_pin(data, keys, phrase, fresh, 1, _FRESH, CHEAP)
    salon.reopen(as_start=True)
    let_in = _code(sign_in, salon.archive, 1, _FRESH), _code(sign_in, salon.archive, 1, PINS[OWNER])
    salon.close()
    if let_in != (None, Code.WRONG_PIN):
        return f"the new PIN and the old one: {let_in}"
    if _code(recovery.give_pin, data, keys, phrase, guessed, 1, PINS[OWNER], CHEAP) is not Code.WRONG_PHRASE:
        return "the sheet is not used up"
    return "" if _code(recovery.bring_back_key, data, keys, fresh) is None else "the new sheet is no good"


def _code(call: Callable[..., object], *args: Any) -> Code | None:
    """Why something is refused; None where it is done."""
    try:
        call(*args)
    except SalonError as error:
        return error.code
    return None


def _last(written: Path) -> int:
    """The second of the machine at which something was written last."""
    lines = written.read_text().splitlines()
    return int(lines[-1].split()[1]) if lines else 1


class _Attacker:
    """Somebody at the keyboard of one process.

    Args:
        salon: Whose archive it is.
        loan: One that is approved and can be handed out.
        written: The file in which she leaves word of what she does; it outlives her process.
        begins: The second of the machine at which she sits down.
        seed: What she does.
    """

    def __init__(self, salon: Salon, loan: int, written: Path, begins: int, seed: float) -> None:
        self._salon, self._loan, self._seconds = salon, loan, begins
        self._rng = Random(seed)
        self._word = os.open(written, os.O_WRONLY | os.O_APPEND)
        self._clock_by = timedelta()
        self._archive: Archive
        self._desk: Desk | None = None
        self._roads: dict[str, Callable[[str, str], object]] = {
            "sign_in": lambda who, pin: sign_in(self._archive, salon.staff[who], pin),
            "second_person": lambda who, pin: self._approve(salon.staff[who], pin, own=0),
            "hand_out": lambda _who, pin: take_out(self._at, self._loan, pin),
            "command": self._at_command_line,
            "restore": self._before_restore,
        }

    @property
    def _at(self) -> Desk:
        if self._desk is None:
            raise SalonError(Code.NOBODY)
        return self._desk

    def sit(self, tries: int, *, is_open: bool) -> None:
        """Tries until she has enough, or is killed.

        Args:
            tries: When she has enough.
            is_open: Whether a manager has left the desk open.
        """
        connection.boottime = lambda: self._seconds * 1_000_000
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stderr__.fileno() if sys.__stderr__ else 2)
        self._open()
        if is_open:
            self._desk = sign_in(self._archive, 1, PINS[OWNER])
            self._count_checks(killed_at=0)
            self._roads |= {
                "own_pin": lambda _who, pin: self._approve(1, pin, own=1),
                "change_own": lambda _who, pin: change_own_pin(self._at, pin, _FRESH),
            }
            del self._roads["command"], self._roads["restore"]
        else:
            self._count_checks(_KILLED_AT)
            self._come_back()
        others = [name for name in PINS if name != DESK_WOMAN]
        victim = self._rng.choice(others)
        for _try in range(tries):
            who = self._rng.choice((victim, self._rng.choice(others)))
            road = self._rng.choice([*self._roads])
            self._seconds += self._rng.choice(_GOES_BY)
            self._clock_by += self._rng.choice(_JUMPS)
            self._leave_word("typed", road)
            with suppress(SalonError, Trouble):
                self._roads[road](who, "0" * len(PINS[who]))

    def _open(self) -> None:
        data, keys = self._salon.folder / "data", self._salon.folder / "keys"
        self._archive = open_desk(data, keys, lambda: datetime(2026, 3, 10, tzinfo=UTC) + self._clock_by)

    def _come_back(self) -> None:
        """By her own PIN, which she knows."""
        with suppress(SalonError):
            self._desk = sign_in(self._archive, self._salon.staff[DESK_WOMAN], PINS[DESK_WOMAN])

    def _leave_word(self, kind: str, what: str) -> None:
        os.write(self._word, f"{kind} {self._seconds} {what}\n".encode())

    def _count_checks(self, killed_at: float) -> None:
        check = PasswordHasher.verify

        def counted(hasher: PasswordHasher, hashed: str | bytes, pin: str | bytes) -> Any:
            self._leave_word("asked", str(hashed))
            if self._rng.random() < killed_at:
                os.kill(os.getpid(), signal.SIGKILL)
            return check(hasher, hashed, pin)

        PasswordHasher.verify = counted  # type: ignore[method-assign,assignment]

    def _approve(self, who: int, pin: str, own: int) -> Desk:
        wanted = Wanted(permission=Permission.DISCOUNT, operation="open_visit", binding="", own=own)
        return approve(self._at, who, pin, wanted)

    def _at_command_line(self, who: str, pin: str) -> None:
        with self._at_shell(pin) as given, signed_in(Namespace(**given, person=who)):
            pass

    def _before_restore(self, who: str, pin: str) -> None:
        with self._at_shell(pin) as given:
            agreement(places(given["data"], given["keys"]), "backup", who)

    @contextmanager
    def _at_shell(self, typed: str) -> Iterator[dict[str, str]]:
        """The desk is closed meanwhile: only one program has the archive."""
        self._archive.close()
        sys.stdin = TextIOWrapper(BytesIO(f"{typed}\n".encode()))
        try:
            yield {"data": str(self._salon.folder / "data"), "keys": str(self._salon.folder / "keys")}
        finally:
            self._open()
            self._come_back()
