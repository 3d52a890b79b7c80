"""Whatever is sold, paid, put right, owed and taken back: every figure is that of a notebook, and ``check`` agrees."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.core.desk import Desk
from db.core.errors import SalonError
from db.core.sql import Transaction, rows
from db.money.operations import bills, paying
from db.money.operations.bills import Sale
from db.money.queries.bills import read_bill
from db.money.records.bills import BillRecord
from db.money.store.checking import wrong_money
from tests.db.money.desk import ESSENCE, mend, owe
from tests.db.money.model import Notebook
from tests.db.salon import LI, OWNER, Salon

METHODS = ("cash", "wechat", "card")
BILLS = 3
_bill, _amount = st.integers(0, BILLS - 1), st.integers(1, 400)
_lines = st.lists(st.integers(0, 300), max_size=3)
_step = st.one_of(
    st.tuples(st.just("save"), _bill, _lines),
    st.tuples(st.just("pay"), _bill, st.sampled_from(METHODS), _amount),
    st.tuples(st.just("mend"), _bill, st.integers(0, 3), st.sampled_from(("", *METHODS))),
    st.tuples(st.just("owe"), _bill),
    st.tuples(st.just("make_void"), _bill),
)


class ByOperations:
    """The same as the notebook does, by the operations."""

    def __init__(self, salon: Salon, at: Desk) -> None:
        self.salon, self.at = salon, at
        self.bills: list[int] = []

    def read(self, bill: int) -> BillRecord:
        return read_bill(self.at, self.bills[bill])

    def _sales(self, lines: list[int]) -> tuple[Sale, ...]:
        return tuple(Sale(product=self.salon.products[ESSENCE], price=price) for price in lines)

    def sell(self, lines: list[int]) -> None:
        asked = bills.OpenBill(request_id=self.salon.request(), client=self.salon.clients[LI], sales=self._sales(lines))
        self.bills.append(bills.open_bill(self.at, asked).id)

    def save(self, bill: int, lines: list[int]) -> None:
        now = self.read(bill)
        sales = self._sales(lines)
        bills.save_bill(
            self.at,
            bills.SaveBill(request_id=self.salon.request(), bill=now.id, version=now.version, sales=sales),
        )

    def pay(self, bill: int, method: str, amount: int) -> None:
        asked = paying.Pay(request_id=self.salon.request(), bill=self.bills[bill], method=method, amount=amount)
        paying.take_payment(self.at, asked)

    def mend(self, bill: int, payment: int, method: str) -> None:
        taken = [one for one in self.read(bill).payments if one.reverses is None]
        mend(self.salon, self.at, taken[payment].id if payment < len(taken) else 999_999, method, reason="试")

    def owe(self, bill: int) -> None:
        owe(self.salon, self.at, self.read(bill))

    def make_void(self, bill: int) -> None:
        now = self.read(bill)
        bills.void_bill(
            self.at, bills.VoidBill(request_id=self.salon.request(), bill=now.id, version=now.version, reason="试")
        )


class _Undone(Exception):
    """Ends a history; nothing of it stays."""


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=st.lists(_lines, min_size=BILLS, max_size=BILLS), steps=st.lists(_step, max_size=25))
def test_bills_are_those_of_a_notebook(salon: Salon, first: list[list[int]], steps: list[tuple[Any, ...]]) -> None:
    at = salon.desk(OWNER).cheaper_because("试")
    try:
        with Transaction():
            notebook, desk = Notebook(), ByOperations(salon, at)
            for lines in first:
                notebook.sell(lines)
                desk.sell(lines)
            for what, bill, *rest in steps:
                accepted = getattr(notebook, what)(bill, *rest)
                try:
                    getattr(desk, what)(bill, *rest)
                except SalonError:
                    assert not accepted, (what, bill, rest)
                else:
                    assert accepted, (what, bill, rest)
                found = [(one.total, one.left, one.state) for one in map(desk.read, range(BILLS))]
                assert found == [(one.total, one.left, one.state) for one in notebook.bills]
            till = rows("SELECT method, SUM(amount) FROM payment WHERE bill_id >= ? GROUP BY method", desk.bills[0])
            assert {method: sum for method, sum in till if sum} == {m: n for m, n in notebook.till.items() if n}
            assert wrong_money() == 0
            raise _Undone
    except _Undone:
        pass
