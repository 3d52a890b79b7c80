"""Complaints, improvements, orders and appointments that nobody covers: from when on, and until they are done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from db.appointments.operations.changing import move_appointment
from db.appointments.operations.states import cancel_appointment
from db.appointments.requests import CancelAppointment, MoveAppointment
from db.contacts.operations.making import make_day
from db.contacts.queries.tasks import tasks
from db.contacts.records.task import TaskRecord
from db.contacts.store.checking import wrong_open
from db.core.sql import rows, run
from db.feedback.operations import improvements
from db.feedback.operations.surveys import void_survey
from db.feedback.queries import survey_batch
from db.feedback.requests import FinishImprovement, PlanImprovement, VoidSurvey
from db.money.operations import orders
from db.roster.operations.blocks import BlockTime, block_time, unblock
from db.roster.operations.opening import CloseSalonDay, close_salon_day
from tests.db.appointments.samples import book
from tests.db.contacts.tasks.samples import on, states
from tests.db.feedback.samples import answer, complain, key, number
from tests.db.salon import DESK_WOMAN, HAO, LI, LIN, OWNER, PRICE, SHEN, Salon


def of_rule(salon: Salon, rule: str) -> list[TaskRecord]:
    """Tasks of a rule, after the day was made."""
    desk = salon.desk(OWNER)
    make_day(desk)
    return list(tasks(desk, rule=rule).tasks)


def test_a_complaint_is_answered_the_day_before_its_deadline(salon: Salon) -> None:
    made = complain(salon, salon.desk(OWNER), salon.clients[LI])
    [found] = of_rule(salon, "complaint")
    today = salon.clock.today
    assert (found.due, found.day, found.owner_name) == (today + timedelta(days=2), today + timedelta(days=3), SHEN)
    assert "红" not in found.text, "what was said stands in no list"
    answer(salon, salon.desk(OWNER), made)
    assert states(LI, salon)["complaint"] == "done"


def test_an_improvement_is_done_and_looked_at_again(salon: Salon) -> None:
    desk, today = salon.desk(OWNER), salon.clock.today
    planned = improvements.plan_improvement(
        desk,
        PlanImprovement(
            request_id=salon.request(), text="先试小样", owner=salon.staff[SHEN], deadline=today + timedelta(days=5)
        ),
    )
    [found] = of_rule(salon, "improvement")
    assert (found.due, found.text, found.client) == (today + timedelta(days=4), "先试小样", None)
    again = today + timedelta(days=10)
    improvements.finish_improvement(
        salon.desk(OWNER),
        FinishImprovement(
            request_id=salon.request(), id=planned.id, version=planned.version, done=today, look_again=again
        ),
    )
    assert tasks(salon.desk(OWNER), rule="improvement").tasks == ()
    salon.clock.forward(days=1)
    assert [one.due for one in of_rule(salon, "improvement")] == [again]


@pytest.mark.parametrize("step", [orders.hand_over_order, orders.cancel_order])
def test_an_order_is_looked_after_until_it_is_handed_over(salon: Salon, step: object) -> None:
    today = salon.clock.today
    asked = orders.OrderForClient(
        request_id=salon.request(),
        client=salon.clients[LI],
        product=salon.products["修护精华"],
        promised=today + timedelta(days=3),
    )
    made = orders.order_for_client(salon.desk(DESK_WOMAN), asked)
    [found] = on(salon, 0, LI, "order")
    assert (found.due, found.text, found.owner_name) == (today + timedelta(days=2), "修护精华", DESK_WOMAN)
    assert callable(step)
    step(
        salon.desk(OWNER),
        orders.OrderStep(request_id=salon.request(), order=made.id, version=made.version, reason="不要了"),
    )
    assert states(LI, salon)["order"] == "done"


def visits(salon: Salon, client: str, *days_ago: int) -> None:
    """Visits so many days ago, closed."""
    now = salon.clock.now
    for days in days_ago:
        salon.clock.now = now - timedelta(days=days)
        desk = salon.desk(OWNER)
        salon.end(desk, salon.pay(desk, salon.visit(desk, client), PRICE))
    salon.clock.now = now


@pytest.mark.parametrize(("days_ago", "arises"), [((40, 9), True), ((9,), False), ((190, 9), False)])
def test_who_came_twice_in_half_a_year_has_a_survey_with_the_next_appointment(
    salon: Salon, days_ago: tuple[int, ...], arises: bool
) -> None:
    visits(salon, LI, *days_ago)
    assert of_rule(salon, "survey") == [], "nothing is booked"
    book(salon, salon.desk(OWNER), LI, day=salon.clock.today + timedelta(days=3))
    salon.clock.forward(days=1)
    found = of_rule(salon, "survey")
    assert [(one.due, one.until, one.name, one.role) for one in found] == [
        (salon.clock.today + timedelta(days=2), date(2026, 6, 30), LI, "receptionist")
    ] * arises


@pytest.mark.parametrize("ends", ["keyed", "void", "round closed"])
def test_a_survey_is_waited_for_until_it_is_keyed_or_void_or_the_round_is_over(salon: Salon, ends: str) -> None:
    visits(salon, LI, 40, 9)
    book(salon, salon.desk(OWNER), LI, day=salon.clock.today + timedelta(days=3))
    desk = salon.desk(OWNER)
    make_day(desk)
    rows("DELETE FROM survey")
    batch = survey_batch(desk, number(salon, desk, regulars=True).id)
    [one] = [survey for survey in batch if survey.client and survey.client.label == LI]
    assert states(LI, salon)["survey"] == "open", "it is out"
    if ends == "keyed":
        key(salon, desk, one.number)
    elif ends == "void":
        void_survey(desk, VoidSurvey(request_id=salon.request(), number=one.number))
    else:
        salon.clock.now = salon.clock.now.replace(month=7, day=1)
        make_day(salon.desk(OWNER))
    assert states(LI, salon)["survey"] == ("expired" if ends == "round closed" else "done")
    assert wrong_open() == set()


def on_leave(salon: Salon, day: date) -> int:
    """林小雨 is not there all day; gives the id."""
    block_time(
        salon.desk(OWNER),
        BlockTime(request_id=salon.request(), day=day, start=0, finish=1440, person=salon.staff[LIN], why="请假"),
    )
    [(id,)] = rows("SELECT MAX(id) FROM block")
    return int(id)


@pytest.mark.parametrize("ends", ["is back", "moved", "another", "cancelled", "open again"])
def test_nobody_is_looked_for_where_somebody_covers_it_or_it_is_off(salon: Salon, ends: str) -> None:
    day = salon.clock.today + timedelta(days=3)
    made = book(salon, salon.desk(OWNER), LI, who=LIN, day=day)
    closed = CloseSalonDay(request_id=salon.request(), day=day, closed=True)
    if ends == "open again":
        close_salon_day(salon.desk(OWNER), closed)
    else:
        leave = on_leave(salon, day)
    assert [one.about_id for one in of_rule(salon, "uncovered")] == [made.id]
    desk = salon.desk(OWNER)
    of: dict[str, Any] = {"request_id": salon.request(), "appointment": made.id, "version": made.version}
    if ends == "is back":
        unblock(desk, leave)
    elif ends == "moved":
        move_appointment(desk, MoveAppointment(day=day + timedelta(days=1), start=600, **of))
    elif ends == "another":
        move_appointment(desk, MoveAppointment(day=day, start=made.start, colleague=salon.staff[HAO], **of))
    elif ends == "cancelled":
        cancel_appointment(desk, CancelAppointment(reason="client", **of))
    else:
        close_salon_day(desk, replace(closed, request_id="again", as_usual=True))
    assert states(LI, salon)["uncovered"] == "done"
    assert wrong_open() == set()


def test_an_appointment_that_nobody_covers_is_somebodys_task(salon: Salon) -> None:
    desk = salon.desk(OWNER)
    made = book(salon, desk, LI, who=LIN, day=salon.clock.today + timedelta(days=3))
    assert of_rule(salon, "uncovered") == []
    day = (salon.clock.today + timedelta(days=3)).isoformat()
    run("INSERT INTO salon_day (day, closed, start, finish, note) VALUES (?, 1, 0, 1440, '')", day)
    salon.clock.forward(days=1)
    [found] = of_rule(salon, "uncovered")
    assert (found.about_id, found.due, found.text) == (made.id, salon.clock.today, "补水护理")
    assert rows("SELECT role FROM task WHERE rule = 'uncovered'") == [("receptionist",)]
