"""What was changed in a client's file, each value as far as this person may see it."""

from __future__ import annotations

from db.clients.models import Change
from db.clients.records import HistoryLine
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows
from db.history.values import Values

PAGE = 40
"""Lines that are read at a time: more than any terminal shows."""


@query(Permission.OPEN_RECORD)
def history(work: Work, client: int, language: str, before: int = 0) -> list[HistoryLine]:
    """A page of changed fields with old and new value, by whom and when, the latest first.

    Files that are part of this one have theirs among them.
    """
    work.about(client)
    values = Values(work, client, language)
    merged = dict(rows("SELECT id, number FROM client WHERE merged_into_id = ?", client))
    of_each: list[Change] = []
    for one in (client, *merged):
        found = Change.select().where(Change.client == one)
        if before:
            found = found.where(Change.id < before)
        of_each.extend(found.order_by(Change.id.desc()).limit(PAGE))
    page: list[HistoryLine] = []
    for change in sorted(of_each, key=lambda change: change.id, reverse=True)[:PAGE]:
        old, new = values.of(change.field, change.old, change.new)
        page.append(
            HistoryLine(
                id=change.id,
                at=change.at,
                by=change.by.name,
                field=change.field,
                old=old,
                new=new,
                file=merged.get(change.client_id, ""),
            )
        )
    return page
