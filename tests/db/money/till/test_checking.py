"""``check`` finds what was changed from outside in a closed day: each amount, method, day and link."""

from __future__ import annotations

import pytest

from db.core.sql import rows, run
from db.money.store.till_checking import wrong_tills
from tests.db.money.desk import COSTS, pay, sell
from tests.db.money.till.closing import close, move, reopen
from tests.db.salon import DESK_WOMAN, OWNER, Salon


@pytest.fixture
def closed(salon: Salon) -> Salon:
    """Two closed days, the second of which was opened anew and counted once more; the third is open."""
    at = salon.desk(DESK_WOMAN)
    pay(salon, at, sell(salon, at), COSTS, "cash")
    pay(salon, at, sell(salon, at), COSTS, "wechat")
    move(salon, at, "in", 50000)
    close(salon, at, counted={"cash": 59000}, reasons={"cash": "找错零"}, kept=20000)
    salon.clock.forward(days=1)
    at = salon.desk(OWNER)
    pay(salon, at, sell(salon, at), COSTS, "cash")
    close(salon, at)
    reopen(salon, at)
    move(salon, at, "out", 300)
    pay(salon, at, sell(salon, at), COSTS, "alipay")
    close(salon, at)
    pay(salon, at, sell(salon, at), COSTS, "alipay")
    return salon


def test_nothing_is_wrong(closed: Salon) -> None:
    assert wrong_tills() == set()


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE payment SET amount = amount + 1 WHERE id = {payment}",
        "UPDATE payment SET method = 'card' WHERE id = {payment}",
        "UPDATE payment SET day = date(day, '+1 day') WHERE id = {payment}",
        "UPDATE payment SET day = date(day, '-9 day') WHERE id = {payment}",
        "UPDATE payment SET bill_id = 1 WHERE id = {payment}",
        "UPDATE payment SET by_id = 1 WHERE id = {payment}",
        "UPDATE payment SET at = '2020-01-01 00:00:00.000000' WHERE id = {payment}",
        "DELETE FROM payment WHERE id = {payment}",
        # one that was taken since, and is put among those of a closed day
        "UPDATE payment SET day = (SELECT MAX(day) FROM till) WHERE id = (SELECT MAX(id) FROM payment)",
        "UPDATE cash_move SET amount = amount + 1 WHERE id = 1",
        "UPDATE cash_move SET kind = 'bank' WHERE kind = 'out'",
        "UPDATE cash_move SET day = date(day, '+1 day') WHERE id = 1",
        "UPDATE cash_move SET reason = 'x' WHERE id = 1",
        "DELETE FROM cash_move WHERE id = 1",
        "UPDATE till_count SET counted = counted + 1 WHERE id = 1",
        "UPDATE till_count SET book = book + 1 WHERE id = 2",
        "UPDATE till_count SET reason = '' WHERE reason <> ''",
        "UPDATE till_count SET method = 'cheque' WHERE id = 2",
        "DELETE FROM till_count WHERE id = 5",
        "UPDATE till SET kept = kept + 1 WHERE id = 1",
        "UPDATE till SET day = date(day, '-1 day') WHERE id = 1",
        "UPDATE till SET by_id = 3 WHERE id = 1",
        "UPDATE till SET head = 'x' WHERE id = 1",
        "UPDATE till SET reason = '' WHERE id = 3",
        "UPDATE till SET closed = 1 WHERE id = 3",
        "UPDATE till SET digest = 'x' WHERE id = 2",
        "UPDATE till SET last_payment_id = NULL WHERE id = 1",
        "DELETE FROM till WHERE id = 3",
    ],
)
def test_an_edit_from_outside_is_found(closed: Salon, edit: str) -> None:
    [(payment,)] = rows("SELECT MIN(id) FROM payment WHERE day = (SELECT MIN(day) FROM till)")
    run("PRAGMA foreign_keys = off")
    for table in ("payment", "cash_move", "till", "till_count"):
        for what in ("update", "delete"):
            run(f"DROP TRIGGER {table}_no_{what}")
    run(edit.format(payment=payment))
    assert wrong_tills() != set()
