"""Paying a bill in two ways, from the operation's call to its record, by turns with the bare writes of the same rows.

The floor is one SQLCipher transaction on a copy of the archive, with the same settings (WAL, every commit on the disk):
two payments, the bill, the request and the entry of the audit log.
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
from db.money.operations.paying import Part, PaySplit, take_split
from db.staff import pins
from tests.benchmarks.money.bare import Bare, Line, product_bill
from tests.benchmarks.support import Series, verdict
from tests.db.salon import CHEAP, OUYANG, OWNER, build, copy

WARMING: Final = 100
ROUNDS: Final = 400
GOAL: Final = 1.5


def run(rounds: int = ROUNDS, warming: int = WARMING) -> int:
    """Pays one bill after the other, each in two ways.

    Returns:
        0 where the goal is met.
    """
    pins.FLOOR_KIB, pins.FLOOR_PASSES = CHEAP
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        salon = copy(build(folder / "prepared"), folder / "salon")
        # as on every day at the desk: what is known of a client is kept as soon as a day's tasks are made
        make_day(salon.desk(OWNER))
        # the newest is paid first: nobody has hundreds of newer bills that are not paid
        bills = [product_bill(salon.clients[OUYANG]) for _ in range(warming + rounds)][::-1]
        salon.close()
        shutil.copytree(folder / "salon", folder / "floor")
        salon.reopen()
        owner = salon.desk(OWNER)
        floor = Bare(folder / "floor")
        try:
            return _measure(owner, bills, floor, warming)
        finally:
            floor.close()
            salon.close()


def _measure(owner: Desk, bills: Sequence[int], floor: Bare, warming: int) -> int:
    waited = {who: Series(f"{who}: one payment", "ms") for who in ("bare SQLCipher", "take_split")}
    for number, bill in enumerate(bills):
        parts = (Part("wechat", 4_000), Part("card", 6_000))
        asked = PaySplit(request_id=secrets.token_hex(16), bill=bill, parts=parts)
        lines = _rows_of(floor, bill, parts)
        for who in waited:
            began = time.perf_counter()
            if who == "take_split":
                take_split(owner, asked)
            else:
                floor.save(lines)
            if number >= warming:
                waited[who].add((time.perf_counter() - began) * 1000)
    for one in waited.values():
        print(f"{one}   p99 {one.percentile(99):.3g}")
    ratio = waited["take_split"].median / waited["bare SQLCipher"].median
    return 0 if verdict("take_split ÷ bare transaction", ratio, GOAL) else 1


def _rows_of(floor: Bare, bill: int, parts: Sequence[Part]) -> list[Line]:
    """What two payments leave."""
    paid: list[Line] = [
        (
            "INSERT INTO payment (bill_id, day, method, amount, at, by_id) VALUES (?, '2026-03-10', ?, ?, ?, 1)",
            (bill, part.method, part.amount, floor.AT),
        )
        for part in parts
    ]
    return [
        *paid,
        ("UPDATE bill SET paid = total, state = 'settled', version = version + 2 WHERE id = ?", (bill,)),
        *floor.written("take_split", bill, '{"amount":10000}'),
    ]
