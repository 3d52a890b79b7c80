"""A visit begins: what was done the last time is carried forward, and what speaks against its services is asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from db.clients.store import clients
from db.core.operation_context import Work
from db.visits.models import Visit
from db.visits.store import lines as visit_lines
from db.visits.store import visits
from db.visits.store.bill import begin_bill
from db.visits.store.checks import stop_conflicts, usual_hands
from db.visits.store.lines import VisitDetails
from db.visits.store.services import Cheaper, ServiceDone, add_services


class Opened(NamedTuple):
    """A visit that has begun, what hangs on it, and names of what is no longer offered and was left out."""

    visit: Visit
    seen: VisitDetails
    left_out: tuple[str, ...]


def begin_visit(
    work: Work,
    client: int,
    day: date,
    services: Sequence[ServiceDone],
    cheaper: Cheaper,
    *,
    repeat: bool = False,
    course: bool = False,
) -> Opened:
    """Begins a visit; whose file it is about has been said.

    Args:
        work: The operation under way.
        client: Id of the client.
        day: The day, today or before.
        services: What is to be done.
        cheaper: Lets prices below the list price through.
        repeat: Take services, products, steps and settings from the last visit.
        course: What is let through, and was before in the same way, is so for a course of treatments.

    Raises:
        InvalidFields: For a service that is no longer offered.
        Refused: ``NEEDS_SECOND``.
        SalonError: ``NOT_FOUND``, ``CONFLICT`` when a service needs an override, or what ``cheaper`` says.
    """
    who = clients.get_client(client)
    earlier = Visit.select().where(Visit.client == client, Visit.day <= day, Visit.cancelled == "")
    last = earlier.order_by(Visit.day.desc(), Visit.id.desc()).first()
    visit = Visit.create(client=client, day=day, opened_at=work.now, opened_by=work.staff, late=day < work.today)
    left_out: tuple[str, ...] = ()
    if last is not None:
        if not visits.is_withheld(last):
            _carry(visit, last, ("cautions", "steps", "settings") if repeat else ("cautions",))
        if repeat:
            left_out = visit_lines.copy(visit, last, usual_hands(work, who))
    add_services(visit, tuple(services), cheaper)
    seen = stop_conflicts(work, visit, course=course)
    visit.total = seen.total
    visit.save()
    begin_bill(work, visit)
    return Opened(visit, seen, left_out)


def _carry(visit: Visit, last: Visit, names: tuple[str, ...]) -> None:
    kept = [name for name in names if getattr(last, name)]
    for name in kept:
        setattr(visit, name, getattr(last, name))
    visit.carried = " ".join(kept)
