"""How SQLite finds what there is to do: by what few rows have, never by what nearly all of them lack."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from db.contacts.rules import RULES
from db.contacts.rules.declaration import Rule, Span
from db.core.sql import rows
from tests.db.salon import Salon

_LACKED = re.compile(r"\b(\w+) IS NULL\b")


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_no_rule_goes_through_all_the_rows_that_lack_something(salon: Salon, rule: Rule) -> None:
    """At a time of year at which each occasion is thought of."""
    for days in (0, 90, 180, 270):
        day = salon.clock.today + timedelta(days=days)
        arises = rule.arises(Span(today=day, since=day))
        if isinstance(arises, str):
            lacked = set(_LACKED.findall(arises))
            plan = [step for *_, step in rows(f"EXPLAIN QUERY PLAN {arises}")]
            assert not [step for step in plan if {*re.findall(r"\((\w+)=\?\)", step)} & lacked], plan
