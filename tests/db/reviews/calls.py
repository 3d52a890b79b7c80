"""How operations and queries of reviews are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.clients.operations import emergency_access
from db.core.sql import rows
from db.reviews import operations as reviews
from tests.db.calls import Call, P, of_desk
from tests.db.salon import LI, LIN, Salon


def make_review(salon: Salon) -> int:
    """Access with a reason, which is over, to be looked at."""
    emergency_access.break_glass(salon.desk(LIN).because("客户来电"), salon.clients[LI])
    [(review,)] = rows("SELECT id FROM review")
    rows("DELETE FROM emergency_access")
    return int(review)


SAMPLES = (make_review,)

CALLS: dict[Callable[..., Any], Call] = {
    reviews.look_at: of_desk(P.REVIEW)(lambda at, case: reviews.look_at(at, case.of(make_review))),
    reviews.to_look_at: of_desk(P.REVIEW)(lambda at, case: reviews.to_look_at(at)),
    reviews.looked_at: of_desk(P.REVIEW)(lambda at, case: reviews.looked_at(at)),
    reviews.let_through: of_desk(P.REVIEW)(lambda at, case: reviews.let_through(at)),
}
