"""The visit of somebody who has come."""

from __future__ import annotations

from collections.abc import Mapping

from db.clients.store.clients import get_client
from db.core.operation_context import Work
from db.core.sql import rows, write
from db.visits.store.checks import stop_second, usual_hands
from db.visits.store.opening import begin_visit
from db.visits.store.services import ServiceDone


def begin_visit_of(
    work: Work, appointment: int, client: int, instead: Mapping[int, int], *, is_second_known: bool, course: bool
) -> int:
    """Begins the visit of an appointment with the services as they were booked, and how it is received; gives its id.

    Args:
        work: The operation under way.
        appointment: Id of the appointment.
        client: Id of the client.
        instead: What is done instead of a service that was booked, by its id: 0 for nothing.
        is_second_known: Whether it is known that there is a visit of today already.
        course: What is let through, and was before in the same way, is so for a course of treatments.

    Raises:
        InvalidFields: A service is no longer offered, or who was to do it has left.
        Refused: ``NEEDS_SECOND`` where a conflict is overridden.
        SalonError: ``SAME_DAY`` where there is a visit of today, or ``CONFLICT`` when a service needs an override.
    """
    if not is_second_known:
        stop_second(client, work.today)
    usual = usual_hands(work, get_client(client))
    services = [
        ServiceDone(instead.get(service, service), staff or usual, None if service in instead else price)
        for service, staff, price in rows(
            "SELECT service_id, staff_id, price FROM appointment_part WHERE appointment_id = ? ORDER BY seq",
            appointment,
        )
        if instead.get(service, service)
    ]
    # what was promised when it was booked needs no reason now
    visit = begin_visit(work, client, work.today, services, lambda *_: "", course=course).visit.id
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
