"""``check`` finds what was changed from outside: each amount, state and link of a bill and its payments."""

from __future__ import annotations

import pytest

from db.core.sql import run
from db.money.queries.bills import read_bill
from db.money.store.checking import wrong_bills
from tests.db.money.desk import COSTS, correct, mend, owe, pay, sell
from tests.db.salon import LI, OWNER, ZENG, Salon


@pytest.fixture
def sold(salon: Salon) -> Salon:
    """Bills of each kind: two past visits, one that runs, and those that are paid, put right, owed, void, corrected."""
    at = salon.desk(OWNER)
    salon.pay(at, salon.visit(at, LI), 10000)
    first = mend(salon, at, pay(salon, at, sell(salon, at, salon.clients[LI])).payments[0].id, "cash", reason="看错")
    owe(salon, at, pay(salon, at, sell(salon, at, salon.clients[ZENG]), 100))
    approved = salon.approved(at, lambda at: correct(salon, at, first, COSTS - 100))
    correct(salon, approved, first, COSTS - 100)
    assert read_bill(at, first.id).state == "settled"
    return salon


def test_nothing_is_wrong(sold: Salon) -> None:
    assert wrong_bills() == set()


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE bill SET total = total + 1 WHERE id = 1",
        "UPDATE bill SET paid = paid - 1 WHERE id = 1",
        "UPDATE bill SET state = 'open', total = total - 1 WHERE kind = 'retail'",
        "UPDATE bill SET state = 'settled' WHERE state = 'owing'",
        "UPDATE bill SET state = 'open' WHERE state = 'owing'",
        "UPDATE bill SET state = 'owing' WHERE id = 1",
        "UPDATE bill SET state = 'void' WHERE id = 1",
        "UPDATE bill SET state = 'settled' WHERE visit_id = (SELECT id FROM visit WHERE closed_at IS NULL)",
        "UPDATE bill SET client_id = 2 WHERE id = 1",
        "UPDATE bill SET number = '1000000019' WHERE id = 1",
        "DELETE FROM credit",
        "UPDATE bill_line SET qty = 2, amount = 2 * unit WHERE id = 1",
        "UPDATE visit_service SET price = price + 1 WHERE id = 1",
        "UPDATE visit SET total = total + 1 WHERE id = 1",
        "UPDATE visit SET cancelled = 'x' WHERE id = 1",
        "UPDATE payment SET amount = amount + 1 WHERE id = 1",
        "UPDATE payment SET bill_id = 2 WHERE id = 1",
        "UPDATE payment SET method = 'card' WHERE reverses_id IS NOT NULL",
        "UPDATE payment SET day = '2020-01-01' WHERE reverses_id IS NOT NULL",
        "DELETE FROM payment WHERE id = 1",
        "DELETE FROM bill WHERE visit_id = (SELECT id FROM visit WHERE closed_at IS NULL)",
    ],
)
def test_an_edit_from_outside_is_found(sold: Salon, edit: str) -> None:
    run("PRAGMA foreign_keys = off")
    for what in ("update", "delete"):
        run(f"DROP TRIGGER payment_no_{what}")
    run(edit)
    assert wrong_bills() != set()


def test_more_that_goes_back_than_came_is_found(sold: Salon) -> None:
    run("DROP TRIGGER payment_no_update")
    run("UPDATE bill SET total = total - 99900, paid = paid - 99900 WHERE kind = 'correction'")
    run("UPDATE bill_line SET unit = unit - 99900, amount = amount - 99900 WHERE kind = 'return'")
    run("UPDATE payment SET amount = amount - 99900 WHERE amount < 0 AND reverses_id IS NULL")
    assert len(wrong_bills()) == 1
