"""How operations and queries of money are called, and the rights that they ask for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from db.money.operations import bills, correcting, orders, paying, printing
from db.money.operations import tills as till_operations
from db.money.queries import bills as bill_queries
from db.money.queries import orders as order_queries
from db.money.queries import tills as till_queries
from tests.db.calls import Call, Case, P, of_client, of_desk
from tests.db.money.samples import bills_of, make_bills, make_orders, order_of
from tests.db.money.till.closing import book_of, make_yesterday
from tests.db.visits.samples import visits_of

SAMPLES = (make_yesterday, make_bills, make_orders)


def _order(case: Case) -> orders.OrderStep:
    one = order_of(case)
    return orders.OrderStep(request_id="new", order=one.id, version=one.version, reason="不要了")


CALLS: dict[Callable[..., Any], Call] = {
    paying.take_payment: of_client(P.TAKE_PAYMENT)(
        lambda at, case: paying.take_payment(
            at, paying.Pay(request_id="new", bill=visits_of(case).open.bill, method="cash", amount=100)
        )
    ),
    paying.take_split: of_client(P.TAKE_PAYMENT)(
        lambda at, case: paying.take_split(
            at,
            paying.PaySplit(
                request_id="new",
                bill=bills_of(case).open.id,
                parts=(paying.Part("cash", 100), paying.Part("wechat", 200)),
            ),
        )
    ),
    paying.correct_payment: of_client(P.TAKE_PAYMENT)(
        lambda at, case: paying.correct_payment(
            at,
            paying.CorrectPayment(
                request_id="new", payment=bills_of(case).settled.payments[0].id, method="alipay", reason="看错"
            ),
        )
    ),
    orders.order_for_client: of_client(P.SELL)(
        lambda at, case: orders.order_for_client(
            at, orders.OrderForClient(request_id="new", client=case.client, product=order_of(case).product.id)
        )
    ),
    orders.order_arrived: of_client(P.SELL)(lambda at, case: orders.order_arrived(at, _order(case))),
    orders.hand_over_order: of_client(P.SELL)(lambda at, case: orders.hand_over_order(at, _order(case))),
    orders.cancel_order: of_client(P.SELL)(lambda at, case: orders.cancel_order(at, _order(case))),
    order_queries.orders_of: of_client(P.OPEN_RECORD)(lambda at, case: order_queries.orders_of(at, case.client)),
    order_queries.orders: of_desk(P.DESK)(lambda at, case: order_queries.orders(at)),
    bills.open_bill: of_client(P.SELL)(
        lambda at, case: bills.open_bill(at, bills.OpenBill(request_id="new", client=case.client))
    ),
    bills.save_bill: of_client(P.SELL)(
        lambda at, case: bills.save_bill(
            at,
            bills.SaveBill(request_id="new", bill=bills_of(case).open.id, version=bills_of(case).open.version),
        )
    ),
    bills.settle: of_client(P.SELL)(
        lambda at, case: bills.settle(
            at, bills.OfBill(request_id="new", bill=bills_of(case).given.id, version=bills_of(case).given.version)
        )
    ),
    bills.void_bill: of_client(P.SELL)(
        lambda at, case: bills.void_bill(
            at,
            bills.VoidBill(
                request_id="new", bill=bills_of(case).open.id, version=bills_of(case).open.version, reason="误开"
            ),
        )
    ),
    bills.owe: of_client(P.TAKE_PAYMENT, P.GRANT_CREDIT)(
        lambda at, case: bills.owe(
            at,
            bills.Owe(
                request_id="new",
                bill=bills_of(case).open.id,
                due=case.salon.clock.today + timedelta(days=7),
                reason="没带钱",
            ),
        )
    ),
    correcting.correct_bill: of_client(P.SELL, P.REFUND)(
        lambda at, case: correcting.correct_bill(
            at,
            correcting.CorrectBill(
                request_id="new",
                corrects=bills_of(case).settled.id,
                wrong=correcting.Wrong.LINE,
                line=bills_of(case).settled.lines[0].id,
                right=0,
                reason="退货",
            ),
        )
    ),
    printing.print_receipt: of_client(P.PRINT)(
        lambda at, case: printing.print_receipt(at.on_paper(), bills_of(case).settled.id)
    ),
    bill_queries.read_bill: of_client(P.TAKE_PAYMENT)(
        lambda at, case: bill_queries.read_bill(at, bills_of(case).open.id)
    ),
    bill_queries.open_visit_bill: of_client(P.TAKE_PAYMENT)(
        lambda at, case: bill_queries.open_visit_bill(at, case.client)
    ),
    bill_queries.bills_of: of_client(P.OPEN_RECORD)(lambda at, case: bill_queries.bills_of(at, case.client)),
    bill_queries.bills_at_desk: of_desk(P.DESK)(
        lambda at, case: bill_queries.bills_at_desk(at, case.salon.clock.today)
    ),
    till_operations.cash_in_out: of_desk(P.CLOSE_TILL)(
        lambda at, case: till_operations.cash_in_out(
            at, till_operations.MoveCash(request_id="new", kind="out", amount=100, reason="桶装水")
        )
    ),
    till_operations.close_till: of_desk(P.CLOSE_TILL)(
        lambda at, case: till_operations.close_till(
            at,
            till_operations.CloseTill(
                request_id="new",
                day=case.salon.clock.today,
                book=book_of(case.salon.clock.today),
                counted={},
            ),
        )
    ),
    till_operations.reopen_till: of_desk(P.REOPEN_TILL)(
        lambda at, case: till_operations.reopen_till(
            at, till_operations.ReopenTill(request_id="new", day=case.of(make_yesterday), reason="点错了")
        )
    ),
    till_queries.day_end: of_desk(P.CLOSE_TILL)(lambda at, case: till_queries.day_end(at, case.of(make_yesterday))),
    till_queries.next_day: of_desk(P.CLOSE_TILL)(lambda at, case: till_queries.next_day(at)),
    till_queries.open_day: of_desk(P.CLOSE_TILL)(lambda at, case: till_queries.open_day(at)),
    till_queries.till: of_desk(P.CLOSE_TILL)(lambda at, case: till_queries.till(at, case.of(make_yesterday))),
    till_queries.tills: of_desk(P.CLOSE_TILL)(lambda at, case: till_queries.tills(at)),
}
