"""Closings of days as rows, and the digest by which each is known to be as it was."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission
from db.core.row_values import as_day, as_moment, records
from db.core.sql import rows, write_each
from db.fields.values import Hidden
from db.money.records.tills import Counted, TillLine, TillRecord
from db.money.store.days import LATEST

_COLUMNS = "day, version, closed, kept, last_payment_id, last_move_id, head_seq, head, at, by_id, checked_by_id, reason"
_STATED = f"SELECT {_COLUMNS} FROM till WHERE id = ?"
_PAYMENTS = (
    "SELECT id, bill_id, method, amount, given, movement_id, reverses_id, at, by_id FROM payment "
    "WHERE day = ? AND id <= ? ORDER BY id"
)
_MOVES = "SELECT id, kind, amount, reason, at, by_id FROM cash_move WHERE day = ? AND id <= ? ORDER BY id"
_COUNTS = "SELECT method, book, counted, reason FROM till_count WHERE till_id = ? ORDER BY id"
_LINES = 64


class Stated(NamedTuple):
    """What a row of a day says besides what was counted."""

    day: date
    version: int
    closed: bool
    kept: int
    last_payment: int | None
    last_move: int | None
    head_seq: int
    head: str
    at: str
    by: int
    checked_by: int | None
    reason: str


def write_till(stated: Stated, counts: Sequence[Counted]) -> tuple[int, str]:
    """Writes that a day was closed, or opened anew; gives the id and the digest."""
    digest = _digest(stated, counts)
    marks = ", ".join("?" * (len(stated) + 1))
    [(made,)] = rows(
        f"INSERT INTO till ({_COLUMNS}, digest) VALUES ({marks}) RETURNING id",
        stated.day.isoformat(),
        *stated[1:],
        digest,
    )
    write_each(
        "INSERT INTO till_count (till_id, method, book, counted, reason) VALUES (?, ?, ?, ?, ?)",
        [(made, *one) for one in counts],
    )
    return int(made), digest


def digest_of(till: int) -> str:
    """The digest that a closing should have, by what stands in the tables now."""
    return _digest(stated_of(till), counts_of(till))


def stated_of(till: int) -> Stated:
    """The row with this id.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = rows(_STATED, till)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    day, version, closed, *rest = found[0]
    return Stated(as_day(day), version, bool(closed), *rest)


def counts_of(till: int) -> tuple[Counted, ...]:
    """What was counted at a closing, in the order of the methods."""
    return tuple(Counted(*row) for row in rows(_COUNTS, till))


def _digest(stated: Stated, counts: Sequence[Counted]) -> str:
    """SHA-256 over what a closing says, what was counted, and every payment and move of cash that it is about."""
    on = stated.day.isoformat()
    payments, moves = rows(_PAYMENTS, on, stated.last_payment or 0), rows(_MOVES, on, stated.last_move or 0)
    # days and moments as their text, whether the database gives that or not
    text = json.dumps([stated, counts, payments, moves], ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def latest(day: date) -> int:
    """Id of the row that says how a day stands; 0 where it was never closed."""
    found = rows("SELECT id FROM till WHERE day = ? ORDER BY version DESC LIMIT 1", day.isoformat())
    return int(found[0][0]) if found else 0


def till_record(till: int) -> TillRecord:
    """A closing in full.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = records(
        TillRecord,
        "SELECT t.id, t.day, t.version, t.closed, (SELECT COUNT(*) FROM till e WHERE e.day = t.day AND e.closed "
        "AND e.version <= t.version) AS closings, t.kept, t.at, s.name AS by, k.name AS checked_by, t.reason, "
        "t.digest, t.head_seq, t.head FROM till t JOIN staff s ON s.id = t.by_id "
        "LEFT JOIN staff k ON k.id = t.checked_by_id WHERE t.id = ?",
        till,
    )
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return replace(found[0], counts=counts_of(till))


def sees(work: Work, by: int) -> bool:
    """Whether this person may see the amounts of a day that somebody closed: a manager does, and who has counted it."""
    return by == work.staff or work.grant(Permission.SEE_AMOUNTS) is Grant.YES


def check_seen(work: Work, day: date) -> None:
    """Refuses the amounts of a closed day to who may not see them; those of an open one are needed to count it.

    Raises:
        Refused: ``NOT_ALLOWED``.
    """
    before = latest(day)
    if before and (stated := stated_of(before)).closed and not sees(work, stated.by):
        work.require(Permission.SEE_AMOUNTS)


def till_lines(work: Work) -> list[TillLine]:
    """Days that were ever closed, the last first."""
    found = rows(
        "SELECT t.day, (SELECT COUNT(*) FROM till e WHERE e.day = t.day AND e.closed), t.closed, t.at, s.name, "
        "t.by_id, (SELECT SUM(c.counted - c.book) FROM till_count c WHERE c.till_id = t.id) "
        f"FROM till t JOIN staff s ON s.id = t.by_id WHERE {LATEST} ORDER BY t.day DESC LIMIT {_LINES}"
    )
    return [
        TillLine(
            day=as_day(day),
            closings=closings,
            closed=bool(closed),
            at=as_moment(at),
            by=name,
            difference=(difference or 0) if sees(work, by) else Hidden(),
            may_open=sees(work, by),
        )
        for day, closings, closed, at, name, by, difference in found
    ]
