"""What patch tests and signatures say of a service or a product on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from db.rules.formulas import same_formula
from db.rules.items import ITEMS, OF_AGE
from db.rules.records import (
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

READ_AFTER = timedelta(days=2)
"""A test is read for the last time after 48 hours."""
_CHANGING = frozenset({"medication", "allergens"})
_PREGNANCY = "pregnancy"


def of_age_on(born: date) -> date:
    """The day on which somebody is of age; who was born on 29 February is so on 1 March."""
    year = born.year + OF_AGE
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def is_minor(person: Person, day: date) -> bool | None:
    """Whether somebody is under age on a day; None where nobody knows."""
    if person.born is not None:
        return day < of_age_on(person.born)
    return True if person.told_minor else None


def has_positive(asked: Asked, tests: Iterable[PatchTest], day: date) -> bool:
    """Whether a test of this product was positive, of this formula or of one that nobody wrote down."""
    return not asked.is_service and any(
        test.product == asked.id and test.applied <= day and test.is_positive and same_formula(asked, test)
        for test in tests
    )


def missing_test(
    asked: Asked,
    tests: Sequence[PatchTest],
    products: Mapping[int, Sequence[Asked]],
    conditions: Sequence[Condition],
    day: date,
) -> Reason | None:
    """What is wrong with the patch test that a service or a product asks for.

    A product that asks for none does so of who reacted to another formula of it.

    Args:
        asked: The service or product.
        tests: The client's tests of every product.
        products: Products that are to be used, by their id: a test of one of them is one for the service; where none
            is named yet, a test of any.
        conditions: What the client has.
        day: The day of the treatment.
    """
    wanted = (products.keys() or {test.product for test in tests}) if asked.is_service else {asked.id}
    own = [test for test in tests if test.product in wanted and test.applied <= day]
    if asked.patch is Policy.NONE and (asked.is_service or not any(test.is_positive for test in own)):
        return None
    if asked.patch is Policy.ALWAYS and asked.last_use is not None:
        own = [test for test in own if test.applied >= asked.last_use]
    lots = products if asked.is_service else {asked.id: (asked,)}
    found = [_flaw(asked, lots.get(test.product, ()), test, conditions, day) for test in own if not test.is_positive]
    if None in found:
        return None
    flaws = [flaw for flaw in found if flaw is not None]
    if not flaws and asked.patch is Policy.NONE:
        return Reason.PATCH_FORMULA
    # what is nearest to being in order says what is to be done
    return min(flaws, key=_NEAREST.index, default=Reason.PATCH_MISSING)


_NEAREST = (
    Reason.PATCH_EARLY,
    Reason.PATCH_PENDING,
    Reason.PATCH_SINCE,
    Reason.PATCH_FORMULA,
    Reason.PATCH_EXPIRED,
    Reason.PATCH_MISSING,
)


def _flaw(
    asked: Asked, lots: Sequence[Asked], test: PatchTest, conditions: Iterable[Condition], day: date
) -> Reason | None:
    if lots and not any(same_formula(lot, test) for lot in lots):
        return Reason.PATCH_FORMULA
    if (test.at_24h, test.at_48h) != ("negative", "negative"):
        return Reason.PATCH_PENDING
    if day < test.applied + READ_AFTER:
        return Reason.PATCH_EARLY
    if any(_is_new(condition, test.applied, day) for condition in conditions):
        return Reason.PATCH_SINCE
    holds = timedelta(days=asked.patch_days)
    if day <= test.applied + holds or asked.patch is Policy.NONE:
        return None
    used = asked.patch is Policy.GAP and asked.last_use is not None and day <= asked.last_use + holds
    return None if used else Reason.PATCH_EXPIRED


def _is_new(condition: Condition, tested: date, day: date) -> bool:
    """Whether a client has got something since a test that changes what it says."""
    item = ITEMS.get(condition.item)
    if item is None or condition.certainty is Certainty.REFUTED:
        return False
    if item.group not in _CHANGING and item.code != _PREGNANCY:
        return False
    since = condition.began or condition.told_day
    return since is not None and tested < since <= day


def missing_consent(
    asked: Asked, consents: Iterable[SignedConsent], person: Person, day: date
) -> tuple[Level, Reason] | None:
    """What is wrong with the consent that a service asks for: medical care always does, and nobody does without."""
    if not asked.is_service or not (asked.medical or asked.consent_text):
        return None
    alone = is_minor(person, day) is True
    found = [
        _consent_flaw(asked, consent, alone, day)
        for consent in consents
        if consent.service == asked.id and consent.signed <= day
    ]
    if None in found:
        return None
    flaws = [flaw for flaw in found if flaw is not None]
    reason = min(flaws, key=_NEAREST_CONSENT.index, default=Reason.CONSENT_MISSING)
    return (Level.NEVER if asked.medical else Level.HOLD), reason


_NEAREST_CONSENT = (Reason.GUARDIAN, Reason.CONSENT_TEXT, Reason.CONSENT_EXPIRED, Reason.CONSENT_MISSING)


def _consent_flaw(asked: Asked, consent: SignedConsent, alone: bool, day: date) -> Reason | None:
    flaw = signature_flaw(consent.signed, consent.text, asked.consent_text, asked.consent_days, day)
    return flaw or (Reason.GUARDIAN if alone and not consent.has_guardian else None)


def signature_flaw(signed: date, text: str, wanted: str, days: int, day: date) -> Reason | None:
    """Why a signature is good for a service no more.

    Args:
        signed: When it was given.
        text: The version of the text that was signed.
        wanted: The version that the service asks for now; empty for any.
        days: For so many the service lets it hold.
        day: The day of the service.
    """
    if day > signed + timedelta(days=days):
        return Reason.CONSENT_EXPIRED
    return Reason.CONSENT_TEXT if wanted and text != wanted else None
