"""The root key of a backup's archive: from a key file, or by the phrase of a recovery sheet."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from db.backup.making import digest
from db.backup.manifest import claimed_salon
from db.backup.places import newest_first, open_backup
from db.backup.records import Backup
from db.core.disk.files import RECOVERY_FILE
from db.core.disk.keys import Keys, read_root
from db.core.disk.phrase import is_sealed, unseal
from db.core.errors import Code, SalonError


def root_by_key_file(salon: str, key_folder: Path) -> bytes:
    """The root key of an archive, from whichever key file has it.

    Raises:
        SalonError: ``KEY_MISSING`` when none has it.
    """
    # the folder itself is no key file, but where systemd hands over the key, that is read whatever is asked for
    for path in (*sorted(key_folder.glob("*.key")), key_folder):
        with suppress(SalonError):
            root = read_root(path, salon)
            if Keys(root).fingerprint == salon:
                return root
    raise SalonError(Code.KEY_MISSING, path=str(key_folder))


def root_by_phrase(backup: Path, folder: Path, phrase: tuple[str, ...]) -> bytes:
    """The root key, by the phrase of a recovery sheet. Takes a second for each sheet that there has been.

    The sheet may be newer or older than this backup: every copy of the wrapped key is tried, in the archive that is
    there and in all its backups beside this one, since they all wrap the same key.

    Raises:
        SalonError: ``NO_RECOVERY``, ``WRONG_PHRASE``, ``BACKUP_DAMAGED``.
    """
    salon = claimed_salon(backup)
    siblings = [one for one in newest_first(backup.parent) if one.name.startswith(f"salon-{salon}-")]
    sheets: dict[bytes, Path] = {}
    for one in (folder, *siblings, backup):
        if is_sealed(one):
            sheets.setdefault((one / RECOVERY_FILE).read_bytes(), one)
    for one in sheets.values():
        with suppress(SalonError):
            return unseal(one, list(phrase), salon)
    raise SalonError(Code.WRONG_PHRASE if sheets else Code.NO_RECOVERY, path=str(backup / RECOVERY_FILE))


def newest_wrapped_key(backup: Path, folder: Path, keys: Keys) -> str:
    """The root key as the newest recovery sheet wraps it; empty where none is as it was written."""
    if is_sealed(folder):
        return (folder / RECOVERY_FILE).read_text("ascii")
    for one in (*newest_first(backup.parent), backup):
        with suppress(SalonError):
            if wrapped := wrapped_key(open_backup(one, keys)):
                return wrapped
    return ""


def wrapped_key(backup: Backup) -> str:
    """The wrapped root key in a backup; empty where no sheet was ever made.

    Raises:
        SalonError: ``BACKUP_DAMAGED``.
    """
    path = backup.folder / RECOVERY_FILE
    try:
        wrapped = path.read_text("ascii") if path.exists() else ""
        if digest(wrapped) != backup.manifest.recovery:
            raise ValueError
    except (OSError, ValueError) as error:
        raise SalonError(Code.BACKUP_DAMAGED, path=str(backup.folder)) from error
    return wrapped
