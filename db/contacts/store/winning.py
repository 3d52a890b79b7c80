"""Plans for winning clients back, as they are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from db.clients.store.lines import lines as client_lines
from db.contacts.records.retention import WinBackLine
from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission
from db.core.row_values import as_day
from db.core.sql import rows
from db.fields.values import Ref

MOST = 200
"""Plans of a list: more than that nobody follows."""
_LINES = (
    "SELECT p.id, p.version, p.watch_id, x.client_id, p.matter, p.offer, p.owner_id, s.name, p.next, p.state, "
    "p.reason, p.made, f.last_contact FROM win_back p JOIN watch x ON x.id = p.watch_id "
    "JOIN staff s ON s.id = p.owner_id LEFT JOIN client_facts f ON f.client_id = x.client_id"
)


def plan(id: int) -> WinBackLine:
    """One plan.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = rows(f"{_LINES} WHERE p.id = ?", id)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return _records(found)[0]


def plans(work: Work) -> list[WinBackLine]:
    """Those that are open, who spent most first; who may not see everybody's sees their own."""
    where, values = "p.state = 'open'", []
    if work.grant(Permission.APPOINTMENTS) is not Grant.YES:
        mine = "EXISTS (SELECT 1 FROM client c WHERE c.id = x.client_id AND c.beautician_id = ?)"
        where, values = f"{where} AND (p.owner_id = ? OR {mine})", [work.staff, work.staff]
    worth = "COALESCE(f.spend_12m + f.spend_before, 0)"
    return _records(rows(f"{_LINES} WHERE {where} ORDER BY {worth} DESC, p.id LIMIT {MOST}", *values))


def _records(found: Sequence[Sequence[Any]]) -> list[WinBackLine]:
    clients = {line.id: line for line in client_lines(list({row[3] for row in found}))}
    return [
        WinBackLine(
            id=id,
            version=version,
            watch=watch,
            client=clients[client],
            matter=matter,
            offer=offer,
            owner=Ref(owner, name),
            next=as_day(next_day),
            state=state,
            reason=reason,
            made=as_day(made),
            last_contact=as_day(last_contact),
        )
        for id, version, watch, client, matter, offer, owner, name, next_day, state, reason, made, last_contact in found
    ]
