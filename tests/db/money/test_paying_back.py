"""What of the money that was paid on a bill can still go back, and how."""

from __future__ import annotations

from db.core.errors import Code
from db.core.sql import rows, run
from db.money.store.paying_back import ways_back
from tests.db.money.desk import COSTS, pay, sell
from tests.db.salon import LI, OWNER, Salon, wrong


def went_back(bill: int, method: str, amount: int) -> None:
    """So many fen went back by a method, as a refund writes it."""
    [(back,)] = rows(
        "INSERT INTO bill (version, number, client_id, guest_name, guest_phone, day, kind, refunds_id, state, total, "
        "paid, by_id) SELECT 1, 'R' || (SELECT COUNT(*) FROM bill), client_id, '', '', day, 'refund', id, 'settled', "
        "?, ?, by_id FROM bill WHERE id = ? RETURNING id",
        -amount,
        -amount,
        bill,
    )
    run(
        "INSERT INTO payment (bill_id, day, method, amount, at, by_id) SELECT ?, day, ?, ?, at, by_id FROM payment "
        "WHERE bill_id = ? ORDER BY id LIMIT 1",
        back,
        method,
        -amount,
        bill,
    )


def test_what_went_back_by_another_method_is_not_paid_back_again(salon: Salon) -> None:
    at = salon.desk(OWNER)
    bill = sell(salon, at, salon.clients[LI])
    pay(salon, at, bill, 3000, "cash")
    pay(salon, at, bill, 6900, "wechat")
    assert ways_back(bill.id, COSTS) == [("wechat", 6900), ("cash", 3000)]
    went_back(bill.id, "alipay", 5400)
    assert ways_back(bill.id, 4500) == [("wechat", 1500), ("cash", 3000)]
    assert wrong(ways_back, bill.id, 4501).code is Code.NOT_IN_MONEY
    went_back(bill.id, "cash", 600)
    assert ways_back(bill.id, 3900) == [("wechat", 1500), ("cash", 2400)]
    went_back(bill.id, "cash", 2700)
    assert ways_back(bill.id, 1200) == [("wechat", 1200)], "more cash than came takes from the rest"
    assert wrong(ways_back, bill.id, 1201).facts == {"amount": 1}
