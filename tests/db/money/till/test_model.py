"""The till against a notebook: whatever is paid, moved, closed and opened anew, both say the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.core.desk import Desk
from db.core.sql import Transaction, run
from db.fields.choices import MONEY
from db.money.operations.tills import ReopenTill, reopen_till
from db.money.queries.tills import next_day
from db.money.store.checking import wrong_money
from db.money.store.days import first_open_day
from tests.db.money.desk import pay, sell
from tests.db.money.till.closing import book_of, close, move
from tests.db.money.till.model import ONE_DAY, TillBook
from tests.db.salon import OWNER, Salon, wrong

METHODS = [entry.code for entry in MONEY]
SIGNS = {"in": 1, "out": -1, "bank": -1}
_step = st.one_of(
    st.tuples(st.just("pay"), st.sampled_from(METHODS), st.integers(1, 9900)),
    st.tuples(st.just("move"), st.sampled_from(sorted(SIGNS)), st.integers(1, 5000)),
    st.tuples(st.just("close"), st.integers(-300, 300), st.integers(0, 3)),
    st.tuples(st.just("reopen"), st.none(), st.none()),
    st.tuples(st.just("wait"), st.none(), st.integers(1, 3)),
)


class _Undone(Exception):
    """Ends a history; nothing of it stays."""


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(_step, max_size=16))
def test_days_are_those_of_a_notebook(salon: Salon, steps: list[tuple[Any, ...]]) -> None:
    now, at, notebook = salon.clock.now, salon.desk(OWNER).cheaper_because("试"), TillBook()
    try:
        with Transaction():
            # nobody else is there whose PIN would be asked for
            run("UPDATE salon SET solo = 1")
            for what, how, amount in steps:
                _DOES[what](salon, at, notebook, how, amount)
                today = salon.clock.today
                assert next_day(at) == notebook.next_to_close(today)
                assert first_open_day(today) == notebook.open_on(today)
                for day in (today - ONE_DAY, today, today + ONE_DAY):
                    assert book_of(day) == {method: notebook.book(day, method) for method in METHODS}
            assert wrong_money() == 0
            raise _Undone
    except _Undone:
        salon.clock.now = now


def _pay(salon: Salon, at: Desk, notebook: TillBook, method: str, amount: int) -> None:
    pay(salon, at, sell(salon, at), amount, method)
    notebook.pay(salon.clock.today, method, amount)


def _move(salon: Salon, at: Desk, notebook: TillBook, kind: str, amount: int) -> None:
    move(salon, at, kind, amount)
    notebook.move(salon.clock.today, SIGNS[kind] * amount)


def _close(salon: Salon, at: Desk, notebook: TillBook, differs: int, share: int) -> None:
    """Closes what is next, with so much too much or missing, of which one, two or three quarters or all are kept."""
    day = notebook.next_to_close(salon.clock.today)
    if day is None:
        wrong(close, salon, at)
        return
    book = notebook.book(day, "cash")
    counted = max(0, book + differs)
    kept = counted * (share + 1) // 4
    close(salon, at, day, counted={"cash": counted}, reasons={"cash": "试"}, kept=kept)
    notebook.day(day).kept.append(kept)
    notebook.day(day).closed = True


def _reopen(salon: Salon, at: Desk, notebook: TillBook, _how: None, _amount: None) -> None:
    closed = notebook.closed_days()
    asked = [ReopenTill(request_id=salon.request(), day=day, reason="试") for day in closed]
    for one in asked[:-1]:
        wrong(reopen_till, at, one)
    for one in asked[-1:]:
        reopen_till(at, one)
        notebook.day(one.day).closed = False


def _wait(salon: Salon, at: Desk, notebook: TillBook, _how: None, days: int) -> None:
    salon.clock.forward(days=days)


_DOES: dict[str, Callable[..., None]] = {"pay": _pay, "move": _move, "close": _close, "reopen": _reopen, "wait": _wait}
