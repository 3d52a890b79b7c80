"""Whether two lots of a product are of one formula: by its name, or by the family that a batch belongs to.

A formula that ends with ``*`` is a family of batches 批次系列: all whose numbers begin so.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Protocol

FAMILY = "*"


class Lot(Protocol):
    """What is known of how something was made; either may be empty."""

    @property
    def formula(self) -> str:
        """Its formula, or the family of its batch."""

    @property
    def batch(self) -> str:
        """The number of its batch."""


def same_formula(one: Lot, other: Lot) -> bool:
    """Whether two are of one formula, as far as anybody wrote down: what nobody knows is taken for the same.

    A batch tells it before what the catalogue has said of the formula.
    """
    families = {formula for formula in (one.formula, other.formula) if formula.endswith(FAMILY)}
    told = [(_is_of(one, family), _is_of(other, family)) for family in families]
    known = [both for both in told if None not in both]
    if not known:
        return not (one.formula and other.formula) or one.formula == other.formula
    if (True, True) in known:
        return True
    return {*known} == {(False, False)} and _plain(one.batch) == _plain(other.batch)


def _is_of(lot: Lot, family: str) -> bool | None:
    """Whether something is of a family of batches; None where nobody wrote that down."""
    if lot.batch:
        return _plain(lot.batch).startswith(_plain(family.removesuffix(FAMILY)))
    return lot.formula == family if lot.formula else None


@lru_cache(maxsize=512)
def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
