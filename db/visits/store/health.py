"""What speaks against services and products for a client, before there is a visit: the one question that all ask."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from db.clients.store.alerts import alerts_of
from db.core.models import CodesField
from db.core.sql import rows_among
from db.visits.conflicts import speaks_against
from db.visits.records import Conflict


def check_services(client: int, services: Sequence[int], products: Sequence[int], day: date) -> tuple[Conflict, ...]:
    """What of these a client's alerts speak against on a day."""
    alerts = alerts_of(client, day)
    if not alerts:
        return ()
    lines = [
        (name, CodesField().python_value(tags), table == "service")
        for table, ids in (("service", services), ("product", products))
        for name, tags in rows_among(f"SELECT name, tags FROM {table} WHERE id IN ({{}})", list(dict.fromkeys(ids)))
    ]
    return tuple(
        Conflict(name, alert)
        for name, tags, is_service in lines
        for alert in alerts
        if speaks_against(alert, tags, is_service=is_service)
    )
