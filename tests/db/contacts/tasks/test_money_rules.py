"""When the tasks of debts, balances, packages and purchases arise, and when they end."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from db.clients.operations.clients import open_client
from db.contacts.operations.making import make_day
from db.contacts.rules.declaration import Span
from db.contacts.rules.retention import risk
from db.contacts.store.checking import wrong_open
from db.core.sql import rows, run
from db.money.operations import holding as holdings
from db.money.operations.paying import CorrectPayment, correct_payment
from db.money.requests import Extend, LapseGift
from tests.db.boundaries import AFTER_THE_DAY, around
from tests.db.contacts.tasks.samples import on, states
from tests.db.money.desk import owe, pay, sell
from tests.db.money.held.samples import held, sign, top_up, twelve, use
from tests.db.money.held.samples import sell as sell_package
from tests.db.salon import CHEN, LI, MOISTURE, OWNER, Salon


def debt(salon: Salon, days: int = 10) -> Any:
    """What 李娜 owes, and is to pay in so many days."""
    desk = salon.desk(OWNER)
    return owe(salon, desk, sell(salon, desk, salon.clients[LI]), days=days)


@pytest.mark.parametrize(
    ("days", "due"),
    [(9, None), (10, 10), (16, 10), (17, 17), (24, 24), (31, 31), (38, 38), (44, 38), (45, 38), (400, 38)],
)
def test_who_owes_is_reminded_on_the_day_and_four_weeks_long(salon: Salon, days: int, due: int | None) -> None:
    bill = debt(salon)
    found = on(salon, days, LI, "arrears")
    today = salon.clock.today
    assert [(one.due, one.day, one.about_id) for one in found] == [
        (today + timedelta(days=due), today + timedelta(days=10), bill.id) for due in [due] if due
    ]


def test_each_reminder_takes_the_place_of_the_one_before(salon: Salon) -> None:
    debt(salon)
    for days in (10, 17, 24, 31, 38, 45):
        assert len(on(salon, days, LI, "arrears")) == 1
    assert rows("SELECT state, COUNT(*) FROM task WHERE rule = 'arrears' GROUP BY state ORDER BY 1") == [
        ("done", 4),
        ("open", 1),
    ]


def test_who_was_thought_to_have_paid_and_has_not_is_reminded_after_all(salon: Salon) -> None:
    bill = debt(salon)
    on(salon, 10, LI, "arrears")
    salon.clock.forward(days=10)
    paid = pay(salon, salon.desk(OWNER), bill, bill.left)
    assert states(LI, salon)["arrears"] == "done"
    wrong = CorrectPayment(request_id=salon.request(), payment=paid.payments[0].id, reason="没有收到")
    correct_payment(salon.approved(salon.desk(OWNER), correct_payment, wrong), wrong)
    assert states(LI, salon)["arrears"] == "open" and wrong_open() == set()


@pytest.mark.parametrize(("days", "watched"), [(44, False), (45, True)])
def test_who_still_owes_then_is_watched_until_it_is_paid(salon: Salon, days: int, watched: bool) -> None:
    bill = debt(salon)
    on(salon, days, LI)
    found = rows("SELECT client_id, kind, until FROM watch WHERE kind = 'arrears'")
    assert found == [(salon.clients[LI], "arrears", None)] * watched
    salon.clock.forward(days=days)
    pay(salon, salon.desk(OWNER), bill, bill.left)
    assert states(LI, salon)["arrears"] == "done"
    assert rows("SELECT until FROM watch WHERE kind = 'arrears'") == [(salon.clock.today.isoformat(),)] * watched


def package(salon: Salon, client: str = CHEN) -> Any:
    """Ten sessions, two given along, for a year."""
    sold, whose = twelve(salon), salon.clients[client]
    sell_package(salon, salon.desk(OWNER), whose, sold)
    return held(salon.desk(OWNER), whose, "package")


def use_up(salon: Salon, card: Any, left: int) -> None:
    """Uses sessions until so many are left."""
    desk = salon.desk(OWNER)
    run('UPDATE lot SET "left" = ? WHERE id = ?', left + 1, card.lots[0].id)
    visit = salon.visit(desk, CHEN)
    use(salon, desk, visit.bill, card.id, service=MOISTURE)


@pytest.mark.parametrize(
    ("left", "rule"), [(3, set()), (2, {"package_low"}), (1, {"package_low"}), (0, {"package_out"})]
)
def test_a_package_that_runs_low_is_spoken_of_the_day_after(salon: Salon, left: int, rule: set[str]) -> None:
    use_up(salon, package(salon), left)
    found = [one for one in on(salon, 1, CHEN) if one.rule.startswith("package")]
    assert {one.rule for one in found} == rule
    assert {one.text for one in found} == ({MOISTURE} if rule else set())


@pytest.mark.parametrize(("days", "arises"), [(13, True), (14, False)])
def test_a_package_that_ran_low_two_weeks_ago_is_not(salon: Salon, days: int, arises: bool) -> None:
    card = package(salon)
    make_day(salon.desk(OWNER))
    use_up(salon, card, 2)
    run(
        "INSERT INTO task_day (day, since, at, by_id) VALUES (?, ?, '', 1)",
        *[(salon.clock.today + timedelta(days=days - 1)).isoformat()] * 2,
    )
    assert bool(on(salon, days, CHEN, "package_low")) == arises


def test_a_package_that_runs_low_ends_with_a_new_one(salon: Salon) -> None:
    use_up(salon, package(salon), 2)
    salon.clock.forward(days=1)
    make_day(salon.desk(OWNER))
    assert states(CHEN, salon)["package_low"] == "open"
    sell_package(salon, salon.desk(OWNER), salon.clients[CHEN], rows("SELECT id FROM package")[0][0])
    assert states(CHEN, salon)["package_low"] == "done"


@pytest.mark.parametrize(
    ("before", "due"), [(31, []), (30, [30]), (8, [30]), (7, [7]), (0, [7]), (-59, [7]), (-60, [])], ids=str
)
def test_a_package_that_ends_is_spoken_of_a_month_and_a_week_before(salon: Salon, before: int, due: list[int]) -> None:
    until = package(salon).until
    assert until is not None
    found = on(salon, (until - salon.clock.today).days - before, CHEN, "expiring")
    assert [(one.day, one.due) for one in found] == [(until, until - timedelta(days=one)) for one in due]


def test_a_package_that_is_extended_is_spoken_of_again(salon: Salon) -> None:
    card = package(salon)
    salon.clock.now += timedelta(days=(card.until - salon.clock.today).days - 30)
    desk = salon.desk(OWNER)
    make_day(desk)
    assert states(CHEN, salon)["expiring"] == "open"
    longer = card.until + timedelta(days=60)
    wanted = Extend(
        request_id=salon.request(), holding=card.id, seq=card.seq, lot=card.lots[0].id, until=longer, reason="出差"
    )
    holdings.extend(desk, wanted)
    assert states(CHEN, salon)["expiring"] == "done"
    [found] = on(salon, 60, CHEN, "expiring")
    assert (found.day, found.due) == (longer, longer - timedelta(days=30))


def test_what_was_given_along_lapses_by_somebodys_word(salon: Salon) -> None:
    desk, whose = salon.desk(OWNER), salon.clients[CHEN]
    top_up(salon, desk, whose, 300_000, 100_000)
    balance = held(desk, whose, "prepaid")
    run(
        "UPDATE lot SET until = ? WHERE id = ?", (salon.clock.today + timedelta(days=7)).isoformat(), balance.lots[0].id
    )
    assert [one.rule for one in on(salon, 0, CHEN) if one.rule in ("lapsing", "expiring")] == ["lapsing"]
    salon.clock.forward(days=8)
    desk = salon.desk(OWNER)
    make_day(desk)
    assert states(CHEN, salon)["lapsing"] == "open", "nothing lapses by itself"
    lapse = LapseGift(request_id=salon.request(), holding=balance.id, seq=balance.seq, lot=balance.lots[0].id)
    holdings.lapse_gift(desk, lapse)
    assert states(CHEN, salon)["lapsing"] == "done"


def test_a_line_that_nobody_signed_is_asked_for_the_day_after(salon: Salon) -> None:
    card = package(salon)
    assert on(salon, 1, CHEN, "unsigned") == [], "nobody signs lines here"
    desk = salon.desk(OWNER)
    sign(salon, desk, card.id, 1)
    use(salon, desk, salon.visit(desk, CHEN).bill, card.id, service=MOISTURE)
    assert on(salon, 0, CHEN, "unsigned") == []
    [found] = on(salon, 2, CHEN, "unsigned")
    assert (found.about_id, found.day) == (card.id, salon.clock.today)
    sign(salon, salon.desk(OWNER), card.id, 2)
    assert states(CHEN, salon)["unsigned"] == "done"


def buy(salon: Salon, days_ago: int) -> Any:
    now = salon.clock.now
    salon.clock.now = now - timedelta(days=days_ago)
    desk = salon.desk(OWNER)
    made = pay(salon, desk, sell(salon, desk, salon.clients[LI]))
    salon.clock.now = now
    return made


def test_what_was_bought_three_times_runs_out_by_the_usual_gap(salon: Salon) -> None:
    """After 30 and after 40 days: it lasts 35, and is spoken of a week before."""
    buy(salon, 70)
    buy(salon, 40)
    assert on(salon, 0, LI, "replenish") == [], "nobody can say yet"
    buy(salon, 0)
    [found] = on(salon, 1, LI, "replenish")
    today = salon.clock.today
    assert (found.day, found.due, found.text) == (today + timedelta(days=35), today + timedelta(days=28), "修护精华")
    salon.clock.forward(days=20)
    buy(salon, 0)
    assert states(LI, salon)["replenish"] == "done"


@pytest.mark.parametrize(("people", "days"), [(None, 60), ("1", 60), ("3", 20)])
def test_before_that_by_how_long_it_lasts_those_who_use_it(salon: Salon, people: str | None, days: int) -> None:
    at = salon.desk(OWNER)
    if people is not None:
        salon.change(at, open_client(at, salon.clients[LI]), household=people)
    run("UPDATE product SET lasts = 60 WHERE name = '修护精华'")
    buy(salon, 0)
    [found] = on(salon, 1, LI, "replenish")
    assert (found.day - salon.clock.today).days == days


def test_growing_lost_and_risk_are_asked_about_in_a_new_month(salon: Salon) -> None:
    """李娜 spends thrice as much as before; 陈思敏 stayed away for half a year after a year of visits."""
    for days_ago, number in ((120, 1), (60, 1), (20, 2)):
        for _ in range(number):
            _visit(salon, LI, days_ago)
    for days_ago in (400, 390, 380, 200):
        _visit(salon, CHEN, days_ago)
    make_day(salon.desk(OWNER))
    found = {(client, kind) for client, kind in rows("SELECT client_id, kind FROM watch WHERE kind <> 'arrears'")}
    assert found == {(salon.clients[LI], "growing"), (salon.clients[CHEN], "lost"), (salon.clients[CHEN], "risk")}
    assert states(CHEN, salon)["lost"] == "open"
    run("UPDATE watch SET cause = 'price' WHERE kind = 'lost'")
    salon.clock.forward(days=1)
    make_day(salon.desk(OWNER))
    assert states(CHEN, salon)["lost"] == "done"
    assert len(rows("SELECT id FROM watch")) == 3, "not before the next month"


def test_arrears_are_a_risk_from_the_day_after_they_were_due(salon: Salon) -> None:
    """With two appointments that she missed it is enough; before that day only those count."""
    debt(salon)
    due, client = salon.clock.today + timedelta(days=10), salon.clients[LI]
    make_day(salon.desk(OWNER))
    run("UPDATE client_facts SET last = ?, missed_12m = 2 WHERE client_id = ?", f"{salon.clock.today}", client)

    def is_at_risk() -> bool:
        span = Span(today=salon.clock.today, since=salon.clock.today)
        return rows(f"SELECT f.client_id FROM client_facts f WHERE {risk(span)}") == [(client,)]

    with salon.archive.connected():
        assert around(salon, due, is_at_risk) == AFTER_THE_DAY


def _visit(salon: Salon, client: str, days_ago: int) -> None:
    now = salon.clock.now
    salon.clock.now = now - timedelta(days=days_ago)
    desk = salon.desk(OWNER)
    salon.end(desk, salon.pay(desk, salon.visit(desk, client)))
    salon.clock.now = now
