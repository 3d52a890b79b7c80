"""What speaks against a treatment on a day: pure, for any day, and the same whatever the order of what is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import blake2b
from typing import NamedTuple

from db.fields.declaration import Term
from db.rules.items import AGE, CONSENT, DOCTOR_DAYS, ITEMS, PATCH, Item
from db.rules.papers import READ_AFTER, has_positive, is_minor, missing_consent, missing_test, of_age_on
from db.rules.records import (
    STOPS,
    Asked,
    Certainty,
    Condition,
    Level,
    PatchTest,
    Person,
    Reason,
    Rule,
    SignedConsent,
    Verdict,
)

Rules = Mapping[str, Sequence[Rule]]
"""Rules by their item."""

MINOR = "minor"

_FACE = frozenset({"face", "eyes"})
_BODY = frozenset({"body", "back", "hands"})
_ANYWHERE = "hair"
_STRICT = {"do_not_treat": Level.STOP, "no_instruments": Level.HOLD, "allergens": Level.HOLD}


NOBODY_KNOWS = Person()
"""An age that nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a client, as far as rules ask for it."""

    conditions: tuple[Condition, ...] = ()
    patches: tuple[PatchTest, ...] = ()
    consents: tuple[SignedConsent, ...] = ()
    person: Person = NOBODY_KNOWS


class _Effect(NamedTuple):
    """What a condition does by a rule: how strictly, why, and the day on which that is over by itself."""

    level: Level
    reason: Reason
    ends: date | None
    rule: Rule


def by_item(rules: Iterable[Rule]) -> Rules:
    """Rules as they are looked up."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        found.setdefault(rule.item, []).append(rule)
    return found


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


def judge(known: Known, asked: Sequence[Asked], day: date, rules: Rules) -> tuple[Verdict, ...]:
    """What speaks against services and products on a day, the strictest first.

    Of several rules of one item, the strictest counts for a service or a product; what is to be asked stands beside it.
    Whoever has one more condition has no verdict less.

    Args:
        known: What is known of the client.
        asked: What is to be used.
        day: The day of the treatment, also one ahead.
        rules: The salon's rules.
    """
    found: dict[tuple[bool, int, str, bool], Verdict] = {}
    for verdict in (*_of_conditions(known, asked, day, rules), *_of_papers(known, asked, day)):
        key = (verdict.is_service, verdict.about, verdict.item, verdict.level is Level.ASK)
        if key not in found or _strictness(verdict) > _strictness(found[key]):
            found[key] = verdict
    return tuple(sorted(found.values(), key=_place))


def first_free_day(known: Known, asked: Sequence[Asked], day: date, rules: Rules) -> date | None:
    """The first day, from a day on, on which nothing stops by waiting alone; None where waiting doesn't help."""
    days = {day, *_ends(known, rules)}
    return next(
        (
            one
            for one in sorted(days)
            if one >= day and not any(verdict.level in STOPS for verdict in judge(known, asked, one, rules))
        ),
        None,
    )


def overlap(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of areas have something in common; an empty one may be anywhere."""
    if not one or not other or _ANYWHERE in one or _ANYWHERE in other:
        return True
    return not _wide(one).isdisjoint(_wide(other))


def _wide(areas: frozenset[str]) -> frozenset[str]:
    if "face" in areas:
        areas |= _FACE
    return areas | _BODY if "body" in areas else areas


def _ends(known: Known, rules: Rules) -> Iterator[date]:
    """The days on which something may cease to stop."""
    for condition in known.conditions:
        over = condition.ended or condition.began
        if over is not None:
            for rule in (*rules.get(condition.item, ()), BY_TAG[condition.item]):
                yield over + timedelta(days=rule.days_after)
    yield from (test.applied + READ_AFTER for test in known.patches)
    yield from (consent.signed for consent in known.consents)
    if known.person.born is not None:
        yield of_age_on(known.person.born)


def _of_conditions(known: Known, asked: Sequence[Asked], day: date, rules: Rules) -> Iterator[Verdict]:
    for condition in known.conditions:
        item = ITEMS[condition.item]
        if item.code == MINOR or condition.certainty is Certainty.REFUTED:
            continue
        if condition.began is not None and day < condition.began:
            continue
        own = rules.get(item.code, ())
        asks = _to_ask(condition, item, day)
        for one in asked:
            effects = [
                effect
                for rule in _that_apply(own, one, item, condition)
                if (effect := _effect(condition, item, rule, one, day)) is not None
            ]
            for effect in effects:
                yield _verdict(condition, one, effect)
            if effects and asks is not None:
                yield Verdict(
                    level=Level.ASK,
                    about=one.id,
                    is_service=one.is_service,
                    name=one.name,
                    item=item.code,
                    reason=asks,
                    facts=_digest(item.code, asks, condition.confirmed_day, condition.until),
                )


def _that_apply(own: Sequence[Rule], asked: Asked, item: Item, condition: Condition) -> Iterator[Rule]:
    for rule in own:
        if not rule.means.isdisjoint(asked.means) if rule.means else asked.is_service:
            yield rule
    if item.code in asked.tags:
        yield BY_TAG[item.code]
    if item.group == "medication" and asked.is_service and condition.began is None and condition.ended is None:
        yield _UNDATED_MEDICATION[item.code]


_UNDATED_MEDICATION = {
    code: replace(BY_TAG[code], level=Level.WARN) for code, item in ITEMS.items() if item.group == "medication"
}


def _effect(condition: Condition, item: Item, rule: Rule, asked: Asked, day: date) -> _Effect | None:
    level, reason, ends = rule.level, Reason.OPEN, None
    over = condition.ended or (condition.began if item.is_event else None)
    if over is not None:
        ends = over + timedelta(days=rule.days_after)
        if day >= ends:
            return None
        if day >= over:
            reason = Reason.RESTING
    elif item.is_event or (item.group == "medication" and condition.began is None):
        reason = Reason.UNDATED
        if item.is_event:
            # it was some day, mostly long ago: asked for, and not held
            level = min(level, Level.WARN)
    if rule.areas_matter:
        if not overlap(condition.areas, asked.areas):
            level, reason = Level.NOTE, Reason.OUTSIDE
        elif reason is Reason.OPEN:
            reason = Reason.INSIDE
    if item.group == "doctor_first" and level is Level.WARN:
        heard = condition.doctor_day
        if heard is not None and heard <= day <= heard + timedelta(days=DOCTOR_DAYS):
            level, reason = Level.NOTE, Reason.DOCTORS_WORD
        else:
            reason = Reason.NO_WORD
    if condition.tolerated and level in (Level.HOLD, Level.WARN):
        level, reason = Level.NOTE, Reason.TOLERATED
    return _Effect(level, reason, ends, rule)


def _to_ask(condition: Condition, item: Item, day: date) -> Reason | None:
    if condition.ended is not None:
        return None
    if condition.until is not None and condition.until < day:
        return Reason.PAST_UNTIL
    confirmed = condition.confirmed_day
    if item.recheck and confirmed is not None and confirmed + timedelta(days=item.recheck) < day:
        return Reason.RECHECK
    return None


def _of_papers(known: Known, asked: Sequence[Asked], day: date) -> Iterator[Verdict]:
    products = frozenset(one.id for one in asked if not one.is_service)
    minor = is_minor(known.person, day)
    for one in asked:
        found: list[tuple[Level, str, Reason]] = []
        if has_positive(one, known.patches, day):
            found.append((Level.NEVER, PATCH, Reason.PATCH_POSITIVE))
        elif (flaw := missing_test(one, known.patches, products, known.conditions, day)) is not None:
            found.append((Level.HOLD, PATCH, flaw))
        if (missing := missing_consent(one, known.consents, known.person, day)) is not None:
            found.append((missing[0], CONSENT, missing[1]))
        if MINOR in one.tags and minor:
            found.append((Level.WARN, MINOR, Reason.OPEN))
        if minor is None and (one.medical or MINOR in one.tags):
            found.append((Level.ASK, AGE, Reason.AGE_UNKNOWN))
        for level, item, reason in found:
            yield Verdict(
                level=level,
                about=one.id,
                is_service=one.is_service,
                name=one.name,
                item=item,
                reason=reason,
                facts=_digest(one.is_service, one.id, item, reason, one.formula, one.consent_text),
            )


def _verdict(condition: Condition, asked: Asked, effect: _Effect) -> Verdict:
    rule = effect.rule
    return Verdict(
        level=effect.level,
        about=asked.id,
        is_service=asked.is_service,
        name=asked.name,
        item=condition.item,
        reason=effect.reason,
        rule=rule.id,
        version=rule.version,
        facts=_digest(
            *(condition.item, condition.began, condition.ended, condition.until, condition.certainty),
            *(condition.gravity, sorted(condition.areas), condition.doctor_day, condition.tolerated),
            *(rule.id, rule.version, rule.level, asked.is_service, asked.id, sorted(asked.means), sorted(asked.areas)),
        ),
        earliest=effect.ends,
    )


def _digest(*facts: object) -> str:
    return blake2b("|".join(map(str, facts)).encode(), digest_size=8).hexdigest()


def _strictness(verdict: Verdict) -> tuple[int, bool, date, str]:
    """The stricter one counts, among equals what lasts longer; then any, but always the same."""
    return (verdict.level, verdict.earliest is None, verdict.earliest or date.min, verdict.facts)


def _place(verdict: Verdict) -> tuple[int, bool, int, str, str]:
    return (-verdict.level, not verdict.is_service, verdict.about, verdict.item, verdict.reason)
