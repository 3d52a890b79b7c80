"""Clients who stay away, and clients who are watched, as they cross the boundary of the archive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from db.clients.records import ClientLine
from db.fields.values import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedLine:
    """A client who stays away, or is watched.

    Attributes:
        id: Of the absence or of the watch.
        kind: ``absence``, or one of ``db.contacts.task_fields.WATCHES``.
        since: Since when somebody asks about it.
        cause: Code of why; empty: nobody has said yet.
        owner: Who follows it up.
        next: On which day; of a watch the day with which it ends.
        last: The day of the last visit.
        gap: The days after which the client usually came; None before the third visit.
        last_contact: When somebody last spoke with the client.
        open: Whether it goes on.
    """

    id: int
    version: int
    kind: str
    client: ClientLine
    since: date
    cause: str
    owner: Ref | None
    next: date | None
    last: date | None
    gap: int | None
    last_contact: date | None
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionPage:
    """Those of one kind, as far as this person may know of them, who spends most first.

    Attributes:
        counts: How many there are of each kind.
    """

    lines: tuple[WatchedLine, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class WinBackLine:
    """How a lost client is to be won back.

    Attributes:
        watch: Id of the watch as lost that it follows from.
        matter: Code of what the matter was.
        offer: What is offered.
        next: On which day the next step is due.
        state: ``open``, ``back`` or ``given_up``.
        reason: What was written when it ended.
        last_contact: When somebody last spoke with the client.
    """

    id: int
    version: int
    watch: int
    client: ClientLine
    matter: str
    offer: str
    owner: Ref
    next: date | None
    state: str
    reason: str
    made: date
    last_contact: date | None
