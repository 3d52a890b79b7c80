"""What was given to third parties."""

from __future__ import annotations

from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.registers.disclosures import store
from db.registers.disclosures.records import DisclosureRecord


@query(Permission.INSPECT)
def disclosures(work: Work) -> list[DisclosureRecord]:
    """What was given away, the latest first, at most 500."""
    return store.disclosures("TRUE")


@query(Permission.INSPECT)
def disclosure(work: Work, id: int) -> DisclosureRecord:
    """One of them.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    return store.disclosure(id)


@query(Permission.OPEN_RECORD)
def disclosures_of(work: Work, client: int) -> list[DisclosureRecord]:
    """To whom something of a client was given, for who may open that client's file.

    Raises:
        Refused: ``NOT_ALLOWED`` or ``NEEDS_REASON``.
    """
    work.about(client)
    return store.of_client(client)
