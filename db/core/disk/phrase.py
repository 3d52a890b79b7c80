"""The recovery phrase: a second way to the root key, on paper, for whoever lost the key file or every manager's PIN.

24 random characters of Crockford's base32 (no I, L, O, U), in groups of four with Crockford's check over the group and
its place, so that a slip is found in its group while it is typed. argon2id (256 MiB, RFC 9106) makes a key of them;
under it AES-256-GCM keeps the root key in a small file beside the archive, which goes along with every copy.
"""

from __future__ import annotations

import json
import secrets
import unicodedata
from pathlib import Path
from typing import Final

from db.core.disk.files import RECOVERY_FILE, write_whole
from db.core.disk.keys import ROOT_BYTES, Keys
from db.core.errors import Code, SalonError
from db.core.sql import refuse_in_transaction

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS: Final = 6
GROUP: Final = 4
MEMORY_KIB: Final = 256 * 1024
PASSES: Final = 3
_CHECK: Final = 37
"""Crockford's modulus: every wrong character and every swapped pair in a group is found."""
_READ_AS: Final = str.maketrans("OIL", "011")


def make_phrase() -> list[str]:
    """A new phrase: six groups of four characters and a check character."""
    return [_make_group(place) for place in range(GROUPS)]


def _make_group(place: int) -> str:
    # five of Crockford's check characters are signs that are hard to copy by hand: such a group is drawn again
    while True:
        text = "".join(secrets.choice(ALPHABET) for _ in range(GROUP))
        if (check := _check(place, text)) < len(ALPHABET):
            return text + ALPHABET[check]


def _check(place: int, text: str) -> int:
    value = place
    for character in text:
        value = value * len(ALPHABET) + ALPHABET.index(character)
    return value % _CHECK


def read_group(place: int, typed: str) -> str | None:
    """A group as it is kept, from how it was typed: in small letters, full width, with O for 0; None if it is wrong."""
    text = "".join(unicodedata.normalize("NFKC", typed).upper().translate(_READ_AS).replace("-", "").split())
    if len(text) != GROUP + 1 or not set(text) <= set(ALPHABET):
        return None
    return text if _check(place, text[:GROUP]) == ALPHABET.index(text[GROUP]) else None


def seal(folder: Path, root: bytes, phrase: list[str], cost: tuple[int, int] = (MEMORY_KIB, PASSES)) -> None:
    """Keeps the root key under a phrase; a phrase from before is void. Takes a second.

    Args:
        folder: The archive's folder.
        root: The root key.
        phrase: The groups.
        cost: Memory (KiB) and passes of argon2id.

    Raises:
        SalonError: ``NOT_WRITABLE``.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    about = _about(Keys(root).fingerprint)
    sealed = AESGCM(_key(phrase, salt, *cost)).encrypt(nonce, root, about)
    kept = {"memory_kib": cost[0], "passes": cost[1], "salt": salt.hex(), "nonce": nonce.hex(), "key": sealed.hex()}
    try:
        write_whole(folder / RECOVERY_FILE, json.dumps(kept) + "\n")
    except OSError as error:
        raise SalonError(Code.NOT_WRITABLE, path=str(folder)) from error


def unseal(folder: Path, phrase: list[str], fingerprint: str) -> bytes:
    """The root key, by the phrase on the recovery sheet. Takes a second.

    Args:
        folder: The archive's folder.
        phrase: The groups, each as :func:`read_group` gives it.
        fingerprint: That of the archive's key.

    Raises:
        SalonError: ``NO_RECOVERY`` where no sheet was ever made, ``WRONG_PHRASE``.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    memory, passes, salt, nonce, sealed = _sealed(folder)
    try:
        root = AESGCM(_key(phrase, salt, memory, passes)).decrypt(nonce, sealed, _about(fingerprint))
    except (InvalidTag, ValueError) as error:
        raise SalonError(Code.WRONG_PHRASE) from error
    if len(root) != ROOT_BYTES or Keys(root).fingerprint != fingerprint:
        raise SalonError(Code.WRONG_PHRASE)
    return root


def is_sealed(folder: Path) -> bool:
    """Whether there is a root key under a phrase, as far as can be told without one."""
    try:
        return bool(_sealed(folder))
    except SalonError:
        return False


def _sealed(folder: Path) -> tuple[int, int, bytes, bytes, bytes]:
    try:
        kept = json.loads((folder / RECOVERY_FILE).read_text("ascii"))
        memory, passes = int(kept["memory_kib"]), int(kept["passes"])
        salt, nonce, sealed = (bytes.fromhex(kept[name]) for name in ("salt", "nonce", "key"))
        # what stands in the file must not take all memory there is
        if not (8 <= memory <= 4 * MEMORY_KIB and 1 <= passes <= 4 * PASSES):
            raise ValueError
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SalonError(Code.NO_RECOVERY, path=str(folder / RECOVERY_FILE)) from error
    return memory, passes, salt, nonce, sealed


def _key(phrase: list[str], salt: bytes, memory_kib: int, passes: int) -> bytes:
    from argon2 import Type, low_level

    refuse_in_transaction()
    return low_level.hash_secret_raw("".join(phrase).encode("ascii"), salt, passes, memory_kib, 1, 32, Type.ID)


def _about(fingerprint: str) -> bytes:
    return f"salon-tui recovery v1 {fingerprint}".encode()
