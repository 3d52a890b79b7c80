"""Absences and watches as they are read."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nlargest
from typing import Any, NamedTuple

from db.clients.store.lines import lines as client_lines
from db.contacts.records.retention import RetentionPage, WatchedLine
from db.contacts.task_fields import WATCHES
from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission
from db.core.row_values import as_day
from db.core.sql import rows, rows_among
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
    own, whose = _own(work)
    table, lines = ("absence", _ABSENCES) if kind == ABSENCE else ("watch", _WATCHES)
    values: list[object] = [*whose]
    where = own
    if after:
        where += f" AND (x.worth, x.id) < ((SELECT y.worth FROM {table} y WHERE y.id = ?), ?)"
        values += [after, after]
    keys: list[tuple[int, int]] = []
    for going, of in [("x.state = 'open'", [])] if kind == ABSENCE else _going_on(kind, today):
        keys += rows(
            f"SELECT x.worth, x.id FROM {table} x WHERE {going}{where} ORDER BY x.worth DESC, x.id DESC LIMIT {PAGE:d}",
            *of,
            *values,
        )
    ids = [id for _worth, id in nlargest(PAGE, keys)]
    found = rows_among(f"{lines} WHERE x.id IN ({{}})", ids, *([] if kind == ABSENCE else [today]))
    places = {id: at for at, id in enumerate(ids)}
    records = _records(sorted(found, key=lambda row: places[row[0]]))
    return RetentionPage(lines=tuple(records), counts=_counts(today, own, whose))


def _going_on(kind: str, today: str) -> list[tuple[str, list[object]]]:
    """What is true of watches of a kind that go on: most have no end, and stand in an index of their own."""
    return [("x.kind = ? AND x.until IS NULL", [kind]), ("x.kind = ? AND x.until >= ?", [kind, today])]


def _own(work: Work) -> tuple[str, list[object]]:
    if work.grant(Permission.APPOINTMENTS) is Grant.YES:
        return "", []
    # looked up once, and not for each of those who stay away
    mine = "x.client_id IN (SELECT c.id FROM client c WHERE c.beautician_id = ?)"
    return f" AND (x.owner_id = ? OR {mine})", [work.staff, work.staff]


def _counts(today: str, own: str, whose: Sequence[object]) -> dict[str, int]:
    [(away,)] = rows(f"SELECT COUNT(*) FROM absence x WHERE x.state = 'open'{own}", *whose)
    counts = {ABSENCE: int(away), **dict.fromkeys(KINDS[1:], 0)}
    for going, until in (("x.until IS NULL", ()), ("x.until >= ?", (today,))):
        for kind, count in rows(
            f"SELECT x.kind, COUNT(*) FROM watch x WHERE {going}{own} GROUP BY x.kind", *until, *whose
        ):
            counts[kind] += count
    return counts


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
