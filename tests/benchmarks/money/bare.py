"""The rows of an operation about money, written by nothing but SQL."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any, Final

from db.core.counters import next_number
from db.core.database import SalonDatabase
from db.core.disk.keys import Keys, read_root
from db.core.sql import rows
from db.text.card_number import Register, register_number
from tests.benchmarks.support import write_back

Line = tuple[str, tuple[Any, ...]]
"""A statement and its values."""


class Bare:
    """A copy of an archive, with the same settings (WAL, every commit on the disk)."""

    AT: Final = "2026-03-10 02:00:00"
    DIGEST: Final = "0123456789abcdef" * 4

    def __init__(self, folder: Path) -> None:
        [key] = (folder / "keys").glob("*.key")
        self._database = SalonDatabase(folder / "data" / "salon.db", Keys(read_root(key)).database)
        self._database.connect()
        self.run: Any = self._database.connection().execute  # type: ignore[no-untyped-call]  # not in peewee's stubs
        [(self._entry,)] = self.run("SELECT MAX(seq) FROM audit_entry").fetchall()
        self._saves = 0

    def written(self, operation: str, result: int, what: str) -> list[Line]:
        """What every operation leaves that takes money: request, what is known of the client, entry of the log."""
        self._entry += 1
        return [
            (
                "INSERT INTO client_facts (client_id, as_of, visits, spend_12m, spend_before, spend_90, "
                "spend_90_before, last_paid, last_method, owed, missed_12m) "
                "VALUES (1, '2026-03-10', 0, 0, 0, 0, 0, '2026-03-10', ?, 0, 0) "
                "ON CONFLICT (client_id) DO UPDATE SET last_paid = excluded.last_paid, "
                "last_method = excluded.last_method",
                (operation,),
            ),
            (
                "INSERT INTO request (id, staff_id, operation, result) VALUES (?, 1, ?, ?)",
                (secrets.token_hex(16), operation, result),
            ),
            (
                "INSERT INTO audit_entry (seq, at, staff, person, role, operation, action, outcome, client, what, "
                "reason, hash) VALUES (?, ?, 1, '周岚', 'manager', ?, 'C', 'done', 1, ?, '', ?)",
                (self._entry, self.AT, operation, what, self.DIGEST),
            ),
        ]

    def save(self, lines: list[Line]) -> None:
        """Writes lines in one transaction."""
        self.run("BEGIN IMMEDIATE")
        for line in lines:
            self.run(*line)
        self.run("COMMIT")
        self._saves += 1
        write_back(self.run, self._saves)

    def close(self) -> None:
        """Closes the copy."""
        self._database.close()


def product_bill(client: int) -> int:
    """A bill of a product for 100.00; gives its id."""
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
