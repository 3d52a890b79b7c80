"""What is asked of dated records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from db.fields.values import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveDated:
    """A new record.

    Attributes:
        kind: Its code in ``KINDS``.
        day: The day of it; None is today.
        values: By key.
        visit: Id of the visit on which it is taken down; 0 for none.
        carried: Keys of what was taken over from the record before.
        passed: Names of the parts whose pages were passed.
        filled_by: Who answered, see ``FILLED_BY``; what comes from outside waits until it is accepted.
    """

    request_id: str
    client: int
    kind: str
    values: Mapping[str, Value]
    day: date | None = None
    visit: int = 0
    carried: frozenset[str] = frozenset()
    passed: frozenset[str] = frozenset()
    filled_by: str = "staff"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectDated:
    """What stands on a record after its author has put it right."""

    request_id: str
    id: int
    version: int
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviseDated:
    """A new version of a record, or one that puts right what has been checked, and why.

    Attributes:
        values: All that stands on the new one.
        day: Its day; None is today.
    """

    request_id: str
    id: int
    version: int
    values: Mapping[str, Value]
    why: str
    day: date | None = None
    carried: frozenset[str] = frozenset()
    passed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class VoidDated:
    """A record that was written for the wrong client, or twice, and why."""

    request_id: str
    id: int
    version: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckDated:
    """A record that somebody else has looked at, or accepts from outside."""

    request_id: str
    id: int
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptDated:
    """What came from outside counts from now on.

    Attributes:
        keys: Of what is accepted.
        why: Where a version counts already, why there is another.
    """

    request_id: str
    id: int
    version: int
    keys: frozenset[str]
    why: str = ""
