"""What a day of the till adds up to."""

from __future__ import annotations

from datetime import date

from db.core.row_values import records
from db.core.sql import rows
from db.fields.choices import MONEY
from db.money.fields import CASH, OFFSET
from db.money.records.tills import CashMoveRecord, DayEnd, MethodTotal, Owed, PaidBack, Unsigned
from db.money.store.days import MOVED, float_of, is_closed

_MOVES = (
    "SELECT m.id, m.at, m.day, m.kind, m.amount, m.reason, s.name AS by FROM cash_move m JOIN staff s ON s.id = m.by_id"
)
_WHO = "COALESCE(c.name, b.guest_name) AS who"


def day_end_of(day: date) -> DayEnd:
    """All that a day adds up to, whoever asks."""
    on = day.isoformat()
    carried, moves, closed = float_of(day), moves_of(day), is_closed(day)
    principal, gift = _used(on)
    return DayEnd(
        day=day,
        closings=_count("till WHERE day = ? AND closed", on),
        is_closed=closed,
        carried=carried,
        methods=_totals(on, carried + sum(map(signed, moves))),
        moves=tuple(moves),
        principal=principal,
        gift=gift,
        paid_back=tuple(_paid_back(on)),
        unsigned=tuple(_unsigned(on)),
        overdue=tuple(_overdue(on)),
        open_bills=_count("bill WHERE state = 'open' AND day <= ?", on),
        visits=_count("visit WHERE day = ? AND cancelled = ''", on),
        later=0 if closed else _later(on),
    )


def signed(move: CashMoveRecord) -> int:
    """How a move changes what is in the till."""
    return move.amount if move.kind == "in" else -move.amount


def moves_of(day: date) -> list[CashMoveRecord]:
    """Cash of a day that came or went without a bill, in order."""
    return records(CashMoveRecord, f"{_MOVES} WHERE m.day = ? ORDER BY m.id", day.isoformat())


def move_of(move: int) -> CashMoveRecord:
    """One move of cash."""
    return records(CashMoveRecord, f"{_MOVES} WHERE m.id = ?", move)[0]


def _totals(on: str, cash: int) -> tuple[MethodTotal, ...]:
    """Every method of money; cash has what else is in the till."""
    paid = {
        method: (count, amount)
        for method, count, amount in rows(
            "SELECT method, COUNT(*), SUM(amount) FROM payment WHERE day = ? GROUP BY method", on
        )
    }
    found = []
    for entry in MONEY:
        count, taken = paid.get(entry.code, (0, 0))
        book = taken + cash if entry.code == CASH else taken
        found.append(MethodTotal(entry.code, count, taken, book))
    return tuple(found)


def _used(on: str) -> tuple[int, int]:
    """What was used of what clients paid ahead, and of gifts of balances, in fen, less what was given back."""
    [(principal, gift)] = rows(
        "SELECT COALESCE(-SUM(m.value), 0), COALESCE(SUM(CASE WHEN l.unit = 'fen' THEN m.value - m.units END), 0) "
        "FROM movement m JOIN lot l ON l.id = m.lot_id WHERE m.day = ? AND m.kind IN ('use', 'restore')",
        on,
    )
    return principal, gift


def _paid_back(on: str) -> list[PaidBack]:
    """Money that went back, for a refund or a correction; what was typed wrong and reversed never came."""
    return records(
        PaidBack,
        f"SELECT b.number, {_WHO}, p.method, p.amount FROM payment p JOIN bill b ON b.id = p.bill_id "
        "LEFT JOIN client c ON c.id = b.client_id WHERE p.day = ? AND p.amount < 0 AND p.reverses_id IS NULL "
        "AND p.movement_id IS NULL AND p.method <> ? ORDER BY p.id",
        on,
        OFFSET,
    )


def _unsigned(on: str) -> list[Unsigned]:
    return records(
        Unsigned,
        "SELECT h.number, c.name AS who, COUNT(*) AS lines FROM movement m JOIN holding h ON h.id = m.holding_id "
        "JOIN client c ON c.id = h.client_id WHERE m.day = ? AND h.kind <> 'points' AND NOT EXISTS "
        "(SELECT 1 FROM signature s WHERE s.movement_id = m.id) GROUP BY h.id, h.number, c.name ORDER BY MIN(m.id)",
        on,
    )


def _overdue(on: str) -> list[Owed]:
    return records(
        Owed,
        f"SELECT b.number, {_WHO}, d.due, b.total - b.paid AS left FROM bill b JOIN credit d ON d.bill_id = b.id "
        "LEFT JOIN client c ON c.id = b.client_id WHERE b.state = 'owing' AND d.due <= ? ORDER BY d.due, b.id",
        on,
    )


def _later(on: str) -> int:
    """Cash that came since and belongs to a later day."""
    [(paid,)] = rows("SELECT COALESCE(SUM(amount), 0) FROM payment WHERE day > ? AND method = ?", on, CASH)
    [(moved,)] = rows(f"SELECT {MOVED} FROM cash_move WHERE day > ?", on)
    return int(paid + moved)


def _count(what: str, on: str) -> int:
    return int(rows(f"SELECT COUNT(*) FROM {what}", on)[0][0])
