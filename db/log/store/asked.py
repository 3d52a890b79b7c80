"""The entries that somebody asks for, newest first, each time by the index that leaves the fewest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from db.core.sql import marks, rows
from db.log.names import of_kinds
from db.log.records import LogFilters
from db.log.store.period import begins, between

PAGE = 60
"""Lines of a page."""
ENOUGH = 5_000
"""So many are counted to see which condition leaves the fewest."""
COLUMNS = "seq, at, staff, person, role, operation, action, outcome, client, what, reason"
_FILES = (
    "WITH RECURSIVE part (id) AS (SELECT ? UNION ALL SELECT c.id FROM part p JOIN client c ON c.merged_into_id = p.id) "
    "SELECT id FROM part"
)


class Condition(NamedTuple):
    """What an entry has to be like.

    Attributes:
        test: As a condition that uses no index.
        values: The values of its marks.
        ways: By which an index finds all that it fits: each a condition of its own, with its values; without any, it
            fits too many.
    """

    test: str
    values: tuple[object, ...] = ()
    ways: tuple[tuple[str, tuple[object, ...]], ...] = ()


class Statement(NamedTuple):
    """Something to be asked of the archive."""

    sql: str
    values: tuple[object, ...]


def files_of(client: int) -> tuple[int, ...]:
    """A client's file, and those that have become part of it."""
    return tuple(id for (id,) in rows(_FILES, client))


def conditions(asked: LogFilters) -> list[Condition]:
    """What filters mean."""
    found = []
    for column, wanted in (
        ("staff", (asked.who,) if asked.who else ()),
        ("client", files_of(asked.client) if asked.client else ()),
        ("operation", (asked.operation,) if asked.operation else of_kinds(asked.kinds)),
    ):
        if wanted:
            ways = tuple((f"{column} = ?", (one,)) for one in wanted)
            found.append(Condition(f"+{column} IN ({marks(wanted)})", wanted, ways))
    if asked.outcome:
        refused = (("outcome = 'refused'", ()),) if asked.outcome == "refused" else ()
        found.append(Condition("+outcome = ?", (asked.outcome,), refused))
    if asked.actions:
        deleted = (("action = 'D'", ()),) if set(asked.actions) == {"D"} else ()
        found.append(Condition(f"+action IN ({marks(asked.actions)})", asked.actions, deleted))
    return found


def statements(asked: LogFilters, before: int = 0, most: int = PAGE) -> list[Statement]:
    """What finds a page of the entries, in as many parts as the leading condition has.

    Args:
        asked: The filters.
        before: Number of the last entry that was given; 0 for the first page.
        most: Entries of a page.
    """
    low, high = between(asked.since, asked.until)
    reach = (low, min(high, before) if before else high)
    known = conditions(asked)
    lead = _lead([one for one in known if one.ways], reach)
    others = [one for one in known if one is not lead]
    tests, values = [one.test for one in others], [value for one in others for value in one.values]
    # where the clock was set back, others lie between
    if asked.since:
        tests.append("+at >= ?")
        values.append(begins(asked.since))
    if asked.until:
        tests.append("+at < ?")
        values.append(begins(asked.until + timedelta(days=1)))
    rest = "".join(f" AND {test}" for test in tests)
    ways: Sequence[tuple[str, tuple[object, ...]]] = lead.ways if lead else (("1", ()),)
    return [
        Statement(
            f"SELECT {COLUMNS} FROM audit_entry WHERE {way} AND seq >= ? AND seq < ?{rest} ORDER BY seq DESC LIMIT ?",
            (*given, *reach, *values, most),
        )
        for way, given in ways
    ]


def _lead(found: Sequence[Condition], reach: tuple[int, int]) -> Condition | None:
    """The condition that leaves the fewest entries."""
    if len(found) < 2:
        return found[0] if found else None
    return min(found, key=lambda one: sum(_count(way, values, reach) for way, values in one.ways))


def _count(way: str, values: tuple[object, ...], reach: tuple[int, int]) -> int:
    counted = f"SELECT 1 FROM audit_entry WHERE {way} AND seq >= ? AND seq < ? LIMIT {ENOUGH}"
    return int(rows(f"SELECT COUNT(*) FROM ({counted})", *values, *reach)[0][0])


def entries(asked: LogFilters, before: int = 0, most: int = PAGE) -> list[tuple[object, ...]]:
    """A page of the entries as the table has them, newest first."""
    found = [row for one in statements(asked, before, most) for row in rows(one.sql, *one.values)]
    return sorted(found, key=lambda row: -row[0])[:most]
