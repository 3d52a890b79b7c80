"""Kills: of a desk that saves and backs up, of a restore, of a first run; nothing acknowledged is lost or doubled.

A desk saves through the real operations while it makes backups one after the other, and is killed as pulling the plug
would, at a moment that nobody chose. Each restore is killed before another thing that it does with files.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from db.core import audit
from db.core.connection import open_archive
from db.core.copies import damaged_pages
from db.core.disk.files import exists
from db.staff import pins
from tests.benchmarks.support import verdict
from tests.db import salon as salons
from tests.db.backup.places import good_ones
from tests.db.others import PATIENCE, Others
from tests.db.saving import Kept

CYCLES: Final = 300
SAVES: Final = 10_000
FIRST_RUNS: Final = 200
_SEED: Final = 20261127


class Bad(NamedTuple):
    """What must not be, counted."""

    lost: int = 0
    doubled: int = 0
    broken: int = 0
    no_backup: int = 0

    def plus(self, other: Bad) -> Bad:
        """Both together."""
        return Bad(*(one + more for one, more in zip(self, other, strict=True)))


def run(cycles: int = CYCLES, saves: int = SAVES, first_runs: int = FIRST_RUNS) -> int:
    """Kills so often.

    Args:
        cycles: How many desks are killed, and as many restores.
        saves: How many saves are acknowledged by them at least.
        first_runs: How many first runs are killed.

    Returns:
        0 where nothing was lost and there was always a way on.
    """
    pins.FLOOR_KIB, pins.FLOOR_PASSES = salons.CHEAP
    with tempfile.TemporaryDirectory() as scratch, Others() as others:
        salon = salons.copy(salons.build(Path(scratch) / "made"), Path(scratch) / "salon")
        salon.close()
        bad = _kill_desks(salon, others, cycles, saves)
        stuck = _kill_first_runs(Path(scratch), others, first_runs)
    met = [
        verdict("acknowledged saves that were lost", bad.lost, 0),
        verdict("saves that were doubled", bad.doubled, 0),
        verdict("broken chains, damaged pages, restores that left neither the old nor the new", bad.broken, 0),
        verdict("acknowledged backups that were not there", bad.no_backup, 0),
        verdict(f"first runs of {first_runs} without a way on", stuck, 0),
    ]
    return 0 if all(met) else 1


def _kill_desks(salon: salons.Salon, others: Others, cycles: int, saves: int) -> Bad:
    random, acknowledged, backups, bad, cycle = Random(_SEED), 0, 0, Bad(), 0
    place = salon.folder / "backups"
    most = 2 * saves // cycles
    while cycle < cycles or acknowledged < saves:
        cycle += 1
        with others.child(
            "save",
            folder=str(salon.folder),
            staff=salon.staff[salons.OWNER],
            pin=salons.PINS[salons.OWNER],
            service=salon.services[salons.MOISTURE],
            begin=acknowledged,
            place=str(place),
        ) as child:
            child.waits_for("ready")
            child.waits_for("saved", random.randint(1, most))
            if cycle % 3 == 0:
                child.waits_for("backed-up")
            child.hears(random.uniform(0, 0.03))
            child.kill()
        assert not [line for line in child.said if line.startswith("failed")], child.said
        acknowledged += sum(line.startswith("saved") for line in child.said)
        made = [int(line.split()[1]) for line in child.said if line.startswith("backed-up")]
        backups += len(made)
        archive = open_archive(salon.folder / "data", salon.folder / "keys")
        kept = Kept.in_archive()
        expected = Kept.after(kept.steps)
        is_whole = audit.verify()[1] is None and not damaged_pages()
        newest = max((one.manifest.contents.seq for one in good_ones(place, archive.keys)), default=0)
        archive.close()
        bad = bad.plus(
            Bad(
                lost=max(0, acknowledged - kept.steps),
                doubled=int(kept != expected or kept.steps > acknowledged + 1),
                broken=int(not is_whole),
                no_backup=int(newest < max(made, default=0)),
            )
        )
        bad = bad.plus(_kill_restore(salon.folder, place, others, cycle))
    # otherwise the kills came where nothing was under way
    assert backups >= cycles // 3
    print(f"{cycle} desks and as many restores killed, {acknowledged} saves and {backups} backups acknowledged")
    return bad


def _kill_restore(folder: Path, place: Path, others: Others, step: int) -> Bad:
    """Restores a copy of the salon, is killed, and restores it again."""
    if not list(place.glob("salon-*")):
        return Bad()
    beside = folder.with_name("restored")
    shutil.copytree(folder, beside, ignore=shutil.ignore_patterns("backups"))
    try:
        for last in (step % 40 + 1, 0):
            with others.child("restore", folder=str(beside), place=str(place), last=last) as child:
                child.hears(PATIENCE)
            archive = open_archive(beside / "data", beside / "keys")
            is_whole = audit.verify()[1] is None and not damaged_pages() and Kept.in_archive().steps > 0
            archive.close()
            if not is_whole:
                return Bad(broken=1)
        return Bad()
    finally:
        shutil.rmtree(beside)


def _kill_first_runs(folder: Path, others: Others, count: int) -> int:
    """How many of so many first runs left nothing that could be opened, and no room for another one."""
    with others.child("first_run", folder=str(folder / "whole")) as child:
        things = int(child.waits_for("made"))
    stuck = 0
    for number in range(count):
        run_in = folder / f"first-{number}"
        run_in.mkdir()
        with others.child("first_run", folder=str(run_in), last=number % things + 1) as child:
            child.hears(PATIENCE)
        if not exists(run_in / "data"):
            with others.child("first_run", folder=str(run_in)) as child:
                child.hears(PATIENCE)
        archive = open_archive(run_in / "data", run_in / "keys")
        stuck += audit.verify() != (1, None)
        archive.close()
    return stuck
