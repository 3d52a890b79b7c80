"""What is done with the till, for tests: cash in and out, a day that is closed, and one that is opened anew."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from db.core.desk import Desk
from db.core.row_values import moment_text
from db.core.sql import run
from db.money.operations import tills
from db.money.records.tills import CashMoveRecord, TillRecord
from db.money.store.day_end import day_end_of
from tests.db.salon import DESK_WOMAN, Salon


def book_of(day: date) -> dict[str, int]:
    """What the books say of a day, by method."""
    return {one.method: one.book for one in day_end_of(day).methods}


def move(salon: Salon, at: Desk, kind: str, amount: int, reason: str = "换零钱") -> CashMoveRecord:
    """Cash in or out."""
    return tills.cash_in_out(at, tills.MoveCash(request_id=salon.request(), kind=kind, amount=amount, reason=reason))


def close(salon: Salon, at: Desk, day: date | None = None, **more: Any) -> TillRecord:
    """Closes a day; what isn't said otherwise agrees with the books."""
    on = day or salon.clock.today
    wanted: dict[str, Any] = {"request_id": salon.request(), "day": on, "book": book_of(on), "counted": {}} | more
    return tills.close_till(at, tills.CloseTill(**wanted))


def reopen(salon: Salon, at: Desk, day: date | None = None, reason: str = "点错了") -> TillRecord:
    """Opens a day anew, with the second person that it takes."""
    asked = tills.ReopenTill(request_id=salon.request(), day=day or salon.clock.today, reason=reason)
    return tills.reopen_till(salon.approved(at, tills.reopen_till, asked), asked)


def make_yesterday(salon: Salon, at: Desk | None = None) -> date:
    """Yesterday, with cash that was put in, closed by who sits at the desk, or at the reception."""
    day = salon.clock.today - timedelta(days=1)
    run(
        "INSERT INTO cash_move (at, day, kind, amount, reason, by_id) VALUES (?, ?, 'in', 50000, '备用金', ?)",
        moment_text(salon.clock.now - timedelta(days=1)),
        day.isoformat(),
        salon.staff[DESK_WOMAN],
    )
    close(salon, at or salon.desk(DESK_WOMAN), day)
    return day
