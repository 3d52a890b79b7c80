"""Whom labels are printed for, as it crosses the boundary of the archive."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressLine:
    """A client to be written to; ``why`` says why that can't be: ``no_address``, ``no_consent`` or ``not_yours``."""

    id: int
    number: str
    name: str
    last_four: str
    why: str = ""
