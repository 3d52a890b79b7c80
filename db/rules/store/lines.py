"""Rules as a manager reads them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from db.core.models import CodesField
from db.core.operation_context import Work
from db.core.row_values import as_day
from db.core.sql import rows
from db.rules.records import RuleLine

COUNTED = timedelta(days=90)
"""For how many days back it is counted how often a rule spoke."""

_RULES = (
    "SELECT r.id, r.number, r.version, r.item, r.means, r.areas_matter, r.verdict, r.days_after, r.why_en, r.why_zh, "
    "r.active, s.name, r.confirmed_day FROM rule r LEFT JOIN staff s ON s.id = r.confirmed_by_id WHERE r.current {} "
    "ORDER BY r.number"
)
# what stopped somebody and was let through; what was heeded leaves no trace on a visit
_OVERRIDDEN = (
    "SELECT o.rule, COUNT(*), SUM(o.outcome IN ('mild', 'strong')) FROM override o JOIN visit v ON v.id = o.visit_id "
    "WHERE o.rule > 0 AND v.day > ? AND v.cancelled = '' GROUP BY o.rule"
)


def lines(work: Work, number: int = 0) -> tuple[RuleLine, ...]:
    """All rules, or the one with a number."""
    since = (work.today - COUNTED).isoformat()
    counted = {rule: (count, bad) for rule, count, bad in rows(_OVERRIDDEN, since)}
    found = rows(_RULES.format("AND r.number = ?" if number else ""), *([number] if number else []))
    return tuple(_line(row, *counted.get(row[1], (0, 0))) for row in found)


def _line(row: Sequence[Any], overridden: int, reactions: int) -> RuleLine:
    id, number, version, item, means, areas_matter, level, days_after, why_en, why_zh, *rest = row
    active, confirmed_by, confirmed_day = rest
    return RuleLine(
        id=id,
        number=number,
        version=version,
        item=item,
        means=CodesField().python_value(means),
        areas_matter=bool(areas_matter),
        level=level,
        days_after=days_after,
        why_en=why_en,
        why_zh=why_zh,
        active=bool(active),
        confirmed_by=confirmed_by or "",
        confirmed_day=as_day(confirmed_day) if confirmed_day else None,
        overridden=overridden,
        reactions=reactions,
    )


def line_of(work: Work, number: int) -> RuleLine:
    """One rule as it stands now."""
    [line] = lines(work, number)
    return line
