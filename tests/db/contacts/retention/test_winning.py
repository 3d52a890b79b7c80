"""Winning lost clients back: a plan with what the matter was, an offer, somebody and a day, and how it ended."""

from __future__ import annotations

from datetime import timedelta

from db.contacts.operations.winning import EndWinBack, PlanWinBack, end_win_back, plan_win_back
from db.contacts.queries.tasks import tasks_of_client
from db.contacts.queries.winning import win_back, winning_back
from db.contacts.records.retention import WinBackLine
from db.core.desk import Desk
from db.core.errors import Code, Flaw, InvalidFields
from tests.db.contacts.retention.samples import planned, watched
from tests.db.salon import CHEN, DESK_WOMAN, HAO, LIN, OUYANG, OWNER, ZENG, Salon, wrong


def end(salon: Salon, desk: Desk, line: WinBackLine, outcome: str, reason: str) -> WinBackLine:
    asked = EndWinBack(request_id=salon.request(), plan=line.id, version=line.version, outcome=outcome, reason=reason)
    return end_win_back(desk, asked)


def test_a_plan_has_a_task_on_the_day_of_its_next_step(salon: Salon) -> None:
    desk = salon.desk(DESK_WOMAN)
    line = planned(salon, desk, CHEN)
    assert (line.client.name, line.matter, line.offer, line.state) == (
        CHEN,
        "price",
        "请店长打电话，送一次护理",
        "open",
    )
    [task] = [one for one in tasks_of_client(desk, salon.clients[CHEN]) if one.rule == "win_next"]
    assert (task.due, task.owner_name) == (salon.clock.today + timedelta(days=5), HAO)
    moved = plan_win_back(
        desk,
        PlanWinBack(
            request_id=salon.request(),
            watch=0,
            matter="service",
            offer="店长登门道歉",
            owner=salon.staff[LIN],
            next=salon.clock.today + timedelta(days=9),
            plan=line.id,
            version=line.version,
        ),
    )
    assert (moved.id, moved.matter, moved.owner.label) == (line.id, "service", LIN)
    [task] = [one for one in tasks_of_client(desk, salon.clients[CHEN]) if one.rule == "win_next"]
    assert (task.due, task.owner_name, task.text) == (salon.clock.today + timedelta(days=9), LIN, "店长登门道歉")


def test_it_ends_as_back_or_given_up_with_a_reason_and_not_otherwise(salon: Salon) -> None:
    desk = salon.desk(DESK_WOMAN)
    line = planned(salon, desk, CHEN)
    for outcome, reason, flaws in (
        ("", "又来了", {"outcome": Flaw.REQUIRED}),
        ("open", "又来了", {"outcome": Flaw.REQUIRED}),
        ("back", " ", {"reason": Flaw.REQUIRED}),
    ):
        error = wrong(end, salon, desk, line, outcome, reason)
        assert isinstance(error, InvalidFields) and error.flaws == flaws
    over = end(salon, desk, line, "given_up", "搬去外地")
    assert (over.state, over.reason, over.next) == ("given_up", "搬去外地", None)
    assert winning_back(desk) == () and win_back(desk, line.id) == over
    assert not [one for one in tasks_of_client(desk, salon.clients[CHEN]) if one.rule == "win_next"]
    assert wrong(end, salon, desk, over, "back", "又来了").code is Code.RETENTION_ENDED


def test_a_plan_is_for_who_is_lost_and_is_whole(salon: Salon) -> None:
    desk = salon.desk(DESK_WOMAN)
    risk = watched(salon, desk, OUYANG, "risk")
    asked = PlanWinBack(request_id="one", watch=risk.id, matter="price", offer="打折", owner=1, next=salon.clock.today)
    assert wrong(plan_win_back, desk, asked).code is Code.NOT_FOUND
    error = wrong(planned, salon, desk, CHEN, -1, matter="", offer=" ", owner=99)
    assert isinstance(error, InvalidFields)
    assert error.flaws == {
        "matter": Flaw.REQUIRED,
        "offer": Flaw.REQUIRED,
        "owner": Flaw.NOBODY_CALLED_SO,
        "next": Flaw.TOO_EARLY,
    }
    planned(salon, desk, CHEN)
    assert wrong(planned, salon, desk, CHEN).code is Code.CHANGED_MEANWHILE, "one plan for each time that one is lost"


def test_who_may_not_see_everybodys_sees_their_own(salon: Salon) -> None:
    desk = salon.desk(OWNER)
    for name in (OUYANG, CHEN):
        planned(salon, desk, name)
    planned(salon, desk, ZENG, owner=salon.staff[LIN])
    assert len(winning_back(desk)) == 3
    assert {line.client.name for line in winning_back(salon.desk(LIN))} == {OUYANG, ZENG}
