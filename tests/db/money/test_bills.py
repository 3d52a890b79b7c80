"""Bills: what is sold, at which price, what is owed, and what is taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from db.core.desk import Desk
from db.core.errors import Code, Flaw, InvalidFields
from db.core.sql import rows
from db.fields.values import Hidden
from db.money.operations import bills
from db.money.operations.bills import OfBill, OpenBill, Sale, SaveBill, VoidBill
from db.money.queries.bills import bills_at_desk, bills_of, read_bill
from db.money.records.bills import BillRecord
from db.salon.operations import SaveProduct, save_product
from db.text.card_number import is_valid
from db.visits.queries import open_record
from tests.db.money.desk import COSTS, ESSENCE, MASK, owe, pay, sell
from tests.db.salon import (
    CHEN,
    DENG,
    DESK_WOMAN,
    GU,
    LI,
    LIN,
    OUYANG,
    OWNER,
    PRICE,
    ZENG,
    Salon,
    entries,
    refused,
    wrong,
)


def save(salon: Salon, at: Desk, bill: BillRecord, *sales: Sale) -> BillRecord:
    asked = SaveBill(request_id=salon.request(), bill=bill.id, version=bill.version, sales=sales)
    return bills.save_bill(at, asked)


def void(salon: Salon, at: Desk, bill: BillRecord, reason: str = "误开") -> BillRecord:
    asked = VoidBill(request_id=salon.request(), bill=bill.id, version=bill.version, reason=reason)
    return bills.void_bill(at, asked)


# --- what is sold -------------------------------------------------------------------------------------------------


def test_a_sale_to_a_client_a_guest_and_nobody(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    to_client = sell(salon, at, salon.clients[LI], ESSENCE, MASK)
    to_guest = sell(salon, at, guest_name="王女士", guest_phone="139 0013 9009")
    to_nobody = sell(salon, at)
    assert [bill.whose for bill in (to_client, to_guest, to_nobody)] == [LI, "王女士", ""]
    assert (to_client.total, to_client.left, to_client.state, to_client.kind) == (
        2 * COSTS,
        2 * COSTS,
        "open",
        "retail",
    )
    assert [(line.name, line.qty, line.unit, line.amount) for line in to_client.lines] == [
        (ESSENCE, 1, COSTS, COSTS),
        (MASK, 1, COSTS, COSTS),
    ]
    assert to_guest.guest_phone == "13900139009"
    numbers = {bill.number for bill in (to_client, to_guest, to_nobody)}
    assert len(numbers) == 3 and all(map(is_valid, numbers))
    for bill in (to_client, to_guest, to_nobody):
        done = pay(salon, at, bill, bill.left if isinstance(bill.left, int) else 0)
        assert (done.state, done.left) == ("settled", 0)


def test_a_guest_has_a_name_and_a_phone_that_is_one(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    wrong_ones: tuple[tuple[dict[str, Any], dict[str, Flaw]], ...] = (
        ({"guest_phone": "13900139009"}, {"guest_name": Flaw.REQUIRED}),
        ({"guest_name": "王", "guest_phone": "1"}, {"guest_phone": Flaw.NOT_A_PHONE}),
    )
    for values, flaw in wrong_ones:
        with pytest.raises(InvalidFields) as caught:
            sell(salon, at, **values)
        assert caught.value.flaws == flaw


def test_lines_are_those_that_were_saved_last(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    bill = sell(salon, at, salon.clients[LI], ESSENCE, MASK)
    essence, mask = bill.lines
    bill = save(
        salon,
        at,
        bill,
        Sale(product=salon.products[ESSENCE], qty=3, line=essence.id, seller=salon.staff[LIN]),
        Sale(product=salon.products[MASK]),
    )
    assert [(line.name, line.qty, line.amount) for line in bill.lines] == [(ESSENCE, 3, 3 * COSTS), (MASK, 1, COSTS)]
    assert bill.lines[0].id == essence.id and bill.lines[1].id != mask.id
    assert bill.lines[0].seller and bill.lines[0].seller.label == LIN
    assert bill.total == 4 * COSTS
    assert save(salon, at, bill).lines == ()


@pytest.mark.parametrize(
    ("sale", "flaw"),
    [
        ({"qty": 0}, Flaw.NOT_A_NUMBER),
        ({"qty": 1000}, Flaw.NOT_A_NUMBER),
        ({"price": -1}, Flaw.NOT_AN_AMOUNT),
        ({"price": 100_000_000, "qty": 2}, Flaw.NOT_AN_AMOUNT),
        ({"seller": 999}, Flaw.NOBODY_CALLED_SO),
    ],
)
def test_what_can_not_be_sold(salon: Salon, sale: dict[str, int], flaw: Flaw) -> None:
    at = salon.desk(OWNER).cheaper_because("试")
    with pytest.raises(InvalidFields) as caught:
        sell(salon, at, sales=(Sale(product=salon.products[ESSENCE], **sale),))
    assert list(caught.value.flaws.values()) == [flaw]
    assert rows("SELECT COUNT(*) FROM bill WHERE kind = 'retail'") == [(0,)]


def test_a_lower_price_needs_a_reason_and_at_the_desk_a_second_person(salon: Salon) -> None:
    desk = salon.desk(DESK_WOMAN)
    cheap = OpenBill(request_id="cheap", sales=(Sale(product=salon.products[ESSENCE], price=COSTS - 1),))
    assert wrong(bills.open_bill, desk, cheap).code is Code.DISCOUNT
    assert refused(bills.open_bill, desk.cheaper_because("老客"), cheap) is Code.NEEDS_SECOND
    owner = salon.desk(OWNER)
    error = wrong(bills.open_bill, owner, cheap)
    assert (error.code, error.facts["listed"], error.facts["price"]) == (Code.DISCOUNT, COSTS, COSTS - 1)
    [line] = bills.open_bill(owner.cheaper_because("老客"), cheap).lines
    assert (line.unit, line.list_unit, line.reason) == (COSTS - 1, COSTS, "老客")


def test_a_line_keeps_the_price_that_it_had(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    bill = sell(salon, owner)
    product = salon.products[ESSENCE]
    save_product(owner, SaveProduct(request_id="dearer", name=ESSENCE, id=product, version=1, price=2 * COSTS))
    bill = save(salon, owner, bill, Sale(product=product, line=bill.lines[0].id, qty=2), Sale(product=product))
    assert [(line.qty, line.unit) for line in bill.lines] == [(2, COSTS), (1, 2 * COSTS)]


# --- a visit's bill -----------------------------------------------------------------------------------------------


def test_what_is_sold_on_a_visit_is_paid_with_it(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    visit = salon.visit(at, LI)
    bill = read_bill(at, visit.bill)
    assert (bill.visit, bill.total, [line.price for line in bill.services]) == (visit.id, PRICE, [PRICE])
    save(salon, at, bill, Sale(product=salon.products[ESSENCE]))
    visit = open_record(at, visit.id)
    assert (visit.total, visit.sold, visit.left) == (PRICE, COSTS, PRICE + COSTS)
    assert wrong(salon.end, at, salon.pay(at, visit, PRICE)).facts["amount"] == COSTS
    visit = salon.end(at, salon.pay(at, visit, COSTS))
    bill = read_bill(at, visit.bill)
    assert (bill.state, bill.left, bill.paid) == ("settled", 0, PRICE + COSTS)


def test_a_visit_on_which_something_was_sold_is_not_cancelled(salon: Salon) -> None:
    from db.visits.operations import CancelVisit, cancel_visit

    at = salon.desk(DESK_WOMAN)
    visit = salon.visit(at, LI)
    bill = save(salon, at, read_bill(at, visit.bill), Sale(product=salon.products[ESSENCE]))
    asked = CancelVisit("cancel", visit.id, visit.version, "误开")
    assert wrong(cancel_visit, at, asked).code is Code.IS_SOLD
    save(salon, at, bill)
    cancel_visit(at, asked)
    assert read_bill(at, visit.bill).state == "void"


# --- what is owed -------------------------------------------------------------------------------------------------


def test_who_owes_leaves_and_pays_later(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    visit = salon.pay(at, salon.visit(at, LI), 10000)
    bill = read_bill(at, visit.bill)
    assert refused(owe, salon, at, bill) is Code.NEEDS_SECOND
    owed = owe(salon, salon.approved(at, lambda at: owe(salon, at, bill), by=OWNER), bill)
    assert owed.debt and (owed.debt.approver, owed.debt.reason, owed.state) == (OWNER, "月底来付", "open")
    salon.end(at, visit)
    bill = read_bill(at, visit.bill)
    assert (bill.state, bill.left) == ("owing", PRICE - 10000)
    assert [item.left for item in bills_at_desk(at, salon.clock.today)] == [PRICE - 10000]
    salon.clock.forward(days=3)
    at = salon.desk(DESK_WOMAN)
    assert [item.left for item in bills_at_desk(at, salon.clock.today)] == [PRICE - 10000], "until it is paid"
    bill = pay(salon, at, bill, PRICE - 10000)
    assert (bill.state, bill.left, bill.payments[-1].day) == ("settled", 0, salon.clock.today)
    assert bill.debt == owed.debt, "it was agreed"
    assert bills_at_desk(at, salon.clock.today) == []


@pytest.mark.parametrize(("days", "reason", "flaw"), [(0, "x", "due"), (401, "x", "due"), (1, " ", "reason")])
def test_a_debt_has_a_day_ahead_and_a_reason(salon: Salon, days: int, reason: str, flaw: str) -> None:
    owner = salon.desk(OWNER)
    bill = sell(salon, owner, salon.clients[LI])
    with pytest.raises(InvalidFields) as caught:
        owe(salon, owner, bill, days, reason)
    assert list(caught.value.flaws) == [flaw]


def test_nobody_known_owes_nothing(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    with pytest.raises(InvalidFields) as caught:
        owe(salon, owner, sell(salon, owner))
    assert list(caught.value.flaws) == ["guest_name"]
    assert owe(salon, owner, sell(salon, owner, guest_name="王女士")).state == "owing"


def test_the_desk_s_bills_are_those_of_whom_somebody_may_sell_to(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    made = [sell(salon, at, salon.clients[name]).id for name in (OUYANG, ZENG)] + [sell(salon, at).id]
    seen = {
        name: [item.id for item in bills_at_desk(salon.desk(name), salon.clock.today)]
        for name in (OWNER, DESK_WOMAN, GU, LIN, DENG)
    }
    assert seen == {OWNER: made[::-1], DESK_WOMAN: made[::-1], GU: [made[1]], LIN: [], DENG: []}


# --- ended and taken back -----------------------------------------------------------------------------------------


def test_what_is_given_away_is_settled_without_a_payment(salon: Salon) -> None:
    at = salon.desk(OWNER).cheaper_because("赠品")
    empty = sell(salon, at, sales=())

    def settled(bill: BillRecord) -> BillRecord:
        return bills.settle(at, OfBill(request_id=salon.request(), bill=bill.id, version=bill.version))

    assert wrong(settled, empty).code is Code.NOTHING_SOLD
    assert wrong(settled, sell(salon, at)).facts["amount"] == COSTS
    gift = sell(salon, at, sales=(Sale(product=salon.products[ESSENCE], price=0),))
    assert settled(gift).state == "settled"


def test_a_bill_is_void_only_while_there_is_no_money_on_it(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    bill = pay(salon, at, sell(salon, at), 100)
    assert wrong(void, salon, at, bill).code is Code.IS_PAID
    bill = void(salon, at, sell(salon, at))
    assert bill.state == "void" and entries()[-1]["reason"] == "误开"
    assert wrong(pay, salon, at, bill).code is Code.BILL_VOID
    assert wrong(save, salon, at, bill).code is Code.BILL_VOID
    visit = salon.visit(at, LI)
    assert wrong(void, salon, at, read_bill(at, visit.bill)).code is Code.OF_VISIT
    with pytest.raises(InvalidFields):
        void(salon, at, sell(salon, at), " ")


def test_what_is_settled_stays(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    bill = pay(salon, at, sell(salon, at))
    assert wrong(save, salon, at, bill).code is Code.BILL_CLOSED
    assert wrong(void, salon, at, bill).code is Code.BILL_CLOSED
    assert wrong(pay, salon, at, bill).code is Code.BILL_PAID


def test_somebody_else_has_saved_it_meanwhile(salon: Salon) -> None:
    at = salon.desk(DESK_WOMAN)
    bill = sell(salon, at)
    save(salon, at, bill, Sale(product=salon.products[ESSENCE], qty=2))
    assert wrong(save, salon, at, bill).code is Code.CHANGED_MEANWHILE


# --- who sees what ------------------------------------------------------------------------------------------------


def test_amounts_are_for_who_may_see_them(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    bill = pay(salon, owner, sell(salon, owner, salon.clients[OUYANG]))
    assert read_bill(salon.desk(DESK_WOMAN), bill.id).total == COSTS, "of today"
    salon.clock.forward(days=1)
    assert read_bill(salon.desk(OWNER), bill.id).total == COSTS
    hidden = read_bill(salon.desk(DESK_WOMAN), bill.id)
    assert hidden.total == hidden.lines[0].amount == hidden.payments[0].amount == Hidden()
    for name in (DESK_WOMAN, DENG, LIN):
        assert bills_of(salon.desk(name), salon.clients[OUYANG])[0].total == Hidden()
    assert refused(read_bill, salon.desk(GU), bill.id) is Code.NOT_ALLOWED


def test_a_clients_bills_come_latest_first(salon: Salon) -> None:
    owner = salon.desk(OWNER)
    client = salon.clients[CHEN]
    first = sell(salon, owner, client, ESSENCE, MASK)
    salon.clock.forward(days=1)
    visit = salon.visit(salon.desk(OWNER), CHEN)
    at = salon.desk(OWNER)
    found = bills_of(at, client)
    assert [(item.id, item.day, item.kind, item.left) for item in found] == [
        (visit.bill, salon.clock.today, "visit", PRICE),
        (first.id, salon.clock.today - timedelta(days=1), "retail", 2 * COSTS),
    ]
    assert found[1].what == (ESSENCE, MASK)
    assert [item.id for item in bills_of(at, client, (found[0].day.isoformat(), found[0].id))] == [first.id]
