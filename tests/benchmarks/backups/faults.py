"""A disk that fails, and files that don't belong together: nothing is lost or doubled, and each has its sentence.

A process opens the desk, signs in, saves a visit from beginning to end, backs up and closes; one of the thousand calls
that it makes for that fails, each in its turn, or all from one on. Whatever is refused is tried again, and once more by
the next process, whose disk is sound.
"""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from db.core.connection import open_archive, read_keys
from db.core.errors import Code
from db.integrity.operations import examine
from db.staff import pins
from tests.benchmarks.backups.misplaced import told_wrongly
from tests.benchmarks.support import verdict
from tests.db import salon as salons
from tests.db.backup import stick
from tests.db.backup.places import good_ones
from tests.db.others import PATIENCE, Child, Others
from tests.db.saving import KINDS, Kept

_EVERY: Final = 7
"""For good, the disk fails from every so manieth call on."""
FAULTS: Final = (
    "acknowledged saves lost",
    "saves doubled",
    "archives that are not whole",
    "no backup afterwards",
    "programs that ended",
    "without a sentence that fits",
    "not made good by the next start",
)
_FITTING: Final = frozenset(
    {
        *(
            Code.DISK_FULL,
            Code.DAMAGED,
            Code.NOT_READ,
            Code.NOT_WRITABLE,
            Code.KEY_MISSING,
            Code.KEY_UNREADABLE,
            Code.ROLLED_BACK,
            Code.FOREIGN_JOURNAL,
        ),
        *(Code.NO_ROOM, Code.PLACE_READ_ONLY, Code.PLACE_GONE, Code.COPY_UNSOUND),
    }
)
"""What may be said of a disk that fails: that, which file it was, or what a file that can't be read amounts to."""


def run() -> int:
    """Lets the disk fail at each call, and puts files together that don't belong together.

    Returns:
        0 where nothing was lost or doubled, no program ended, and each fault had its sentence.
    """
    pins.FLOOR_KIB, pins.FLOOR_PASSES = salons.CHEAP
    with tempfile.TemporaryDirectory() as scratch, Others() as others:
        salon = salons.build(Path(scratch) / "salon")
        trial = Trial(salon, others, Path(scratch) / "tried")
        calls = trial.calls()
        trial.all_of(calls)
        wrong = told_wrongly(salon, others)
        sticks = [what for what in stick.TOLD if not _is_told(salon, Path(scratch) / what, what)]
    print(f"{calls} calls; said: " + ", ".join(f"{code} {count}" for code, count in trial.said.most_common()))
    met = [verdict(f"{what}, in {trial.count} trials", trial.faults[what], 0) for what in FAULTS]
    met.append(verdict("files that don't belong together without their sentence, or changed", len(wrong), 0))
    met.append(verdict("sticks pulled out, full or write-protected without their sentence", len(sticks), 0))
    return 0 if all(met) else 1


@dataclass
class Trial:
    """Lets the disk fail in a copy of a salon, and counts what came of it.

    Attributes:
        salon: The salon, which is closed and stays as it is.
        others: Makes the processes.
        folder: Where the copy is.
        faults: How often each of ``FAULTS`` was found.
        said: How often each code was told.
        count: How many trials there were.
    """

    salon: salons.Salon
    others: Others
    folder: Path
    faults: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    count: int = 0

    def calls(self) -> int:
        """How many calls there are where nothing fails."""
        self._begin_anew()
        child = self._endure(0, 0, 0, for_good=False)
        return int(child.waits_for("done"))

    def all_of(self, calls: int, every: int = 1) -> None:
        """Each call that fails once; a disk that fails, or is full, for good.

        Args:
            calls: How many there are.
            every: Only every so manieth of them.
        """
        for at in range(1, calls + 1, every):
            self.one(at, errno.EIO, for_good=False)
        for at in range(1, calls + 1, every * _EVERY):
            for number in (errno.EIO, errno.ENOSPC):
                self.one(at, number, for_good=True)

    def one(self, at: int, number: int, *, for_good: bool) -> None:
        """One fault, and a sound disk afterwards."""
        self.count += 1
        found = [*self._found(at, number, for_good)]
        self.faults.update(found)
        if found:
            print(f"call {at}, {errno.errorcode[number]}{' for good' * for_good}: {', '.join(found)}", flush=True)

    def _found(self, at: int, number: int, for_good: bool) -> Iterator[str]:
        self._begin_anew()
        child = self._endure(0, at, number, for_good=for_good)
        acknowledged = _count(child, "saved")
        if not _count(child, "done"):
            print(child.said[-1:])
            yield "programs that ended"
        told = [line.split()[1] for line in child.said if line.startswith("told ")]
        self.said.update(told)
        if {*map(Code, told)} - _FITTING:
            print(told)
            yield "without a sentence that fits"
        yield from self._miscounted(acknowledged, acknowledged + 1)
        # the request that nobody knows of is among what is asked again
        again = self._endure(acknowledged, 0, 0, for_good=False)
        if _count(again, "saved") != KINDS or not _count(again, "done") or _count(again, "told"):
            print(again.said)
            yield "not made good by the next start"
        yield from self._miscounted(acknowledged + KINDS, acknowledged + KINDS)
        data, keys = self.folder / "data", self.folder / "keys"
        if not all(found.good for found in examine(data, keys).found):
            yield "archives that are not whole"
        if not good_ones(self.folder / "backups", read_keys(data, keys)):
            yield "no backup afterwards"

    def _miscounted(self, least: int, most: int) -> Iterator[str]:
        archive = open_archive(self.folder / "data", self.folder / "keys")
        kept = Kept.in_archive()
        archive.close()
        if kept.steps < least:
            yield "acknowledged saves lost"
        if kept.steps > most or kept != Kept.after(kept.steps):
            yield "saves doubled"

    def _begin_anew(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.salon.folder, self.folder)

    def _endure(self, begin: int, at: int, number: int, *, for_good: bool) -> Child:
        with self.others.child(
            "endure",
            folder=str(self.folder),
            place=str(self.folder / "backups"),
            staff=self.salon.staff[salons.OWNER],
            pin=salons.PINS[salons.OWNER],
            service=self.salon.services[salons.MOISTURE],
            begin=begin,
            at=at,
            number=number,
            for_good=for_good,
        ) as child:
            child.hears(PATIENCE)
            assert child.ended, child.said
        return child


def _is_told(salon: salons.Salon, folder: Path, what: str) -> bool:
    said = stick.on_stick(salon, folder, what)
    print(f"stick, {what.replace('_', ' ')}: {said['code']}")
    is_again = what == "write_protected" or said["again"]
    return said["code"] == stick.TOLD[what].value and bool(said["whole"] and is_again)


def _count(child: Child, word: str) -> int:
    return sum(line.split(" ")[0] == word for line in child.said)
