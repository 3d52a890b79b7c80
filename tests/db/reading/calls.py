"""How operations and queries of reading are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from db.reading import operations, queries
from db.reading.requests import AcknowledgeReading, Answer, Ask
from tests.db.calls import Call, P, of_client, of_desk
from tests.db.reading.samples import asked_of, make_questions

SAMPLES = (make_questions,)

CALLS: dict[Callable[..., Any], Call] = {
    operations.ask: of_client(P.OPEN_RECORD)(
        lambda at, case: operations.ask(at, Ask(request_id="new", client=case.client, text="手法轻一点？"))
    ),
    operations.answer: of_client(P.OPEN_RECORD)(
        lambda at, case: operations.answer(
            at, Answer(request_id="new", question=asked_of(case).open.id, text="看上次记录")
        )
    ),
    operations.acknowledge_reading: of_client(P.OPEN_RECORD)(
        lambda at, case: operations.acknowledge_reading(
            at, AcknowledgeReading(request_id="new", client=case.client, day=case.salon.clock.today, facts=())
        )
    ),
    queries.before_contact: of_client(P.OPEN_RECORD)(
        lambda at, case: queries.before_contact(at, case.client, case.salon.clock.today)
    ),
    queries.questions_of: of_client(P.OPEN_RECORD)(lambda at, case: queries.questions_of(at, case.client)),
    queries.questions_to_me: of_desk(P.DESK)(lambda at, case: queries.questions_to_me(at)),
    queries.to_read: of_desk(P.DESK)(lambda at, case: queries.to_read(at, case.salon.clock.today)),
    queries.plans_to_say: of_desk(P.DESK)(lambda at, case: queries.plans_to_say(at)),
    queries.known_of_care: of_client(P.APPOINTMENTS)(lambda at, case: queries.known_of_care(at, case.client)),
    queries.plans_of: of_client(P.RECORD_VISIT)(lambda at, case: queries.plans_of(at, case.client)),
    queries.read_by: of_desk(P.INSPECT)(lambda at, case: queries.read_by(at, case.salon.clock.today)),
}
