"""What speaks against a treatment on a day: pure, for any day, and the same whatever the order of what is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b

from db.rules.effects import BY_TAG, effects_of, strictest
from db.rules.items import AGE, CONSENT, ITEMS, MINOR, PATCH, Item
from db.rules.papers import READ_AFTER, has_positive, is_minor, missing_consent, missing_test, of_age_on
from db.rules.records import (
    STOPS,
    Asked,
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


NOBODY_KNOWS = Person()
"""An age that nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a client, as far as rules ask for it."""

    conditions: tuple[Condition, ...] = ()
    patches: tuple[PatchTest, ...] = ()
    consents: tuple[SignedConsent, ...] = ()
    person: Person = NOBODY_KNOWS


def by_item(rules: Iterable[Rule]) -> Rules:
    """Rules as they are looked up."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        found.setdefault(rule.item, []).append(rule)
    return found


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
        # an item that is there twice, over and again
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
    digests = [_digest(one.is_service, one.id, sorted(one.means), sorted(one.areas)) for one in asked]
    means = frozenset().union(*(one.means for one in asked))
    tags = frozenset().union(*(one.tags for one in asked))
    for condition in known.conditions:
        item = ITEMS[condition.item]
        # what touches nothing that is asked about isn't looked into
        near = [rule for rule in rules.get(item.code, ()) if not (rule.means and rule.means.isdisjoint(means))]
        if item.code in tags:
            near.append(BY_TAG[item.code])
        effects = effects_of(condition, item, near, day)
        if not effects:
            continue
        facts = _digest(
            *(condition.item, condition.began, condition.ended, condition.until, condition.certainty),
            *(condition.gravity, sorted(condition.areas), condition.doctor_day, condition.tolerated),
        )
        asks = _to_ask(condition, item, day)
        for one, its in zip(asked, digests, strict=True):
            effect = strictest(condition, item, effects, one)
            if effect is None:
                continue
            level, reason, ends, rule = effect
            # digests of the condition and of the treatment, and the wording of the rule: one has to be made once only
            digest = f"{facts}{its}{rule.id}.{rule.version}.{rule.level:d}"
            yield Verdict(
                level=level,
                about=one.id,
                is_service=one.is_service,
                name=one.name,
                item=item.code,
                reason=reason,
                rule=rule.id,
                version=rule.version,
                facts=digest,
                earliest=ends,
            )
            if asks is not None:
                yield Verdict(
                    level=Level.ASK,
                    about=one.id,
                    is_service=one.is_service,
                    name=one.name,
                    item=item.code,
                    reason=asks,
                    facts=_digest(item.code, asks, condition.confirmed_day, condition.until),
                )


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


def _digest(*facts: object) -> str:
    return blake2b("|".join(map(str, facts)).encode(), digest_size=8).hexdigest()


def _strictness(verdict: Verdict) -> tuple[int, bool, date, str]:
    return (verdict.level, verdict.earliest is None, verdict.earliest or date.min, verdict.facts)


def _place(verdict: Verdict) -> tuple[int, bool, int, str, str]:
    return (-verdict.level, not verdict.is_service, verdict.about, verdict.item, verdict.reason)
