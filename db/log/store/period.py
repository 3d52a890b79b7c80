"""Between which entries the days of a period lie."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from db.core import audit
from db.core.row_values import moment_text
from db.core.sql import rows

_AT = "SELECT seq, at FROM audit_entry WHERE seq >= ? ORDER BY seq LIMIT 1"


def begins(day: date) -> str:
    """The moment at which a day begins at the desk, as the tables keep it."""
    return moment_text(datetime.combine(day, time()).astimezone())


def between(since: date | None, until: date | None) -> tuple[int, int]:
    """The first entry of a period, and the one behind its last.

    Time goes forward in the log from one entry to the next, except where the clock was set back: it is looked for in
    each part between, so that nothing needs an index by time.
    """
    end = audit.head()[0] + 1
    if since is None and until is None:
        return 1, end
    first, after = begins(since) if since else "", begins(until + timedelta(days=1)) if until else "9999"
    found = [
        (low, high)
        for start, stop in _parts(end)
        if (low := _first(first, start, stop)) < (high := _first(after, start, stop))
    ]
    return (min(low for low, _ in found), max(high for _, high in found)) if found else (1, 1)


def _parts(end: int) -> Iterator[tuple[int, int]]:
    """From where to where time goes forward."""
    back = rows(f"SELECT seq FROM audit_entry WHERE operation = '{audit.SET_BACK}' ORDER BY seq")
    return pairwise([1, *(seq for (seq,) in back if seq > 1), end])


def _first(moment: str, low: int, high: int) -> int:
    """The first entry of a part that isn't before a moment; the end of the part where all are."""
    while low < high:
        middle = (low + high) // 2
        found = rows(_AT, middle)
        if found and found[0][0] < high and found[0][1] < moment:
            low = found[0][0] + 1
        else:
            high = middle
    return low
