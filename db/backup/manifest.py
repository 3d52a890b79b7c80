"""The small file beside the copy in a backup: whose it is, what it holds, and a code that only the archive's key makes.

Three lines: the fingerprint of the key, what is said of the copy, the code over both. Nothing is read of the second
before the third is right.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from dataclasses import asdict
from pathlib import Path

from db.backup.records import Contents, Manifest
from db.core.disk.files import write_whole
from db.core.disk.keys import Keys, hkdf
from db.core.errors import Code, SalonError
from db.core.row_values import as_moment, moment_text

MANIFEST_FILE = "manifest"
_LONGEST = 1 << 20


def write_manifest(folder: Path, manifest: Manifest, keys: Keys) -> None:
    """Writes what a backup says of itself.

    Raises:
        OSError: It can't be written.
    """
    text = json.dumps({**asdict(manifest), "at": moment_text(manifest.at)}, sort_keys=True)
    write_whole(folder / MANIFEST_FILE, f"{manifest.salon}\n{text}\n{_code(manifest.salon, text, keys)}\n")


def read_manifest(folder: Path, keys: Keys) -> Manifest:
    """What a backup says of itself.

    Raises:
        SalonError: ``BACKUP_DAMAGED`` when it can't be read or was changed, ``WRONG_KEY`` for another archive's.
    """
    salon, text, code = _read(folder)
    if not hmac.compare_digest(code, _code(salon, text, keys)):
        raise SalonError(Code.BACKUP_DAMAGED if salon == keys.fingerprint else Code.WRONG_KEY, path=str(folder))
    said = json.loads(text)
    return Manifest(**{**said, "at": as_moment(said["at"]), "contents": Contents(**said["contents"])})


def claimed_salon(folder: Path) -> str:
    """Whose backup it says that it is, before there is a key to find out.

    Raises:
        SalonError: ``BACKUP_DAMAGED`` when it says nothing of the kind.
    """
    return _read(folder)[0]


def _read(folder: Path) -> tuple[str, str, str]:
    try:
        with (folder / MANIFEST_FILE).open("rb") as file:
            salon, text, code = file.read(_LONGEST).decode("ascii").splitlines()
        if not re.fullmatch("[0-9a-f]{16}", salon):
            raise ValueError
    except (OSError, ValueError) as error:
        raise SalonError(Code.BACKUP_DAMAGED, path=str(folder)) from error
    return salon, text, code


def _code(salon: str, text: str, keys: Keys) -> str:
    key = hkdf(keys.backup, "salon-tui manifest v1")
    return hmac.digest(key, f"{salon}\n{text}".encode(), hashlib.sha256).hex()
