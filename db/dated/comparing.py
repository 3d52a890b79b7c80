"""Two records of a kind side by side: what the entries say, not whether it is better."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from db.dated.declaration import Dated, Part, Values, name_of, row_of
from db.fields.declaration import Field, Kind
from db.fields.values import Hidden, Value


class How(StrEnum):
    """What became of a value."""

    SAME = "same"
    LIGHTER = "lighter"
    HEAVIER = "heavier"
    CHANGED = "changed"
    """A figure, by :attr:`Difference.by`."""
    NEW = "new"
    GONE = "gone"
    OTHER = "other"
    UNSURE = "unsure"
    """Nobody looked, or this person may not see it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One value in two records.

    Attributes:
        key: The field, and its row.
        before: The value in the first; None where nothing stands there.
        after: The value in the second.
        by: What a figure has become more by.
    """

    key: str
    before: Value
    after: Value
    how: How
    by: int = 0


def compare(kind: Dated, before: Values, after: Values) -> tuple[Difference, ...]:
    """Every value that stands in either of two records, in the order of the form; also those that are the same."""
    looked = {part.name: looked_at(part, before) & looked_at(part, after) for part in kind.parts if part.looked}
    found: list[Difference] = []
    for key in kind.in_order({*before, *after}):
        part, old, new = kind.part_of(name_of(key)), before.get(key), after.get(key)
        field = kind.at(key)
        assert field is not None, "a record has no other keys"
        is_hidden = isinstance(old, Hidden) or isinstance(new, Hidden)
        if is_hidden or (part.looked and row_of(key) not in looked[part.name]):
            found.append(Difference(key, old, new, How.UNSURE))
        else:
            how, by = _how(field, old, new, none=0 if part.looked else None)
            found.append(Difference(key, old, new, how, by))
    return tuple(found)


def _how(field: Field, old: Value, new: Value, none: int | None) -> tuple[How, int]:
    """What became of a value, and what a figure has become more by; ``none`` is the step of nothing noted."""
    if old == new:
        return How.SAME, 0
    if field.scale:
        first, second = (_step(field, value, none) for value in (old, new))
        if first is not None and second is not None:
            return (How.SAME if first == second else How.HEAVIER if second > first else How.LIGHTER), 0
    if old is None or new is None:
        return (How.NEW if old is None else How.GONE), 0
    if field.kind in (Kind.NUMBER, Kind.MONEY) and isinstance(old, int) and isinstance(new, int):
        return How.CHANGED, new - old
    return How.OTHER, 0


def _step(field: Field, value: Value, none: int | None) -> int | None:
    """How high a value stands on its field's scale; None where it stands on none."""
    if value is None:
        return none
    return next((at for at, entry in enumerate(field.choices) if entry.code == value), None)


def looked_at(part: Part, values: Values) -> frozenset[str]:
    """The rows of a part that somebody looked at: those that are named, and those in which something was seen."""
    named = values.get(part.looked)
    names = {field.name for field in part.fields}
    seen = {row_of(key) for key in values if name_of(key) in names}
    return frozenset({*(named if isinstance(named, tuple) else ()), *seen})
