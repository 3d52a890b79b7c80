"""The visit of somebody who has come."""

from __future__ import annotations

from db.clients.store.clients import get_client
from db.core.operation_context import Work
from db.core.sql import rows, write
from db.visits.store.checks import stop_second, usual_hands
from db.visits.store.opening import begin_visit
from db.visits.store.services import ServiceDone


def begin_visit_of(work: Work, appointment: int, client: int, is_second_known: bool) -> int:
    """Begins the visit of an appointment with the services as they were booked, and how it is received; gives its id.

    Raises:
        InvalidFields: A service is no longer offered, or who was to do it has left.
        Refused: ``NEEDS_SECOND`` where a conflict is overridden.
        SalonError: ``SAME_DAY`` where there is a visit of today, or ``CONFLICT`` when a service needs an override.
    """
    if not is_second_known:
        stop_second(client, work.today)
    usual = usual_hands(work, get_client(client))
    services = [
        ServiceDone(service, staff or usual, price)
        for service, staff, price in rows(
            "SELECT service_id, staff_id, price FROM appointment_part WHERE appointment_id = ? ORDER BY seq",
            appointment,
        )
    ]
    # what was promised when it was booked needs no reason now
    visit = begin_visit(work, client, work.today, services, lambda *_: "").visit.id
    write(
        "INSERT INTO reception (visit_id, version, received_by_id, arrived_at, resource_id) VALUES (?, 1, ?, ?, "
        "(SELECT r.resource_id FROM appointment_part p JOIN part_resource r ON r.part_id = p.id "
        "JOIN resource t ON t.id = r.resource_id WHERE p.appointment_id = ? AND t.kind IN ('bed', 'room') "
        "ORDER BY p.seq, r.resource_id LIMIT 1))",
        visit,
        work.staff,
        work.moment,
        appointment,
    )
    return int(visit)
