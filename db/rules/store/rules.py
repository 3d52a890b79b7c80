"""The rules that a salon goes by, as they are judged by."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from db.core.row_values import as_codes
from db.core.sql import rows_among
from db.fields.declaration import Term
from db.rules.judging import Rules
from db.rules.records import Level, Rule


def rules_about(items: Iterable[str]) -> Rules:
    """The rules in force about some items."""
    found = rows_among(
        "SELECT number, version, item, means, areas_matter, verdict, days_after, why_en, why_zh FROM rule "
        "WHERE current AND active AND item IN ({}) ORDER BY number",
        sorted(set(items)),
    )
    return _rules(tuple(found))


@lru_cache(maxsize=256)
def _rules(found: tuple[tuple[Any, ...], ...]) -> Rules:
    """Rows as the rules are judged by: the same as long as no row is another one, and read at every visit."""
    return Rules(_rule(*row) for row in found)


@lru_cache(maxsize=1024)
def _rule(
    number: int,
    version: int,
    item: str,
    means: str,
    areas_matter: int,
    verdict: str,
    days_after: int,
    why_en: str,
    why_zh: str,
) -> Rule:
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
