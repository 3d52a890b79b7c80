"""The days of requests and inspections."""

from __future__ import annotations

from datetime import date, timedelta

from db.home.queries import home
from db.registers.access_requests.operations import AnswerRequest, answer_request
from db.registers.access_requests.queries import requests
from db.registers.inspections.operations import AddFinding, add_finding, check_again
from db.registers.inspections.queries import inspections
from tests.db.boundaries import AFTER_THE_DAY, NEVER, around
from tests.db.registers.samples import inspected, request
from tests.db.salon import LIN, OWNER, Salon, wrong


def test_a_request_is_late_from_the_day_after_its_last(salon: Salon) -> None:
    made = request(salon, salon.desk(OWNER))
    assert made.due == made.received + timedelta(days=15)
    assert around(salon, made.due, lambda: requests(salon.desk(OWNER))[0].late) == AFTER_THE_DAY


def test_home_has_a_late_request_from_the_day_after_its_last(salon: Salon) -> None:
    made = request(salon, salon.desk(OWNER))
    assert around(salon, made.due, lambda: _is_on_home(salon, "request")) == AFTER_THE_DAY


def test_an_answered_request_is_never_late(salon: Salon) -> None:
    made = request(salon, salon.desk(OWNER), identity="身份证")
    wanted = AnswerRequest(id=made.id, version=made.version, answered=salon.clock.today, result="已交付")
    answer_request(salon.desk(OWNER), wanted)
    assert around(salon, made.due, lambda: requests(salon.desk(OWNER))[0].late) == NEVER


def test_a_request_comes_in_today_or_before(salon: Salon) -> None:
    at, today = salon.desk(OWNER), salon.clock.today
    for day in (today - timedelta(days=1), today):
        assert request(salon, at, received=day).received == day
    wrong(request, salon, at, received=today + timedelta(days=1))


def test_a_finding_is_late_from_the_day_after_its_deadline(salon: Salon) -> None:
    found = _finding(salon)
    assert around(salon, found, lambda: inspections(salon.desk(OWNER)).open[0].late) == AFTER_THE_DAY


def test_home_has_a_late_finding_from_the_day_after_its_deadline(salon: Salon) -> None:
    found = _finding(salon)
    assert around(salon, found, lambda: _is_on_home(salon, "finding")) == AFTER_THE_DAY


def test_a_finding_that_was_checked_again_is_never_late(salon: Salon) -> None:
    found = _finding(salon)
    at = salon.desk(OWNER)
    check_again(at, inspections(at).open[0].id)
    assert around(salon, found, lambda: _is_on_home(salon, "finding")) == NEVER


def _finding(salon: Salon) -> date:
    at, deadline = salon.desk(OWNER), salon.clock.today + timedelta(days=7)
    made = inspected(salon, at, faults=("safe",))
    add_finding(
        at,
        AddFinding(
            request_id=salon.request(), inspection=made.id, text="柜门没锁", owner=salon.staff[LIN], deadline=deadline
        ),
    )
    return deadline


def _is_on_home(salon: Salon, kind: str) -> bool:
    return kind in {line.kind for line in home(salon.desk(OWNER)).late}
