"""How operations and queries of handing over are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.handover import operations, queries
from db.handover.operations import HandOver, HandOverOne
from db.handover.records import Theirs
from tests.db.calls import Call, P, of_desk
from tests.db.salon import CHEN, GU, HAO, LIN

CALLS: dict[Callable[..., Any], Call] = {
    operations.hand_over: of_desk(P.HAND_OVER)(
        lambda at, case: operations.hand_over(
            at, HandOver(request_id="new", staff=case.salon.staff[LIN], to=case.salon.staff[GU])
        )
    ),
    operations.hand_over_one: of_desk(P.ASSIGN)(
        lambda at, case: operations.hand_over_one(
            at,
            HandOverOne(
                request_id="new",
                staff=case.salon.staff[HAO],
                to=case.salon.staff[GU],
                kind=Theirs.CLIENT,
                id=case.salon.clients[CHEN],
            ),
        )
    ),
    queries.theirs: of_desk(P.MANAGE_STAFF)(lambda at, case: queries.theirs(at, case.salon.staff[LIN])),
}
