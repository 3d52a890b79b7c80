"""How operations and queries of resources are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.resources import operations, queries
from db.resources.records import Need, ServiceNeeds
from tests.db.calls import Call, P, of_desk
from tests.db.resources.samples import make_bed
from tests.db.salon import LIN, PEEL

SAMPLES = (make_bed,)

CALLS: dict[Callable[..., Any], Call] = {
    operations.save_resource: of_desk(P.CATALOGUE)(
        lambda at, case: operations.save_resource(
            at, operations.SaveResource(request_id="new", kind="room", name="双人房", capacity=2)
        )
    ),
    operations.save_service_needs: of_desk(P.CATALOGUE)(
        lambda at, case: operations.save_service_needs(
            at,
            operations.SaveServiceNeeds(
                request_id="new",
                service=case.salon.services[PEEL],
                version=1,
                needs=ServiceNeeds(
                    after=10, needs=(Need("", case.of(make_bed).id, 1),), staff=(case.salon.staff[LIN],)
                ),
            ),
        )
    ),
    queries.resources: of_desk(P.DESK)(lambda at, case: queries.resources(at)),
    queries.service_needs: of_desk(P.DESK)(lambda at, case: queries.service_needs(at, (case.salon.services[PEEL],))),
}
