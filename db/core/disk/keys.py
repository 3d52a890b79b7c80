"""The root key, and the keys that are made from it.

The root key is 32 random bytes in a key file outside the data folder, mode 0400, or a systemd credential. HKDF
(RFC 5869, SHA-256) makes one key per purpose from it; the standard library has the HMAC it needs, and the
cryptography package would cost 100 ms at start.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from db.core.disk.files import make_folder, sync_folder
from db.core.errors import Code, SalonError

ROOT_BYTES = 32
CREDENTIAL = "salon-key"


def hkdf(root: bytes, purpose: str, length: int = 32) -> bytes:
    """HKDF-SHA256 (RFC 5869) without salt.

    Args:
        root: Input keying material.
        purpose: The info string that separates one key from another.
        length: Bytes wanted, at most 255 × 32.
    """
    key = hmac.digest(bytes(32), root, hashlib.sha256)
    out, block = b"", b""
    for counter in range(1, -(-length // 32) + 1):
        block = hmac.digest(key, block + purpose.encode() + bytes([counter]), hashlib.sha256)
        out += block
    return out[:length]


class Keys:
    """One key per purpose, made from the root key; never shown, not even in a traceback."""

    def __init__(self, root: bytes) -> None:
        self.database = hkdf(root, "salon-tui database v1")
        self.field = hkdf(root, "salon-tui field v1")
        self.audit = hkdf(root, "salon-tui audit v1")
        self.pepper = hkdf(root, "salon-tui pepper v1")
        self.backup = hkdf(root, "salon-tui backup v1")
        self.fingerprint = hkdf(root, "salon-tui fingerprint v1", 8).hex()


def read_root(path: Path, fingerprint: str = "") -> bytes:
    """Reads the root key.

    Args:
        path: The key file. Where systemd hands over a credential named ``salon-key``, that is read instead, unless it
            is another key than the one wanted and there is a key file.
        fingerprint: Of the key that is wanted, where it is known.

    Raises:
        SalonError: ``KEY_MISSING`` or ``KEY_UNREADABLE``.
    """
    given = given_root()
    # a backup of another machine's archive may have been restored here, by the recovery sheet
    if given is not None and (fingerprint in ("", Keys(given).fingerprint) or not path.exists()):
        return given
    return _read(path)


def given_root() -> bytes | None:
    """The root key that systemd hands over; None where it hands over none.

    Raises:
        SalonError: ``KEY_UNREADABLE``.
    """
    folder = os.environ.get("CREDENTIALS_DIRECTORY")
    if not folder or not (Path(folder) / CREDENTIAL).exists():
        return None
    return _read(Path(folder) / CREDENTIAL)


def _read(path: Path) -> bytes:
    try:
        text = path.read_text("ascii").strip()
        root = bytes.fromhex(text)
    except FileNotFoundError as error:
        raise SalonError(Code.KEY_MISSING, path=str(path)) from error
    except (OSError, ValueError) as error:
        raise SalonError(Code.KEY_UNREADABLE, path=str(path)) from error
    if len(root) != ROOT_BYTES:
        raise SalonError(Code.KEY_UNREADABLE, path=str(path))
    return root


def make_root(path: Path) -> bytes:
    """Makes a root key and writes it, mode 0400, synced, never over a file that is there.

    Raises:
        SalonError: ``NOT_WRITABLE`` when the folder can't be written or the file exists.
    """
    root = secrets.token_bytes(ROOT_BYTES)
    write_root(path, root)
    return root


def write_root(path: Path, root: bytes) -> None:
    """Writes a root key, mode 0400, synced, never over a file that is there.

    Raises:
        SalonError: ``NOT_WRITABLE`` when the folder can't be written or the file exists.
    """
    try:
        make_folder(path.parent)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(root.hex() + "\n")
            file.flush()
            os.fsync(file.fileno())
        sync_folder(path.parent)
    except OSError as error:
        raise SalonError(Code.NOT_WRITABLE, path=str(path.parent)) from error


def put_back(path: Path, root: bytes) -> bool:
    """Writes a root key where it is missing, can't be read, or another one is; that one is kept beside.

    Returns:
        Whether it was written.

    Raises:
        SalonError: ``NOT_WRITABLE``.
    """
    try:
        if read_root(path, Keys(root).fingerprint) == root:
            return False
        _read(path)
    except SalonError:
        # missing, or not to be read
        path.unlink(missing_ok=True)
    else:
        path.rename(path.with_suffix(".other"))
    write_root(path, root)
    return True


class FieldCipher:
    """AES-256-GCM for single fields, so that a national ID is cipher text even inside the open database.

    The cryptography package loads when the first such field is read or written.
    """

    def __init__(self, key: bytes) -> None:
        self._key = key

    def seal(self, text: str, about: str) -> bytes:
        """Encrypts a text; ``about`` (table and row) is authenticated with it, so rows can't be swapped."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = secrets.token_bytes(12)
        return nonce + AESGCM(self._key).encrypt(nonce, text.encode(), about.encode())

    def open(self, sealed: bytes, about: str) -> str:
        """Decrypts what :meth:`seal` made.

        Raises:
            SalonError: ``DAMAGED`` when it was altered, moved to another row, or sealed with another key.
        """
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            return AESGCM(self._key).decrypt(sealed[:12], sealed[12:], about.encode()).decode()
        except (InvalidTag, ValueError) as error:
            raise SalonError(Code.DAMAGED) from error
