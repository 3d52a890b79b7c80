"""What a day of four hundred payments adds up to, after ten years of such days, beside an archive of few days."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from db.core.desk import Desk
from db.core.sql import rows, write, write_each
from db.fields.choices import MONEY
from db.money.queries.tills import day_end, open_day
from db.text.card_number import Register, register_number
from tests.benchmarks.money.salons import salon_in_memory
from tests.benchmarks.support import Series, verdict
from tests.db.salon import LI, OWNER, Salon

PAYMENTS: Final = 400
"""A day's, and half as many uses of balances."""
DAYS: Final = 3_000
ASKED: Final = 200
GOAL_MS: Final = 30.0
RATIO: Final = 1.3
AT: Final = "2026-01-02 03:04:05.000000"


def run(days: int = DAYS) -> int:
    """Asks for the open day and for a day long ago.

    Returns:
        0 where the goals are met.
    """
    few, many = _measured(3, "few days"), _measured(days, f"{days:,} days")
    for one in (*few, *many):
        print(f"{one}   p99 {one.percentile(99):.3g}")
    good = True
    for lone, among in zip(few, many, strict=True):
        good &= verdict(f"{among.name}, p99 in ms", among.percentile(99), GOAL_MS)
        good &= verdict(f"{among.name} ÷ few days", among.percentile(25) / lone.percentile(25), RATIO)
    return 0 if good else 1


def _measured(days: int, name: str) -> list[Series]:
    salon = salon_in_memory()
    today = salon.clock.today
    _fill(salon, [today - timedelta(days=past) for past in range(days)])
    desk, found = salon.desk(OWNER), []
    asked = {"the open day": open_day, "a day before": lambda desk: day_end(desk, today - timedelta(days=days // 2))}
    for what, ask in asked.items():
        series = Series(f"{what} of {name}", "ms")
        for number in range(ASKED + 10):
            spent = _spent(desk, ask)
            if number >= 10:
                series.add(spent)
        found.append(series)
    salon.close()
    return found


def _spent(desk: Desk, ask: Any) -> float:
    began = time.thread_time()
    ask(desk)
    return (time.thread_time() - began) * 1000


def _fill(salon: Salon, days: list[date]) -> None:
    """The rows that the operations would write, day by day from the first."""
    client = salon.clients[LI]
    [(first,)] = rows("SELECT COALESCE(MAX(id), 0) + 1 FROM bill")
    for pragma in ("synchronous = off", "foreign_keys = off"):
        rows(f"PRAGMA {pragma}")
    write("BEGIN")
    write(
        "INSERT INTO holding (id, version, number, client_id, kind, title, state) "
        "VALUES (1, 1, '2000000011', ?, 'prepaid', '', 'open')",
        client,
    )
    write(
        'INSERT INTO lot (id, holding_id, unit, size, gift, paid, list_value, use_order, "left", value_left) '
        "VALUES (1, 1, 'fen', 400000, 100000, 300000, 400000, 'ratio', 0, 0)"
    )
    ids = list(enumerate((day for day in sorted(days) for _ in range(PAYMENTS)), first))
    write_each(
        "INSERT INTO bill (id, version, number, client_id, guest_name, guest_phone, day, kind, state, total, paid, "
        "by_id) VALUES (?, 1, ?, ?, '', '', ?, ?, 'settled', 9900, 9900, 1)",
        (
            (id, register_number(Register.BILL, id), client, day.isoformat(), "refund" if id % 40 == 0 else "retail")
            for id, day in ids
        ),
    )
    write_each(
        "INSERT INTO payment (bill_id, day, method, amount, at, by_id) VALUES (?, ?, ?, 9900, ?, 1)",
        ((id, day.isoformat(), MONEY[id % len(MONEY)].code, AT) for id, day in ids),
    )
    write_each(
        "INSERT INTO movement (holding_id, seq, lot_id, day, at, kind, units, value, units_after, value_after, reason, "
        "by_id, digest) VALUES (1, ?, 1, ?, ?, 'use', -400, -300, 0, 0, '', 1, '')",
        _used(sorted(days)),
    )
    write_each(
        "INSERT INTO till (day, version, closed, kept, head_seq, head, at, by_id, reason, digest) "
        "VALUES (?, 1, 1, 50000, 1, '', ?, 1, '', '')",
        [(day.isoformat(), AT) for day in sorted(days)[:-1]],
    )
    write("COMMIT")
    rows("PRAGMA optimize")


def _used(days: list[date]) -> Iterator[tuple[int, str, str]]:
    for number, day in enumerate(day for day in days for _ in range(PAYMENTS // 2)):
        yield number + 1, day.isoformat(), AT
