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
