"""What a field's value is, when it crosses the boundary of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to a member of staff or to another client, with the name to show."""

    id: int
    label: str


@dataclass(frozen=True, slots=True)
class Hidden:
    """A value that this person may not see, or not before revealing it.

    Attributes:
        hint: What may be shown in its place, such as ``·8000``.
        revealable: Whether this person may reveal it.
    """

    hint: str = "···"
    revealable: bool = False


Value = str | int | bool | date | tuple[str, ...] | Ref | Hidden | None
"""A field's value: text, code, fen, yes or no, date, codes, reference, or hidden; None was never answered."""
