"""A line of a settled bill that was wrong: a bill of its own puts it right, and money goes back as it came."""

from __future__ import annotations

from typing import Any

import pytest

from db.core.desk import Desk
from db.core.errors import Code, Flaw, InvalidFields
from db.money.queries.bills import read_bill
from db.money.records.bills import BillRecord
from db.money.store.checking import wrong_money
from tests.db.money.desk import COSTS, correct, mend, owe, pay, sell
from tests.db.salon import DESK_WOMAN, GU, LI, OWNER, PRICE, ZENG, Salon, refused, wrong


def with_two(salon: Salon, at: Desk, bill: BillRecord, right: int) -> BillRecord:
    """Corrects the first line with a second person's PIN."""
    return correct(salon, salon.approved(at, lambda at: correct(salon, at, bill, right)), bill, right)


def payments(bill: BillRecord) -> list[tuple[str, Any]]:
    return [(paid.method, paid.amount) for paid in bill.payments]


def closed(salon: Salon, at: Desk, *parts: tuple[str, int]) -> BillRecord:
    """The bill of a visit that is over."""
    visit = salon.visit(at, LI)
    for method, amount in parts:
        visit = salon.pay(at, visit, amount, method)
    return read_bill(at, salon.end(at, visit).bill)


def test_too_much_goes_back_as_it_came_the_newest_payment_first(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    bill = closed(salon, at, ("cash", 20000), ("wechat", PRICE - 20000))
    assert refused(correct, salon, at, bill, PRICE - 10000) is Code.NEEDS_SECOND
    back = with_two(salon, at, bill, PRICE - 10000)
    assert (back.kind, back.corrects, back.total, back.state) == ("correction", bill.id, -10000, "settled")
    assert payments(back) == [("wechat", -6800), ("cash", -3200)]
    assert back.lines[0].reason == "价格打错" and back.client and back.client.label == LI
    # the bill itself stays, and what went back doesn't go back again
    assert read_bill(at, bill.id).total == PRICE
    more = with_two(salon, at, bill, 0)
    assert (more.total, payments(more)) == (-(PRICE - 10000), [("cash", -16800)])
    assert wrong_money() == 0


def test_too_little_is_still_to_be_paid(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    bill = closed(salon, at, ("cash", PRICE))
    more = correct(salon, at, bill, PRICE + 5000)
    assert (more.total, more.left, more.state) == (5000, 5000, "open")
    assert pay(salon, at, more, 5000, "cash").state == "settled"
    assert wrong_money() == 0


def test_who_owes_as_much_gets_nothing_back(salon: Salon) -> None:
    at = salon.desk(OWNER)
    visit = salon.pay(at, salon.visit(at, LI), 10000, "cash")
    owe(salon, at, read_bill(at, visit.bill))
    bill = read_bill(at, salon.end(at, visit).bill)
    back = with_two(salon, at, bill, 5000)
    assert payments(back) == [("offset", -(PRICE - 10000)), ("cash", -5000)]
    bill = read_bill(at, bill.id)
    assert (bill.state, bill.left) == ("settled", 0)
    assert wrong_money() == 0


def test_goods_come_back(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    bill = pay(salon, at, sell(salon, at, guest_name="王女士"), COSTS, "alipay")
    bill = mend(salon, at, bill.payments[0].id, "card", reason="看错了")
    back = with_two(salon, at, bill, 0)
    assert (back.guest_name, back.lines[0].kind, payments(back)) == ("王女士", "return", [("card", -COSTS)])
    assert refused(correct, salon, salon.desk(GU), bill, 0) is Code.NOT_ALLOWED


def test_what_is_not_put_right_so(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    bill = closed(salon, at, ("cash", PRICE))
    for right, reason, flaws in (
        (PRICE, "x", {"right": Flaw.NOT_AN_AMOUNT}),
        (-1, "x", {"right": Flaw.NOT_AN_AMOUNT}),
        (0, " ", {"reason": Flaw.REQUIRED}),
    ):
        with pytest.raises(InvalidFields) as caught:
            correct(salon, at, bill, right, reason)
        assert caught.value.flaws == flaws
    still_open = read_bill(at, salon.visit(at, ZENG).bill)
    assert wrong(correct, salon, at, still_open, 0).code is Code.STILL_OPEN
