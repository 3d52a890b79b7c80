"""A client's whole history."""

from __future__ import annotations

from db.contacts.records.timeline import Before, TimelineLine
from db.contacts.store.timeline import timeline_of
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission


@query(Permission.OPEN_RECORD)
def timeline(work: Work, client: int, before: Before | None = None) -> list[TimelineLine]:
    """A page of what there was with a client: appointments, visits, purchases, contacts, letters; the latest first.

    Args:
        work: The query under way.
        client: Id of the client.
        before: The key of the last line of the page before, None for the first page.

    Raises:
        Refused: ``NOT_ALLOWED``, or ``NEEDS_REASON`` for another's client.
    """
    work.about(client)
    return timeline_of(work, client, before)
