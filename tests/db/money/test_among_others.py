"""What is done for one client takes no more steps of the database among many ledgers than among few."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from db.contacts.operations.making import make_day
from db.core.desk import Desk
from db.money.queries import holdings as ask
from tests.benchmarks.money.account import fill
from tests.db.money.desk import COSTS, pay, sell
from tests.db.money.held.samples import use
from tests.db.salon import LI, OWNER, Salon, copy

FEW, MANY = 1_500, 15_000
"""Movements, a hundred of each ledger."""


def _pay(salon: Salon, at: Desk) -> object:
    return pay(salon, at, sell(salon, at, salon.clients[LI]), COSTS)


def _use(salon: Salon, at: Desk) -> object:
    client = salon.clients[LI]
    one = next(held for held in ask.account(at, client).holdings if held.kind == "prepaid")
    return use(salon, at, sell(salon, at, client).id, one.id, COSTS)


ASKED: dict[str, Callable[[Salon, Desk], object]] = {
    "a payment": _pay,
    "a use": _use,
    "an account": lambda salon, at: ask.account(at, salon.clients[LI]),
    "a ledger": lambda salon, at: ask.ledger(at, 1),
}


def _steps(salon: Salon, ask_for: Callable[[Salon, Desk], object]) -> int:
    """How many hundred instructions SQLite needs for it, the second time."""
    at = salon.desk(OWNER)
    connection: Any = at.archive.database.connection()  # type: ignore[no-untyped-call]  # not in peewee's stubs
    ask_for(salon, at)
    steps = 0

    def step() -> int:
        nonlocal steps
        steps += 1
        return 0

    connection.set_progress_handler(step, 100)
    ask_for(salon, at)
    connection.set_progress_handler(None, 0)
    return steps


MOST = {"a payment": 42, "a use": 66, "an account": 20, "a ledger": 8}
"""Statements of each, what is done before it too; a holding or a bill that is read twice takes more."""


def _statements(salon: Salon, ask_for: Callable[[Salon, Desk], object]) -> int:
    at = salon.desk(OWNER)
    connection: Any = at.archive.database.connection()  # type: ignore[no-untyped-call]  # not in peewee's stubs
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    ask_for(salon, at)
    connection.set_trace_callback(None)
    # what a statement's own triggers do is told as a remark
    return sum(not one.startswith("--") for one in asked)


@pytest.mark.parametrize("name", ASKED)
def test_it_takes_few_statements(salon: Salon, name: str) -> None:
    fill(salon, FEW)
    make_day(salon.desk(OWNER))
    assert _statements(salon, ASKED[name]) <= MOST[name]


@pytest.fixture(scope="module")
def counted(prepared: Salon, tmp_path_factory: pytest.TempPathFactory) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = {}
    for movements in (FEW, MANY):
        salon = copy(prepared, tmp_path_factory.mktemp("others") / "salon")
        fill(salon, movements)
        # nothing of the others is of today
        salon.clock.forward(days=3)
        found[movements] = {name: _steps(salon, ask_for) for name, ask_for in ASKED.items()}
        salon.close()
    return found


@pytest.mark.parametrize("name", ASKED)
def test_it_takes_no_more_steps(counted: dict[int, dict[str, int]], name: str) -> None:
    few, many = counted[FEW][name], counted[MANY][name]
    assert many <= few * 1.1 + 5, f"{few} hundred steps among {FEW} movements, {many} among {MANY}"
