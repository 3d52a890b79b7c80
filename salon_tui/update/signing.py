"""The publisher's signature: Ed25519 (RFC 8032) by the cryptography package, over ``release.json`` as it lies there."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from salon_tui.update.why import UpdateError, Why

SIGNATURE_BYTES = 64
_CONTEXT = b"salon-tui release v1\n"
"""Before what is signed, so that a signature over anything else is none over a release."""
_LARGEST_KEY = 4096


def sign(text: bytes, private_key: bytes) -> bytes:
    """The signature.

    Args:
        text: ``release.json``.
        private_key: Ed25519, PEM, PKCS 8 without a password.

    Raises:
        ValueError: It is no such key.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    key = load_pem_private_key(private_key, None)
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError
    return key.sign(_CONTEXT + text)


def require_signed(text: bytes, signature: bytes, keys: Path) -> None:
    """Refuses what the publisher hasn't signed, with the key in use or the spare one.

    Args:
        text: ``release.json``.
        signature: What lies beside it.
        keys: The folder of the publisher's public keys, ``*.pem``, in which only root may write.

    Raises:
        UpdateError: ``NO_PUBLISHER`` where no key is there, ``OPEN_KEYS`` where others could have put it there,
            ``NOT_SIGNED``.
    """
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    known = publisher_keys(keys)
    if not known:
        raise UpdateError(Why.NO_PUBLISHER, path=str(keys))
    for path in (keys, *known):
        if is_open(path):
            raise UpdateError(Why.OPEN_KEYS, path=str(path))
    for path in known:
        try:
            key = load_pem_public_key(path.read_bytes()[:_LARGEST_KEY])
            if isinstance(key, Ed25519PublicKey):
                key.verify(signature, _CONTEXT + text)
                return
        except (InvalidSignature, ValueError, OSError):
            continue
    raise UpdateError(Why.NOT_SIGNED)


def publisher_keys(keys: Path) -> list[Path]:
    """The public keys that are there: one in use, one spare."""
    return sorted(keys.glob("*.pem"))


def is_open(path: Path) -> bool:
    """Whether somebody else than root, or whoever runs this, can write there."""
    found = os.stat(path)
    return bool(stat.S_IMODE(found.st_mode) & 0o022) or found.st_uid not in (0, os.geteuid())
