"""Whether closed days are as they were closed, and the books of each say what its payments do."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from db.core.sql import rows
from db.money.fields import CASH, MONEY_CODES
from db.money.store.days import MOVED
from db.money.store.tills import Stated, counts_of, digest_of, stated_of


def wrong_tills() -> set[str]:
    """The days of the till that are not as they were closed, as ISO texts."""
    wrong: set[str] = set()
    versions: defaultdict[date, list[Stated]] = defaultdict(list)
    kept: dict[date, int] = {}
    for till, digest in rows("SELECT id, digest FROM till ORDER BY id"):
        stated = stated_of(till)
        before = [day for day in kept if day < stated.day]
        carried = kept[max(before)] if before else 0
        versions[stated.day].append(stated)
        if digest != digest_of(till) or (stated.closed and not _counts_fit(till, stated, carried)):
            wrong.add(stated.day.isoformat())
        if stated.closed:
            kept[stated.day] = stated.kept
        else:
            kept.pop(stated.day, None)
    for day, stood in versions.items():
        turns = [(version, version % 2 == 1) for version in range(1, len(stood) + 1)]
        if [(one.version, one.closed) for one in stood] != turns or (stood[-1].closed and _came_later(stood[-1])):
            wrong.add(day.isoformat())
    return wrong


def _counts_fit(till: int, stated: Stated, carried: int) -> bool:
    """Whether a closing has every method with the sum of its payments, and a reason where something else is there."""
    on = stated.day.isoformat()
    book = dict.fromkeys(MONEY_CODES, 0) | dict(
        rows(
            "SELECT method, SUM(amount) FROM payment WHERE day = ? AND id <= ? GROUP BY method",
            on,
            stated.last_payment or 0,
        )
    )
    [(moved,)] = rows(f"SELECT {MOVED} FROM cash_move WHERE day = ? AND id <= ?", on, stated.last_move or 0)
    book[CASH] += carried + moved
    counts = counts_of(till)
    cash = next((one.counted for one in counts if one.method == CASH), 0)
    return (
        {one.method: one.book for one in counts} == {method: book[method] for method in MONEY_CODES}
        and all(one.counted == one.book or one.reason for one in counts)
        and 0 <= stated.kept <= cash
    )


def _came_later(stated: Stated) -> bool:
    """Whether anything stands on a closed day that came after it was closed."""
    on = stated.day.isoformat()
    return bool(
        rows("SELECT 1 FROM payment WHERE day = ? AND id > ? LIMIT 1", on, stated.last_payment or 0)
        or rows("SELECT 1 FROM cash_move WHERE day = ? AND id > ? LIMIT 1", on, stated.last_move or 0)
    )
