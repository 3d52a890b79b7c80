"""How many different clients somebody had to do with on a day, held against what they usually have."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from statistics import median

from db.core.operation_context import Work
from db.core.row_values import as_day
from db.core.sql import rows, write
from db.log.records import Many
from db.log.store.period import between

COUNT = "count_clients"
"""The operation, whose entries keep the counts."""
USUAL_DAYS = 30
"""So many working days say what is usual."""
_KNOWN_DAYS, _FEWEST = 10, 10
"""So many days have to be known, and so many clients it has to be, before more than usual stands out."""
_TIMES = 2
"""So often what is usual stands out."""
_FIRST, _LATEST = timedelta(days=45), timedelta(days=7)
"""So far back is counted at first, and so far back stands out."""
_ASKED = (
    "SELECT DISTINCT staff, client FROM audit_entry WHERE seq >= ? AND seq < ? AND staff IS NOT NULL "
    "AND client IS NOT NULL AND action IN ('R', 'E')"
)
_OWN = (
    "SELECT p.staff_id, a.client_id FROM appointment a JOIN appointment_part p ON p.appointment_id = a.id "
    "WHERE a.day = ? AND a.client_id IS NOT NULL UNION SELECT s.staff_id, v.client_id FROM visit v "
    "JOIN visit_service s ON s.visit_id = v.id WHERE v.day = ? AND v.cancelled = ''"
)
Counts = dict[int, int]
"""By member of staff."""


def counts_of(day: date) -> Counts:
    """How many clients each asked for on a day; those of their own appointments and visits aside."""
    asked = {tuple(pair) for pair in rows(_ASKED, *between(day, day))}
    own = {tuple(pair) for pair in rows(_OWN, day.isoformat(), day.isoformat())}
    return dict(Counter(staff for staff, _client in asked - own))


def counted() -> dict[date, Counts]:
    """The days that were counted, the last of them first, as many as say what is usual."""
    found: dict[date, Counts] = {}
    kept = "SELECT what FROM audit_entry WHERE operation = ? AND outcome = 'done' ORDER BY seq DESC LIMIT ?"
    for (text,) in rows(kept, COUNT, USUAL_DAYS):
        for day, counts in json.loads(text).get("days", {}).items():
            found.setdefault(as_day(day), {int(staff): count for staff, count in counts.items()})
    return dict(sorted(found.items(), reverse=True))


def to_count(today: date) -> list[date]:
    """The days that are over and not counted yet."""
    last = next(iter(counted()), today - _FIRST)
    begin = max(last + timedelta(days=1), today - _FIRST)
    return [begin + timedelta(days=at) for at in range((today - begin).days)]


def standing_out(counts: Mapping[int, int], before: Iterable[Mapping[int, int]]) -> list[Many]:
    """Who had to do with more than usual.

    Args:
        counts: Of a day.
        before: Of the days before, the last first.
    """
    most = int(rows("SELECT most_clients FROM salon")[0][0])
    days, found = list(before), []
    for staff, count in sorted(counts.items()):
        worked = [one[staff] for one in days if one.get(staff)][:USUAL_DAYS]
        usual = int(median(worked)) if len(worked) >= _KNOWN_DAYS else 0
        if count > most or (usual and count >= _FEWEST and count > _TIMES * usual):
            name = rows("SELECT name FROM staff WHERE id = ?", staff)
            found.append(Many(staff=staff, name=name[0][0] if name else "", clients=count, usual=usual))
    return found


def count_days(work: Work) -> dict[str, dict[str, int]]:
    """Counts the days that are over; who stands out on one of the latest is put up for a manager to look at."""
    known, found = counted(), {}
    for day in to_count(work.today):
        counts = counts_of(day)
        before = [known[one] for one in sorted(known, reverse=True)]
        if day >= work.today - _LATEST:
            for one in standing_out(counts, before):
                write(
                    "INSERT INTO review (at, staff_id, operation, reason, day, clients, usual) "
                    "VALUES (?, ?, ?, '', ?, ?, ?)",
                    work.moment,
                    one.staff,
                    COUNT,
                    day.isoformat(),
                    one.clients,
                    one.usual,
                )
        known[day] = counts
        found[day.isoformat()] = {str(staff): count for staff, count in sorted(counts.items())}
    return found


def today_standing_out(today: date) -> list[Many]:
    """Who does so today, so far."""
    return standing_out(counts_of(today), counted().values())
