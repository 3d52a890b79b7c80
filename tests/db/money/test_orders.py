"""What is ordered for a client: promised, arrived, handed over on a bill."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.sql import rows
from db.money.operations import bills, orders
from db.money.queries import orders as ask
from db.money.queries.bills import read_bill
from db.money.records.orders import OrderRecord
from tests.db.money.desk import COSTS, ESSENCE
from tests.db.salon import CHEN, LI, LIN, OUYANG, OWNER, Salon


def ordered(salon: Salon, at: Any, client: str, **more: Any) -> OrderRecord:
    wanted = {"client": salon.clients[client], "product": salon.products[ESSENCE]} | more
    return orders.order_for_client(at, orders.OrderForClient(request_id=salon.request(), **wanted))


def step(salon: Salon, one: OrderRecord, reason: str = "") -> orders.OrderStep:
    return orders.OrderStep(request_id=salon.request(), order=one.id, version=one.version, reason=reason)


def test_what_has_arrived_stands_first_and_is_handed_over_on_a_bill(salon: Salon) -> None:
    at, today = salon.desk(OWNER), salon.clock.today
    later = ordered(salon, at, OUYANG, qty=2)
    soon = ordered(salon, at, CHEN, promised=today + timedelta(days=2))
    assert [one.id for one in ask.orders(at)] == [soon.id, later.id]
    here = orders.order_arrived(at, step(salon, later))
    assert [(one.id, one.state) for one in ask.orders(at)] == [(later.id, "arrived"), (soon.id, "ordered")]
    handed = orders.hand_over_order(at, step(salon, here))
    assert handed.state == "handed"
    bill = read_bill(at, handed.bill)
    assert [(line.name, line.qty, line.amount) for line in bill.lines] == [(ESSENCE, 2, 2 * COSTS)]
    assert (bill.kind, bill.left) == ("retail", 2 * COSTS)
    assert [one.id for one in ask.orders(at)] == [soon.id]
    with pytest.raises(SalonError) as error:
        orders.hand_over_order(at, step(salon, here))
    assert error.value.code is Code.CHANGED_MEANWHILE


def test_it_goes_on_the_bill_of_the_visit_also_when_it_is_no_longer_sold(salon: Salon) -> None:
    at = salon.desk(OWNER)
    one = ordered(salon, at, LI)
    visit = salon.visit(at, LI, by=LIN)
    rows("UPDATE product SET active = 0 WHERE id = ? RETURNING id", one.product.id)
    assert orders.hand_over_order(at, step(salon, one)).bill == visit.bill


def test_what_is_taken_off_its_bill_waits_to_be_handed_over_again(salon: Salon) -> None:
    at = salon.desk(OWNER)
    first = orders.hand_over_order(at, step(salon, ordered(salon, at, LI)))
    bill = read_bill(at, first.bill)
    mistaken = bills.VoidBill(request_id=salon.request(), bill=bill.id, version=bill.version, reason="拿错了")
    bills.void_bill(at, mistaken)
    [one] = ask.orders(at)
    assert (one.id, one.state, one.bill) == (first.id, "arrived", 0)
    bill = read_bill(at, orders.hand_over_order(at, step(salon, one)).bill)
    assert ask.orders(at) == []
    bills.save_bill(at, bills.SaveBill(request_id=salon.request(), bill=bill.id, version=bill.version))
    assert [(one.id, one.state) for one in ask.orders(at)] == [(first.id, "arrived")]


def test_what_cannot_be_ordered_or_cancelled_is_refused(salon: Salon) -> None:
    at, today = salon.desk(OWNER), salon.clock.today
    with pytest.raises(InvalidFields) as error:
        ordered(salon, at, LI, qty=0, promised=today - timedelta(days=1))
    assert error.value.flaws == {"products": Flaw.NOT_A_NUMBER, "promised": Flaw.TOO_EARLY}
    one = ordered(salon, at, LI)
    with pytest.raises(InvalidFields):
        orders.cancel_order(at, step(salon, one, " "))
    assert orders.cancel_order(at, step(salon, one, "断货")).state == "cancelled"
    assert ask.orders(at) == []


def test_a_beautician_sees_nobodys_orders(salon: Salon) -> None:
    ordered(salon, salon.desk(OWNER), OUYANG)
    assert ask.orders(salon.desk(LIN)) == []
