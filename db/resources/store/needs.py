"""What services ask of the day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from db.core.sql import rows_among
from db.resources.records import Need, ServiceNeeds


def needs_of(services: Sequence[int]) -> dict[int, ServiceNeeds]:
    """What each of some services asks, by its id; also of those for which nothing was said."""
    timing = {
        row[0]: row[1:]
        for row in rows_among(
            "SELECT service_id, before, after, free_from, free_minutes, interval_days, follow_days "
            "FROM service_timing WHERE service_id IN ({})",
            services,
        )
    }
    needs: defaultdict[int, list[_Cells]] = defaultdict(list)
    for row in rows_among(
        "SELECT service_id, kind, resource_id, count FROM service_need WHERE service_id IN ({}) ORDER BY id", services
    ):
        needs[row[0]].append(row[1:])
    skilled: defaultdict[int, list[int]] = defaultdict(list)
    for service, person in rows_among(
        "SELECT service_id, staff_id FROM service_staff WHERE service_id IN ({}) ORDER BY staff_id", services
    ):
        skilled[service].append(person)
    return {
        service: _record(timing.get(service, _UNSAID), tuple(needs[service]), tuple(skilled[service]))
        for service in services
    }


_Cells = tuple[Any, ...]
_UNSAID: _Cells = (0, 0, 0, 0, 0, "")


@lru_cache(maxsize=512)
def _record(timing: _Cells, needs: tuple[_Cells, ...], staff: tuple[int, ...]) -> ServiceNeeds:
    """Rows as a record: every booking reads them, and they hardly ever change."""
    before, after, free_from, free_minutes, interval_days, follow_days = timing
    return ServiceNeeds(
        before=before,
        after=after,
        free_from=free_from,
        free_minutes=free_minutes,
        interval_days=interval_days,
        follow_days=tuple(map(int, follow_days.split())),
        needs=tuple([Need(*need) for need in needs]),
        staff=staff,
    )
