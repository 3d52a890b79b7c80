"""What was paid ahead is paid back: by two people, as it was quoted, the way it was paid."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from db.core.desk import Desk
from db.core.errors import Code, Flaw, InvalidFields
from db.core.sql import rows
from db.money.ledger.quoting import Cause
from db.money.operations import correcting, packages, refunding, using
from db.money.queries import bills as bill_queries
from db.money.queries import holdings as ask
from db.money.records.holdings import HoldingRecord, RefundRecord
from db.money.records.settings import MoneySettings
from db.money.requests import Refund, RestoreUse
from db.money.store.checking import wrong_money
from tests.db.money.held.samples import card, held, pay, save, sell, top_up, twelve, use
from tests.db.salon import CHEN, DESK_WOMAN, LI, LIFT, MOISTURE, OUYANG, OWNER, Salon, refused, wrong


def wanted(salon: Salon, one: HoldingRecord, cause: Cause, amount: int, **more: Any) -> Refund:
    given = {"reason": "搬店后不便"} | more
    return Refund(
        request_id=salon.request(),
        client=one.client.id,
        holding=one.id,
        seq=one.seq,
        cause=cause,
        amount=amount,
        **given,
    )


def refund(salon: Salon, at: Desk, asked: Refund) -> RefundRecord:
    return refunding.refund(salon.approved(at, refunding.refund, asked), asked)


def test_the_three_answers_and_a_refund_for_the_salons_cause(salon: Salon) -> None:
    package, client = card(salon), salon.clients[LI]
    at = salon.desk(OWNER)
    sell(salon, at, client, package, method="wechat")
    one = held(at, client, "prepaid")
    use(salon, at, salon.visit(at, LI).bill, one.id, 20_000)
    quote = ask.quote_refund(at, one.id)
    assert [(line.cause, line.applies, line.used, line.amount) for line in quote.answers] == [
        (Cause.EARLY, True, 15_000, 285_000),
        (Cause.SALON, True, 15_000, 285_000),
        (Cause.CLIENT, True, 20_000, 280_000),
    ]
    assert (quote.paid, quote.gift, quote.value_left, quote.back) == (300_000, 100_000, 285_000, (("wechat", 300_000),))
    made = refund(salon, at, wanted(salon, ask.holding(at, one.id), Cause.SALON, 285_000))
    assert (made.amount, made.back, made.holding.left, made.holding.value_left) == (
        285_000,
        (("wechat", 285_000),),
        0,
        0,
    )
    bill = bill_queries.read_bill(at, made.bills[0])
    assert (bill.kind, bill.state, bill.total, [line.amount for line in bill.lines]) == (
        "refund",
        "settled",
        -285_000,
        [-285_000],
    )
    assert wrong_money() == 0


def test_the_difference_to_the_ledger_is_a_line_of_its_own(salon: Salon) -> None:
    package, client = twelve(salon), salon.clients[OUYANG]
    at = salon.desk(OWNER)
    sell(salon, at, client, package)
    one = held(at, client, "package")
    for _ in range(3):
        use(salon, at, salon.visit(at, OUYANG).bill, one.id, service=MOISTURE)
    quote = ask.quote_refund(at, one.id)
    assert not quote.of(Cause.EARLY).applies, "the client had the service before"
    assert quote.of(Cause.CLIENT).amount == 268_000 - 3 * 26_800
    made = refund(salon, at, wanted(salon, ask.holding(at, one.id), Cause.CLIENT, 187_600))
    lines = [(line.kind, line.amount) for line in bill_queries.read_bill(at, made.bills[0]).lines]
    assert lines == [("refund", -201_000), ("writeback", 13_400)]
    assert wrong_money() == 0


def test_another_sum_is_agreed_on_for_the_clients_own_cause_alone(salon: Salon) -> None:
    package, client = card(salon), salon.clients[LI]
    at = salon.desk(OWNER)
    sell(salon, at, client, package)
    one = held(at, client, "prepaid")
    agreed = wanted(salon, one, Cause.SALON, 250_000)
    with pytest.raises(InvalidFields) as caught:
        refund(salon, at, agreed)
    assert caught.value.flaws == {"amount": Flaw.NOT_AN_AMOUNT}
    assert refund(salon, at, replace(agreed, cause=Cause.CLIENT, request_id="own")).amount == 250_000


def test_money_goes_back_by_its_payments_the_newest_first(salon: Salon) -> None:
    package, client = card(salon), salon.clients[LI]
    at = salon.desk(OWNER)
    bill = sell(salon, at, client, package, 100_000, "cash")
    pay(salon, at, bill, 200_000, "alipay")
    one = held(at, client, "prepaid")
    assert ask.quote_refund(at, one.id).back == (("alipay", 200_000), ("cash", 100_000))
    use(salon, at, salon.visit(at, LI).bill, one.id, 26_800)
    made = refund(salon, at, wanted(salon, ask.holding(at, one.id), Cause.SALON, 279_900))
    assert made.back == (("alipay", 200_000), ("cash", 79_900))


def test_another_way_back_is_named(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[LI]
    top_up(salon, at, client, 100_000, method="alipay")
    made = refund(salon, at, wanted(salon, held(at, client, "prepaid"), Cause.SALON, 100_000, method="cash"))
    assert made.back == (("cash", 100_000),)
    assert rows("SELECT day, method, amount FROM payment WHERE bill_id = ?", made.bills[0]) == [
        (salon.clock.today.isoformat(), "cash", -100_000)
    ]


def test_nobody_owes_for_what_they_no_longer_get(salon: Salon) -> None:
    package, client = card(salon), salon.clients[LI]
    at = salon.desk(OWNER)
    bill = sell(salon, at, client, package, 100_000)
    one = held(at, client, "prepaid")
    use(salon, at, salon.visit(at, LI).bill, one.id, 20_000)
    made = refund(salon, at, wanted(salon, ask.holding(at, one.id), Cause.SALON, 85_000))
    assert (made.amount, bill_queries.read_bill(at, bill.id).state) == (85_000, "settled")
    assert bill_queries.read_bill(at, made.bills[0]).state == "settled"
    assert wrong_money() == 0


def test_a_quote_is_no_longer_good_once_something_was_used(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[LI]
    top_up(salon, at, client, 100_000)
    one = held(at, client, "prepaid")
    use(salon, at, salon.visit(at, LI).bill, one.id, 100)
    late = wanted(salon, one, Cause.SALON, 100_000)
    assert wrong(refund, salon, at, late).code is Code.CHANGED_MEANWHILE


def test_points_are_taken_back_once_and_in_proportion(salon: Salon) -> None:
    owner, client = salon.desk(OWNER), salon.clients[LI]
    packages.change_money_settings(owner, MoneySettings(point_rate=100, point_worth=1))
    top_up(salon, owner, client, 100_050)
    visit = salon.visit(owner, LI)
    use(salon, owner, visit.bill, held(owner, client, "points").id, 1_000)
    use(salon, owner, visit.bill, held(owner, client, "prepaid").id, 25_000)
    made = refund(salon, owner, wanted(salon, held(owner, client, "prepaid"), Cause.SALON, 75_050))
    assert made.amount == 75_050
    assert held(owner, client, "points").left == 250 - 1_000
    assert ask.ways_to_pay(owner, visit.bill) == ()
    assert wrong_money() == 0


def test_a_refund_takes_two_people_and_a_reason(salon: Salon) -> None:
    client = salon.clients[CHEN]
    top_up(salon, salon.desk(OWNER), client, 100_000)
    at = salon.desk(DESK_WOMAN)
    one = held(at, client, "prepaid")
    asked = wanted(salon, one, Cause.SALON, 100_000)
    assert refused(refunding.refund, at, asked) is Code.NEEDS_SECOND
    with pytest.raises(InvalidFields):
        refund(salon, at, replace(asked, reason=" "))
    assert refund(salon, at, replace(asked, request_id="good")).amount == 100_000


def test_a_sale_ahead_is_not_corrected_as_a_bill(salon: Salon) -> None:
    at, client = salon.desk(OWNER), salon.clients[CHEN]
    bill = top_up(salon, at, client, 100_000)
    wrong_one = correcting.CorrectBill(
        request_id="c", corrects=bill.id, wrong=correcting.Wrong.LINE, line=bill.lines[0].id, right=0, reason="错"
    )
    assert wrong(correcting.correct_bill, at, wrong_one).code is Code.PAID_AHEAD


def test_what_was_used_of_a_package_that_was_paid_back_stays_used(salon: Salon) -> None:
    items = ((salon.services[MOISTURE], 1, 0), (salon.services[LIFT], 5, 0))
    package, client = save(salon, name="两样", price=160_800, items=items).id, salon.clients[LI]
    at = salon.desk(OWNER)
    sell(salon, at, client, package)
    one = held(at, client, "package")
    movement = use(salon, at, salon.visit(at, LI).bill, one.id, service=MOISTURE).payments[0].movement or 0
    refund(salon, at, wanted(salon, ask.holding(at, one.id), Cause.SALON, 134_000))
    back = RestoreUse(request_id=salon.request(), movement=movement, reason="没做")
    assert wrong(using.restore_use, at, back).code is Code.LOT_ENDED
