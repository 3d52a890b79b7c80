"""What is done with bills at the desk, for tests: a sale, a payment, a correction."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from db.core.desk import Desk
from db.money.operations import bills, correcting, paying
from db.money.records.bills import BillRecord
from tests.db.salon import Salon

ESSENCE, MASK = "修护精华", "果酸面膜"
COSTS = 9900
"""What either product costs."""


def sell(salon: Salon, at: Desk, client: int = 0, *products: str, **more: Any) -> BillRecord:
    """A bill of products, one of each, at the list price."""
    sales = tuple(bills.Sale(product=salon.products[name]) for name in products or (ESSENCE,))
    wanted: dict[str, Any] = {"request_id": salon.request(), "client": client, "sales": sales} | more
    return bills.open_bill(at, bills.OpenBill(**wanted))


def pay(salon: Salon, at: Desk, bill: BillRecord, amount: int = COSTS, method: str = "wechat") -> BillRecord:
    """Takes a payment."""
    return paying.take_payment(at, paying.Pay(request_id=salon.request(), bill=bill.id, method=method, amount=amount))


def owe(salon: Salon, at: Desk, bill: BillRecord, days: int = 30, reason: str = "月底来付") -> BillRecord:
    """Puts off the rest."""
    due = salon.clock.today + timedelta(days=days)
    return bills.owe(at, bills.Owe(request_id=salon.request(), bill=bill.id, due=due, reason=reason))


def mend(salon: Salon, at: Desk, payment: int, method: str = "", **more: Any) -> BillRecord:
    """Puts a payment right."""
    wanted: dict[str, Any] = {"request_id": salon.request(), "payment": payment, "method": method} | more
    return paying.correct_payment(at, paying.CorrectPayment(**wanted))


def correct(salon: Salon, at: Desk, bill: BillRecord, right: int, reason: str = "价格打错") -> BillRecord:
    """Puts the first line of a bill right: a service of its visit, or a product."""
    service = bool(bill.services)
    wrong = correcting.Wrong.SERVICE if service else correcting.Wrong.LINE
    line = bill.services[0].id if service else bill.lines[0].id
    wanted = correcting.CorrectBill(
        request_id=salon.request(), corrects=bill.id, wrong=wrong, line=line, right=right, reason=reason
    )
    return correcting.correct_bill(at, wanted)
