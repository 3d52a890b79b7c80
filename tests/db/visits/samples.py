"""Visits of each state, for tests of what is done with them."""

from __future__ import annotations

from typing import NamedTuple

from db.core.sql import run
from db.visits.records import VisitRecord
from tests.db.calls import TRIED, Case
from tests.db.salon import MOISTURE, OWNER, SHEN, Salon


class Visits(NamedTuple):
    """A client's visits."""

    open: VisitRecord
    paid: VisitRecord
    closed: VisitRecord


def make_visits(salon: Salon) -> dict[int, Visits]:
    """Visits that are open, paid and closed, by client; somebody does them who is not tried."""
    owner, made = salon.desk(OWNER), {}
    for name in TRIED:
        closed = salon.end(owner, salon.pay(owner, salon.visit(owner, name, by=SHEN)))
        run(
            "INSERT INTO override (visit_id, item, alert, reason, by_id, approver_id, at, facts) "
            "VALUES (?, ?, 'latex', '客人坚持', ?, ?, ?, 'digest')",
            *(closed.id, MOISTURE, salon.staff[SHEN], salon.staff[OWNER], "2026-03-01 02:00:00"),
        )
        paid = salon.pay(owner, salon.visit(owner, name, by=SHEN))
        made[salon.clients[name]] = Visits(salon.visit(owner, name, by=SHEN), paid, closed)
    return made


def visits_of(case: Case) -> Visits:
    """Those of the client in question."""
    return case.of(make_visits)[case.client]
