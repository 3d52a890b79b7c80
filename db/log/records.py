"""The log as it crosses the boundary of the archive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from db.fields.values import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class LogFilters:
    """Which entries to look for: everything that says something has to fit.

    Attributes:
        who: Id of whose entries; 0 for everybody's.
        kinds: Codes of kinds of operations; none is any.
        operation: Name of a single operation.
        client: Id of whose file it was about; 0 for any, and for none.
        since, until: The days between which it was.
        outcome: ``done`` or ``refused``.
        actions: Of C, R, U, D and E; none is any.
    """

    who: int = 0
    kinds: tuple[str, ...] = ()
    operation: str = ""
    client: int = 0
    since: date | None = None
    until: date | None = None
    outcome: str = ""
    actions: tuple[str, ...] = ()

    @property
    def said(self) -> tuple[str, ...]:
        """Names of the filters that say something."""
        return tuple(one.name for one in fields(self) if getattr(self, one.name) != one.default)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """An entry of the log.

    Attributes:
        id: Its number.
        staff: Who it was, by id; None where nobody had signed in.
        person: Who it was, by the name of that day.
        roles: Codes of the roles of that day.
        operation: What was done, by the operation's name; :func:`db.log.names.name_of` says what that is called.
        action: C, R, U, D or E.
        refused: Whether it was not let through.
        client: Whose file it was about, as the file is called now.
        what: What else was written down: codes, counts, digests; never what a client told.
        people: Names of members of staff whom ``what`` has by id.
    """

    id: int
    at: datetime | None
    staff: int | None
    person: str
    roles: tuple[str, ...]
    operation: str
    action: str
    refused: bool
    client: Ref | None = None
    client_number: str = ""
    last_four: str = ""
    what: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""
    people: Mapping[int, str] = field(default_factory=dict)


class Many(NamedTuple):
    """Somebody who had to do with more clients than they usually have, or than the salon lets pass.

    Attributes:
        usual: What they have in the middle of the last working days; 0 where too few are known.
    """

    staff: int
    name: str
    clients: int
    usual: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPage:
    """The newest entries of those that were asked for.

    Attributes:
        is_own: Whether only one's own can be asked for.
        newest: Number of the log's last entry.
        many: Who has had to do with more clients today than usual, for who may read the log.
    """

    entries: tuple[LogEntry, ...]
    is_own: bool
    newest: int
    many: tuple[Many, ...] = ()


class HeadLine(NamedTuple):
    """A head of the log that was printed, or held against the log.

    Attributes:
        id: Number of the entry.
        day: Of which day's closing sheet it is; None where it stands on another paper.
        verdict: What came of it last; empty where nobody has looked.
        at, by: When that was, and who looked.
    """

    id: int
    day: date | None = None
    verdict: str = ""
    at: datetime | None = None
    by: str = ""


class Looked(NamedTuple):
    """That somebody had to do with a client's file on a day.

    Attributes:
        id: Number of the last entry of that day.
        at: The first time on that day.
        times: How often on that day.
        file: Card number of a file that has become part of this one, where it was that one.
    """

    id: int
    at: datetime
    person: str
    roles: tuple[str, ...]
    operation: str
    action: str
    refused: bool
    times: int
    file: str = ""


class Against(StrEnum):
    """What came of holding the log against paper."""

    FITS = "fits"
    """Up to this entry, nothing was changed."""
    TYPED = "typed"
    """A few groups are others: they were mistyped."""
    OTHER_ENTRY = "other_entry"
    """This is the head of another entry: the number was mistyped."""
    ENDS = "ends"
    """The log ends before this entry."""
    BROKEN = "broken"
    """An entry before doesn't follow from the one before it."""
    REWRITTEN = "rewritten"
    """The entries follow from each other, and yet they are not those of the paper."""


ANSWERS = frozenset(Against) - {Against.TYPED, Against.OTHER_ENTRY}
"""What says something of the log, not of the typing."""


class HeadCheck(NamedTuple):
    """What came of it.

    Attributes:
        entry: The number that stands on the paper.
        groups: Of a head that was mistyped, which groups are others than the log's.
        first: Number of the first entry that is another one than it was, where that is known; of a head of another
            entry, that one; 0 otherwise.
        last: Number of the log's last entry.
        fits_until: The last entry whose head a closing of the day has kept and that is still so; 0 for none.
    """

    verdict: Against
    entry: int
    groups: tuple[int, ...] = ()
    first: int = 0
    last: int = 0
    fits_until: int = 0
