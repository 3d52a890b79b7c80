"""What holds of the rules whatever they are asked about."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from db.fields.choices import AREAS
from db.rules.effects import overlap
from db.rules.items import ITEMS, MEANS
from db.rules.judging import Known, Rules, first_free_day, judge
from db.rules.records import (
    STOPS,
    Asked,
    Certainty,
    Condition,
    Level,
    PatchTest,
    Person,
    Policy,
    Reason,
    SignedConsent,
)
from tests.db.rules.defaults import DEFAULTS

T = TypeVar("T")
RULES = Rules(DEFAULTS)
DAY = date(2026, 3, 12)

days = st.integers(-400, 60).map(lambda offset: DAY + timedelta(days=offset))
maybe = st.none() | days
areas = st.frozensets(st.sampled_from([area.code for area in AREAS]), max_size=2)
conditions = st.builds(
    Condition,
    item=st.sampled_from(sorted(ITEMS)),
    began=maybe,
    ended=maybe,
    until=maybe,
    certainty=st.sampled_from(Certainty),
    areas=areas,
    doctor_day=maybe,
    confirmed_day=maybe,
    told_day=maybe,
    tolerated=st.booleans(),
)
formulas = st.sampled_from(["", "A", "B", "24*", "25*"])
batches = st.sampled_from(["", "2401", "2405", "2501"])
asked = st.builds(
    Asked,
    id=st.integers(1, 4),
    name=st.just("护理"),
    is_service=st.booleans(),
    means=st.frozensets(st.sampled_from([means.code for means in MEANS]), max_size=3),
    areas=areas,
    tags=st.frozensets(st.sampled_from(sorted(ITEMS)), max_size=2),
    medical=st.booleans(),
    patch=st.sampled_from(Policy),
    patch_days=st.integers(1, 200),
    consent_text=st.sampled_from(["", "", "1", "2"]),
    formula=formulas,
    batch=batches,
    last_use=maybe,
)
readings = st.sampled_from(["", "negative", "negative", "positive", "pending"])
patches = st.builds(
    PatchTest,
    product=st.integers(1, 4),
    applied=days,
    at_24h=readings,
    at_48h=readings,
    formula=formulas,
    batch=batches,
)
consents = st.builds(
    SignedConsent,
    service=st.integers(1, 4),
    signed=days,
    text=st.sampled_from(["1", "2"]),
    has_guardian=st.booleans(),
)
people = st.builds(Person, born=st.none() | st.dates(date(1950, 1, 1), date(2014, 1, 1)), told_minor=st.booleans())
known = st.builds(
    Known,
    conditions=st.lists(conditions, max_size=5).map(tuple),
    patches=st.lists(patches, max_size=3).map(tuple),
    consents=st.lists(consents, max_size=3).map(tuple),
    person=people,
)
treatments = st.lists(asked, min_size=1, max_size=4, unique_by=lambda one: (one.is_service, one.id))


@settings(max_examples=40, deadline=None)
@given(known, treatments, conditions)
def test_one_more_condition_takes_no_verdict_away(one: Known, treatment: list[Asked], more: Condition) -> None:
    before = judge(one, treatment, DAY, RULES)
    after = judge(replace(one, conditions=(*one.conditions, more)), treatment, DAY, RULES)
    for verdict in before:
        same = [
            other
            for other in after
            if (other.is_service, other.about, other.item) == (verdict.is_service, verdict.about, verdict.item)
            and (other.level is Level.ASK) == (verdict.level is Level.ASK)
        ]
        assert [other.level >= verdict.level for other in same] == [True]


@settings(max_examples=40, deadline=None)
@given(known, treatments, st.randoms(use_true_random=False))
def test_order_of_what_is_known_does_not_matter(one: Known, treatment: list[Asked], shuffle: random.Random) -> None:
    def mixed(items: Sequence[T]) -> tuple[T, ...]:
        return tuple(shuffle.sample(items, len(items)))

    other = replace(one, conditions=mixed(one.conditions), patches=mixed(one.patches), consents=mixed(one.consents))
    rules = Rules(shuffle.sample(DEFAULTS, len(DEFAULTS)))
    assert judge(other, mixed(treatment), DAY, rules) == judge(one, treatment, DAY, RULES)


@settings(max_examples=40, deadline=None)
@given(known, treatments)
def test_earliest_day_is_free_and_the_day_before_is_not(one: Known, treatment: list[Asked]) -> None:
    def stops(day: date) -> bool:
        return any(verdict.level in STOPS for verdict in judge(one, treatment, day, RULES))

    free = first_free_day(one, treatment, DAY, RULES)
    if free is None:
        # nor on any day of a year and a half, as somebody would look who tries one after the other
        assert all(stops(DAY + timedelta(days=ahead)) for ahead in range(0, 550, 31))
    else:
        assert not stops(free) and free >= DAY
        assert free == DAY or stops(free - timedelta(days=1))


@settings(max_examples=40, deadline=None)
@given(known, treatments)
def test_day_of_a_verdict_is_the_first_without_it(one: Known, treatment: list[Asked]) -> None:
    for verdict in judge(one, treatment, DAY, RULES):
        if verdict.earliest is None:
            continue
        assert verdict.earliest > DAY

        def level(day: date, of: tuple[bool, int, str] = (verdict.is_service, verdict.about, verdict.item)) -> int:
            found = judge(one, treatment, day, RULES)
            return max(
                (one.level for one in found if (one.is_service, one.about, one.item) == of and one.level != Level.ASK),
                default=-1,
            )

        assert level(verdict.earliest - timedelta(days=1)) >= verdict.level
        assert level(verdict.earliest) < verdict.level or len(one.conditions) > 1


def test_facts_change_with_what_they_are_made_of_and_with_nothing_else() -> None:
    has = Condition(item="sunburn", began=DAY - timedelta(days=3), areas=frozenset({"face"}), confirmed_day=DAY)
    care = Asked(id=1, name="补水护理", areas=frozenset({"face"}), means=frozenset({"acid"}))

    def facts(condition: Condition = has, asked: Asked = care, day: date = DAY) -> str:
        [verdict] = judge(Known(conditions=(condition,)), [asked], day, RULES)
        assert verdict.level is Level.WARN
        return verdict.facts

    first = facts()
    # asked again and still so, called something else, another day: the same warning
    assert facts(replace(has, confirmed_day=DAY - timedelta(days=9))) == first
    assert facts(asked=replace(care, name="补水")) == first
    assert facts(day=DAY + timedelta(days=1)) == first
    for other in (
        facts(replace(has, began=DAY - timedelta(days=2))),
        facts(replace(has, areas=frozenset({"face", "neck"}))),
        facts(asked=replace(care, means=frozenset({"acid", "massage"}))),
        facts(asked=replace(care, areas=frozenset({"face", "neck"}))),
        facts(asked=replace(care, id=2)),
    ):
        assert other != first


def test_what_stops_says_why_and_until_when() -> None:
    ended = Condition(item="isotretinoin", began=date(2026, 1, 1), ended=date(2026, 10, 1))
    peel = Asked(id=3, name="果酸焕肤", means=frozenset({"acid"}), areas=frozenset({"face"}))
    [verdict] = judge(Known(conditions=(ended,)), [peel], date(2026, 11, 22), RULES)
    assert (verdict.level, verdict.name, verdict.item, verdict.reason, verdict.earliest) == (
        Level.HOLD,
        "果酸焕肤",
        "isotretinoin",
        Reason.RESTING,
        date(2027, 3, 30),
    )
    assert RULES["isotretinoin"][0].id == verdict.rule and verdict.version == 1


def test_areas_that_stand_in_each_other() -> None:
    def meet(one: str, other: str) -> bool:
        return overlap(frozenset(one.split()), frozenset(other.split()))

    assert meet("face", "eyes") and meet("eyes", "face") and meet("body", "back") and meet("hands", "body")
    assert meet("", "face") and meet("scalp", "") and meet("hair", "nails")
    assert not (meet("eyes", "neck") or meet("face", "body") or meet("back", "hands") or meet("scalp", "nails"))
