"""What is done at the desk while it is recorded; what somebody is told is marked."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from db.backup.operations import making, restoring
from db.core.connection import utc_now
from db.core.disk import checkpoints
from db.sign_in.operations import opening
from db.sign_in.operations import sign_in as operations
from tests.db.power.recording import Recorder
from tests.db.salon import CHEAP, OWNER, PINS
from tests.db.saving import KINDS, Saver

LATER: Final = timedelta(days=2)
"""So far after the start of a scene everything in it has happened, by its clock."""
FIRST_DATA, FIRST_KEYS = "share/salon/data", "config/salon/keys"
"""Where a first run makes an archive and its key: nothing of that is there before."""
_DUE_BYTES: Final = 60 * (4096 + 24)
_DUE_SAVES: Final = 4
"""A journal is written back after so much here: after some saves, as after some dozens at a desk."""
_MEANWHILE: Final = 12
"""Saves while a backup is made, at most."""


def work(recorder: Recorder, folder: Path, staff: int, service: int) -> None:
    """Saves, journals written back, backups to a new place, meanwhile and thinned out, closing, and another start."""
    checkpoints.DUE_BYTES, checkpoints.DUE_SAVES = _DUE_BYTES, _DUE_SAVES
    days, done = 0, 0

    def clock() -> datetime:
        return utc_now() + timedelta(days=days)

    def begin() -> tuple[opening.Archive, Callable[[int], None]]:
        archive = opening.open_desk(folder / "data", folder / "keys", clock)
        steps = Saver(operations.sign_in(archive, staff, PINS[OWNER]), staff, service).steps(done)

        def save(count: int) -> None:
            nonlocal done
            for _ in range(count):
                done = next(steps) + 1
                recorder.mark("saved", done)

        return archive, save

    def back_up() -> None:
        recorder.mark("backing_up", done)
        recorder.mark("backed_up", making.back_up_unasked(archive, folder / "backups").name)

    archive, save = begin()
    save(2 * KINDS)
    back_up()
    meanwhile = threading.Thread(target=back_up)
    meanwhile.start()
    save(_MEANWHILE)
    meanwhile.join()
    days = 1
    for _ in range(2):
        save(2)
        back_up()
    archive.close()
    archive, save = begin()
    save(KINDS)


def restore(recorder: Recorder, folder: Path, phrase: tuple[str, ...] = ()) -> None:
    """The newest backup takes the archive's place, or becomes one where there is none."""
    data, keys = folder / "data", folder / "keys"
    plan = restoring.plan_restore(folder / "backups", data, keys, phrase)
    restoring.restore(plan)
    recorder.mark("restored")


def migrate(recorder: Recorder, folder: Path) -> None:
    """An archive of the program before is opened, and closed."""
    archive = opening.open_desk(folder / "data", folder / "keys")
    recorder.mark("migrated")
    archive.close()


def first_run(recorder: Recorder, folder: Path) -> None:
    """An archive is made, with its key."""
    first = operations.FirstRun(salon="静颜", owner=OWNER, pin=PINS[OWNER])
    archive = operations.first_run(folder / FIRST_DATA, folder / FIRST_KEYS, first, pin_cost=CHEAP)
    recorder.mark("made")
    archive.close()


SCENES: Final[dict[str, Callable[..., None]]] = {
    "work": work,
    "restore": restore,
    "migrate": migrate,
    "first_run": first_run,
}
