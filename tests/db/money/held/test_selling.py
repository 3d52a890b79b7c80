"""Packages and balances are sold, used on a visit and given back, as the desk does it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from db.core.errors import Code, Flaw, InvalidFields
from db.core.sql import rows
from db.money.operations import bills, packages, selling, using
from db.money.queries import holdings as ask
from db.money.records.settings import MoneySettings
from db.money.requests import RestoreUse, SellPackage, SignContract, TopUp
from db.money.store.checking import wrong_money
from db.money.store.day_end import day_end_of
from tests.db.money.held.samples import card, held, save, sell, top_up, twelve, use
from tests.db.money.till.closing import close, reopen
from tests.db.salon import CHEN, DENG, DESK_WOMAN, LIFT, MOISTURE, OUYANG, OWNER, PRICE, Salon, refused, wrong


def test_a_package_is_sold_paid_and_used_on_the_day_it_is_bought(salon: Salon) -> None:
    package, client = twelve(salon), salon.clients[OUYANG]
    at = salon.desk(OWNER)
    bill = sell(salon, at, client, package, method="wechat")
    assert (bill.kind, bill.state, bill.total, bill.lines[0].name) == ("card", "settled", 268_000, "补水护理 10+2")
    visit = salon.visit(at, OUYANG)
    [way] = ask.ways_to_pay(at, visit.bill)
    assert way.service is not None
    assert (way.kind, way.service.label, way.left, way.amount, way.short) == ("package", MOISTURE, 12, PRICE, 0)
    assert (way.number[0], way.place) == ("2", (1, 2))
    paid = use(salon, at, visit.bill, way.holding, service=MOISTURE)
    assert (paid.left, paid.payments[0].method, paid.payments[0].amount) == (0, "package", PRICE)
    one = held(at, client, "package")
    assert (one.left, one.value_left, one.until) == (11, 245_667, salon.clock.today.replace(year=2027))
    assert salon.end(at, visit).closed_at is not None
    assert wrong_money() == 0


def test_a_package_price_is_divided_over_its_services_by_list_price(salon: Salon) -> None:
    services = salon.services
    package = save(salon, name="两样", price=100_001, items=((services[MOISTURE], 2, 0), (services[LIFT], 1, 0))).id
    at = salon.desk(OWNER)
    sell(salon, at, salon.clients[OUYANG], package)
    assert [lot.paid for lot in held(at, salon.clients[OUYANG], "package").lots] == [66_667, 33_334]


def test_a_balance_that_is_short_says_by_how_much(salon: Salon) -> None:
    at = salon.desk(OWNER)
    top_up(salon, at, salon.clients[OUYANG], 20_000)
    visit = salon.visit(at, OUYANG)
    [way] = ask.ways_to_pay(at, visit.bill)
    assert (way.left, way.amount, way.short) == (20_000, 20_000, 6_800)
    error = wrong(use, salon, at, visit.bill, way.holding, PRICE)
    assert (error.code, error.facts) == (Code.BALANCE_SHORT, {"amount": 6_800, "price": 20_000})
    split = use(salon, at, visit.bill, way.holding, way.amount)
    assert split.left == 6_800
    assert wrong(use, salon, at, visit.bill, way.holding, 6_800).facts["price"] == 0


def test_what_is_half_paid_is_half_used_and_more_takes_a_second_person(salon: Salon) -> None:
    package, client = twelve(salon), salon.clients[OUYANG]
    at = salon.desk(DESK_WOMAN)
    sell(salon, at, client, package, 134_000)
    one = held(at, client, "package").id
    for _ in range(6):
        use(salon, at, salon.visit(at, OUYANG).bill, one, service=MOISTURE)
    visit = salon.visit(at, OUYANG)
    assert refused(use, salon, at, visit.bill, one, service=MOISTURE) is Code.NEEDS_SECOND
    assert held(at, client, "package").left == 6


def test_a_session_pays_each_service_once(salon: Salon) -> None:
    package = twelve(salon)
    at = salon.desk(OWNER)
    sell(salon, at, salon.clients[OUYANG], package)
    one, visit = held(at, salon.clients[OUYANG], "package").id, salon.visit(at, OUYANG)
    for service in (LIFT, ""):
        with pytest.raises(InvalidFields) as caught:
            use(salon, at, visit.bill, one, service=service)
        assert caught.value.flaws == {"service": Flaw.NOT_A_CHOICE}
    use(salon, at, visit.bill, one, service=MOISTURE)
    assert wrong(use, salon, at, visit.bill, one, service=MOISTURE).code is Code.BILL_PAID


def test_nobody_pays_by_what_is_somebody_elses(salon: Salon) -> None:
    at = salon.desk(OWNER)
    top_up(salon, at, salon.clients[CHEN], 50_000)
    of_chen = held(at, salon.clients[CHEN], "prepaid").id
    assert wrong(use, salon, at, salon.visit(at, OUYANG).bill, of_chen, 100).code is Code.NOT_A_USER


def test_what_is_paid_ahead_is_not_paid_by_what_was_paid_ahead(salon: Salon) -> None:
    package, client = twelve(salon), salon.clients[OUYANG]
    at = salon.desk(OWNER)
    top_up(salon, at, client, 400_000)
    bill = sell(salon, at, client, package, 0)
    assert ask.ways_to_pay(at, bill.id) == ()
    assert wrong(use, salon, at, bill.id, held(at, client, "prepaid").id, 100).code is Code.NOT_WITH_BALANCE


def test_what_was_bought_yesterday_is_used_once_its_contract_is_signed(salon: Salon) -> None:
    client = salon.clients[OUYANG]
    top_up(salon, salon.desk(OWNER), client, 50_000)
    salon.clock.forward(days=1)
    at = salon.desk(OWNER)
    one, visit = held(at, client, "prepaid"), salon.visit(at, OUYANG)
    assert ask.ways_to_pay(at, visit.bill)[0].barred == "unsigned"
    assert wrong(use, salon, at, visit.bill, one.id, 100).code is Code.NO_CONTRACT
    asked = SignContract(request_id=salon.request(), contract=one.contract, version=1, sheet="合同 3")
    signed = selling.sign_contract(at, asked)
    assert (signed.signed, signed.number[0]) == (salon.clock.today, "3")
    assert use(salon, at, visit.bill, one.id, 100).left == PRICE - 100
    assert wrong(selling.sign_contract, at, replace(asked, request_id="again")).code is Code.IS_SIGNED


def used(salon: Salon) -> tuple[int, int]:
    """Principal and gift that were used today, by the day's figures."""
    day = day_end_of(salon.clock.today)
    return day.principal, day.gift


def test_a_use_is_taken_back_whole_and_once(salon: Salon) -> None:
    at = salon.desk(OWNER)
    top_up(salon, at, salon.clients[OUYANG], 30_000, 10_000)
    one, visit = held(at, salon.clients[OUYANG], "prepaid"), salon.visit(at, OUYANG)
    movement = use(salon, at, visit.bill, one.id, 10_001).payments[0].movement or 0
    assert held(at, salon.clients[OUYANG], "prepaid").value_left == 30_000 - 7_500
    assert used(salon) == (7_500, 2_501)
    back = using.restore_use(at, RestoreUse(request_id=salon.request(), movement=movement, reason="不是她的"))
    assert (back.left, [paid.amount for paid in back.payments]) == (PRICE, [10_001, -10_001])
    now = held(at, salon.clients[OUYANG], "prepaid")
    assert (now.left, now.value_left) == (40_000, 30_000)
    assert used(salon) == (0, 0), "of the day, too"
    again = RestoreUse(request_id=salon.request(), movement=movement, reason="再来")
    assert wrong(using.restore_use, at, again).code is Code.IS_RESTORED
    lines = ask.ledger(at, one.id).lines
    assert [(line.kind, line.units, line.left, line.is_restored) for line in lines] == [
        ("restore", 10_001, 40_000, False),
        ("use", -10_001, 29_999, True),
        ("buy", 40_000, 40_000, False),
    ]
    assert wrong_money() == 0


def test_a_sale_that_is_void_takes_back_what_it_gave(salon: Salon) -> None:
    package, client = twelve(salon), salon.clients[OUYANG]
    at = salon.desk(OWNER)
    bill = sell(salon, at, client, package, 0)
    bills.void_bill(at, bills.VoidBill(request_id=salon.request(), bill=bill.id, version=bill.version, reason="不要了"))
    assert held(at, client, "package").left == 0
    assert wrong_money() == 0


def test_a_low_price_needs_a_reason_and_a_gift_a_second_person(salon: Salon) -> None:
    package, client = twelve(salon), salon.clients[OUYANG]
    at = salon.desk(DESK_WOMAN)
    low = SellPackage(request_id="low", client=client, package=package, price=200_000)
    assert wrong(selling.sell_package, at, low).facts["listed"] == 268_000
    assert refused(selling.sell_package, at.cheaper_because("老客"), low) is Code.NEEDS_SECOND
    gift = TopUp(request_id="gift", client=client, paid=100_000, gift=1)
    assert refused(selling.top_up, at, gift) is Code.NEEDS_SECOND
    approved = salon.approved(at, selling.top_up, gift)
    assert selling.top_up(approved, gift).total == 100_000


def test_a_card_with_a_name_holds_five_thousand_yuan(salon: Salon) -> None:
    client = salon.clients[OUYANG]
    at = salon.desk(DESK_WOMAN)
    top_up(salon, at, client, 400_000)
    assert refused(top_up, salon, at, client, 100_001) is Code.NEEDS_SECOND
    assert top_up(salon, at, client, 100_000).state == "settled"


def test_points_are_earned_on_money_alone_and_pay_what_is_set(salon: Salon) -> None:
    client, owner = salon.clients[OUYANG], salon.desk(OWNER)
    packages.change_money_settings(owner, MoneySettings(point_rate=100, point_worth=10))
    top_up(salon, owner, client, 50_050)
    assert held(owner, client, "points").left == 500
    visit = salon.visit(owner, OUYANG)
    points = held(owner, client, "points").id
    with pytest.raises(InvalidFields) as caught:
        use(salon, owner, visit.bill, points, 15)
    assert caught.value.flaws == {"amount": Flaw.NOT_AN_AMOUNT}
    assert use(salon, owner, visit.bill, points, 5_000).left == PRICE - 5_000
    assert held(owner, client, "points").left == 0
    use(salon, owner, visit.bill, held(owner, client, "prepaid").id, PRICE - 5_000)
    assert held(owner, client, "points").left == 0, "what is paid by a balance earns nothing"
    assert wrong_money() == 0


def test_an_account_counts_what_was_paid_ahead_once(salon: Salon) -> None:
    client, at = salon.clients[OUYANG], salon.desk(OWNER)
    before = ask.account(at, client)
    top_up(salon, at, client, 300_000, 100_000)
    assert ask.account(at, client).spent == before.spent
    use(salon, at, salon.visit(at, OUYANG).bill, held(at, client, "prepaid").id, 20_000)
    now = ask.account(at, client)
    assert isinstance(now.spent, int) and isinstance(before.spent, int)
    assert (now.spent - before.spent, now.last_method) == (15_000, "prepaid")
    owed = ask.owed_to_clients(at, salon.clock.today)
    assert (owed.total, owed.gift) == (285_000, 95_000)
    assert ask.owed_to_clients(at, salon.clock.today - timedelta(days=1)).total == 0


def test_what_is_owed_of_a_day_that_was_opened_anew_is_of_its_own_movements(salon: Salon) -> None:
    client, at, today = salon.clients[OUYANG], salon.desk(OWNER), salon.clock.today
    top_up(salon, at, client, 300_000)
    close(salon, at)
    top_up(salon, at, client, 100_000)
    reopen(salon, at)
    # the later one of the ledger is of the earlier day
    top_up(salon, at, client, 20_000)
    tomorrow = today + timedelta(days=1)
    assert [ask.owed_to_clients(at, day).total for day in (today, tomorrow)] == [320_000, 420_000]


def test_who_may_not_see_amounts_sees_no_balance(salon: Salon) -> None:
    client = salon.clients[OUYANG]
    top_up(salon, salon.desk(OWNER), client, 300_000)
    seen = ask.account(salon.desk(DENG), client)
    assert not any(isinstance(one, int) for one in (seen.spent, seen.owed, seen.holdings[0].left, seen.points))


def test_the_cheapest_of_a_package_is_a_gift_alone(salon: Salon) -> None:
    items = ((salon.services[MOISTURE], 10, 0), (salon.services[LIFT], 0, 1))
    package = save(salon, name="送一次", price=200_000, items=items).id
    at = salon.desk(OWNER)
    sell(salon, at, salon.clients[OUYANG], package)
    assert [(lot.size, lot.paid) for lot in held(at, salon.clients[OUYANG], "package").lots] == [(10, 200_000), (1, 0)]


def test_packages_are_kept_with_their_flaws_said(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    with pytest.raises(InvalidFields) as caught:
        packages.save_package(owner, packages.SavePackage(request_id="bad", name=" ", price=-1, months=0))
    assert caught.value.flaws == {
        "name": Flaw.REQUIRED,
        "price": Flaw.NOT_AN_AMOUNT,
        "months": Flaw.NOT_A_NUMBER,
        "items": Flaw.REQUIRED,
    }
    id = card(salon)
    [record] = ask.packages(salon.desk(OWNER))
    assert (record.id, record.price, record.balance, record.listed) == (id, 300_000, 400_000, 400_000)
    assert rows("SELECT COUNT(*) FROM package_item") == [(0,)]
