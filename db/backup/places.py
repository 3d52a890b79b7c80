"""Where backups are: what may be written there, what is there already, and what a broken-off one left."""

from __future__ import annotations

import errno
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from db.backup.manifest import read_manifest
from db.backup.records import Backup, FoundBackup, Manifest
from db.core.disk.files import forget, sync_folder
from db.core.disk.keys import Keys
from db.core.errors import Code, SalonError

COPY_FILE = "copy.db"
_NAME = re.compile(r"salon-([0-9a-f]{16})-(\d{8}T\d{6})Z-\d+")
_MEGABYTE = 1 << 20
SPARE = 8 * _MEGABYTE
"""What a place needs besides the copy: its own folders, and somebody else's files that grow meanwhile."""
_WHY = {
    errno.ENOSPC: Code.NO_ROOM,
    errno.EDQUOT: Code.NO_ROOM,
    errno.EFBIG: Code.NO_ROOM,
    errno.EROFS: Code.PLACE_READ_ONLY,
    errno.EACCES: Code.PLACE_READ_ONLY,
    errno.EPERM: Code.PLACE_READ_ONLY,
    errno.ENOTDIR: Code.PLACE_IS_FILE,
}
"""What a place does, by the number of its error; anything else is a folder that isn't there, or a stick that was
pulled out or is broken."""


@contextmanager
def at_place(place: Path) -> Iterator[None]:
    """What a disk or a stick does becomes a code.

    Raises:
        SalonError: ``NO_ROOM``, ``PLACE_READ_ONLY``, ``PLACE_IS_FILE`` or ``PLACE_GONE``.
    """
    try:
        yield
    except OSError as error:
        raise SalonError(_WHY.get(error.errno or 0, Code.PLACE_GONE), path=str(place)) from error


@contextmanager
def reading_backup(folder: Path) -> Iterator[None]:
    """What can't be read of a backup is damaged, unless all of it is gone: with the stick that it is on.

    Args:
        folder: The backup's own.

    Raises:
        SalonError: ``PLACE_GONE``; of the block, too.
    """
    with at_place(folder.parent):
        try:
            yield
        except SalonError as error:
            if error.code is Code.BACKUP_DAMAGED and not is_there(folder):
                raise SalonError(Code.PLACE_GONE, path=str(folder.parent)) from error
            raise


def is_there(folder: Path) -> bool:
    """Whether the beginning of each file in a folder can be read from the disk or stick itself, now."""
    try:
        for path in folder.iterdir():
            # what was read of it before, the machine would still have
            forget(path)
            with path.open("rb") as file:
                file.read(1)
    except OSError:
        return False
    return True


def called(place: Path, label: str) -> str:
    """What the register calls a place: a stick by its label, which is there wherever it is plugged in."""
    return label or str(place)


def name_of(manifest: Manifest) -> str:
    """What a backup's folder is called: whose it is, when it was made, and how far the log had come."""
    return f"salon-{manifest.salon}-{manifest.at:%Y%m%dT%H%M%SZ}-{manifest.contents.seq}"


def scratch_prefix(salon: str) -> str:
    """How the folder is called in which a backup is made, or goes."""
    return f".salon-{salon}-"


def prepare_place(place: Path, salon: str, needed: int) -> None:
    """Makes the folder where it is missing, takes away what was broken off there, and looks whether there is room.

    Args:
        place: The folder; the one above it is there.
        salon: Whose backups they are, see :attr:`db.backup.records.Manifest.salon`.
        needed: Bytes of the copy, at most.

    Raises:
        SalonError: ``OTHER_SALON`` where all backups are another archive's, ``NO_ROOM``.
        OSError: The place can't be used.
    """
    if not place.exists():
        place.mkdir(mode=0o700)
        sync_folder(place.parent)
    salons = {found[1] for path in place.iterdir() if (found := _NAME.fullmatch(path.name))}
    if salons and salon not in salons:
        raise SalonError(Code.OTHER_SALON, path=str(place))
    for left in place.glob(f"{scratch_prefix(salon)}*"):
        shutil.rmtree(left)
    require_room(place, needed)


def require_room(place: Path, needed: int) -> None:
    """Looks whether so many bytes have room in a folder.

    Raises:
        SalonError: ``NO_ROOM``, with megabytes.
        OSError: The place can't be asked.
    """
    free, wanted = shutil.disk_usage(place).free, needed + SPARE
    if free < wanted:
        missing = -(-(wanted - free) // _MEGABYTE)
        raise SalonError(Code.NO_ROOM, path=str(place), missing=missing)


def backups_in(place: Path, keys: Keys) -> list[Backup]:
    """The archive's backups in a folder, the oldest first; none of what is damaged, half or somebody else's.

    Raises:
        OSError: The place can't be read.
    """
    found = []
    for folder in place.glob(f"salon-{keys.fingerprint}-*"):
        try:
            found.append(open_backup(folder, keys))
        except SalonError:
            continue
    return sorted(found, key=lambda one: (one.manifest.at, one.manifest.contents.seq))


def newest_first(place: Path) -> list[Path]:
    """The folders of all backups in a place, whosever they are, by the time in their names.

    Raises:
        OSError: The place can't be read.
    """
    found = [path for path in place.iterdir() if _NAME.fullmatch(path.name)]
    return sorted(found, key=lambda path: path.name.split("-")[2:], reverse=True)


def usual_place(folder: Path) -> Path:
    """Where backups of a data folder go where nobody has said anything else."""
    return folder.with_name(f"{folder.name}-backups")


def found_in(place: Path) -> list[FoundBackup]:
    """The backups in a place, whosever they are and by their names alone, the newest first; none of what can't be read.

    Until one is chosen there is no key to look into them.
    """
    with suppress(OSError):
        return [one for path in newest_first(place) for one in _by_name(path)]
    return []


def _by_name(path: Path) -> Iterator[FoundBackup]:
    if found := _NAME.fullmatch(path.name):
        # a name that somebody made up may be no time at all
        with suppress(ValueError):
            at = datetime.strptime(found[2], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
            yield FoundBackup(path, found[1], at)


def open_backup(folder: Path, keys: Keys) -> Backup:
    """One backup, by what it says of itself.

    Raises:
        SalonError: ``BACKUP_DAMAGED``, ``WRONG_KEY``.
    """
    manifest = read_manifest(folder, keys)
    try:
        return Backup(folder, (folder / COPY_FILE).stat().st_size, manifest)
    except OSError as error:
        raise SalonError(Code.BACKUP_DAMAGED, path=str(folder)) from error


def remove(backup: Backup) -> None:
    """Takes a backup away; broken off, it is none any more.

    Raises:
        OSError: It can't be taken away.
    """
    going = backup.folder.with_name(f"{scratch_prefix(backup.manifest.salon)}{backup.folder.name}")
    backup.folder.rename(going)
    # or a power cut might leave its name to what is left of it
    sync_folder(going.parent)
    shutil.rmtree(going)
