"""Backups while the desk works: each restores with all that was acknowledged before it; who types notices little.

The key's way to the screen is measured on the find page over 100,000 clients, by turns with and without backups made
one after the other in a thread of the same program, which is far more than a day has.
"""

from __future__ import annotations

import tempfile
import threading
from pathlib import Path
from typing import Final

from db.backup.operations.making import back_up_unasked
from db.backup.operations.restoring import plan_restore, restore
from db.core.disk.copies import one_state
from db.core.disk.files import DATABASE_FILE
from db.core.sql import rows
from db.integrity.operations import examine
from db.staff import pins
from tests.benchmarks.archives import PIN, bulk, copy_of
from tests.benchmarks.people import RECEPTIONIST
from tests.benchmarks.support import ISOLATED, Series, Stopwatch, verdict
from tests.db import salon as salons
from tests.db.saving import Saver

BACKUPS: Final = 100
CLIENTS: Final = 100_000
ROUNDS: Final = 10
WORDS: Final = ("wangjing", "lixue", "zhangmin", "oyjy", "13800", "8000")
GOAL: Final = 1.5


def run() -> int:
    """Makes backups under load and restores each, then types while others are made.

    Returns:
        0 where each is good and the goal is met.
    """
    bad = restored_badly()
    met = [verdict(f"backups of {BACKUPS} that were not good", bad, 0)]
    with tempfile.TemporaryDirectory() as folder:
        met += _typing(Path(folder))
    return 0 if all(met) else 1


def restored_badly(backups: int = BACKUPS) -> int:
    """How many of so many backups, made while others save without a pause, lack something or aren't whole."""
    pins.FLOOR_KIB, pins.FLOOR_PASSES = salons.CHEAP
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        salon = salons.copy(salons.build(folder / "made"), folder / "salon")
        acknowledged, ended = [0], threading.Event()
        saver = threading.Thread(target=_save, args=(salon, acknowledged, ended))
        saver.start()
        least = []
        try:
            for number in range(backups):
                least.append(acknowledged[0])
                back_up_unasked(salon.archive, folder / f"backups-{number}")
        finally:
            ended.set()
            saver.join()
        saves = acknowledged[0]
        salon.close()
        keys, bad = salon.folder / "keys", 0
        for number, acknowledged_before in enumerate(least):
            there = folder / f"restored-{number}"
            restore(plan_restore(folder / f"backups-{number}", there, keys))
            is_whole = all(found.good for found in examine(there, keys).found)
            bad += not (is_whole and _kept(there, salon.archive.keys.database) >= acknowledged_before)
    print(f"{saves} saves meanwhile, {saves / backups:.1f} for each backup")
    assert saves > backups
    return bad


def _save(salon: salons.Salon, acknowledged: list[int], ended: threading.Event) -> None:
    saver = Saver(salon.desk(salons.OWNER), salon.staff[salons.OWNER], salon.services[salons.MOISTURE])
    for step in saver.steps(0):
        acknowledged[0] = step + 1
        # a desk leaves the writer's place free now and then
        if ended.wait(0.002):
            return


def _kept(folder: Path, key: bytes) -> int:
    with one_state(folder / DATABASE_FILE, key, "immutable=1"):
        return int(rows("SELECT COUNT(*) FROM request WHERE id LIKE 'step-%'")[0][0])


def _typing(folder: Path) -> list[bool]:
    place = copy_of(bulk(CLIENTS), folder / "salon")
    launcher = [*ISOLATED, str(Path(__file__).with_name("backing_up.py")), str(folder)]
    series = {name: Series(f"key to text, {name}", "ms") for name in ("alone", "backing up")}
    with Stopwatch([*launcher, "--data", str(place.data), "--keys", str(place.keys)]) as ours:
        ours.wait("王敏")
        ours.settle(0.5)
        ours.sign_in(RECEPTIONIST, PIN)
        ours.open_find()
        for number in range(ROUNDS + 1):
            for name, one in series.items():
                _switch(folder, name == "backing up", ours)
                # the first round loads what is loaded late
                found = [shown for word in WORDS for shown, *_ in ours.type_word(word)]
                for value in found if number else ():
                    one.add(value)
    for one in series.values():
        print(one, f"  p95 {one.percentile(95):.3g}")
    print(f"{(folder / 'count').read_text()} backups made meanwhile")
    alone, busy = series["alone"], series["backing up"]
    return [
        verdict("key to text while backing up ÷ alone, median", busy.median / alone.median, GOAL),
        verdict("key to text while backing up ÷ alone, p95", busy.percentile(95) / alone.percentile(95), GOAL),
    ]


def _switch(folder: Path, is_on: bool, ours: Stopwatch) -> None:
    """Begins with backups, or waits until the one under way has ended."""
    if is_on:
        (folder / "now").touch()
        ours.settle(0.3)
        return
    (folder / "now").unlink(missing_ok=True)
    while list((folder / "backups").glob(".salon-*")):
        ours.settle(0.1)
