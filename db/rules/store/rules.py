"""The rules that a salon goes by, as they are judged by."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from db.core.row_values import as_codes
from db.core.sql import rows_among
from db.fields.declaration import Term
from db.rules.judging import Rules, by_item
from db.rules.records import Level, Rule


def rules_about(items: Iterable[str]) -> Rules:
    """The rules in force about some items."""
    found = rows_among(
        "SELECT number, version, item, means, areas_matter, verdict, days_after, why_en, why_zh FROM rule "
        "WHERE current AND active AND item IN ({}) ORDER BY number",
        sorted(set(items)),
    )
    return by_item(_rule(*row) for row in found)


@lru_cache(maxsize=512)
def _rule(
    number: int,
    version: int,
    item: str,
    means: str,
    areas_matter: bool,
    verdict: str,
    days_after: int,
    why_en: str,
    why_zh: str,
) -> Rule:
    """A row as the rules are judged by; there are as many as rows, and each is read at every visit."""
    return Rule(
        id=number,
        version=version,
        item=item,
        means=frozenset(as_codes(means)),
        areas_matter=bool(areas_matter),
        level=Level[verdict.upper()],
        days_after=days_after,
        why=Term(why_en, why_zh),
    )
