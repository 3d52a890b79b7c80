"""A client's account, a page of a ledger, and what is owed to all clients, among many movements beside few.

What one client's account costs must not show how many others there are. The floors are the bare statements that read
the same rows. What is owed to clients goes through every ledger, and through what moved since its day: it has
its time, and a worker.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final

from db.core.sql import rows, write, write_each
from db.money.queries.holdings import account, ledger, owed_to_clients
from db.text.card_number import Register, register_number
from tests.benchmarks.money.salons import salon_in_memory
from tests.benchmarks.support import Series, verdict
from tests.db.salon import OWNER, Salon

FEW: Final = 10_000
MANY: Final = 2_000_000
LENGTH: Final = 100
"""Movements of a ledger."""
HELD: Final = 3
"""Ledgers of a client."""
ASKED: Final = 200
GOAL_MS: Final = 2.0
OWED_S: Final = 1.5
RATIO: Final = 1.3
YEAR: Final = timedelta(days=365)
AT: Final = "2026-01-02 03:04:05.000000"


def run(many: int = MANY) -> int:
    """Asks for the accounts of the salon's own clients, whose ledgers stand among all the others.

    Returns:
        0 where the goals are met.
    """
    few, among = measured(FEW), measured(many)
    for one in (*few.values(), *among.values()):
        print(f"{one}   p99 {one.percentile(99):.3g}")
    good = True
    for what in ("account", "ledger"):
        good &= verdict(f"{what} among {many:,}, p99 in ms", among[what].percentile(99), GOAL_MS)
        good &= verdict(
            f"{what} among {many:,} ÷ {FEW:,}", among[what].percentile(25) / few[what].percentile(25), RATIO
        )
    for what in ("owed_to_clients", "owed a year ago"):
        owed = among[what]
        print(f"{what} ÷ bare sum: {owed.median / among['bare sum'].median:.3g}")
        good &= verdict(f"{what} among {many:,}, in s", owed.median / 1000, OWED_S)
    return 0 if good else 1


def measured(movements: int, times: int = ASKED) -> dict[str, Series]:
    """How long each question takes among so many movements; each is asked so many times, the long ones five times."""
    salon = salon_in_memory()
    fill(salon, movements)
    desk, clients = salon.desk(OWNER), list(salon.clients.values())
    today = salon.clock.today
    holdings = [id for (id,) in rows("SELECT id FROM holding WHERE client_id IN (SELECT id FROM client)")]
    asked: dict[str, tuple[int, Callable[[int], object]]] = {
        "account": (times, lambda number: account(desk, clients[number % len(clients)])),
        "ledger": (times, lambda number: ledger(desk, holdings[number % len(holdings)])),
        "bare ledger": (
            times,
            lambda number: rows(
                "SELECT id, seq, day, kind, units, value, units_after, value_after FROM movement WHERE holding_id = ? "
                "ORDER BY seq DESC LIMIT 64",
                holdings[number % len(holdings)],
            ),
        ),
        "owed_to_clients": (min(times, 5), lambda number: owed_to_clients(desk, today)),
        "owed a year ago": (min(times, 5), lambda number: owed_to_clients(desk, today - YEAR)),
        "bare sum": (
            min(times, 5),
            lambda number: rows("SELECT SUM(value) FROM movement WHERE day <= ?", today.isoformat()),
        ),
    }
    found = {}
    for what, (rounds, ask) in asked.items():
        series = found[what] = Series(f"{what} among {movements:,}", "ms")
        for number in range(-min(rounds // 5, 10), rounds):
            began = time.thread_time()
            ask(number)
            if number >= 0:
                series.add((time.thread_time() - began) * 1000)
    salon.close()
    return found


def fill(salon: Salon, movements: int) -> None:
    """The rows that the operations would write: ledgers of the salon's clients first, then of others."""
    today, count = salon.clock.today, max(movements // LENGTH, HELD * len(salon.clients))
    # those after the salon's own clients stand for people of whom nothing else is asked
    whose = [client for client in salon.clients.values() for _ in range(HELD)]
    whose += [len(salon.clients) + 1 + number // HELD for number in range(count - len(whose))]
    for pragma in ("synchronous = off", "foreign_keys = off"):
        rows(f"PRAGMA {pragma}")
    write("BEGIN")
    write_each(
        "INSERT INTO holding (id, version, number, client_id, kind, title, state) VALUES (?, 1, ?, ?, ?, '', 'open')",
        (
            (id, register_number(Register.HOLDING, id), client, "prepaid" if id % 3 else "points")
            for id, client in enumerate(whose, 1)
        ),
    )
    write_each(
        'INSERT INTO lot (id, holding_id, unit, size, gift, paid, list_value, use_order, "left", value_left) '
        "VALUES (?, ?, ?, 400000, 100000, 300000, 400000, 'ratio', 360400, 270300)",
        ((id, id, "fen" if id % 3 else "point") for id in range(1, count + 1)),
    )
    write_each(
        "INSERT INTO movement (holding_id, seq, lot_id, day, at, kind, units, value, units_after, value_after, "
        "client_id, reason, by_id, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 1, '')",
        _moved(whose, today),
    )
    write("COMMIT")
    rows("PRAGMA optimize")


def _moved(whose: list[int], today: date) -> Iterator[tuple[object, ...]]:
    """What was bought and then used, ledger by ledger as the weeks go by: every day has some of many ledgers."""
    for seq in range(1, LENGTH + 1):
        day = (today - timedelta(days=7 * (LENGTH - seq))).isoformat()
        kind, units, value = ("buy", 400_000, 300_000) if seq == 1 else ("use", -400, -300)
        left, value_left = 400_400 - 400 * seq, 300_300 - 300 * seq
        for holding, client in enumerate(whose, 1):
            yield holding, seq, holding, day, AT, kind, units, value, left, value_left, client
