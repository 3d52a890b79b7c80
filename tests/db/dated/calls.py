"""How operations and queries of dated records are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.dated import operations, queries
from db.dated.requests import VoidDated
from db.dated.treatments import operations as treatments
from db.dated.treatments import queries as treatment_queries
from tests.db.calls import Call, P, of_client, of_desk
from tests.db.dated.samples import accept, check, correct, make_taken, revise, save, taken_of, withdraw

SAMPLES = (make_taken,)

CALLS: dict[Callable[..., Any], Call] = {
    operations.save_dated: of_client(P.OPEN_RECORD, P.RECORD_HEALTH)(
        lambda at, case: save(case.salon, at, case.client)
    ),
    operations.correct_dated: of_client(P.OPEN_RECORD, P.RECORD_HEALTH)(
        lambda at, case: correct(case.salon, at, taken_of(case).own.get(at.staff, taken_of(case).analysis))
    ),
    operations.revise_dated: of_client(P.OPEN_RECORD, P.RECORD_HEALTH)(
        lambda at, case: revise(case.salon, at, taken_of(case).needs)
    ),
    operations.void_dated: of_client(P.OPEN_RECORD, P.RECORD_HEALTH)(
        lambda at, case: operations.void_dated(
            at,
            VoidDated(
                request_id="new",
                id=taken_of(case).earlier.id,
                version=taken_of(case).earlier.version,
                why="重复了",
            ),
        )
    ),
    operations.check_dated: of_client(P.INSPECT)(lambda at, case: check(case.salon, at, taken_of(case).to_check)),
    operations.accept_dated: of_client(P.INSPECT, P.SEE_HEALTH)(
        lambda at, case: accept(case.salon, at, taken_of(case).outside)
    ),
    treatments.withdraw_treatment: of_client(P.OPEN_RECORD, P.RECORD_VISIT)(
        lambda at, case: withdraw(at, taken_of(case).consent)
    ),
    treatment_queries.treatment_consents: of_client(P.OPEN_RECORD)(
        lambda at, case: treatment_queries.treatment_consents(at, case.client)
    ),
    queries.waiting_dated: of_desk(P.INSPECT)(lambda at, case: queries.waiting_dated(at)),
    queries.dated_of: of_client(P.OPEN_RECORD)(lambda at, case: queries.dated_of(at, case.client, "skin")),
    queries.dated_record: of_client(P.OPEN_RECORD, P.SEE_HEALTH)(
        lambda at, case: queries.dated_record(at, taken_of(case).analysis.id)
    ),
    queries.like_the_last: of_client(P.OPEN_RECORD, P.SEE_HEALTH)(
        lambda at, case: queries.like_the_last(at, case.client, "skin")
    ),
    queries.compare_dated: of_client(P.OPEN_RECORD, P.SEE_HEALTH)(
        lambda at, case: queries.compare_dated(at, taken_of(case).earlier.id, taken_of(case).analysis.id)
    ),
}
