"""A plan with how far visits have brought it, what stages have reached, what may be offered."""

from __future__ import annotations

from datetime import timedelta

from db.care.queries import care_plan, care_summary, stage_review
from db.care.records import CareSummary, PlanView, Why
from db.clients.operations.clients import RecordConsent, open_client, record_consent
from db.core.desk import Desk
from db.core.errors import Code
from db.fields.values import Value
from db.salon.operations import SaveService, save_service
from tests.db.care.samples import plan_values, save_plan, save_review
from tests.db.dated.samples import ANALYSIS, revise, save
from tests.db.salon import CHEN, DESK_WOMAN, LIFT, MOISTURE, OUYANG, OWNER, PEEL, PRICE, ZENG, Salon, refused, wrong


def treated(salon: Salon, desk: Desk, client: int, service: str = MOISTURE, **said: Value) -> None:
    """A closed visit of today."""
    visit = salon.visit(desk, client, service)
    if said:
        visit = salon.save(desk, visit, values=said)
    salon.end(desk, salon.pay(desk, visit, amount=int(visit.total) if isinstance(visit.total, int) else PRICE))


def view(desk: Desk, client: int, version: int = 0) -> PlanView:
    found = care_plan(desk, client, version)
    assert found is not None
    return found


def come(desk: Desk, client: int) -> list[tuple[int, bool]]:
    """How many sessions each stage has had, and whether its review is due."""
    return [(line.progress.done, line.is_due) for line in view(desk, client).stages]


def test_closed_visits_with_the_service_bring_a_stage_on(salon: Salon) -> None:
    client, desk = salon.clients[CHEN], salon.desk(OWNER)
    treated(salon, desk, client)
    salon.clock.forward(days=1)
    desk = salon.desk(OWNER)
    save_plan(salon, desk, client)
    assert come(desk, client) == [(0, False), (0, False)]
    salon.visit(desk, client)
    assert come(desk, client) == [(0, False), (0, False)], "an open visit is no session yet"
    treated(salon, desk, client)
    assert come(desk, client) == [(1, False), (0, False)]
    found = view(desk, client)
    assert (found.at, found.stages[0].progress.next_day) == (1, salon.clock.today + timedelta(days=10))
    treated(salon, desk, client)
    treated(salon, desk, client)
    assert come(desk, client) == [(2, True), (0, False)], "the third belongs to no stage"
    assert view(desk, client).at == 2


def test_a_review_ends_that_it_is_due_also_after_the_plan_was_revised(salon: Salon) -> None:
    client, desk = salon.clients[CHEN], salon.desk(OWNER)
    plan = save_plan(salon, desk, client, {"begun": salon.clock.today})
    treated(salon, desk, client)
    treated(salon, desk, client)
    review = save_review(salon, desk, plan, confirmed=True)
    later = revise(salon, desk, plan, "眼周出现细纹", **{"interval[2]": 21})
    first, second = view(desk, client).stages
    assert (first.review, first.is_due, first.outcome["reached"], first.outcome["effect"]) == (
        review.id,
        False,
        "yes",
        "4",
    )
    assert (second.review, second.progress.stage.interval) == (0, 21)
    found = view(desk, client)
    assert [(one.key, one.before, one.after) for one in found.differences if one.before != one.after] == [
        ("interval[2]", 30, 21)
    ]
    assert [line.id for line in found.versions] == [later.id, plan.id]
    assert view(desk, client, plan.id).record.id == plan.id


def test_a_new_plan_begins_to_count_anew(salon: Salon) -> None:
    client, desk = salon.clients[CHEN], salon.desk(OWNER)
    plan = save_plan(salon, desk, client, {"begun": salon.clock.today})
    treated(salon, desk, client)
    treated(salon, desk, client)
    save_review(salon, desk, plan)
    salon.clock.forward(days=3)
    desk = salon.desk(OWNER)
    revise(salon, desk, plan, "新疗程", **plan_values(salon, begun=salon.clock.today))
    assert [(line.progress.done, line.review) for line in view(desk, client).stages] == [(0, 0), (0, 0)]


def test_a_review_begins_with_the_analyses_around_the_stage(salon: Salon) -> None:
    client, desk = salon.clients[CHEN], salon.desk(OWNER)
    before = save(salon, desk, client, values={**ANALYSIS, "moisture_figure": 31})
    plan = save_plan(salon, desk, client)
    found = stage_review(desk, plan.id, 1)
    assert (found.before.id if found.before else 0, found.after) == (before.id, None)
    treated(salon, desk, client)
    salon.clock.forward(days=30)
    desk = salon.desk(OWNER)
    after = save(salon, desk, client, values={**ANALYSIS, "moisture_figure": 40})
    found = stage_review(desk, plan.id, 1)
    assert found.after is not None and found.after.id == after.id
    assert found.progress.stage.aim == "40"
    assert wrong(stage_review, desk, plan.id, 3).code is Code.NOT_FOUND
    assert wrong(stage_review, desk, after.id, 1).code is Code.NOT_FOUND


def offered(desk: Desk, client: int) -> list[tuple[str, Why]]:
    return [(one.what, one.why) for one in view(desk, client).suggestions]


def test_suggestions_have_a_reason_and_are_three_at_most(salon: Salon) -> None:
    client, desk = salon.clients[CHEN], salon.desk(OWNER)
    save_plan(salon, desk, client)
    assert offered(desk, client) == [(MOISTURE, Why.PLAN)]
    treated(salon, desk, client, next_time="修护霜")
    assert offered(desk, client) == [(MOISTURE, Why.PLAN), ("修护霜", Why.LAST)]
    save(salon, desk, client, values={**ANALYSIS, "concerns": ("hydrate", "firm")})
    assert offered(desk, client) == [(MOISTURE, Why.PLAN), ("修护霜", Why.LAST), (LIFT, Why.GOAL)]


def test_a_goal_leads_to_the_service_that_is_for_it_whatever_that_is_called(salon: Salon) -> None:
    client, desk = salon.clients[CHEN], salon.desk(OWNER)
    for name, goals in (("抗皱精油", ()), ("眼部热敷", ("wrinkle", "soothe"))):
        save_service(desk, SaveService(request_id=salon.request(), name=name, goals=goals))
    save_plan(salon, desk, client, {"service[1]": None})
    save(salon, desk, client, values={**ANALYSIS, "concerns": ("wrinkle", "hydrate")})
    assert offered(desk, client) == [(MOISTURE, Why.GOAL), ("眼部热敷", Why.GOAL)]
    treated(salon, desk, client)
    assert offered(desk, client) == [("眼部热敷", Why.GOAL)], "something was done for hydration"


def test_nothing_is_suggested_that_was_declined_or_speaks_against_her(salon: Salon) -> None:
    client, desk = salon.clients[OUYANG], salon.desk(OWNER)
    save_plan(salon, desk, client, {"service[1]": salon.services[PEEL]})
    assert offered(desk, client) == [], "acids"
    treated(salon, desk, client, next_time="眼膜")
    assert offered(desk, client) == [("眼膜", Why.LAST)]
    declined: dict[str, Value] = {"words": "干", "advice": "眼膜一盒", "result": "declined", "why_declined": "太贵"}
    save(salon, desk, client, "consult", declined)
    assert offered(desk, client) == []
    salon.clock.forward(days=61)
    desk = salon.desk(OWNER)
    assert offered(desk, client) == [("眼膜", Why.LAST)]


def test_who_wants_no_selling_is_offered_nothing(salon: Salon) -> None:
    client, desk = salon.clients[CHEN], salon.desk(OWNER)
    save_plan(salon, desk, client)
    salon.change(desk, open_client(desk, client), manner=("no_selling",))
    assert offered(desk, client) == []


def test_at_a_glance_there_are_type_concerns_and_the_stage(salon: Salon) -> None:
    client, desk = salon.clients[ZENG], salon.desk(OWNER)
    assert care_summary(desk, client) == CareSummary(skin={})
    save(salon, desk, client)
    save_plan(salon, desk, client)
    found = care_summary(desk, client)
    assert found.skin == {"skin_type": "combination_dry", "concerns": ("hydrate", "pores")}
    assert (found.stage, found.stages, found.goal, found.done, found.sessions) == (1, 2, "水分 40", 0, 2)
    assert care_summary(salon.desk(DESK_WOMAN), client) == CareSummary(skin={}), "a receptionist reads no health"


def test_a_plan_is_read_by_nobody_when_consent_to_health_has_ended(salon: Salon) -> None:
    client, desk = salon.clients[ZENG], salon.desk(OWNER)
    save_plan(salon, desk, client)
    record_consent(desk, RecordConsent(salon.request(), client, {"consent_health": False}))
    found = view(desk, client)
    assert (found.stages, found.suggestions) == ((), ())
    assert care_summary(desk, client) == CareSummary(skin={})


def test_there_may_be_no_plan(salon: Salon) -> None:
    assert care_plan(salon.desk(OWNER), salon.clients[CHEN]) is None
    assert refused(care_plan, salon.desk(DESK_WOMAN), salon.clients[CHEN]) is Code.NEEDS_REASON
