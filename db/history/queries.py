"""What was changed in a client's file, each value as far as this person may see it."""

from __future__ import annotations

from db.clients.models import Change
from db.clients.records import HistoryLine
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.history.values import Values

PAGE = 40
"""Lines that are read at a time: more than any terminal shows."""


@query(Permission.OPEN_RECORD)
def history(work: Work, client: int, language: str, before: int = 0) -> list[HistoryLine]:
    """A page of changed fields with old and new value, by whom and when, the latest first."""
    work.about(client)
    values = Values(work, client, language)
    found = Change.select().where(Change.client == client)
    if before:
        found = found.where(Change.id < before)
    page: list[HistoryLine] = []
    for change in found.order_by(Change.id.desc()).limit(PAGE):
        old, new = values.of(change.field, change.old, change.new)
        page.append(HistoryLine(id=change.id, at=change.at, by=change.by.name, field=change.field, old=old, new=new))
    return page
