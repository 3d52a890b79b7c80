"""What is asked of conditions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from db.fields.values import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class TellCondition:
    """Something that a client has or had, or more that is known of it (``id``).

    Attributes:
        values: By name of the field in ``CONDITION_FIELDS``.
        from_dated: Id of the dated record on which it was told; 0 for none.
    """

    request_id: str
    client: int
    values: Mapping[str, Value]
    id: int = 0
    version: int = 0
    from_dated: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Recheck:
    """It is still so; ``until`` is when it will probably be over, where that is known anew."""

    request_id: str
    id: int
    version: int
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndCondition:
    """It is over since a day; None is today."""

    request_id: str
    id: int
    version: int
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsayCondition:
    """It never was so, or does no harm, and how that is known."""

    request_id: str
    id: int
    version: int
    why: str


@dataclass(frozen=True, slots=True)
class ConfirmBoxes:
    """What stands in these boxes, by letter, is unchanged: the client says so."""

    request_id: str
    client: int
    boxes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decline:
    """The client would rather not answer these fields; or will after all."""

    request_id: str
    client: int
    fields: tuple[str, ...]
    declined: bool = True
