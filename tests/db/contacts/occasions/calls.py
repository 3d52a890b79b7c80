"""How operations and queries of occasions are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.contacts.operations import occasions
from db.contacts.queries import occasions as queries
from tests.db.calls import Call, P, of_desk
from tests.db.contacts.occasions.samples import keep

CALLS: dict[Callable[..., Any], Call] = {
    occasions.save_occasion: of_desk(P.SETTINGS)(lambda at, case: keep(case.salon, at)),
    queries.occasions: of_desk(P.DESK)(lambda at, case: queries.occasions(at)),
    queries.occasion: of_desk(P.DESK)(lambda at, case: queries.occasion(at, 1)),
    queries.to_reach: of_desk(P.APPOINTMENTS)(lambda at, case: queries.to_reach(at, 1)),
}
