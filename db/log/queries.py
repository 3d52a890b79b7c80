"""What the desk asks of the log; that somebody asks stands in it, too."""

from __future__ import annotations

from db.core import audit
from db.core.errors import Code, SalonError
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows
from db.log.records import HeadLine, LogEntry, LogFilters, LogPage, Looked, Many
from db.log.store.allowed import allowed, is_own_alone, question
from db.log.store.asked import entries
from db.log.store.counting import to_count, today_standing_out
from db.log.store.head_lines import head_lines
from db.log.store.looked import looked
from db.log.store.reading import as_entries


@query(Permission.DESK, logged=True)
def log(work: Work, asked: LogFilters) -> LogPage:
    """The newest entries of those that are asked for; who may not read the log has their own.

    Raises:
        InvalidFields: With every flaw, by name.
        Refused: ``NOT_ALLOWED`` for another's entries.
    """
    wanted = allowed(work, asked)
    found = as_entries(entries(wanted))
    work.what |= {"filters": asked.said, "lines": len(found), "question": question(work, asked)}
    return LogPage(entries=found, is_own=is_own_alone(work), newest=audit.head()[0], many=_many(work))


def _many(work: Work) -> tuple[Many, ...]:
    return () if is_own_alone(work) else tuple(today_standing_out(work.today))


@query(Permission.DESK)
def clients_counted(work: Work) -> bool:
    """Whether the days that are over were counted already."""
    return not to_count(work.today)


@query(Permission.DESK)
def log_after(work: Work, asked: LogFilters, before: int) -> tuple[LogEntry, ...]:
    """The next page: what was written down before the entry with this number.

    Raises:
        InvalidFields: With every flaw, by name.
        Refused: ``NOT_ALLOWED``.
    """
    return as_entries(entries(allowed(work, asked), before))


@query(Permission.AUDIT_LOG)
def heads(work: Work) -> tuple[HeadLine, ...]:
    """The heads that closing sheets have, the newest first, and when each was held against the log last.

    Raises:
        Refused: ``NOT_ALLOWED``.
    """
    work.require(Permission.AUDIT_LOG)
    work.settled = True
    return head_lines()


@query(Permission.AUDIT_LOG, logged=True)
def who_looked(work: Work, client: int) -> tuple[Looked, ...]:
    """Who had to do with a client's file, the newest first.

    Raises:
        Refused: ``NOT_ALLOWED``.
        SalonError: ``NOT_FOUND``.
    """
    work.require(Permission.AUDIT_LOG)
    work.settled = True
    if not rows("SELECT 1 FROM client WHERE id = ?", client):
        raise SalonError(Code.NOT_FOUND)
    found = tuple(looked(client))
    work.client = client
    work.what["lines"] = len(found)
    return found
