"""What an analysis says of what a stage is measured by, and whether that reaches the aim."""

from __future__ import annotations

import re

from db.dated.declaration import Values, key_of
from db.dated.kinds.skin import FIGURES, SEEN, SKIN
from db.dated.zones import ZONE_CODES
from db.fields.values import Value

_FINDINGS = frozenset(code for code, _en, _zh in SEEN)
MORE = frozenset({"moisture_figure"})
"""Of what more is aimed at; of everything else less is."""
_AIM = re.compile(r"\d+")


def measured(values: Values, measure: str) -> Value:
    """What an analysis says: a figure, a code, of what is seen by zone the highest degree; None where it says nothing.

    Where somebody looked and saw nothing of it, the degree is 0.
    """
    if measure not in _FINDINGS:
        return values.get(measure)
    degrees = [str(value) for zone in ZONE_CODES if (value := values.get(key_of(measure, zone))) is not None]
    return max(degrees, default="0" if values.get("zones_seen") else None)


def is_reached(value: Value, measure: str, aim: str) -> bool | None:
    """Whether a value reaches an aim; None where the two can't be compared, as where the aim is words.

    The aim is the first number that it names: a figure, a degree, or the step of a scale, from 1.
    """
    number, wanted = _number(value, measure), aimed(aim)
    if number is None or wanted is None:
        return None
    return number >= wanted if measure in MORE else number <= wanted


def aimed(aim: str) -> int | None:
    """The first number that an aim names; None where it is words."""
    found = _AIM.search(aim)
    return int(found[0]) if found and len(found[0]) <= 4 else None


def step_of(measure: str, aim: str) -> Value:
    """The code of a scale's step that an aim names by its number alone; None where it says something else."""
    steps = _steps(measure)
    at = int(aim) - (measure not in _FINDINGS) if aim.isdecimal() and len(aim) < 3 else -1
    return steps[at] if 0 <= at < len(steps) else None


def _steps(measure: str) -> list[str]:
    """The codes of a scale, from the least; empty for what is no scale."""
    field = next((field for field in SKIN.fields if field.name == measure and field.scale), None)
    return [entry.code for entry in field.choices] if field else []


def _number(value: Value, measure: str) -> int | None:
    if isinstance(value, int) and measure in FIGURES:
        return value
    steps = _steps(measure)
    if not isinstance(value, str) or value not in steps:
        return None
    return int(value) if measure in _FINDINGS else steps.index(value) + 1
