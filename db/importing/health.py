"""Allergies as tables tell them (是, 否, 有，青霉素): the words are kept, and what may hurt becomes an alert."""

from __future__ import annotations

import re
from dataclasses import dataclass

from db.fields import Field
from db.importing.words import NO, YES, plain

_DRUGS = ("药", "青霉素", "头孢", "磺胺", "阿司匹林", "阿莫西林", "抗生素", "麻药", "利多卡因")
_ONLY_DRUGS = ("药", "drug", "medic")
_NEGATED = re.compile("[无不没未非]|\\b(?:no|not|none|never)\\b", re.IGNORECASE)
_ABOUT_HEALTH = re.compile(
    "病|药|过敏|孕|哺乳|月经|手术|疤痕体质|禁忌|血压|血糖|health|illness|disease|medic|allerg|pregnan|surger",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Allergies:
    """What a cell about allergies says.

    Attributes:
        detail: Its words, to be kept.
        items: The allergens that it names; None where it doesn't answer the question of allergens.
    """

    detail: str
    items: tuple[str, ...] | None


def read_allergies(heading: str, text: str, allergens: Field | None) -> Allergies:
    """Reads an answer to a question about allergies.

    "No" to a question about drugs alone says nothing of acids and fragrance: the question of allergens stays open, so
    that it will be asked. "Yes" to it, or a drug that is named, becomes the alert of drugs.
    """
    bare = plain(text).rstrip("。.!！")
    only_drugs = any(word in heading.casefold() for word in _ONLY_DRUGS)
    if bare in NO:
        return Allergies(f"{heading}：{text}", None) if only_drugs else Allergies(text, ())
    if bare in YES:
        return Allergies(f"{heading}：{text}", ("drugs",) if only_drugs else None)
    if _NEGATED.search(text) or allergens is None:
        return Allergies(text, None)
    found = {
        entry.code
        for entry in allergens.choices
        for word in (*entry.term.zh.split("/"), *entry.term.en.casefold().split(" or "))
        if word and word in text.casefold()
    }
    if only_drugs or any(word in text for word in _DRUGS):
        found.add("drugs")
    return Allergies(text, tuple(entry.code for entry in allergens.choices if entry.code in found) or None)


def about_health(heading: str) -> bool:
    """Whether a column that no field takes is about the client's health, and not for everybody's eyes."""
    return _ABOUT_HEALTH.search(heading) is not None
