"""Absences and watches as they are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from db.clients.store.lines import lines as client_lines
from db.contacts.records.retention import RetentionPage, WatchedLine
from db.contacts.task_fields import WATCHES
from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission
from db.core.row_values import as_day
from db.core.sql import rows
from db.fields.values import Ref

ABSENCE = "absence"
KINDS = (ABSENCE, *(entry.code for entry in WATCHES))
PAGE = 64
"""Lines that are read at a time."""

_FACTS = "LEFT JOIN client_facts f ON f.client_id = x.client_id LEFT JOIN staff s ON s.id = x.owner_id"
_KNOWN = "x.client_id, x.since, x.owner_id, s.name, f.last, f.gap, f.last_contact"
_ABSENCES = f"SELECT x.id, x.version, 'absence', x.reason, x.next, x.state = 'open', {_KNOWN} FROM absence x {_FACTS}"
_WATCHES = (
    f"SELECT x.id, x.version, x.kind, x.cause, x.until, x.until IS NULL OR x.until >= ?, {_KNOWN} FROM watch x {_FACTS}"
)
_WORTH = "COALESCE(f.spend_12m, 0)"


class Followed(NamedTuple):
    """What an operation needs to know of an absence or a watch."""

    id: int
    client: int
    cause: str
    owner: int | None
    open: bool


def get_followed(work: Work, kind: str, id: int, version: int | None = None) -> Followed:
    """An absence, or a watch, in the version that was seen.

    Raises:
        SalonError: ``NOT_FOUND``, or ``CHANGED_MEANWHILE``.
    """
    if kind == ABSENCE:
        found = rows("SELECT version, client_id, reason, owner_id, state = 'open' FROM absence WHERE id = ?", id)
    else:
        found = rows(
            "SELECT version, client_id, cause, owner_id, until IS NULL OR until >= ? FROM watch WHERE id = ?",
            work.today.isoformat(),
            id,
        )
    if not found:
        raise SalonError(Code.NOT_FOUND)
    current, client, cause, owner, is_open = found[0]
    if version is not None and version != current:
        raise SalonError(Code.CHANGED_MEANWHILE)
    return Followed(id, client, cause, owner, bool(is_open))


def watched_line(work: Work, kind: str, id: int) -> WatchedLine:
    """One of them.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    if kind == ABSENCE:
        found = rows(f"{_ABSENCES} WHERE x.id = ?", id)
    else:
        found = rows(f"{_WATCHES} WHERE x.id = ?", work.today.isoformat(), id)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return _records(found)[0]


def of_client(work: Work, client: int) -> list[WatchedLine]:
    """What of this goes on for a client."""
    found = rows(f"{_ABSENCES} WHERE x.client_id = ? AND x.state = 'open'", client)
    today = work.today.isoformat()
    found += rows(
        f"{_WATCHES} WHERE x.client_id = ? AND (x.until IS NULL OR x.until >= ?) ORDER BY x.id", today, client, today
    )
    return _records(found)


def page(work: Work, kind: str, after: int = 0) -> RetentionPage:
    """A page of those of a kind, who spends most first; who may not see everybody's sees their own.

    Args:
        work: What is under way.
        kind: One of :data:`KINDS`.
        after: Id of the last line of the page before.
    """
    today = work.today.isoformat()
    table = "absence" if kind == ABSENCE else "watch"
    going = "x.state = 'open'" if kind == ABSENCE else "x.kind = ? AND (x.until IS NULL OR x.until >= ?)"
    values: list[object] = [] if kind == ABSENCE else [today, kind, today]
    own, whose = _own(work)
    where = f"{going}{own}"
    values += whose
    if after:
        last = f"(SELECT {_WORTH} FROM {table} x LEFT JOIN client_facts f ON f.client_id = x.client_id WHERE x.id = ?)"
        where += f" AND ({_WORTH} < {last} OR ({_WORTH} = {last} AND x.id > ?))"
        values += [after, after, after]
    found = rows(
        f"{_ABSENCES if kind == ABSENCE else _WATCHES} WHERE {where} ORDER BY {_WORTH} DESC, x.id LIMIT ?",
        *values,
        PAGE,
    )
    return RetentionPage(lines=tuple(_records(found)), counts=_counts(today, own, whose))


def _own(work: Work) -> tuple[str, list[object]]:
    if work.grant(Permission.APPOINTMENTS) is Grant.YES:
        return "", []
    mine = "EXISTS (SELECT 1 FROM client c WHERE c.id = x.client_id AND c.beautician_id = ?)"
    return f" AND (x.owner_id = ? OR {mine})", [work.staff, work.staff]


def _counts(today: str, own: str, whose: Sequence[object]) -> dict[str, int]:
    [(away,)] = rows(f"SELECT COUNT(*) FROM absence x WHERE x.state = 'open'{own}", *whose)
    watched = dict(
        rows(
            f"SELECT x.kind, COUNT(*) FROM watch x WHERE (x.until IS NULL OR x.until >= ?){own} GROUP BY x.kind",
            today,
            *whose,
        )
    )
    return {kind: away if kind == ABSENCE else watched.get(kind, 0) for kind in KINDS}


def _records(found: Sequence[Sequence[Any]]) -> list[WatchedLine]:
    clients = {line.id: line for line in client_lines(list({row[6] for row in found}))}
    return [
        WatchedLine(
            id=id,
            version=version,
            kind=kind,
            client=clients[client],
            since=as_day(since),
            cause=cause,
            owner=Ref(owner, name) if owner else None,
            next=as_day(next_day),
            last=as_day(last),
            gap=gap,
            last_contact=as_day(last_contact),
            open=bool(is_open),
        )
        for id, version, kind, cause, next_day, is_open, client, since, owner, name, last, gap, last_contact in found
    ]
