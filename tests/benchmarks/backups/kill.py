"""Kills: whatever is under way, what was acknowledged is there once, and each backup is whole or none.

A process saves through the operations, keeps drafts, makes backups and restores them, and is killed at a random moment;
what it had said by then is what somebody at the desk had seen. The next one begins with the request that was under way.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections import Counter
from dataclasses import astuple, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final

from db.backup import store
from db.backup.checking import look_over
from db.backup.places import COPY_FILE, backups_in, newest_first
from db.backup.records import Backup
from db.core import chain
from db.core.connection import open_archive, utc_now
from db.core.disk.copies import one_state
from db.core.disk.files import exists
from db.core.disk.keys import Keys
from db.core.errors import SalonError
from db.core.sql import rows
from db.integrity.copy import archive_copy
from db.integrity.operations import examine
from db.staff import pins
from tests.benchmarks.support import verdict
from tests.db import salon as salons
from tests.db.backup.places import picture
from tests.db.jobs import DRAFT
from tests.db.others import PATIENCE, Child, Others
from tests.db.saving import Kept, mark

CYCLES: Final = 300
SAVES: Final = 10_000
FIRST_RUNS: Final = 200
_SEED: Final = 20261127
_BACK_UP, _RESTORE = "back_up", "restore"
_LEAST_SAVES, _MOST_SAVES = 20, 60
_LONGEST: Final = {"": 0.03, _BACK_UP: 1.5, _RESTORE: 0.6}
"""The kill comes up to so many seconds after the last save that is waited for: a save or two, or most of the rest."""
_DAYS: Final = 0.25
"""So far a cycle is from the next by the clock, so that backups are thinned out as they are in a salon."""


def run() -> int:
    """Kills whoever saves, and the first run.

    Returns:
        0 where nothing was lost, doubled or broken.
    """
    pins.FLOOR_KIB, pins.FLOOR_PASSES = salons.CHEAP
    with tempfile.TemporaryDirectory() as scratch, Others() as others:
        salon = salons.build(Path(scratch) / "salon")
        witness = killed(salon, others, CYCLES, SAVES)
        stuck = stuck_first_runs(FIRST_RUNS, Path(scratch), others)
    print(", ".join(f"{count:,} {what}" for what, count in witness.seen.items()))
    # otherwise the kills came where nothing was under way, and nothing would be proved
    missing = [what for what in _PROVED_BY if not witness.seen[what]]
    for what in missing:
        print("never seen:", what)
    met = [verdict(what, witness.faults[what], 0) for what in FAULTS]
    met.append(verdict(f"first runs of {FIRST_RUNS} without a way on", stuck, 0))
    return 0 if all(met) and not missing else 1


def killed(salon: salons.Salon, others: Others, cycles: int, saves: int) -> Witness:
    """Who saw so many kills at least, and as many as it takes until so much was acknowledged."""
    random, witness = Random(_SEED), Witness(salon, others)
    while witness.seen["cycles"] < cycles or witness.seen["saves acknowledged"] < saves:
        _kill(witness, random)
    return witness


_PROVED_BY: Final = (
    "saved but not acknowledged",
    "backups",
    "broken-off backups",
    "restores",
    "broken-off restores",
)
FAULTS: Final = (
    "acknowledged saves lost",
    "saves doubled",
    "drafts lost",
    "archives damaged, or with a broken log",
    "backups that count and are not whole",
    "older backups changed or gone",
    "archives not kept aside as they were",
)


@dataclass
class Witness:
    """Knows what was acknowledged, and looks at what is there.

    Attributes:
        salon: The archive's folder and people.
        others: Makes the processes.
        steps: How many were acknowledged of the archive that is there.
        kept: What that archive held when it was last looked at.
        backups: Those that were there then, by name, with their files and how many steps they hold.
        faults: How often each of ``FAULTS`` was found.
        seen: How much was done.
    """

    salon: salons.Salon
    others: Others
    steps: int = 0
    kept: Kept = field(default_factory=lambda: Kept.after(0))
    backups: dict[str, tuple[Backup, dict[str, bytes], int]] = field(default_factory=dict)
    faults: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)

    @property
    def place(self) -> Path:
        """Where backups go."""
        return self.salon.folder / "backups"

    def clock(self) -> datetime:
        """Now, as the process that is killed has it."""
        return utc_now() + timedelta(days=self.days)

    @property
    def days(self) -> float:
        """How far the clock is ahead."""
        return self.seen["cycles"] * _DAYS

    def look(self, child: Child, first: int, is_restored: bool) -> None:
        """After a kill: the archive, what was kept aside, the backups; ``first`` is the step that was begun with."""
        words = [line.split(" ")[0] for line in child.said]
        saves = words.count("saved")
        self.seen["saves acknowledged"] += saves
        data, keys = self.salon.folder / "data", self.salon.folder / "keys"
        before = self.kept
        # as the kill left it, and then as it is opened
        if not all(found.good for found in examine(data, keys, self.clock).found):
            self._find("archives damaged, or with a broken log")
        archive = open_archive(data, keys, self.clock)
        try:
            self.kept = Kept.in_archive()
            if is_restored:
                has_restored = "restored" in words or self.kept.steps == first != before.steps
                self.seen["restores" if has_restored else "broken-off restores"] += 1
                self.steps = first if has_restored else self.steps
            least = self.steps + saves
            self._compare(least)
            self._look_at_backups(archive.keys, child.said)
        finally:
            archive.close()
        self.steps = least
        if is_restored:
            self._look_aside(before, has_restored)
        self.seen["cycles"] += 1

    def _find(self, what: str, count: int = 1) -> None:
        self.faults[what] += count
        print(what, count, self.kept, self.steps, flush=True)

    def _compare(self, least: int) -> None:
        """The archive has each step once, also the one after what was acknowledged or none of it."""
        wanted = Kept.after(min(max(self.kept.steps, least), least + 1))
        differences = [there - right for there, right in zip(astuple(self.kept), astuple(wanted), strict=True)]
        if lost := -min(*differences, 0):
            self._find("acknowledged saves lost", lost)
        if doubled := max(*differences, 0):
            self._find("saves doubled", doubled)
        self.seen["saved but not acknowledged"] += self.kept.steps - least
        texts = [text for (text,) in rows("SELECT content FROM draft WHERE form = ?", DRAFT)]
        if texts not in [[mark(step)] for step in (self.kept.steps - 1, self.kept.steps)] and self.kept.steps:
            self._find("drafts lost")

    def _look_aside(self, before: Kept, has_restored: bool) -> None:
        aside = list(self.salon.folder.glob("data-until-*"))
        if has_restored:
            with archive_copy(aside[0], self.salon.folder / "keys", self.clock):
                if len(aside) != 1 or Kept.in_archive() != before:
                    self._find("archives not kept aside as they were")
        for folder in aside:
            shutil.rmtree(folder)

    def _look_at_backups(self, keys: Keys, said: list[str]) -> None:
        """Those that were there are as they were or too many; the new ones hold what they say, and enough."""
        if not self.place.exists():
            return
        least, under_way = self._acknowledged_before(said)
        there = {one.folder.name: one for one in backups_in(self.place, keys)}
        new = [one for name, one in there.items() if name not in self.backups]
        everybody = [*(one for one, _, _ in self.backups.values()), *new]
        too_many = {one.folder.name for one in store.to_remove(everybody)}
        for name, (_, files, _) in list(self.backups.items()):
            if name in there and picture(self.place / name) == files:
                continue
            if name in there or name not in too_many:
                self._find("older backups changed or gone")
            del self.backups[name]
        # of several in one day the last stays
        if least and not new:
            self._find("older backups changed or gone")
        for one in new:
            held = _held(one, keys)
            if held is None or held < least.get(one.folder.name, under_way):
                self._find("backups that count and are not whole")
            self.backups[one.folder.name] = (one, picture(one.folder), held or 0)
        self.seen["backups"] += len(least)
        self.seen["broken-off backups"] += said.count("backing_up") - len(least)

    def _acknowledged_before(self, said: list[str]) -> tuple[dict[str, int], int]:
        """How many steps were acknowledged when each backup began, by its name, and when the last one did."""
        steps = begun = self.steps
        least = {}
        for line in said:
            word, _, rest = line.partition(" ")
            if word == "saved":
                steps += 1
            elif word == "backing_up":
                begun = steps
            elif word == "backed_up":
                least[rest] = begun
        return least, begun


def _kill(witness: Witness, random: Random) -> None:
    """One cycle: something is begun, killed, and looked at."""
    what = random.choice(("", _BACK_UP, _BACK_UP, _RESTORE) if witness.backups else ("", _BACK_UP))
    first = witness.steps
    if what == _RESTORE:
        first = witness.backups[newest_first(witness.place)[0].name][2]
    salon = witness.salon
    with witness.others.child(
        "work",
        folder=str(salon.folder),
        place=str(witness.place),
        what=what,
        days=witness.days,
        staff=salon.staff[salons.OWNER],
        pin=salons.PINS[salons.OWNER],
        service=salon.services[salons.MOISTURE],
        begin=first,
    ) as child:
        if what == _RESTORE and random.random() < 0.7:
            child.waits_for("restoring")
        else:
            child.waits_for("saved", random.randint(_LEAST_SAVES, _MOST_SAVES))
        child.hears(random.uniform(0, _LONGEST[what]))
        child.kill()
    assert not [line for line in child.said if line.startswith("failed")], child.said
    witness.look(child, first, what == _RESTORE)


def _held(backup: Backup, keys: Keys) -> int | None:
    """How many steps a backup holds, None where it isn't whole."""
    path = backup.folder / COPY_FILE
    try:
        if look_over(path, keys.backup).contents != backup.manifest.contents:
            return None
    except SalonError:
        return None
    with one_state(path, keys.backup, "immutable=1"):
        kept = Kept.in_archive()
    return kept.steps if kept == Kept.after(kept.steps) else None


def stuck_first_runs(count: int, folder: Path, others: Others) -> int:
    """How many of so many killed first runs leave neither an archive that opens nor the way to another first run."""
    with others.child("first_run", folder=str(folder / "whole")) as child:
        began = time.monotonic()
        child.waits_for("made")
        longest = time.monotonic() - began
    random, stuck, opened = Random(_SEED), 0, 0
    for number in range(count):
        here = folder / f"first-run-{number}"
        with others.child("first_run", folder=str(here)) as child:
            child.hears(random.uniform(0, longest))
            child.kill()
        is_made = exists(here / "data")
        opened += is_made
        if not is_made:
            with others.child("first_run", folder=str(here)) as child:
                child.hears(PATIENCE)
        try:
            archive = open_archive(here / "data", here / "keys")
        except SalonError as error:
            print("no way on:", error.code, flush=True)
            stuck += 1
            continue
        stuck += rows("SELECT name FROM staff") != [(salons.OWNER,)] or chain.verify() != (1, None)
        archive.close()
        shutil.rmtree(here)
    print(f"first runs: {opened} had made the archive when they were killed, {count - opened} began anew")
    return stuck
