"""What was printed of a client's record."""

from __future__ import annotations

from dataclasses import replace

from db.care import papers
from db.care.records import Taken
from db.clients.store import clients
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.papers.printed.records import SheetLine
from db.papers.printed.store.sheet_lines import sheet_lines
from db.visits.store import rows


@query(Permission.OPEN_RECORD)
def sheets(work: Work, client: int) -> list[SheetLine]:
    """What was printed of this record, the latest first, whether it is out of date, and where the paper is."""
    work.about(client)
    return sheet_lines(work, clients.get_client(client))


@query(Permission.OPEN_RECORD)
def taken_down(work: Work, client: int) -> Taken:
    """What card and intake form would print of dated records, as far as this person may see it.

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``.
    """
    clients.get_client(client)
    work.about(client)
    card = papers.for_card(work, client, sheet=False)
    return replace(papers.for_intake(work, client, sheet=False), stage=card.stage)


@query(Permission.OPEN_RECORD)
def taken_before(work: Work, visit: int) -> Taken:
    """What the sheet of a visit would print of dated records, as far as this person may see it.

    Raises:
        Refused: ``NOT_ALLOWED``, ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``.
    """
    found = rows.get_visit(visit)
    work.about(found.client_id)
    return papers.for_visit(work, found.client_id, found.day, sheet=False)
