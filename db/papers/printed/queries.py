"""What was printed of a client's record."""

from __future__ import annotations

from db.clients.store import clients
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.papers.printed.records import SheetLine
from db.papers.printed.store.sheet_lines import sheet_lines


@query(Permission.OPEN_RECORD)
def sheets(work: Work, client: int) -> list[SheetLine]:
    """What was printed of this record, the latest first, whether it is out of date, and where the paper is."""
    work.about(client)
    return sheet_lines(work, clients.get_client(client))
