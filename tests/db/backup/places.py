"""Places for backups, looked at as somebody would who has to rely on them."""

from __future__ import annotations

from pathlib import Path

from db.backup.checking import look_over
from db.backup.places import COPY_FILE, backups_in
from db.backup.records import Backup
from db.core.disk.copies import one_state
from db.core.disk.keys import Keys
from tests.db.salon import everything


def good_ones(place: Path, keys: Keys) -> list[Backup]:
    """Backups in a place, each of which has been read from end to end and holds what it says."""
    found = backups_in(place, keys)
    for one in found:
        assert look_over(one.folder / COPY_FILE, keys.backup).contents == one.manifest.contents
    return found


def rows_of(backup: Backup, keys: Keys) -> dict[str, list[object]]:
    """Every row of every table in a backup."""
    with one_state(backup.folder / COPY_FILE, keys.backup, "immutable=1"):
        return everything()


def picture(place: Path) -> dict[str, bytes]:
    """Every file in a place."""
    return {str(path.relative_to(place)): path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file()}
