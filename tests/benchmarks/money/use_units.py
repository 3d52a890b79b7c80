"""Paying a bill by a balance, from the operation's call to its record, by turns with the bare writes of the same rows.

The floor is one SQLCipher transaction on a copy of the archive, with the same settings (WAL, every commit on the disk):
the movement, what is left of the lot, the payment, the bill, the request and the entry of the audit log.
"""

from __future__ import annotations

import secrets
import shutil
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from db.contacts.operations.making import make_day
from db.core.desk import Desk
from db.money.operations import packages, using
from db.money.records.holdings import HoldingRecord
from db.money.records.settings import MoneySettings
from db.money.requests import UseUnits
from db.staff import pins
from tests.benchmarks.money.bare import Bare, Line, product_bill
from tests.benchmarks.support import Series, verdict
from tests.db.money.held.samples import held, top_up
from tests.db.salon import CHEAP, OUYANG, OWNER, build, copy

WARMING: Final = 100
ROUNDS: Final = 400
GOAL: Final = 1.5


def run(rounds: int = ROUNDS, warming: int = WARMING) -> int:
    """Pays one bill after the other, each by one use of the same balance.

    Returns:
        0 where the goal is met.
    """
    pins.FLOOR_KIB, pins.FLOOR_PASSES = CHEAP
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        salon = copy(build(folder / "prepared"), folder / "salon")
        owner = salon.desk(OWNER)
        client = salon.clients[OUYANG]
        packages.change_money_settings(owner, MoneySettings(card_limit=0))
        top_up(salon, owner, client, 9_000_000, 900_000)
        balance = held(owner, client, "prepaid")
        # as on every day at the desk: what is known of a client is kept as soon as a day's tasks are made
        make_day(owner)
        # the newest is paid first: nobody has hundreds of newer bills that are not paid
        bills = [product_bill(client) for _ in range(warming + rounds)][::-1]
        salon.close()
        shutil.copytree(folder / "salon", folder / "floor")
        salon.reopen()
        owner = salon.desk(OWNER)
        floor = Bare(folder / "floor")
        try:
            return _measure(owner, bills, balance, floor, warming)
        finally:
            floor.close()
            salon.close()


def _measure(owner: Desk, bills: Sequence[int], balance: HoldingRecord, floor: Bare, warming: int) -> int:
    waited = {who: Series(f"{who}: one use", "ms") for who in ("bare SQLCipher", "use_units")}
    for number, bill in enumerate(bills):
        asked = UseUnits(request_id=secrets.token_hex(16), bill=bill, holding=balance.id, amount=100 + number)
        lines = _rows_of(floor, number, bill, balance.lots[0].id, 100 + number)
        for who in waited:
            began = time.perf_counter()
            if who == "use_units":
                using.use_units(owner, asked)
            else:
                floor.save(lines)
            if number >= warming:
                waited[who].add((time.perf_counter() - began) * 1000)
    for one in waited.values():
        print(f"{one}   p99 {one.percentile(99):.3g}")
    ratio = waited["use_units"].median / waited["bare SQLCipher"].median
    return 0 if verdict("use_units ÷ bare transaction", ratio, GOAL) else 1


def _rows_of(floor: Bare, number: int, bill: int, lot: int, units: int) -> list[Line]:
    """What the ``number``-th use leaves, counted from 0."""
    # the first movement of all is the one by which the balance was paid in
    movement, seq, value = number + 2, number + 2, units * 10 // 11
    return [
        ('UPDATE lot SET "left" = "left" - ?, value_left = value_left - ? WHERE id = ?', (units, value, lot)),
        (
            "INSERT INTO movement (id, holding_id, seq, lot_id, day, at, kind, units, value, units_after, "
            "value_after, client_id, reason, by_id, digest) "
            "VALUES (?, 1, ?, ?, '2026-03-10', ?, 'use', ?, ?, 0, 0, 1, '', 1, ?)",
            (movement, seq, lot, floor.AT, -units, -value, floor.DIGEST),
        ),
        (
            "INSERT INTO payment (bill_id, day, method, amount, movement_id, at, by_id) "
            "VALUES (?, '2026-03-10', 'prepaid', ?, ?, ?, 1)",
            (bill, units, movement, floor.AT),
        ),
        ("UPDATE bill SET paid = paid + ?, version = version + 1 WHERE id = ?", (units, bill)),
        *floor.written("use_units", bill, f'{{"ledger":"{floor.DIGEST}"}}'),
    ]
