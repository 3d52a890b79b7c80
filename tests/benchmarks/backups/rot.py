"""Flipped bits: in the archive and in a backup each of them is found, and the last good backup leads back."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Final

from db.backup.operations.making import back_up_unasked
from db.backup.operations.restoring import plan_restore, restore
from db.backup.places import COPY_FILE
from db.core.disk.files import DATABASE_FILE
from db.core.errors import Code, SalonError
from db.integrity.operations import examine
from db.staff import pins
from tests.benchmarks.support import verdict
from tests.db import salon as salons

BITS: Final = 500
_SEED: Final = 20261127


def run(bits: int = BITS) -> int:
    """Flips so many bits in each, one after the other.

    Returns:
        0 where each was found, and each time the older backup led back.
    """
    pins.FLOOR_KIB, pins.FLOOR_PASSES = salons.CHEAP
    with tempfile.TemporaryDirectory() as scratch:
        return _flip_all(bits, Path(scratch))


def _flip_all(bits: int, folder: Path) -> int:
    salon = salons.copy(salons.build(folder / "made"), folder / "salon")
    data, keys = salon.folder / "data", salon.folder / "keys"
    older = Path(salon.folder / "older")
    newest = Path(salon.folder / "newest")
    back_up_unasked(salon.archive, older)
    back_up_unasked(salon.archive, newest)
    [newest_copy] = newest.glob(f"*/{COPY_FILE}")
    salon.close()
    random = Random(_SEED)
    missed_archive = missed_backup = not_back = 0
    for _ in range(bits):
        with _flipped(data / DATABASE_FILE, random):
            missed_archive += _looks_good(data, keys)
        with _flipped(newest_copy, random):
            missed_backup += _restores(newest, folder / "there", keys)
            not_back += not (_restores(older, folder / "there", keys) and _looks_good(folder / "there", keys))
            shutil.rmtree(folder / "there", ignore_errors=True)
    met = [
        verdict(f"bits of {bits} in the archive that were not found", missed_archive, 0),
        verdict(f"bits of {bits} in a backup that were not found", missed_backup, 0),
        verdict(f"restores of {bits} from the one before that failed", not_back, 0),
    ]
    return 0 if all(met) else 1


@contextmanager
def _flipped(path: Path, random: Random) -> Iterator[None]:
    at, bit = random.randrange(path.stat().st_size), 1 << random.randrange(8)
    for _ in range(2):
        with path.open("r+b") as file:
            file.seek(at)
            byte = file.read(1)[0]
            file.seek(at)
            file.write(bytes([byte ^ bit]))
        if _ == 0:
            yield


def _looks_good(data: Path, keys: Path) -> bool:
    try:
        return all(found.good for found in examine(data, keys).found)
    except SalonError:
        return False


def _restores(place: Path, folder: Path, keys: Path) -> bool:
    try:
        restore(plan_restore(place, folder, keys))
    except SalonError as error:
        assert error.code is Code.BACKUP_DAMAGED, error
        return False
    return True
