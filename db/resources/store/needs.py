"""What services ask of the day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from db.core.sql import rows_among
from db.resources.records import Need, ServiceNeeds


def needs_of(services: Sequence[int]) -> dict[int, ServiceNeeds]:
    """What each of some services asks, by its id; also of those for which nothing was said."""
    timing = {
        service: minutes
        for service, *minutes in rows_among(
            "SELECT service_id, before, after, free_from, free_minutes, interval_days, follow_days "
            "FROM service_timing WHERE service_id IN ({})",
            services,
        )
    }
    needs: defaultdict[int, list[Need]] = defaultdict(list)
    for service, *need in rows_among(
        "SELECT service_id, kind, resource_id, count FROM service_need WHERE service_id IN ({}) ORDER BY id", services
    ):
        needs[service].append(Need(*need))
    skilled: defaultdict[int, list[int]] = defaultdict(list)
    for service, person in rows_among(
        "SELECT service_id, staff_id FROM service_staff WHERE service_id IN ({}) ORDER BY staff_id", services
    ):
        skilled[service].append(person)
    found = {}
    for service in services:
        before, after, free_from, free_minutes, interval_days, follow_days = timing.get(service, (0, 0, 0, 0, 0, ""))
        found[service] = ServiceNeeds(
            before=before,
            after=after,
            free_from=free_from,
            free_minutes=free_minutes,
            interval_days=interval_days,
            follow_days=tuple(map(int, follow_days.split())),
            needs=tuple(needs[service]),
            staff=tuple(skilled[service]),
        )
    return found
