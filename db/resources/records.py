"""Beds, rooms and instruments, and what services ask of the day, as they cross the boundary of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class ResourceRecord(NamedTuple):
    """A bed, a room or an instrument.

    Attributes:
        kind: ``bed``, ``room`` or ``instrument``.
        capacity: How many clients it takes at a time.
        exclusive: Whether it is never given to two, whoever allows it.
    """

    id: int
    version: int
    kind: str
    name: str
    capacity: int
    exclusive: bool
    active: bool


@dataclass(frozen=True, slots=True)
class Need:
    """What a service takes up: ``count`` of a kind, or of one resource, which then has no ``kind`` here."""

    kind: str
    resource: int | None
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceNeeds:
    """What a service asks of the day besides its length; minutes throughout.

    Attributes:
        before: For getting ready.
        after: For clearing away.
        free_from: From then on the beautician is free while the client isn't, as under a mask,
        free_minutes: and so long.
        interval_days: When it is due again; 0 unsaid.
        follow_days: On which days after it somebody asks how it went; 0 for never, none named unsaid.
        needs: What it takes up.
        staff: Ids of those who do it; none named: every beautician does.
    """

    before: int = 0
    after: int = 0
    free_from: int = 0
    free_minutes: int = 0
    interval_days: int = 0
    follow_days: tuple[int, ...] = ()
    needs: tuple[Need, ...] = ()
    staff: tuple[int, ...] = ()
