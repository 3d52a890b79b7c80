"""A desk that is killed while somebody types: what was acknowledged is there once, and nothing twice.

Somebody takes calls, books, registers, sells and moves cash at a real terminal, key by key; after some key the program
is killed as pulling the plug would. What the screen had said by then is what had been seen; the archive is looked at as
the kill left it. Whatever isn't there is done again from the beginning, as whoever sits there would.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final, NamedTuple

from db.core.sql import rows
from db.integrity.operations import examine
from tests.db.salon import DESK_WOMAN
from tests.journeys.homes import Home
from tests.journeys.salon import Seat
from tests.kiosk.emulation import KEYS

FAULTS: Final = (
    "acknowledged saves lost",
    "saves doubled",
    "what was saved offered as a draft",
    "archives damaged, or with a broken log",
)
_MOST_JOBS: Final = 3
"""So many are done at most before the one that is killed."""
_LONGEST: Final = 0.3
"""Seconds between the last key and the kill, at most: by then most saves are done, or under way."""
_A_DAY: Final = 20
"""Guests that are booked for one day."""


class Job(NamedTuple):
    """Something that is done at the desk, and what it leaves in the archive.

    Attributes:
        keys: Keys and texts, one after another; ``{mark}`` and the like are of that one time.
        said: Whether a screen, as text, says to whoever sits there that what has this mark is saved.
        rows: SQL that counts what it left, with the mark as ``?``.
    """

    keys: tuple[str, ...]
    said: Callable[[Seat, str, str], bool]
    rows: str


def _message(text: str) -> str:
    return text.split("\n")[-2]


JOBS: Final = {
    "contact": Job(
        ("0", "2", "2", "8000", "enter", "1", "enter", "down", "down", "1", "{mark}", "f10"),
        lambda seat, text, _mark: seat.said("Written down: {name}, {what}").split("{")[0] in _message(text),
        "SELECT COUNT(*) FROM contact WHERE summary = ?",
    ),
    "cash": Job(
        ("0", "3", "4", "1", "20", "enter", "{mark}", "f10"),
        lambda _seat, text, _mark: "20.00" in _message(text),
        "SELECT COUNT(*) FROM cash_move WHERE reason = ?",
    ),
    "client": Job(
        ("f6", *"111212", "enter", "{mark}", "enter", "1", "19880312", "enter", "{phone}", "f10"),
        lambda _seat, text, mark: f" {mark}  " in text.partition("\n")[0],
        "SELECT COUNT(*) FROM client WHERE name = ?",
    ),
    "guest": Job(
        ("f2", "oldbook", "enter", "{day}", "{time}", *("enter",) * 2, "{mark}", *("enter",) * 2, "2", "down", "enter"),
        lambda _seat, text, mark: f"  {mark}  " in text,
        "SELECT COUNT(*) FROM appointment WHERE guest_name = ?",
    ),
    "sale": Job(
        ("0", "3", "1", "1", "down", "down", "{mark}", "f10", "1", "f10"),
        lambda seat, text, _mark: seat.said("Paid.") in _message(text),
        "SELECT COUNT(*) FROM payment p JOIN bill b ON b.id = p.bill_id WHERE b.guest_name = ?",
    ),
}
"""By the beginning of the mark."""


@dataclass
class Witness:
    """Knows what was acknowledged, and looks at what is there.

    Attributes:
        home: Where the archive is.
        random: What is done, and when it is killed.
        marks: What was begun, and whether it was acknowledged.
        faults: How often each of ``FAULTS`` was found.
        seen: How much was done.
    """

    home: Home
    random: Random
    marks: dict[str, bool] = field(default_factory=dict)
    faults: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)

    def live(self) -> None:
        """One life of a desk: some jobs, and one in which it is killed."""
        before = len(self.marks)
        with Seat(self.home) as seat:
            seat.sign_in(DESK_WOMAN)
            for name in self.random.choices(list(JOBS), k=self.random.randint(0, _MOST_JOBS)):
                self._do(seat, name)
            self._die(seat, self.random.choice(list(JOBS)))
            seat.kill()
        self._look(before)

    def _begin(self, seat: Seat, name: str) -> tuple[str, list[str]]:
        """On the opening page: the mark of what is done now, and its keys."""
        number = len(self.marks)
        mark = f"{name}{number}"
        day, at = divmod(sum(one.startswith(name) for one in self.marks), _A_DAY)
        self.marks[mark] = False
        if f"{DESK_WOMAN} · " not in seat.text.partition("\n")[0]:
            seat.press("f3")
            seat.wait_head(f"{DESK_WOMAN} · ")
        facts = {
            "mark": mark,
            "phone": f"1390000{number:04d}",
            "day": f"{date.today() + timedelta(days=1 + day):%m%d}",
            "time": f"{9 + at // 2:02d}00",
        }
        return mark, [key.format(**facts) for key in JOBS[name].keys]

    def _do(self, seat: Seat, name: str) -> None:
        mark, pressed = self._begin(seat, name)
        self._press(seat, pressed)
        seat.wait(lambda text: JOBS[name].said(seat, text, mark))
        self._acknowledge(mark)

    def _die(self, seat: Seat, name: str) -> None:
        """Each key may be the last one; half of the time it is the one that saves."""
        mark, pressed = self._begin(seat, name)
        last = len(pressed) if self.random.random() < 0.5 else self.random.randint(1, len(pressed))
        self._press(seat, pressed[:last])
        seat.terminal.settle(quiet=self.random.uniform(0, _LONGEST), timeout=_LONGEST)
        if last == len(pressed) and JOBS[name].said(seat, seat.text, mark):
            self._acknowledge(mark)

    def _press(self, seat: Seat, pressed: Sequence[str]) -> None:
        for key in pressed:
            if len(key) == 1:
                # a burst of digits that choose is a scan
                seat.type_by_hand(key)
            else:
                (seat.press if key in KEYS else seat.type)(key)
            self.seen["keys"] += 1
            if self.random.random() < 0.5:
                seat.terminal.settle(quiet=0.02, timeout=1)

    def _acknowledge(self, mark: str) -> None:
        self.marks[mark] = True
        self.seen["saves acknowledged"] += 1

    def _look(self, before: int) -> None:
        """After a kill; what was begun in this life comes behind what was there ``before``."""
        self.seen["kills"] += 1
        if not all(found.good for found in examine(self.home.data, self.home.keys).found):
            self._find("archives damaged, or with a broken log")
        with self.home.archive():
            drafts = [str(content) for (content,) in rows("SELECT content FROM draft")]
            for at, (mark, was_said) in enumerate(self.marks.items()):
                count = rows(JOBS[mark.rstrip("0123456789")].rows, mark)[0][0]
                if was_said and not count:
                    self._find("acknowledged saves lost", mark)
                if count > 1:
                    self._find("saves doubled", mark)
                if count and any(f'"{mark}"' in content for content in drafts):
                    self._find("what was saved offered as a draft", mark)
                self.seen["saved and not acknowledged"] += at >= before and count and not was_said

    def _find(self, what: str, mark: str = "") -> None:
        self.faults[what] += 1
        print(what, mark, flush=True)


def killed(home: Home, kills: int, seed: int) -> Witness:
    """Who saw so many kills."""
    witness = Witness(home, Random(seed))
    for _life in range(kills):
        witness.live()
    return witness
