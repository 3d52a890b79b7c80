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
from typing import Any, Final

from db.core.counters import next_number
from db.core.database import SalonDatabase
from db.core.desk import Desk
from db.core.keys import Keys, read_root
from db.core.sql import rows
from db.money.operations import packages, using
from db.money.records.settings import MoneySettings
from db.money.requests import UseUnits
from db.staff import pins
from db.text.card_number import Register, register_number
from tests.benchmarks.support import Series, verdict
from tests.db.money.held.samples import held, top_up
from tests.db.salon import CHEAP, OUYANG, OWNER, build, copy

WARMING: Final = 100
ROUNDS: Final = 400
GOAL: Final = 1.5


def run() -> int:
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
        bills = [_bill(client) for _ in range(WARMING + ROUNDS)]
        salon.close()
        shutil.copytree(folder / "salon", folder / "floor")
        salon.reopen()
        owner = salon.desk(OWNER)
        floor = _Bare(folder / "floor", balance.lots[0].id)
        try:
            return _measure(owner, bills, balance.id, floor)
        finally:
            floor.close()
            salon.close()


def _bill(client: int) -> int:
    """A bill of a product."""
    number = register_number(Register.BILL, next_number("bill"))
    [(bill,)] = rows(
        "INSERT INTO bill (version, number, client_id, guest_name, guest_phone, day, kind, state, total, paid, by_id) "
        "VALUES (1, ?, ?, '', '', '2026-03-10', 'retail', 'open', 10000, 0, 1) RETURNING id",
        number,
        client,
    )
    rows(
        "INSERT INTO bill_line (bill_id, seq, kind, name, qty, unit, list_unit, discount, amount, reason) "
        "VALUES (?, 1, 'product', '修护精华', 1, 10000, 10000, 0, 10000, '') RETURNING id",
        bill,
    )
    return int(bill)


def _measure(owner: Desk, bills: Sequence[int], balance: int, floor: _Bare) -> int:
    waited = {who: Series(f"{who}: one use", "ms") for who in ("bare SQLCipher", "use_units")}
    for number, bill in enumerate(bills):
        asked = UseUnits(request_id=secrets.token_hex(16), bill=bill, holding=balance, amount=100 + number)
        rows_of = floor.prepared(bill, 100 + number)
        for who in waited:
            began = time.perf_counter()
            if who == "use_units":
                using.use_units(owner, asked)
            else:
                floor.save(rows_of)
            if number >= WARMING:
                waited[who].add((time.perf_counter() - began) * 1000)
    for one in waited.values():
        print(f"{one}   p99 {one.percentile(99):.3g}")
    ratio = waited["use_units"].median / waited["bare SQLCipher"].median
    return 0 if verdict("use_units ÷ bare transaction", ratio, GOAL) else 1


class _Bare:
    """The same rows, written by nothing but SQL."""

    def __init__(self, folder: Path, lot: int) -> None:
        [key] = (folder / "keys").glob("*.key")
        self._database = SalonDatabase(folder / "data" / "salon.db", Keys(read_root(key)).database)
        self._database.connect()
        self._run: Any = self._database.connection().execute  # type: ignore[no-untyped-call]  # not in peewee's stubs
        self._lot, self._seq = lot, 1
        [(self._last,)] = self._run("SELECT MAX(id) FROM movement").fetchall()
        [(self._entry,)] = self._run("SELECT MAX(seq) FROM audit_entry").fetchall()

    def prepared(self, bill: int, units: int) -> list[tuple[str, tuple[Any, ...]]]:
        """What a use leaves."""
        self._last += 1
        self._entry += 1
        self._seq += 1
        at, digest, value = "2026-03-10 02:00:00", "0123456789abcdef" * 4, units * 10 // 11
        return [
            ('UPDATE lot SET "left" = "left" - ?, value_left = value_left - ? WHERE id = ?', (units, value, self._lot)),
            (
                "INSERT INTO movement (id, holding_id, seq, lot_id, day, at, kind, units, value, units_after, "
                "value_after, client_id, reason, by_id, digest) "
                "VALUES (?, 1, ?, ?, '2026-03-10', ?, 'use', ?, ?, 0, 0, 1, '', 1, ?)",
                (self._last, self._seq, self._lot, at, -units, -value, digest),
            ),
            (
                "INSERT INTO payment (bill_id, day, method, amount, movement_id, at, by_id) "
                "VALUES (?, '2026-03-10', 'prepaid', ?, ?, ?, 1)",
                (bill, units, self._last, at),
            ),
            ("UPDATE bill SET paid = paid + ?, version = version + 1 WHERE id = ?", (units, bill)),
            (
                "INSERT INTO request (id, staff_id, operation, result) VALUES (?, 1, 'use_units', ?)",
                (secrets.token_hex(16), bill),
            ),
            (
                "INSERT INTO audit_entry (seq, at, staff, person, role, operation, action, outcome, client, what, "
                "reason, hash) VALUES (?, ?, 1, '周岚', 'manager', 'use_units', 'C', 'done', 1, ?, '', ?)",
                (self._entry, at, f'{{"ledger":"{digest}"}}', digest),
            ),
        ]

    def save(self, lines: list[tuple[str, tuple[Any, ...]]]) -> None:
        """Writes it."""
        self._run("BEGIN IMMEDIATE")
        for line in lines:
            self._run(*line)
        self._run("COMMIT")

    def close(self) -> None:
        """Closes the copy."""
        self._database.close()
