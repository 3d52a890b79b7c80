"""Beds, rooms and instruments, and what services ask of the day."""

from __future__ import annotations

from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.resources.records import ResourceRecord, ServiceNeeds
from db.resources.store import resources as places
from db.resources.store.needs import needs_of


@query(Permission.DESK)
def resources(work: Work, everything: bool = False) -> list[ResourceRecord]:
    """The beds, rooms and instruments in use by kind and name, or with those that no longer are."""
    return places.resources(everything)


@query(Permission.DESK)
def service_needs(work: Work, services: tuple[int, ...]) -> dict[int, ServiceNeeds]:
    """What each of some services asks of the day, by its id."""
    return needs_of(services)
