"""What leaves the salon in a file: with clients' data on it, on a stick only behind a password."""

from __future__ import annotations

from pathlib import Path

from printouts.errors import PaperCode, PaperError
from salon_tui.app.removable import is_removable


def needs_password(place: Path, *, is_private: bool) -> bool:
    """Whether a sheet may be saved in a folder, or as a file, with a password only."""
    return is_private and is_removable(place)


def sealed(pdf: bytes, place: Path, *, is_private: bool, password: str) -> bytes:
    """The document as it may stand in a folder, or in a file. Call it in a worker: AES takes its time.

    Raises:
        PaperError: ``needs_password``.
    """
    if not needs_password(place, is_private=is_private):
        return pdf
    if not password:
        raise PaperError(PaperCode.NEEDS_PASSWORD)
    from printouts.locking import locked

    return locked(pdf, password)
