"""What one condition does on a day: how strictly it speaks, by each rule about it, where it is and elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from db.fields.declaration import Term
from db.rules.items import DOCTOR_DAYS, ITEMS, MINOR, Item
from db.rules.records import Asked, Certainty, Condition, Level, Reason, Rule, Verdict, digest

_FACE = frozenset({"face", "eyes"})
_BODY = frozenset({"body", "back", "hands"})
_ANYWHERE = "hair"
_WORD_HOLDS = timedelta(days=DOCTOR_DAYS)
_STRICT = {"do_not_treat": Level.STOP, "no_instruments": Level.HOLD, "allergens": Level.HOLD}


class Effect(NamedTuple):
    """What a condition does by a rule on a day: how strictly, why, and the day on which that is over by itself.

    Attributes:
        rule: The rule's number, with its version and its wording.
    """

    level: Level
    reason: Reason
    ends: date | None
    rule: int
    version: int
    wording: str

    def strictness(self) -> tuple[int, bool, date, int, int]:
        """The stricter one counts, among equals what lasts longer; then any, but always the same."""
        return (self.level, self.ends is None, self.ends or date.min, self.rule, self.version)


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


class View:
    """What rules see of a service or a product, and what they call it."""

    __slots__ = ("_rules", "areas", "facts", "id", "is_service", "name", "tags")

    def __init__(self, asked: Asked, rules: Mapping[str, Sequence[Rule]]) -> None:
        self.id = asked.id
        self.name = asked.name
        self.facts = asked.facts
        self.is_service = asked.is_service
        self.areas = asked.areas
        self.tags = asked.tags
        self._rules = rules

    def rules_of(self, item: str, *, is_undated: bool) -> Sequence[Rule]:
        """The rules about it of an item; what nobody knows the beginning of speaks against every service."""
        found = self._rules.get(item, ())
        if is_undated and item in _UNDATED_MEDICATION and (self.is_service or item in self.tags):
            return (*found, _UNDATED_MEDICATION[item])
        return found


class Said(dict[View, tuple[Verdict, ...]]):
    """What one condition says on a day, by what is seen of a service or a product."""

    def __init__(self, condition: Condition, day: date) -> None:
        super().__init__()
        self._item = item = ITEMS[condition.item]
        self._facts, self._areas, self._is_tolerated = condition.facts, condition.areas, condition.tolerated
        self._day, self._counts = day, counts(condition, day)
        self._over = condition.ended or (condition.began if item.is_event else None)
        is_begun_unknown = condition.began is None and item.group == "medication"
        self._is_undated = self._over is None and (item.is_event or is_begun_unknown)
        heard = condition.doctor_day
        self._has_word = heard is not None and heard <= day <= heard + _WORD_HOLDS
        self._asks = _to_ask(condition, item, day)
        self._asked_of = digest(item.code, self._asks, condition.confirmed_day, condition.until) if self._asks else ""

    def __missing__(self, view: View) -> tuple[Verdict, ...]:
        """Finds it out."""
        self[view] = found = self._verdicts(view) if self._counts else ()
        return found

    def _verdicts(self, view: View) -> tuple[Verdict, ...]:
        effect = self._strictest(view)
        if effect is None:
            return ()
        told = Verdict(
            level=effect.level,
            about=view.id,
            is_service=view.is_service,
            name=view.name,
            item=self._item.code,
            reason=effect.reason,
            rule=effect.rule,
            version=effect.version,
            facts=f"{self._facts}{view.facts}{effect.wording}",
            earliest=effect.ends,
        )
        if self._asks is None:
            return (told,)
        return told, told._replace(
            level=Level.ASK, reason=self._asks, rule=0, version=0, facts=self._asked_of, earliest=None
        )

    def _strictest(self, view: View) -> Effect | None:
        is_near = overlap(self._areas, view.areas)
        inside = outside = None
        for rule in view.rules_of(self._item.code, is_undated=self._is_undated):
            effect = self._of(rule)
            if effect is None:
                continue
            if is_near or not rule.areas_matter:
                inside = effect if inside is None else max(inside, effect, key=Effect.strictness)
            else:
                outside = effect if outside is None else max(outside, effect, key=Effect.strictness)
        if inside is None and outside is not None:
            return outside._replace(level=Level.NOTE, reason=Reason.OUTSIDE)
        return inside

    def _of(self, rule: Rule) -> Effect | None:
        level, reason, ends = rule.level, Reason.OPEN, None
        if self._over is not None:
            ends = self._over + timedelta(days=rule.days_after)
            if self._day >= ends:
                return None
            if self._day >= self._over:
                reason = Reason.RESTING
        elif self._is_undated:
            reason = Reason.UNDATED
            if self._item.is_event:
                # it was some day, mostly long ago: asked for, and not held
                level = min(level, Level.WARN)
        if rule.areas_matter and reason is Reason.OPEN:
            reason = Reason.INSIDE
        if self._item.group == "doctor_first" and level is Level.WARN:
            level, reason = (Level.NOTE, Reason.DOCTORS_WORD) if self._has_word else (level, Reason.NO_WORD)
        if self._is_tolerated and level in (Level.HOLD, Level.WARN):
            level, reason = Level.NOTE, Reason.TOLERATED
        return Effect(level, reason, ends, rule.id, rule.version, rule.wording)


def _to_ask(condition: Condition, item: Item, day: date) -> Reason | None:
    if condition.ended is not None:
        return None
    if condition.until is not None and condition.until < day:
        return Reason.PAST_UNTIL
    confirmed = condition.confirmed_day
    if item.recheck and confirmed is not None and (day - confirmed).days > item.recheck:
        return Reason.RECHECK
    return None


def counts(condition: Condition, day: date) -> bool:
    """Whether a condition does anything on a day; whether somebody is under age is told by the birthday."""
    if condition.item == MINOR or condition.certainty is Certainty.REFUTED:
        return False
    return condition.began is None or condition.began <= day


_UNDATED_MEDICATION = {
    code: replace(BY_TAG[code], level=Level.WARN) for code, item in ITEMS.items() if item.group == "medication"
}
"""What speaks against every service as long as nobody knows since when it is taken."""


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
