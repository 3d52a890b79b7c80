"""How operations and queries of what clients say are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from db.feedback import queries
from db.feedback.operations import complaints, improvements, opinions, surveys
from db.feedback.requests import HandComplaint, NameSurvey, SeeEffect, VoidSurvey
from tests.db.calls import Call, P, of_client, of_desk
from tests.db.feedback.samples import (
    answer,
    complain,
    finish,
    hear,
    key,
    make_planned,
    make_said,
    number,
    plan,
    said_of,
    say,
)
from tests.db.salon import HAO

SAMPLES = (make_said, make_planned)

CALLS: dict[Callable[..., Any], Call] = {
    complaints.open_complaint: of_client(P.APPOINTMENTS)(lambda at, case: complain(case.salon, at, case.client)),
    complaints.answer_complaint: of_client(P.APPOINTMENTS)(lambda at, case: answer(case.salon, at, said_of(case).open)),
    complaints.settle_complaint: of_client(P.SETTLE_COMPLAINT)(
        lambda at, case: complaints.settle_complaint(at, hear(case.salon, said_of(case).answered))
    ),
    complaints.reopen_complaint: of_client(P.APPOINTMENTS)(
        lambda at, case: complaints.reopen_complaint(at, hear(case.salon, said_of(case).settled, content=False))
    ),
    complaints.hand_complaint: of_client(P.APPOINTMENTS)(
        lambda at, case: complaints.hand_complaint(
            at,
            HandComplaint(
                request_id="new",
                id=said_of(case).open.id,
                version=said_of(case).open.version,
                owner=case.salon.staff[HAO],
                deadline=case.salon.clock.today + timedelta(days=9),
            ),
        )
    ),
    opinions.record_opinion: of_client(P.APPOINTMENTS)(lambda at, case: say(case.salon, at, case.client)),
    surveys.number_surveys: of_desk(P.APPOINTMENTS)(lambda at, case: number(case.salon, at)),
    surveys.print_surveys: of_desk(P.APPOINTMENTS)(
        lambda at, case: surveys.print_surveys(at, case.of(make_planned).batch)
    ),
    surveys.key_survey: of_client(P.APPOINTMENTS)(lambda at, case: key(case.salon, at, said_of(case).survey)),
    surveys.void_survey: of_client(P.APPOINTMENTS)(
        lambda at, case: surveys.void_survey(at, VoidSurvey(request_id="new", number=said_of(case).survey))
    ),
    surveys.name_survey: of_client(P.APPOINTMENTS)(
        lambda at, case: surveys.name_survey(
            at, NameSurvey(request_id="new", number=case.of(make_planned).nameless, client=case.client)
        )
    ),
    improvements.plan_improvement: of_desk(P.APPOINTMENTS)(lambda at, case: plan(case.salon, at)),
    improvements.finish_improvement: of_desk(P.APPOINTMENTS)(
        lambda at, case: finish(case.salon, at, case.of(make_planned).open)
    ),
    improvements.see_effect: of_desk(P.APPOINTMENTS)(
        lambda at, case: improvements.see_effect(
            at,
            SeeEffect(
                request_id="new",
                id=case.of(make_planned).done.id,
                version=case.of(make_planned).done.version,
                effect="yes",
            ),
        )
    ),
    queries.complaints: of_desk(P.DESK)(lambda at, case: queries.complaints(at)),
    queries.complaint: of_client(P.APPOINTMENTS)(lambda at, case: queries.complaint(at, said_of(case).open.id)),
    queries.who_settles: of_desk(P.DESK)(lambda at, case: queries.who_settles(at)),
    queries.who_improves: of_desk(P.APPOINTMENTS)(lambda at, case: queries.who_improves(at)),
    queries.survey_regulars: of_desk(P.APPOINTMENTS)(lambda at, case: queries.survey_regulars(at)),
    queries.opinions: of_desk(P.DESK)(lambda at, case: queries.opinions(at)),
    queries.opinion: of_client(P.APPOINTMENTS)(lambda at, case: queries.opinion(at, said_of(case).opinion.id)),
    queries.survey: of_client(P.APPOINTMENTS)(lambda at, case: queries.survey(at, said_of(case).survey)),
    queries.survey_batches: of_desk(P.DESK)(lambda at, case: queries.survey_batches(at)),
    queries.survey_batch: of_desk(P.APPOINTMENTS)(
        lambda at, case: queries.survey_batch(at, case.of(make_planned).batch)
    ),
    queries.improvements: of_desk(P.DESK)(lambda at, case: queries.improvements(at)),
    queries.improvement: of_desk(P.APPOINTMENTS)(
        lambda at, case: queries.improvement(at, case.of(make_planned).open.id)
    ),
}
