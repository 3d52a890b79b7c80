"""What speaks against a treatment on a day: pure, for any day, and the same whatever the order of what is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter

from db.rules.effects import BY_TAG, Said, View
from db.rules.items import AGE, CONSENT, MINOR, PATCH
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
        self._views: dict[tuple[int, str, bool, frozenset[str], frozenset[str], frozenset[str]], View] = {}
        self._said: dict[tuple[str, date | None, date], Said] = {}

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
        every = {item: (*self.get(item, ()), BY_TAG[item]) for item in (*self, *asked.tags)}
        found = {item: tuple([rule for rule in some if rule.applies(asked)]) for item, some in every.items()}
        return {item: some for item, some in found.items() if some}

    def view(self, asked: Asked) -> View:
        """What they see of a service or a product."""
        key = (asked.id, asked.name, asked.is_service, asked.means, asked.tags, asked.areas)
        found = self._views.get(key)
        if found is None:
            found = self._views[key] = View(asked, self.about(asked))
        return found

    def said(self, condition: Condition, day: date) -> Said:
        """What a condition says on a day: the same client is looked at again and again on the same day."""
        key = (condition.facts, condition.confirmed_day, day)
        found = self._said.get(key)
        if found is None:
            if len(self._said) >= _MOST_KEPT:
                self._said.clear()
            found = self._said[key] = Said(condition, day)
        return found


_MOST_KEPT = 500
"""Conditions, each on one day."""

_LEVEL, _ITEM = attrgetter("level"), attrgetter("item")

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
    found = _of_conditions(known, asked, day, rules)
    papers = list(_of_papers(known, asked, day))
    if papers or _are_doubled(known, asked):
        return tuple(sorted(_strictest((*found, *papers)), key=_place))
    found.sort(key=_LEVEL, reverse=True)
    return tuple(found)


def _are_doubled(known: Known, asked: Sequence[Asked]) -> bool:
    """Whether something is there twice, such as an item that was over and is so again."""
    return len({one.item for one in known.conditions}) < len(known.conditions) or len(
        {(one.is_service, one.id) for one in asked}
    ) < len(asked)


def _strictest(verdicts: Iterable[Verdict]) -> Iterable[Verdict]:
    """Of several about the same, the strictest."""
    found: dict[tuple[bool, int, str, bool], Verdict] = {}
    for verdict in verdicts:
        key = (verdict.is_service, verdict.about, verdict.item, verdict.level is Level.ASK)
        if key not in found or _strictness(verdict) > _strictness(found[key]):
            found[key] = verdict
    return found.values()


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


def _of_conditions(known: Known, asked: Sequence[Asked], day: date, rules: Rules) -> list[Verdict]:
    """What conditions say, in the order of :func:`_place` but for the level."""
    in_order = sorted(asked, key=lambda one: (not one.is_service, one.id))
    near: list[tuple[View, list[Verdict]]] = [(rules.view(one), []) for one in in_order]
    for condition in sorted(known.conditions, key=_ITEM):
        said = rules.said(condition, day)
        for view, found in near:
            found += said[view]
    return [verdict for _, found in near for verdict in found]


def _of_papers(known: Known, asked: Sequence[Asked], day: date) -> Iterator[Verdict]:
    wanting = [one for one in asked if one.wants_papers]
    if not wanting:
        return
    products: dict[int, list[Asked]] = {}
    for one in asked:
        if not one.is_service:
            products.setdefault(one.id, []).append(one)
    minor = is_minor(known.person, day)
    for one in wanting:
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
                facts=digest(one.is_service, one.id, item, reason, one.formula, one.consent_text, *_batch(one, reason)),
            )


def _batch(asked: Asked, reason: Reason) -> list[str]:
    """The batch, where it may be what a verdict follows from."""
    return [asked.batch] if asked.batch and reason in (Reason.PATCH_POSITIVE, Reason.PATCH_FORMULA) else []


def _strictness(verdict: Verdict) -> tuple[int, bool, date, str]:
    return (verdict.level, verdict.earliest is None, verdict.earliest or date.min, verdict.facts)


def _place(verdict: Verdict) -> tuple[int, bool, int, str, str]:
    return (-verdict.level, not verdict.is_service, verdict.about, verdict.item, verdict.reason)
