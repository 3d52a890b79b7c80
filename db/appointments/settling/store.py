"""Which appointments are to be settled: what became of them, health that is to be cleared, who does them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from db.appointments.settling.records import ToSettle, Unsettled
from db.appointments.store.reading import client_lines, parts_of
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission
from db.core.row_values import as_day
from db.core.sql import rows, rows_among
from db.roster.store.uncovered import outside_hours

MOST = 30
"""Lines of each sort: more are not settled in one day."""
HEALTH_AHEAD = timedelta(days=7)
UNCOVERED_AHEAD = timedelta(days=2)
"""So far ahead hours are compared with appointments each time that somebody looks; the roster counts whole weeks."""
_COLUMNS = "SELECT id, client_id, guest_name, day, start FROM appointment WHERE"
_AHEAD = "state IN ('booked', 'confirmed')"


def to_settle(work: Work) -> list[ToSettle]:
    """What is past and still booked, what is to be cleared from tomorrow on, and what nobody covers; the oldest first.

    Today's stand among who is still to come, which says so there.
    """
    today = work.today
    past = rows(f"{_COLUMNS} {_AHEAD} AND day < ? ORDER BY day, start, id LIMIT {MOST}", today.isoformat())
    health = rows(
        f"{_COLUMNS} {_AHEAD} AND day > ? AND day <= ? AND to_clear ORDER BY day, start, id LIMIT {MOST}",
        today.isoformat(),
        (today + HEALTH_AHEAD).isoformat(),
    )
    nobody = [one.id for one in outside_hours(today, today + UNCOVERED_AHEAD)][:MOST]
    uncovered = rows_among(f"{_COLUMNS} id IN ({{}})", nobody)
    found = [
        *_records(work, past, Unsettled.PAST),
        *_records(work, uncovered, Unsettled.NOBODY),
        *_records(work, health, Unsettled.HEALTH),
    ]
    return sorted(found, key=lambda one: (one.day, one.start, one.id))


def _records(work: Work, found: Sequence[Sequence[Any]], why: Unsettled) -> Iterable[ToSettle]:
    known = client_lines((row[1] for row in found if row[1] is not None), work.today)
    parts = parts_of([row[0] for row in found])
    sees_all = work.grant(Permission.APPOINTMENTS) is Grant.YES
    for id, client, guest_name, day, start in found:
        staff = dict.fromkeys(part.staff_name for part in parts.get(id, ()) if part.staff_name)
        does_part = any(part.staff == work.staff for part in parts.get(id, ()))
        if sees_all or does_part or (client and work.may(Permission.APPOINTMENTS, client)):
            yield ToSettle(
                id=id,
                client=known.get(client),
                guest_name=guest_name,
                day=as_day(day),
                start=start,
                staff=tuple(staff),
                why=why,
            )
