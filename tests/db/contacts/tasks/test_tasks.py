"""Tasks that people make, hand on, put off, have done, or leave undone; and who sees them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.contacts.operations.making import make_day
from db.contacts.operations.tasks import DropTask, HandTask, drop_task, hand_task
from db.contacts.queries.tasks import glance, task, task_days, tasks, tasks_of_client
from db.contacts.store.task_lists import PAGE
from db.core.errors import Code, Flaw, InvalidFields
from db.core.sql import run
from tests.db.contacts.tasks.samples import finish, own, put_off
from tests.db.salon import CHEN, DENG, DESK_WOMAN, HAO, LIN, OUYANG, OWNER, Salon, wrong


def texts(salon: Salon, who: str, **asked: object) -> list[str]:
    return [one.text for one in tasks(salon.desk(who), **asked).tasks]  # type: ignore[arg-type]


def test_an_own_task_is_whose_it_is_on_its_day(salon: Salon) -> None:
    made = own(salon, salon.desk(DESK_WOMAN), OUYANG, days=3, text="送样品")
    assert (made.rule, made.text, made.name, made.owner_name) == ("own", "送样品", OUYANG, DESK_WOMAN)
    assert (made.due, made.late, made.state) == (salon.clock.today + timedelta(days=3), False, "open")
    salon.clock.forward(days=4)
    assert task(salon.desk(OWNER), made.id).late


def test_a_list_has_the_days_asked_for_and_what_is_late(salon: Salon) -> None:
    desk = salon.desk(DESK_WOMAN)
    for days in (0, 1, 13, 14):
        own(salon, desk, days=days, text=f"{days} 天后")
    salon.clock.forward(days=1)
    page = tasks(salon.desk(DESK_WOMAN), days=13)
    today = salon.clock.today
    assert [one.text for one in page.tasks] == ["0 天后", "1 天后", "13 天后"]
    assert page.days == {today: 1, today + timedelta(days=12): 1}
    assert (page.late, page.mine, page.roles, page.others) == (1, 3, 0, 0)
    assert texts(salon, DESK_WOMAN, first=today + timedelta(days=1), days=13) == ["13 天后", "14 天后"]


def test_a_long_list_is_read_page_by_page(salon: Salon) -> None:
    desk = salon.desk(DESK_WOMAN)
    made = [own(salon, desk, days=number % 3).id for number in range(PAGE + 6)]
    first = tasks(desk).tasks
    rest = tasks(desk, after=(first[-1].due.isoformat(), first[-1].id)).tasks
    assert (len(first), len(rest)) == (PAGE, 6)
    found = [*first, *rest]
    assert {one.id for one in found} == {*made}
    assert found == sorted(found, key=lambda one: (one.due, one.id))


def test_days_are_counted_as_the_list_is_narrowed(salon: Salon) -> None:
    desk, today = salon.desk(OWNER), salon.clock.today
    hao, lin = salon.staff[HAO], salon.staff[LIN]
    for owner, days in ((hao, 0), (hao, 2), (lin, 2)):
        own(salon, desk, days=days, owner=owner)
    make_day(desk)
    every = {today: 1, today + timedelta(days=2): 2}
    for asked, found in (
        ({"rule": "own"}, every),
        ({"rule": "own", "owner": hao}, {today: 1, today + timedelta(days=2): 1}),
        ({"rule": "own", "owner": lin}, {today + timedelta(days=2): 1}),
        ({"rule": "settle"}, {}),
    ):
        page = tasks(desk, **asked)
        assert (page.days, task_days(desk, today - timedelta(days=9), 31, **asked)) == (found, found)
    assert sum(task_days(desk, today, 14).values()) > 3, "birthdays too"
    salon.clock.forward(days=1)
    desk = salon.desk(OWNER)
    assert tasks(desk, owner=hao, rule="own").late == 1 and tasks(desk, owner=lin, rule="own").late == 0


def test_a_glance_has_a_few_of_each_and_how_many_more_there_are(salon: Salon) -> None:
    desk = salon.desk(DESK_WOMAN)
    for days in (0, 0, 0, 1, 1, 2, 2, 2, 2, 9):
        own(salon, desk, OUYANG, days=days, text=f"{days}")
    salon.clock.forward(days=1)
    found = glance(salon.desk(DESK_WOMAN), 2, 7)
    assert [([one.text for one in group.tasks], group.more) for group in found[:3]] == [
        (["0", "0"], 1),
        (["1", "1"], 0),
        (["2", "2"], 2),
    ]
    assert found.congratulated == set()
    assert [group.more for group in glance(salon.desk(LIN), 2, 7)[:3]] == [0, 0, 0], "they are somebody else's"
    assert glance(salon.desk(DESK_WOMAN), 2, 7, ("own",)).tasks == ()


def test_who_may_not_do_everybodys_sees_their_own(salon: Salon) -> None:
    desk = salon.desk(OWNER)
    for who in (LIN, HAO, DENG, OWNER):
        own(salon, desk, text=f"{who}的", owner=salon.staff[who])
    assert texts(salon, LIN) == ["林小雨的"]
    assert texts(salon, DENG) == ["邓档的"]
    assert texts(salon, DESK_WOMAN) == ["林小雨的", "郝晨的", "邓档的", "周岚的"]
    assert texts(salon, DESK_WOMAN, owner=salon.staff[HAO]) == ["郝晨的"]
    assert texts(salon, LIN, owner=salon.staff[HAO]) == []
    assert tasks(salon.desk(DESK_WOMAN)).others == 4


def test_what_is_done_or_dropped_stands_in_no_list(salon: Salon) -> None:
    desk = salon.desk(DESK_WOMAN)
    done, dropped, left = (own(salon, desk, CHEN, days=0, text=text) for text in ("办了", "不办", "还要办"))
    assert finish(salon, desk, done).state == "done"
    gone = drop_task(
        desk, DropTask(request_id=salon.request(), task=dropped.id, version=dropped.version, reason="not_wanted")
    )
    assert (gone.state, gone.reason) == ("dropped", "not_wanted")
    page = tasks(desk)
    assert ([one.text for one in page.tasks], page.done) == (["还要办"], 1)
    assert [one.id for one in tasks_of_client(desk, salon.clients[CHEN])] == [left.id]
    assert wrong(finish, salon, desk, gone).code is Code.TASK_ENDED


def test_nothing_is_dropped_without_a_reason(salon: Salon) -> None:
    desk = salon.desk(DESK_WOMAN)
    made = own(salon, desk)
    for reason in ("", "because"):
        with pytest.raises(InvalidFields) as caught:
            drop_task(desk, DropTask(request_id="x", task=made.id, version=made.version, reason=reason))
        assert caught.value.flaws == {"reason": Flaw.REQUIRED}


def test_a_task_is_put_off_three_times_and_not_a_fourth(salon: Salon) -> None:
    desk = salon.desk(DESK_WOMAN)
    made = own(salon, desk, days=0)
    for days in (1, 2, 3):
        made = put_off(salon, desk, made, salon.clock.today + timedelta(days=days))
        assert (made.moved, made.due) == (days, salon.clock.today + timedelta(days=days))
    assert made.day == salon.clock.today, "what it comes from stays"
    failure = wrong(put_off, salon, desk, made, salon.clock.today + timedelta(days=4))
    assert (failure.code, failure.facts) == (Code.PUT_OFF_OFTEN, {"times": 3})


@pytest.mark.parametrize(
    ("days", "flaw"), [(-1, Flaw.TOO_EARLY), (0, Flaw.TOO_EARLY), (1, None), (401, None), (402, Flaw.TOO_FAR_AHEAD)]
)
def test_a_task_is_put_off_to_a_later_day(salon: Salon, days: int, flaw: Flaw | None) -> None:
    desk = salon.desk(DESK_WOMAN)
    made, due = own(salon, desk), salon.clock.today + timedelta(days=days)
    if flaw is None:
        assert put_off(salon, desk, made, due).due == due
        return
    with pytest.raises(InvalidFields) as caught:
        put_off(salon, desk, made, due)
    assert caught.value.flaws == {"due": flaw}


def test_a_task_is_put_off_up_to_the_last_day_on_which_it_makes_sense(salon: Salon) -> None:
    desk = salon.desk(DESK_WOMAN)
    made, last = own(salon, desk), salon.clock.today + timedelta(days=7)
    run("UPDATE task SET until = ? WHERE id = ?", last.isoformat(), made.id)
    with pytest.raises(InvalidFields) as caught:
        put_off(salon, desk, made, last + timedelta(days=1))
    assert caught.value.flaws == {"due": Flaw.TOO_FAR_AHEAD}
    assert put_off(salon, desk, made, last).due == last


def test_a_task_is_handed_to_who_works_here(salon: Salon) -> None:
    desk = salon.desk(DESK_WOMAN)
    made = own(salon, desk)

    def hand(owner: int, version: int) -> str:
        return hand_task(
            desk, HandTask(request_id=salon.request(), task=made.id, version=version, owner=owner)
        ).owner_name

    assert hand(salon.staff[HAO], made.version) == HAO
    assert texts(salon, HAO) == ["送样品"]
    for nobody in (99, 0):
        with pytest.raises(InvalidFields) as caught:
            desk = salon.desk(DESK_WOMAN)
            hand(nobody, made.version + 1)
        assert caught.value.flaws == {"owner": Flaw.NOBODY_CALLED_SO}
    desk = salon.desk(DESK_WOMAN)
    assert wrong(hand, salon.staff[LIN], made.version).code is Code.CHANGED_MEANWHILE


def test_a_task_needs_words_and_a_day_to_come(salon: Salon) -> None:
    desk = salon.desk(DESK_WOMAN)
    with pytest.raises(InvalidFields) as caught:
        own(salon, desk, days=-1, text=" \n", owner=99)
    assert caught.value.flaws == {"text": Flaw.REQUIRED, "due": Flaw.TOO_EARLY, "owner": Flaw.NOBODY_CALLED_SO}
    assert tasks(desk).days == {}
