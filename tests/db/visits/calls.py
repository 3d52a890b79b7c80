"""How operations and queries of visits are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.visits import operations as visits
from db.visits import queries as visit_queries
from db.visits.verdicts import operations as verdicts
from tests.db.calls import Call, P, of_client
from tests.db.salon import (
    LIN,
    MOISTURE,
)
from tests.db.visits.samples import make_visits, visits_of

SAMPLES = (make_visits,)

CALLS: dict[Callable[..., Any], Call] = {
    visits.open_visit: of_client(P.RECORD_VISIT)(
        lambda at, case: visits.open_visit(
            at,
            visits.OpenVisit(
                request_id="new",
                client=case.client,
                services=(visits.ServiceDone(case.salon.services[MOISTURE], case.salon.staff[LIN]),),
                second=True,
            ),
        )
    ),
    visits.save_visit: of_client(P.RECORD_VISIT)(
        lambda at, case: visits.save_visit(
            at,
            visits.SaveVisit(
                request_id="new",
                visit=visits_of(case).open.id,
                version=visits_of(case).open.version,
                products=(visits.ProductUsed("修护精华"),),
            ),
        )
    ),
    visits.close_visit: of_client(P.RECORD_VISIT)(
        lambda at, case: visits.close_visit(
            at,
            visits.CloseVisit("new", visits_of(case).paid.id, visits_of(case).paid.version),
        )
    ),
    visits.cancel_visit: of_client(P.RECORD_VISIT)(
        lambda at, case: visits.cancel_visit(
            at,
            visits.CancelVisit("new", visits_of(case).open.id, visits_of(case).open.version, "误开"),
        )
    ),
    verdicts.acknowledge: of_client(P.RECORD_VISIT)(
        lambda at, case: verdicts.acknowledge(at, verdicts.Acknowledge("new", visits_of(case).open.id, ("nothing",)))
    ),
    verdicts.rate_overrides: of_client(P.RECORD_VISIT)(
        lambda at, case: verdicts.rate_overrides(at, verdicts.RateOverrides("new", visits_of(case).closed.id, "none"))
    ),
    verdicts.note_heeded: of_client(P.RECORD_VISIT)(
        lambda at, case: verdicts.note_heeded(
            at,
            verdicts.NoteHeeded(
                client=case.client,
                day=case.salon.clock.today,
                services=(case.salon.services[MOISTURE],),
            ),
        )
    ),
    visits.add_to_closed: of_client(P.ADD_TO_CLOSED)(
        lambda at, case: visits.add_to_closed(at, visits.AddToClosed("new", visits_of(case).closed.id, "次日来电"))
    ),
    visit_queries.open_record: of_client(P.OPEN_RECORD)(
        lambda at, case: visit_queries.open_record(at, visits_of(case).open.id)
    ),
    visit_queries.instead_of: of_client(P.RECORD_VISIT)(
        lambda at, case: visit_queries.instead_of(
            at, case.client, case.salon.services[MOISTURE], case.salon.clock.today
        )
    ),
    visit_queries.speaks_against: of_client(P.SEE_FLAGS)(
        lambda at, case: visit_queries.speaks_against(at, case.client)
    ),
    visit_queries.visits_of: of_client(P.OPEN_RECORD)(lambda at, case: visit_queries.visits_of(at, case.client)),
    visit_queries.preview: of_client(P.OPEN_RECORD)(
        lambda at, case: visit_queries.preview(at, visits_of(case).open.id)
    ),
    visit_queries.visit_summary: of_client(P.OPEN_RECORD)(
        lambda at, case: visit_queries.visit_summary(at, case.client)
    ),
}
