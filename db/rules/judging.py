"""What speaks against a treatment on a day: pure, for any day, and the same whatever the order of what is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from db.rules.effects import BY_TAG, Effects, counts
from db.rules.items import AGE, CONSENT, MINOR, PATCH, Item
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
    digest,
)


class Rules(Mapping[str, Sequence[Rule]]):
    """Rules by their item, as they are looked up.

    What is found out of them once is kept with them; a change of a rule makes others.
    """

    def __init__(self, rules: Iterable[Rule] = ()) -> None:
        self._by_item: dict[str, list[Rule]] = {}
        for rule in rules:
            self._by_item.setdefault(rule.item, []).append(rule)
        self._about: dict[tuple[bool, frozenset[str], frozenset[str]], Mapping[str, tuple[Rule, ...]]] = {}

    def __getitem__(self, item: str) -> Sequence[Rule]:
        """The rules of an item."""
        return self._by_item[item]

    def __iter__(self) -> Iterator[str]:
        """Goes through the items that have rules."""
        return iter(self._by_item)

    def __len__(self) -> int:
        """How many items have rules."""
        return len(self._by_item)

    def about(self, asked: Asked) -> Mapping[str, tuple[Rule, ...]]:
        """The rules about a service or a product, and what its tags say, by their item."""
        key = (asked.is_service, asked.means, asked.tags)
        if key not in self._about:
            every = {item: (*self.get(item, ()), BY_TAG[item]) for item in (*self, *asked.tags)}
            found = {item: tuple([rule for rule in some if rule.applies(asked)]) for item, some in every.items()}
            self._about[key] = {item: some for item, some in found.items() if some}
        return self._about[key]


NOBODY_KNOWS = Person()
"""An age that nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a client, as far as rules ask for it."""

    conditions: tuple[Condition, ...] = ()
    patches: tuple[PatchTest, ...] = ()
    consents: tuple[SignedConsent, ...] = ()
    person: Person = NOBODY_KNOWS


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
    near = [(one, rules.about(one)) for one in asked]
    for condition in known.conditions:
        if not counts(condition, day):
            continue
        code, effects = condition.item, Effects(condition, day)
        asks = _to_ask(condition, effects.item, day)
        for one, about in near:
            effect = effects.strictest(one, about.get(code, ()))
            if effect is None:
                continue
            level, reason, ends, rule = effect
            yield Verdict(
                level=level,
                about=one.id,
                is_service=one.is_service,
                name=one.name,
                item=code,
                reason=reason,
                rule=rule.id,
                version=rule.version,
                facts=f"{condition.facts}{one.facts}{rule.wording}",
                earliest=ends,
            )
            if asks is not None:
                yield Verdict(
                    level=Level.ASK,
                    about=one.id,
                    is_service=one.is_service,
                    name=one.name,
                    item=code,
                    reason=asks,
                    facts=digest(code, asks, condition.confirmed_day, condition.until),
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
                facts=digest(one.is_service, one.id, item, reason, one.formula, one.consent_text),
            )


def _strictness(verdict: Verdict) -> tuple[int, bool, date, str]:
    return (verdict.level, verdict.earliest is None, verdict.earliest or date.min, verdict.facts)


def _place(verdict: Verdict) -> tuple[int, bool, int, str, str]:
    return (-verdict.level, not verdict.is_service, verdict.about, verdict.item, verdict.reason)
