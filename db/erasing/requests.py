"""What is asked of erasing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class EraseClient:
    """A client is erased.

    Attributes:
        version: Of the file, as it was read.
        reason: Code of ``DESTRUCTION_REASONS``; no words, since these would stay.
        since: When it was asked for, or its time was over.
        gives_up: Whether the client gives up what is paid ahead, or the salon what is owed.
    """

    request_id: str
    client: int
    version: int
    reason: str
    since: date | None = None
    gives_up: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DestroyHealth:
    """The health in a client's file is destroyed, since its consent was taken back.

    Attributes:
        version: Of the file, as it was read.
    """

    request_id: str
    client: int
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DestroySeveral:
    """Several lines of the destroy list are destroyed, on one slip.

    Attributes:
        clients: Whose they are.
        kinds: What of each, in the same order: see :class:`db.erasing.records.ExpiredLine`.
    """

    request_id: str
    clients: tuple[int, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLocked:
    """What is locked is opened for what a law asks, and for nothing else.

    Attributes:
        id: Of the locked record.
        purpose: Code of ``LAW_PURPOSES``.
        why: Who asked, by which letter or file number.
    """

    id: int
    purpose: str
    why: str
