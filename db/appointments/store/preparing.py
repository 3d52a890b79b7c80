"""What is to be got ready for the appointments of a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from db.appointments.records import AppointmentRecord, Preparation
from db.core.operation_context import Work
from db.core.sql import rows_among


def preparations(work: Work, found: Sequence[AppointmentRecord]) -> tuple[Preparation, ...]:
    """The parts of appointments by place and hour, with what the client was given the last time they were here."""
    products = _last_products([one.client.id for one in found if one.client])
    lines = [
        Preparation(
            appointment=one.id,
            start=part.start,
            finish=part.finish,
            service=part.name,
            staff=part.staff_name,
            resources=part.resources,
            client=one.client,
            guest_name=one.guest_name,
            products=tuple(products.get(one.client.id, ())) if one.client else (),
        )
        for one in found
        for part in one.parts
    ]
    return tuple(sorted(lines, key=lambda line: (line.resources, line.start, line.appointment)))


def _last_products(clients: Sequence[int]) -> dict[int, list[str]]:
    """Names of the products that clients were given on their last visit, by client."""
    latest = rows_among(
        "SELECT id, client_id FROM visit v WHERE client_id IN ({}) AND cancelled = '' AND id = (SELECT id FROM visit "
        "WHERE client_id = v.client_id AND cancelled = '' ORDER BY day DESC, id DESC LIMIT 1)",
        list(dict.fromkeys(clients)),
    )
    client_of = dict(latest)
    found: defaultdict[int, list[str]] = defaultdict(list)
    for visit, name in rows_among(
        "SELECT visit_id, name FROM visit_product WHERE visit_id IN ({}) ORDER BY visit_id, id", list(client_of)
    ):
        found[client_of[visit]].append(name)
    return found
