"""Dated records, as they cross the boundary of the archive: masked, with what they are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from db.clients.records import ClientLine
from db.fields.choices import choices
from db.fields.values import Ref, Value


class State(StrEnum):
    """What a record counts for."""

    CURRENT = "current"
    REPLACED = "replaced"
    """A later one stands in its place."""
    VOID = "void"
    """It was written for the wrong client, or twice."""
    REVIEW = "review"
    """It came from outside and waits until somebody has accepted it."""


FILLED_BY = choices(
    ("staff", "the salon", "店内"),
    ("client", "the client", "顾客"),
    ("guardian", "the guardian", "监护人"),
    ("import", "an imported table", "导入"),
)
"""Who answered."""
AT_HOME = tuple(entry for entry in FILLED_BY if entry.code in ("client", "guardian"))
"""Who answers a form that is sent or taken along, and comes back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedRecord:
    """One dated record in full, as this person may see it.

    Attributes:
        kind: Its code in ``KINDS``.
        number: Counts the client's records of this kind.
        visit: Id of the visit on which it was taken down; 0 for none.
        replaces: Id of the record that it replaced; 0 for none.
        replaced_by: Id of the record that replaced it; 0 for none.
        why: Why it was revised, or is void.
        due: When something is to be done about it.
        until: The last day on which it holds; None for ever.
        mark: A code of the kind's marks, for today.
        values: By key, in the order of the form; hidden ones where this person may not see them.
        carried: How often in a row a value was taken over from the record before.
        is_editable: Whether this person may still put it right: its author, on the same day, until it is checked.
        is_awaited: Whether something is to be filled in that is looked at later, by whoever writes such records.
    """

    id: int
    version: int
    client: Ref
    client_number: str
    kind: str
    number: int
    day: date
    at: datetime
    by: Ref
    visit: int
    replaces: int
    replaced_by: int
    state: State
    why: str
    form: int
    filled_by: str
    due: date | None
    until: date | None
    mark: str
    checked_by: str
    values: Mapping[str, Value]
    carried: Mapping[str, int]
    is_editable: bool
    is_awaited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedLine:
    """A dated record in a list: its headline alone.

    Attributes:
        headline: What the list shows of it, by key; left out where nothing stands there.
    """

    id: int
    number: int
    day: date
    by: str
    state: State
    why: str
    due: date | None
    until: date | None
    mark: str
    headline: Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingLine:
    """A record from outside that nobody has accepted yet.

    Attributes:
        kind: Its code in ``KINDS``.
        filled_by: Code of who answered, see :data:`FILLED_BY`.
        by: Who typed it.
    """

    id: int
    client: ClientLine
    kind: str
    day: date
    filled_by: str
    by: str
