"""What the desk asks of festivals, seasons and congratulations."""

from __future__ import annotations

from db.contacts.records.occasion import OccasionRecord, ReachList
from db.contacts.store import occasions as store
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission


@query(Permission.DESK)
def occasions(work: Work) -> list[OccasionRecord]:
    """Those that are kept, the next first; then the others."""
    return store.occasions(work.today)


@query(Permission.DESK)
def occasion(work: Work, id: int) -> OccasionRecord:
    """One of them.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    return store.occasion_record(work.today, id)


@query(Permission.APPOINTMENTS)
def to_reach(work: Work, occasion: int) -> ReachList:
    """Who is reached on an occasion, and by which ways.

    Raises:
        Refused: ``NOT_ALLOWED`` without a right to every client.
        SalonError: ``NOT_FOUND``.
    """
    work.about(None)
    found = store.occasion_record(work.today, occasion)
    return ReachList(occasion=found, lines=tuple(store.to_reach(found, work.today)))
