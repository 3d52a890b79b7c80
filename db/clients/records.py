"""Clients and the catalogue as they cross the boundary of the archive: frozen, already masked for who asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from db.clients.consent.records import ConsentLine
from db.fields.declaration import Field, Term
from db.fields.values import Hidden, Ref, Value

ASK = "consent"
"""The rule of an alert that says nothing of what the client has, but that it has to be asked for."""


@dataclass(frozen=True, slots=True)
class Alert:
    """Something that may hurt this client.

    Attributes:
        code: The item's code in its choice list.
        rule: Which rule it falls under (``do_not_treat`` … ``allergens``).
        term: The item's name.
        detail: What was written about it.
    """

    code: str
    rule: str
    term: Term
    detail: str = ""


@dataclass(frozen=True, slots=True)
class TableCell:
    """What an imported table said of a client that no field takes.

    Attributes:
        heading: As it stood in the table.
        access: ``amounts`` or ``phone``.
        text: As it stood there; hidden from who may not see it.
    """

    heading: str
    access: str
    text: str | Hidden


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientRecord:
    """One client, as the person who opened the record may see it."""

    id: int
    number: str
    version: int
    created_at: datetime
    created_by: str
    values: Mapping[str, Value]
    alerts: tuple[Alert, ...] = ()
    own_fields: tuple[Field, ...] = ()
    sort_reading: str = ""
    surname_strokes: int = 0
    index_letter: str = "#"
    first_visit: date | None = None
    latest_visit: date | None = None
    last_caution: str = ""
    recommend_next: str = ""
    age: int | None = None
    missing: tuple[str, ...] = ()
    declined: frozenset[str] = frozenset()
    """Names of the fields that the client would rather not answer."""
    from_tables: tuple[TableCell, ...] = ()
    consents: Mapping[str, ConsentLine] = field(default_factory=dict)
    """What was answered to each question of consent; what is not in it was not asked."""
    merged_into: Ref | None = None
    """Whose file this one is part of: nothing is written to it any more."""
    merged_from: tuple[Ref, ...] = ()
    """Whose files are part of this one."""
    to_ask: tuple[str, ...] = ()
    """Names of the fields of consent that the client is asked about when they come."""

    @property
    def name(self) -> str:
        """The client's name, as written."""
        value = self.values.get("name")
        return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientLine:
    """A client in a list: what every role may see, and never more.

    Attributes:
        beautician: Whose client it is, in one character or as the staff list shortens the name.
        latest_visit: The day of the last visit.
        alerts: What may hurt the client, without what was written about it; only in lists that are asked for it.
        away: ``archived`` for who is on no list but is found, or ``erased``; else empty.
    """

    id: int
    number: str
    name: str
    reading: str
    last_four: str
    beautician: str = ""
    latest_visit: date | None = None
    note: str = ""
    alerts: tuple[Alert, ...] = ()
    away: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BirthdayLine:
    """A client's birthday of this year or the next.

    Attributes:
        day: The day on which it is kept.
        birthday: As it is kept in the file, in the calendar of the client, without the year.
    """

    client: ClientLine
    day: date
    birthday: str

    @property
    def id(self) -> int:
        """The client's."""
        return self.client.id


class Likelihood(StrEnum):
    """How sure the duplicate check is."""

    VERY_LIKELY = "very_likely"
    PLEASE_CHECK = "please_check"


@dataclass(frozen=True, slots=True)
class DuplicateLine:
    """A client who may be the one that is being registered, and why."""

    client: ClientLine
    likelihood: Likelihood
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One changed field: old and new value, who and when; ``file`` is the number of another file that it was of."""

    id: int
    at: datetime
    by: str
    field: str
    old: str | Hidden
    new: str | Hidden
    file: str = ""


@dataclass(frozen=True, slots=True)
class KeptCell:
    """What a table says that no field takes and that isn't for everybody: amounts, and phones beyond the second.

    Attributes:
        access: ``amounts`` or ``phone``.
        heading: As it stands in the table.
        text: As it stands there, or the phone as phones are kept.
        own: Whether it is a phone of the client's own, by which the client is found.
    """

    access: str
    heading: str
    text: str
    own: bool = False
