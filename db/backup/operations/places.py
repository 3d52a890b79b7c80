"""Where backups go: a manager says so; the program itself has to know with nobody at the desk."""

from __future__ import annotations

from pathlib import Path

from db.backup import store
from db.backup.records import BackupPlaces
from db.core.audit import Action
from db.core.connection import Archive
from db.core.errors import Flaw, InvalidFields
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.without_sign_in import without_sign_in
from db.text.cleaning import clean

MOST_STICKS = 9
LONGEST_FOLDER = 500
LONGEST_LABEL = 60


@operation(Permission.SETTINGS, Action.UPDATE)
def save_places(work: Work, folder: str, sticks: tuple[str, ...]) -> BackupPlaces:
    """Says where backups go from now on.

    Args:
        work: The operation.
        folder: A folder in full, which is not a part of the data folder; empty for the one beside it.
        sticks: Labels of sticks.

    Raises:
        InvalidFields: ``NOT_A_FOLDER`` or ``SEVERAL``.
    """
    folder = clean(folder, LONGEST_FOLDER)
    labels = [label for label in (clean(one, LONGEST_LABEL) for one in sticks) if label]
    if folder and not _may_be(Path(folder), work.archive.folder):
        raise InvalidFields({"folder": Flaw.NOT_A_FOLDER})
    if len({*labels}) < len(labels) or len(labels) > MOST_STICKS:
        raise InvalidFields({"sticks": Flaw.SEVERAL})
    store.write_places(folder, labels)
    work.what |= {"folder": folder, "sticks": labels}
    return store.places(work.archive.folder)


@without_sign_in
def places_before_sign_in(archive: Archive) -> BackupPlaces:
    """Where backups go, for the program itself."""
    with archive.reading():
        return store.places(archive.folder)


def _may_be(place: Path, data: Path) -> bool:
    # restoring puts another folder in the data folder's place
    return place.is_absolute() and not place.resolve().is_relative_to(data.resolve())
