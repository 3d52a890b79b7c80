"""What one condition does on a day: how strictly it speaks, by each rule about it, where it is and elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from db.fields.declaration import Term
from db.rules.items import DOCTOR_DAYS, ITEMS, MINOR, Item
from db.rules.records import Asked, Certainty, Condition, Level, Reason, Rule

_FACE = frozenset({"face", "eyes"})
_BODY = frozenset({"body", "back", "hands"})
_ANYWHERE = "hair"
_STRICT = {"do_not_treat": Level.STOP, "no_instruments": Level.HOLD, "allergens": Level.HOLD}


class Effect(NamedTuple):
    """What a condition does by a rule on a day: how strictly, why, and the day on which that is over by itself."""

    level: Level
    reason: Reason
    ends: date | None
    rule: Rule

    def strictness(self) -> tuple[int, bool, date, int, int]:
        """The stricter one counts, among equals what lasts longer; then any, but always the same."""
        return (self.level, self.ends is None, self.ends or date.min, self.rule.id, self.rule.version)


def _by_tag(item: Item) -> Rule:
    """What the catalogue says by a tag: as strictly as the form's list says, and as long as the item counts."""
    level = _STRICT.get(item.group, Level.HOLD if item.rest and not item.area_bound else Level.WARN)
    return Rule(
        id=0,
        version=0,
        item=item.code,
        means=frozenset(),
        areas_matter=item.area_bound,
        level=level,
        days_after=item.rest,
        why=Term("the catalogue says so", "价目表注明"),
    )


BY_TAG: Mapping[str, Rule] = {code: _by_tag(item) for code, item in ITEMS.items()}


class Effects:
    """What one condition does on a day."""

    def __init__(self, condition: Condition, day: date) -> None:
        self.condition = condition
        self.item = ITEMS[condition.item]
        self._day = day
        self._found: dict[str, Effect | None] = {}
        self._undated = _UNDATED_MEDICATION[self.item.code] if _is_undated_medication(condition, self.item) else None

    def strictest(self, asked: Asked, near: Sequence[Rule]) -> Effect | None:
        """What counts for one service or product, of the rules of its item that are about it."""
        if self._undated is not None and (asked.is_service or self.item.code in asked.tags):
            near = (*near, self._undated)
        inside = outside = None
        for rule in near:
            if rule.wording not in self._found:
                self._found[rule.wording] = _effect(self.condition, self.item, rule, self._day)
            effect = self._found[rule.wording]
            if effect is None:
                continue
            if not rule.areas_matter or overlap(self.condition.areas, asked.areas):
                inside = effect if inside is None else max(inside, effect, key=Effect.strictness)
            else:
                outside = effect if outside is None else max(outside, effect, key=Effect.strictness)
        if inside is None and outside is not None:
            return outside._replace(level=Level.NOTE, reason=Reason.OUTSIDE)
        return inside


def counts(condition: Condition, day: date) -> bool:
    """Whether a condition does anything on a day; whether somebody is under age is told by the birthday."""
    if condition.item == MINOR or condition.certainty is Certainty.REFUTED:
        return False
    return condition.began is None or condition.began <= day


def _is_undated_medication(condition: Condition, item: Item) -> bool:
    return item.group == "medication" and condition.began is None and condition.ended is None


_UNDATED_MEDICATION = {
    code: replace(BY_TAG[code], level=Level.WARN) for code, item in ITEMS.items() if item.group == "medication"
}
"""What speaks against every service as long as nobody knows since when it is taken."""


def _effect(condition: Condition, item: Item, rule: Rule, day: date) -> Effect | None:
    level, reason, ends = rule.level, Reason.OPEN, None
    over = condition.ended or (condition.began if item.is_event else None)
    if over is not None:
        ends = over + timedelta(days=rule.days_after)
        if day >= ends:
            return None
        if day >= over:
            reason = Reason.RESTING
    elif item.is_event or _is_undated_medication(condition, item):
        reason = Reason.UNDATED
        if item.is_event:
            # it was some day, mostly long ago: asked for, and not held
            level = min(level, Level.WARN)
    if rule.areas_matter and reason is Reason.OPEN:
        reason = Reason.INSIDE
    if item.group == "doctor_first" and level is Level.WARN:
        heard = condition.doctor_day
        if heard is not None and heard <= day <= heard + timedelta(days=DOCTOR_DAYS):
            level, reason = Level.NOTE, Reason.DOCTORS_WORD
        else:
            reason = Reason.NO_WORD
    if condition.tolerated and level in (Level.HOLD, Level.WARN):
        level, reason = Level.NOTE, Reason.TOLERATED
    return Effect(level, reason, ends, rule)


@lru_cache(maxsize=1024)
def overlap(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of areas have something in common; an empty one may be anywhere."""
    if not one or not other or _ANYWHERE in one or _ANYWHERE in other:
        return True
    return not _wide(one).isdisjoint(_wide(other))


def _wide(areas: frozenset[str]) -> frozenset[str]:
    if "face" in areas:
        areas |= _FACE
    return areas | _BODY if "body" in areas else areas
