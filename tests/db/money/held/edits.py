"""Edits from outside of what ledgers keep: one stored amount, unit, value, day or link at a time."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from db.core.sql import DatabaseError, Transaction, rows, run
from db.money.store.checking import wrong_money
from tests.db.money.held.against_model import History
from tests.db.money.held.model_stage import Stage


class Column(NamedTuple):
    """What is edited: a number, a day, or an id of a row of another table."""

    table: str
    name: str
    kind: str
    of: str = ""
    where: str = "1"


_BALANCE = "movement_id IS NOT NULL"
COLUMNS = (
    *(Column("lot", name, "number") for name in ("size", "gift", "paid", "list_value", '"left"', "value_left")),
    Column("lot", "until", "day"),
    Column("lot", "holding_id", "link", "holding"),
    Column("lot", "service_id", "link", "service"),
    Column("lot", "bill_line_id", "link", "bill_line"),
    *(Column("movement", name, "number") for name in ("units", "value", "units_after", "value_after", "seq")),
    Column("movement", "day", "day"),
    Column("movement", "until", "day"),
    Column("movement", "holding_id", "link", "holding"),
    Column("movement", "lot_id", "link", "lot"),
    Column("movement", "client_id", "link", "client"),
    Column("movement", "bill_id", "link", "bill"),
    Column("movement", "reverses_id", "link", "movement"),
    Column("movement", "pair_id", "link", "movement"),
    Column("movement", "by_id", "link", "staff"),
    Column("movement", "approver_id", "link", "staff"),
    Column("holding", "client_id", "link", "client"),
    Column("holding_user", "client_id", "link", "client"),
    Column("holding_user", "holding_id", "link", "holding"),
    Column("holding_user", "signed", "day"),
    Column("signature", "page", "number"),
    Column("signature", "line", "number"),
    Column("signature", "movement_id", "link", "movement"),
    Column("payment", "amount", "number", where=_BALANCE),
    Column("payment", "day", "day", where=_BALANCE),
    Column("payment", "bill_id", "link", "bill", where=_BALANCE),
    Column("payment", "movement_id", "link", "movement", where=_BALANCE),
    Column("payment", "reverses_id", "link", "payment", where=_BALANCE),
)
"""Every amount, unit, value, day and link of a ledger."""


def prepare(stage: Stage, random: Random, steps: int) -> None:
    """Histories that stay, on tables that let themselves be edited."""
    history = History(stage, random)
    for _ in range(steps):
        history.step()
    for table in ("movement", "signature", "payment"):
        run(f"DROP TRIGGER {table}_no_update")
    assert wrong_money() == 0


class _Undone(Exception):
    """Nothing of an edit stays."""


def plant(random: Random) -> tuple[Column, bool]:
    """Edits one thing, looks whether ``check`` finds it, and takes it back.

    Returns:
        What was edited, and whether it was found: by ``check``, or by the tables themselves, which take no such row.
    """
    while True:
        column = random.choice(COLUMNS)
        ids = rows(f"SELECT rowid, {column.name} FROM {column.table} WHERE {column.where}")
        if not ids:
            continue
        row, old = random.choice(ids)
        new = _other(random, column, old)
        if new == old:
            continue
        try:
            with Transaction():
                try:
                    run(f"UPDATE {column.table} SET {column.name} = ? WHERE rowid = ?", new, row)
                except DatabaseError:
                    return column, True
                found = bool(wrong_money())
                raise _Undone
        except _Undone:
            return column, found


def _other(random: Random, column: Column, old: object) -> object:
    if column.kind == "number":
        assert isinstance(old, int)
        return old + random.choice([1, -1, 100, -100, random.randint(-5_000, 5_000)])
    if column.kind == "day":
        day = date.fromisoformat(str(old)) if old else date(2026, 12, 1)
        return (day + timedelta(days=random.choice([1, -1, 30, -365]))).isoformat()
    return random.choice([one for (one,) in rows(f"SELECT id FROM {column.of}")])
