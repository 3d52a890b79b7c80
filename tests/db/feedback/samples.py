"""What clients have said, for tests of what is done about it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, NamedTuple

from db.core.desk import Desk
from db.feedback.operations import complaints, improvements, opinions, surveys
from db.feedback.queries import opinions as all_said
from db.feedback.queries import survey_batch
from db.feedback.records import (
    BatchLine,
    ComplaintRecord,
    ImprovementRecord,
    OpinionRecord,
    SurveyRecord,
)
from db.feedback.requests import (
    AnswerComplaint,
    FinishImprovement,
    KeySurvey,
    NumberSurveys,
    OpenComplaint,
    PlanImprovement,
    RecordOpinion,
    SettleComplaint,
)
from tests.db.calls import TRIED, Case
from tests.db.salon import OWNER, SHEN, Salon

RED = "刷酸后红了两天"


def complain(salon: Salon, at: Desk, client: int, **more: Any) -> ComplaintRecord:
    """A complaint of today, which the second manager deals with."""
    today = salon.clock.today
    asked: dict[str, Any] = {
        "day": today,
        "heading": "effect",
        "text": RED,
        "owner": salon.staff[SHEN],
        "deadline": today + timedelta(days=3),
        **more,
    }
    return complaints.open_complaint(at, OpenComplaint(request_id=salon.request(), client=client, **asked))


def answer(salon: Salon, at: Desk, one: ComplaintRecord, result: str = "浓度偏高，已道歉") -> ComplaintRecord:
    """It is answered."""
    asked = AnswerComplaint(
        request_id=salon.request(), id=one.id, version=one.version, result=result, outcome="apology"
    )
    return complaints.answer_complaint(at, asked)


def hear(
    salon: Salon, one: ComplaintRecord, *, content: bool = True, word: str = "可以", **more: Any
) -> SettleComplaint:
    """What the client says of the answer."""
    return SettleComplaint(
        request_id=salon.request(), id=one.id, version=one.version, word=word, content=content, **more
    )


def say(salon: Salon, at: Desk, client: int = 0, **more: Any) -> OpinionRecord:
    """An opinion of today."""
    asked: dict[str, Any] = {
        "day": salon.clock.today,
        "kind": "opinion",
        "heading": "service",
        "rating": "4",
        "text": "手法很轻",
        **more,
    }
    return opinions.record_opinion(at, RecordOpinion(request_id=salon.request(), client=client, **asked))


def number(salon: Salon, at: Desk, count: int = 3, *, regulars: bool = False) -> BatchLine:
    """Surveys that are numbered together."""
    return surveys.number_surveys(at, NumberSurveys(request_id=salon.request(), count=count, regulars=regulars))


def key(salon: Salon, at: Desk, of: str, ratings: str = "5544", **more: Any) -> SurveyRecord:
    """A survey that came back."""
    return surveys.key_survey(at, KeySurvey(request_id=salon.request(), number=of, ratings=tuple(ratings), **more))


def plan(salon: Salon, at: Desk, **more: Any) -> ImprovementRecord:
    """Something that is to be done better."""
    asked: dict[str, Any] = {
        "text": "刷酸前先做皮试",
        "owner": salon.staff[SHEN],
        "deadline": salon.clock.today + timedelta(days=7),
        **more,
    }
    return improvements.plan_improvement(at, PlanImprovement(request_id=salon.request(), **asked))


def finish(salon: Salon, at: Desk, one: ImprovementRecord, **more: Any) -> ImprovementRecord:
    """It is done today."""
    today = salon.clock.today
    asked: dict[str, Any] = {"done": today, "look_again": today + timedelta(days=30), **more}
    return improvements.finish_improvement(
        at, FinishImprovement(request_id=salon.request(), id=one.id, version=one.version, **asked)
    )


class Said(NamedTuple):
    """What a client has said: complaints that are open, answered and settled, an opinion, and a survey to key in."""

    open: ComplaintRecord
    answered: ComplaintRecord
    settled: ComplaintRecord
    opinion: OpinionRecord
    survey: str


class Planned(NamedTuple):
    """Improvements that are to be done, and that are done; surveys that wait."""

    open: ImprovementRecord
    done: ImprovementRecord
    batch: int
    nameless: str


def said_without_a_name(salon: Salon, at: Desk) -> int:
    """Id of something that was said on a survey without a name."""
    [of] = survey_batch(at, number(salon, at, 1).id)
    key(salon, at, of.number)
    return all_said(at).lines[0].id


def make_said(salon: Salon) -> dict[int, Said]:
    """Something of everything, by client; somebody deals with it who is not tried."""
    owner, made = salon.desk(OWNER), {}
    for name in TRIED:
        client = salon.clients[name]
        for _visit in range(2):
            salon.end(owner, salon.pay(owner, salon.visit(owner, name, by=SHEN)))
        answered = answer(salon, owner, complain(salon, owner, client))
        settled = answer(salon, owner, complain(salon, owner, client))
        settled = complaints.settle_complaint(owner, hear(salon, settled))
        made[client] = (complain(salon, owner, client), answered, settled, say(salon, owner, client))
    batch = number(salon, owner, 9, regulars=True)
    numbers = {one.client.id: one.number for one in survey_batch(owner, batch.id) if one.client}
    return {client: Said(*said, numbers[client]) for client, said in made.items()}


def make_planned(salon: Salon) -> Planned:
    """What is to be done better, and is; three surveys without names."""
    owner = salon.desk(OWNER)
    done = finish(salon, owner, plan(salon, owner))
    batch = number(salon, owner).id
    return Planned(plan(salon, owner), done, batch, survey_batch(owner, batch)[0].number)


def said_of(case: Case) -> Said:
    """What the client in question has said."""
    return case.of(make_said)[case.client]
