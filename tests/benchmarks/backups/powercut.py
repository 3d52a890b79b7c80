"""Power cuts: whatever had reached the disk, what was acknowledged is there once, and nothing is called damaged.

A process saves, writes journals back, backs up, closes, restores, migrates; what it writes and waits for is recorded
(:mod:`tests.db.power.recording`, which says how that is done under SQLCipher). From that the disk is made again as it
could be after a power cut at any instant (:mod:`tests.db.power.disk`), and the program is started there.
"""

from __future__ import annotations

import hashlib
import pickle
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from db.backup.operations.making import back_up_unasked
from db.staff import pins
from salon_tui.app.desk_settings import DeskSettings, write_settings
from tests.benchmarks.backups.after_power import FAULTS, Aftermath, Made, Migrated, Restored, Worked
from tests.benchmarks.support import verdict
from tests.db import salon as salons
from tests.db.others import PATIENCE, Others
from tests.db.power.disk import Disk, lay, picture
from tests.db.power.recording import Event
from tests.db.releases.archives import kept
from tests.db.releases.archives import lay as lay_release
from tests.db.saving import KINDS, Saver

STATES: Final = {"work": 1000, "restore": 400, "restore_by_phrase": 200, "migrate": 300, "first_run": 200}
"""How many different states, by what is under way."""
_SEED: Final = 20261127
_NAMES: Final = 8
"""So many times as often as during a write, the power fails while files are named, synced and cut."""


def run(states: dict[str, int] = STATES) -> int:
    """Makes so many states again, and starts the program in each.

    Returns:
        0 where nothing acknowledged was lost, nothing is damaged, and no alarm is false.
    """
    pins.FLOOR_KIB, pins.FLOOR_PASSES = salons.CHEAP
    with tempfile.TemporaryDirectory() as scratch, Others() as others:
        folder = Path(scratch).resolve()
        trial = Trial(salons.build(folder / "salon"), folder, others)
        for scene, count in states.items():
            trial.play(scene, count)
    print(", ".join(f"{count:,} {what}" for what, count in trial.seen.items()))
    made = sum(trial.made.values())
    met = [verdict(f"{what}, in {made:,} states", trial.faults[what], 0) for what in FAULTS]
    met.append(verdict("states too few", max(0, sum(states.values()) - made), 0))
    print(f"{made:,} states: " + ", ".join(f"{scene} {count:,}" for scene, count in trial.made.items()), end="; ")
    print(f"{sum(trial.faults.values())} faults")
    return 0 if all(met) else 1


@dataclass
class Trial:
    """Cuts the power, and counts what comes of it.

    Attributes:
        salon: A salon, closed, which stays as it is.
        folder: A folder for all of it, in full and without links.
        others: Makes the processes that are recorded.
        faults: How often each of ``FAULTS`` was found.
        made: How many different states there were, by scene.
        seen: How much was done.
    """

    salon: salons.Salon
    folder: Path
    others: Others
    faults: Counter[str] = field(default_factory=Counter)
    made: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)

    def play(self, scene: str, count: int) -> None:
        """Records a scene, and looks at so many states that the power could leave."""
        here = self.folder / scene
        aftermath = _PREPARED[scene](self.salon, here)
        before = shutil.copytree(here, self.folder / "before")
        with self.others.child(
            "record", folder=str(here), scene=aftermath.scene, out=str(self.folder / "events"), **aftermath.facts
        ) as child:
            while not child.ended:
                child.hears(PATIENCE)
            assert "recorded" in child.said, child.said
        events: list[Event] = pickle.loads((self.folder / "events").read_bytes())
        self.seen.update(f"{event[0]}s recorded" for event in events if event[0] in ("write", "sync", "rename"))
        self._require_all(before, events, here)
        # pages are written one after the other; what is done with names is rare, and matters as much
        weights = [1 if event[0] == "write" else _NAMES for event in events]
        random, known = Random(f"{_SEED} {scene}"), set[bytes]()
        while len(known) < count:
            for has_journal in (False, True):
                disk, played = Disk.like(before, has_journal), 0
                for at in sorted(random.choices(range(1, len(events) + 1), weights, k=-(-count // 4))):
                    disk.play(events[played:at])
                    played = at
                    left = disk.left(random)
                    digest = hashlib.sha256(pickle.dumps(left)).digest()
                    if digest not in known and len(known) < count:
                        known.add(digest)
                        self._look(aftermath, left, [event[1:] for event in events[:at] if event[0] == "mark"], at)
        self.made[scene] = len(known)
        shutil.rmtree(before)

    def _look(self, aftermath: Aftermath, left: dict[str, bytes | None], told: list[Event], at: int) -> None:
        state = self.folder / "state"
        state.mkdir()
        lay(left, state)
        found = [*aftermath.look(state, told)]
        self.faults.update(found)
        if found:
            print(f"{aftermath.scene}, event {at}: {', '.join(found)}", flush=True)
        shutil.rmtree(state)

    def _require_all(self, before: Path, events: list[Event], here: Path) -> None:
        """That nothing was missed: what was recorded makes the folder what it is."""
        disk = Disk.like(before, has_journal=True)
        disk.play(events)
        assert disk.left(None) == picture(here)


def _work(salon: salons.Salon, here: Path) -> Aftermath:
    shutil.copytree(salon.folder, here)
    return Worked(salon, salon.staff[salons.OWNER], salon.services[salons.MOISTURE])


def _restore(prepared: salons.Salon, here: Path) -> Aftermath:
    """An archive with a journal, as a power cut leaves it, that went on after a backup."""
    salon = salons.copy(prepared, here.with_name("in-use"))
    steps = Saver(salon.desk(salons.OWNER), salon.staff[salons.OWNER], salon.services[salons.MOISTURE]).steps(0)
    held = _next(steps, KINDS)
    back_up_unasked(salon.archive, salon.folder / "backups")
    there = _next(steps, KINDS)
    write_settings(salon.folder / "data", DeskSettings())
    shutil.copytree(salon.folder, here)
    salon.close()
    shutil.rmtree(salon.folder)
    return Restored(held=held, there=there)


def _restore_by_phrase(prepared: salons.Salon, here: Path) -> Aftermath:
    """Another machine, with neither archive nor key."""
    salon = salons.copy(prepared, here)
    desk = salon.desk(salons.OWNER)
    phrase = salons.give_sheet(desk)
    held = _next(Saver(desk, salon.staff[salons.OWNER], salon.services[salons.MOISTURE]).steps(0), KINDS)
    back_up_unasked(salon.archive, here / "backups")
    salon.close()
    shutil.rmtree(here / "data")
    shutil.rmtree(here / "keys")
    return Restored(held=held, there=None, phrase=phrase)


def _migrate(salon: salons.Salon, here: Path) -> Aftermath:
    lay_release(kept()[0], here)
    return Migrated(here)


def _first_run(salon: salons.Salon, here: Path) -> Aftermath:
    here.mkdir()
    return Made()


def _next(steps: Iterator[int], count: int) -> int:
    return [next(steps) for _ in range(count)][-1] + 1


_PREPARED: Final = {
    "work": _work,
    "restore": _restore,
    "restore_by_phrase": _restore_by_phrase,
    "migrate": _migrate,
    "first_run": _first_run,
}
