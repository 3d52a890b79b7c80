"""Rules as a manager reads them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from db.core.operation_context import Work
from db.core.row_values import as_codes, as_day
from db.core.sql import rows
from db.rules.records import RuleLine

COUNTED = timedelta(days=90)
"""For how many days back it is counted how often a rule spoke."""
ENOUGH, MOSTLY = 20, 80
"""How often a rule has to speak, and in how many of a hundred cases people go against it, until it is looked at."""

_RULES = (
    "SELECT r.id, r.number, r.version, r.item, r.means, r.areas_matter, r.verdict, r.days_after, r.why_en, r.why_zh, "
    "r.active, s.name, r.confirmed_day FROM rule r LEFT JOIN staff s ON s.id = r.confirmed_by_id WHERE r.current {} "
    "ORDER BY r.number"
)
# the same of a client and a day counts once: what it followed from is the same
_FIRED = (
    "SELECT f.rule, COUNT(*), SUM(f.bad IS NOT NULL), SUM(COALESCE(f.bad, 0)), SUM({0}), "
    "SUM({0} AND f.bad IS NOT NULL) "
    "FROM (SELECT n.rule, n.rule_version, n.day, (SELECT MAX(o.outcome IN ('mild', 'strong')) FROM visit v "
    "JOIN override o ON o.visit_id = v.id WHERE v.client_id = n.client_id AND v.day = n.day AND v.cancelled = '' "
    "AND o.facts = n.facts) AS bad FROM firing n WHERE n.day > ?) f JOIN rule r ON r.number = f.rule AND r.current "
    "GROUP BY f.rule"
).format("(f.rule_version = r.version AND (r.confirmed_day IS NULL OR f.day > r.confirmed_day))")


class Counted(NamedTuple):
    """How often a rule spoke, was gone against, and with a reaction; the first two of what is to be looked at, too.

    Whoever confirms a wording has looked at what came of it so far.
    """

    fired: int = 0
    overridden: int = 0
    reactions: int = 0
    new_fired: int = 0
    new_overridden: int = 0

    @property
    def is_doubtful(self) -> bool:
        """Whether people mostly go against it."""
        return self.new_fired >= ENOUGH and self.new_overridden * 100 >= self.new_fired * MOSTLY


def counts(work: Work) -> dict[int, Counted]:
    """How often rules spoke in the last days, by their numbers."""
    since = (work.today - COUNTED).isoformat()
    return {rule: Counted._make(counted) for rule, *counted in rows(_FIRED, since)}


def doubtful(work: Work) -> int:
    """How many rules people mostly go against."""
    return sum(one.is_doubtful for one in counts(work).values())


def lines(work: Work, number: int = 0) -> tuple[RuleLine, ...]:
    """All rules, or the one with a number."""
    counted = counts(work)
    found = rows(_RULES.format("AND r.number = ?" if number else ""), *([number] if number else []))
    return tuple(_line(row, counted.get(row[1], Counted())) for row in found)


def _line(row: Sequence[Any], counted: Counted) -> RuleLine:
    id, number, version, item, means, areas_matter, level, days_after, why_en, why_zh, *rest = row
    active, confirmed_by, confirmed_day = rest
    return RuleLine(
        id=id,
        number=number,
        version=version,
        item=item,
        means=as_codes(means),
        areas_matter=bool(areas_matter),
        level=level,
        days_after=days_after,
        why_en=why_en,
        why_zh=why_zh,
        active=bool(active),
        confirmed_by=confirmed_by or "",
        confirmed_day=as_day(confirmed_day) if confirmed_day else None,
        fired=counted.fired,
        overridden=counted.overridden,
        reactions=counted.reactions,
        is_doubtful=counted.is_doubtful,
    )


def line_of(work: Work, number: int) -> RuleLine:
    """One rule as it stands now."""
    [line] = lines(work, number)
    return line
