"""The rules against the table of what they are to say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.rules.items import ITEMS
from db.rules.judging import Rules
from db.rules.records import Level, Rule
from tests.db.rules.defaults import DEFAULTS
from tests.db.rules.truth import COLUMNS, DAY_0, differing, lines, naming

RULES = Rules(DEFAULTS)
LINES = lines()


def test_rules_say_what_the_table_says() -> None:
    assert (told := differing(RULES, LINES)) == "", f"\n{told}"


def test_table_is_long_enough_and_every_line_has_its_source() -> None:
    assert len(LINES) >= 300
    assert {len(line.cells) for line in LINES} == {len(COLUMNS)}
    assert not [line.number for line in LINES if not line["source"].strip()]
    asked = [line.cells[:12] for line in LINES]
    assert len(asked) == len(set(asked)), "no line stands twice"
    # each level, also together with others, and a day before and after day 0
    assert {level for line in LINES for level in line["verdict"].split(" + ")} == {
        "-",
        *(level.name for level in Level),
    }
    assert min(line.day for line in LINES) < DAY_0 < max(line.day for line in LINES)


def test_table_names_every_item() -> None:
    named = {line["has"] for line in LINES}
    assert [item.code for item in ITEMS.values() if item.term.en not in named and item.code != "minor"] == []


def changed(rule: Rule) -> list[Rule]:
    """A rule as somebody might change it: milder, stricter, a day longer or shorter, with one of its means less."""
    others = [replace(rule, level=level) for level in (Level.WARN, Level.HOLD, Level.STOP) if level is not rule.level]
    if rule.days_after:
        others += [replace(rule, days_after=rule.days_after + 1), replace(rule, days_after=rule.days_after - 1)]
    return others + [replace(rule, means=rule.means - {means}) for means in rule.means if len(rule.means) > 1]


@pytest.mark.parametrize("rule", DEFAULTS, ids=lambda rule: f"{rule.id}-{rule.item}")
def test_whoever_changes_a_rule_sees_the_lines_that_change(rule: Rule) -> None:
    about = naming([rule.item], LINES)
    others = [one for one in DEFAULTS if one.id != rule.id]
    assert differing(Rules(others), about), "a rule that is taken away"
    for other in changed(rule):
        told = differing(Rules([*others, other]), about)
        assert "rules say" in told, f"nothing in the table turns on {other}"


@pytest.mark.parametrize("code", [item.code for item in ITEMS.values() if item.recheck and item.code != "minor"])
def test_whoever_changes_when_it_is_asked_again_sees_it(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    item, about = ITEMS[code], naming([code], LINES)
    for days in (item.recheck - 1, item.recheck + 1):
        monkeypatch.setattr("db.rules.effects.ITEMS", {**ITEMS, code: replace(item, recheck=days)})
        assert "rules say" in differing(Rules(DEFAULTS), about), f"nothing in the table turns on {days} days"
