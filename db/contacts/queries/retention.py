"""What the desk asks of clients who stay away, and of those who are watched."""

from __future__ import annotations

from db.contacts.records.retention import RetentionPage, WatchedLine
from db.contacts.store import retention as store
from db.core.errors import Code, SalonError
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission


@query(Permission.DESK)
def retention(work: Work, kind: str, after: int = 0) -> RetentionPage:
    """Clients who stay away (``absence``) or are watched, as far as this person may know of them.

    Args:
        work: The query under way.
        kind: ``absence``, or one of ``db.contacts.task_fields.WATCHES``.
        after: Id of the last line of the page before; 0 for the first page.

    Raises:
        SalonError: ``NOT_FOUND`` where there is no such kind.
    """
    if kind not in store.KINDS:
        raise SalonError(Code.NOT_FOUND)
    return store.page(work, kind, after)


@query(Permission.APPOINTMENTS)
def watched_line(work: Work, kind: str, id: int) -> WatchedLine:
    """One absence or watch.

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``.
    """
    work.about(store.get_followed(work, kind, id).client)
    return store.watched_line(work, kind, id)


@query(Permission.APPOINTMENTS)
def retention_of_client(work: Work, client: int) -> tuple[WatchedLine, ...]:
    """What of this goes on for a client.

    Raises:
        Refused: ``NOT_ALLOWED``.
    """
    work.about(client)
    return tuple(store.of_client(work, client))
