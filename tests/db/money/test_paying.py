"""Payments: change, several at once, and what was wrong put right without anything being changed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.core.desk import Desk
from db.core.errors import Code, InvalidFields
from db.core.sql import DatabaseError, rows, run
from db.money.operations import paying
from db.money.operations.paying import Part, PaySplit
from db.money.queries.bills import read_bill
from db.money.queries.tills import day_end, open_day
from tests.db.money.desk import COSTS, mend, pay, sell
from tests.db.salon import CHEN, DESK_WOMAN, GU, LI, OWNER, PRICE, ZENG, Salon, refused, wrong


def split(salon: Salon, at: Desk, bill: int, *parts: tuple[str, int]) -> list[tuple[str, object]]:
    asked = PaySplit(request_id=salon.request(), bill=bill, parts=tuple(Part(*part) for part in parts))
    return [(paid.method, paid.amount) for paid in paying.take_split(at, asked).payments]


def test_change_is_for_cash_alone(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    bill = pay(salon, at, sell(salon, at), 5000, "card")
    error = wrong(pay, salon, at, bill, 5000)
    assert (error.code, error.facts["amount"], error.facts["left"]) == (Code.TOO_MUCH_PAID, 100, COSTS - 5000)
    [_card, cash] = pay(salon, at, bill, 5000, "cash").payments
    assert (cash.amount, cash.given) == (COSTS - 5000, 5000)
    assert {one.method: one.taken for one in open_day(at).methods if one.taken} == {"card": 5000, "cash": COSTS - 5000}


def test_several_at_once_are_taken_or_none(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    bill = sell(salon, at)
    assert wrong(split, salon, at, bill.id, ("wechat", 5000), ("alipay", COSTS)).code is Code.TOO_MUCH_PAID
    assert rows("SELECT COUNT(*) FROM payment WHERE bill_id = ?", bill.id) == [(0,)]
    assert split(salon, at, bill.id, ("wechat", 5000), ("cash", COSTS)) == [("wechat", 5000), ("cash", COSTS - 5000)]
    with pytest.raises(InvalidFields):
        split(salon, at, sell(salon, at).id)


@pytest.mark.parametrize("method", ["prepaid", "package", "points", "paper_prepaid", "offset", "bitcoin", ""])
def test_what_is_no_money_is_not_paid_as_money(salon: Salon, method: str) -> None:
    at = salon.desk(DESK_WOMAN)
    with pytest.raises(InvalidFields) as caught:
        pay(salon, at, sell(salon, at), COSTS, method)
    assert list(caught.value.flaws) == ["method"]


def test_the_same_request_twice_is_one_payment(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    bill = sell(salon, at)
    asked = paying.Pay(request_id="once", bill=bill.id, method="cash", amount=10000)
    first = paying.take_payment(at, asked)
    assert paying.take_payment(at, asked) == first
    assert rows("SELECT COUNT(*) FROM payment WHERE bill_id = ?", bill.id) == [(1,)]


def test_the_wrong_method_is_reversed_and_paid_anew(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    bill = pay(salon, at, sell(salon, at))
    with pytest.raises(InvalidFields) as caught:
        mend(salon, at, bill.payments[0].id, "alipay")
    assert list(caught.value.flaws) == ["reason"]
    bill = mend(salon, at, bill.payments[0].id, "alipay", reason="看错了")
    first, back, right = bill.payments
    assert (first.method, first.amount, first.is_reversed) == ("wechat", COSTS, True)
    assert (back.method, back.amount, back.reverses) == ("wechat", -COSTS, first.id)
    assert (right.method, right.amount, right.stands) == ("alipay", COSTS, True)
    assert (bill.state, bill.paid, bill.left) == ("settled", COSTS, 0)
    assert wrong(mend, salon, at, first.id, "cash", reason="x").code is Code.CHANGED_MEANWHILE
    assert wrong(mend, salon, at, back.id, "cash", reason="x").code is Code.CHANGED_MEANWHILE


def test_on_a_visit_that_runs_a_payment_is_just_taken_back(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    visit = salon.pay(at, salon.visit(at, LI), 10000)
    bill = mend(salon, at, visit.payments[0].id)
    assert (bill.state, bill.left) == ("open", PRICE)
    # and then nothing keeps the visit from being cancelled
    from db.visits.operations import CancelVisit, cancel_visit

    assert cancel_visit(at, CancelVisit("c", visit.id, visit.version, "误开")).cancelled


def test_money_leaves_a_settled_bill_only_with_two(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    bill = pay(salon, at, sell(salon, at), COSTS, "cash")
    payment = bill.payments[0].id
    assert refused(mend, salon, at, payment, reason="退回") is Code.NEEDS_SECOND
    assert refused(mend, salon, at, payment, "cash", amount=COSTS - 1, reason="少收") is Code.NEEDS_SECOND
    with_two = salon.approved(at, lambda at: mend(salon, at, payment, "cash", amount=COSTS - 1, reason="少收"))
    bill = mend(salon, with_two, payment, "cash", amount=COSTS - 1, reason="少收")
    assert (bill.state, bill.left) == ("open", 1)
    # an advisor pays nothing back at all
    own = pay(salon, at, sell(salon, at, salon.clients[ZENG]))
    assert refused(mend, salon, salon.desk(GU), own.payments[0].id, reason="x") is Code.NOT_ALLOWED


def test_yesterdays_payment_is_put_right_today(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    bill = pay(salon, at, sell(salon, at))
    salon.clock.forward(days=1)
    at, today = salon.desk(DESK_WOMAN), salon.clock.today
    mend(salon, at, bill.payments[0].id, "cash", reason="看错了")
    days = [paid.day for paid in read_bill(salon.desk(OWNER), bill.id).payments]
    assert days == [today - timedelta(days=1), today, today]
    book = {one.method: one.taken for one in day_end(salon.desk(OWNER), today).methods if one.taken}
    assert book == {"wechat": -COSTS, "cash": COSTS}


def test_a_payment_is_never_changed_and_never_goes(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    pay(salon, at, sell(salon, at, salon.clients[CHEN]))
    for statement in ("UPDATE payment SET amount = 1", "DELETE FROM payment"):
        with pytest.raises(DatabaseError, match="append-only"):
            run(statement)
