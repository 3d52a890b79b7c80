"""Clients who may be one person, and merges, as they cross the boundary of the archive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from db.clients.records import ClientLine, ClientRecord, Likelihood
from db.fields.values import Ref, Value

DAYS = 30
"""Days within which a merge can be undone."""


class MergeState(StrEnum):
    """Where a merge stands."""

    PROPOSED = "proposed"
    DECLINED = "declined"
    """Somebody has found out that they are two."""
    DONE = "done"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeRecord:
    """A merge, proposed or done.

    Attributes:
        client: Whose file the other's is part of.
        rows: How many rows it has changed.
        until: The last day on which it can be undone; None where it isn't done.
    """

    id: int
    client: Ref
    gone: Ref
    number: str
    gone_number: str
    state: MergeState
    why: str
    at: datetime | None
    by: str
    approver: str
    proposed_by: str
    undone_at: datetime | None
    rows: int = 0
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeField:
    """A field that both files answer otherwise.

    Attributes:
        name: The field's; of a dated record ``dated:`` and its kind.
        kept: The value of who is kept, as this person may see it.
        gone: That of the other.
        adds_up: Both are kept: nothing about health is dropped.
        counts: Which of the two counts where nobody chooses: 1 or 2; 0 where somebody does, or both do.
        records: Of a dated record, the ids of the two.
    """

    name: str
    kept: Value
    gone: Value
    adds_up: bool = False
    counts: int = 0
    records: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePreview:
    """Two files side by side, as one person may see them.

    Attributes:
        opens: Whether who asks may open both; else nothing is told but who they are.
        fields: What differs, in the order of the form.
        along: How many rows go over, by table.
        likelihood: How likely it is that they are one; None where nothing says so.
        reasons: Why.
        visits: The last three visits of each: day, and what was done; none of a file that this person may not open.
        proposed: Who has proposed it, and why.
        drawer: Where the card of who is gone stands.
        appointments: How many appointments of the two are at the same time.
    """

    kept: ClientRecord
    gone: ClientRecord
    opens: bool
    fields: tuple[MergeField, ...]
    along: Mapping[str, int]
    likelihood: Likelihood | None = None
    reasons: tuple[str, ...] = ()
    visits: tuple[tuple[tuple[date, str], ...], tuple[tuple[date, str], ...]] = ((), ())
    proposed: str = ""
    drawer: str = ""
    appointments: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What was made since a merge, with what hangs on it.

    Attributes:
        table: The table of the first row.
        id: Its id.
        day: Of when it is.
        rows: All the rows, by table and id.
        follows: ``gone`` or ``kept`` where it hangs on what is of one of the two; empty where nobody can tell.
    """

    table: str
    id: int
    day: date | None
    rows: tuple[tuple[str, int], ...]
    follows: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoPreview:
    """What undoing a merge does.

    Attributes:
        back: How many rows go back, by table.
        changed: Of rows that were changed since and stay as they are now, how many, by table.
        since: What was made since, the latest first.
        card: Whether a card was taken out, which is put back by hand; ``place`` is where it stood, if it did.
    """

    merge: MergeRecord
    back: Mapping[str, int]
    changed: Mapping[str, int]
    since: tuple[Since, ...]
    card: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairLine:
    """Two clients who may be one person, and why."""

    one: ClientLine
    other: ClientLine
    likelihood: Likelihood
    reasons: tuple[str, ...]
    proposed_by: str = ""
