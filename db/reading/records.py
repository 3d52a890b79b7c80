"""What is read before a client comes, as it crosses the boundary of the archive: masked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from db.care.records import CareSummary
from db.clients.records import Alert
from db.dated.records import DatedRecord
from db.fields.values import Hidden, Ref
from db.visits.records import VisitRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRecord:
    """A question about a client's care, or guidance.

    Attributes:
        visit: The visit that it is about; 0 for none.
        visit_day: Its day.
        dated: The dated record that it is about; 0 for none.
        dated_kind: Its kind, a code of ``KINDS`` there; empty for none.
        dated_day: Its day.
        to: Who is asked; None for whoever knows.
        text: The question; hidden from who may not read care notes, unless they asked or were asked.
        answer: The answer, as far; empty while there is none.
    """

    id: int
    client: Ref
    client_number: str
    visit: int
    visit_day: date | None
    dated: int
    dated_kind: str
    dated_day: date | None
    kind: str
    to: Ref | None
    by: Ref
    at: datetime
    text: str | Hidden
    answer: str | Hidden
    answered_by: str
    answered_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered it."""
        return self.answered_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToRead:
    """A client whom somebody treats on a day.

    Attributes:
        start: When, in minutes since local midnight.
        services: What is done then.
        alerts: What may hurt the client.
        read_at: When the file was read for that day; None: not yet.
        has_news: Whether something that may hurt the client came up since.
    """

    client: Ref
    number: str
    day: date
    start: int
    services: tuple[str, ...]
    alerts: tuple[Alert, ...]
    read_at: datetime | None
    has_news: bool

    @property
    def is_read(self) -> bool:
        """Whether nothing is left to read."""
        return self.read_at is not None and not self.has_news


class Promise(NamedTuple):
    """Something that a client was promised: code of the rule that keeps it in mind, when it is due, what it is."""

    rule: str
    due: date
    text: str


class PlanOfMeeting(NamedTuple):
    """A plan of a meeting whose day has come, and of which nobody has said what came of it."""

    id: int
    client: Ref
    number: str
    day: date


class KnownOfCare(NamedTuple):
    """Skin and plan at a glance, and what colleagues want to know and nobody has answered, the earliest first."""

    care: CareSummary
    questions: tuple[QuestionRecord, ...]


class ReadBy(NamedTuple):
    """How many of the clients of a day somebody has read."""

    staff: Ref
    read: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeVisit:
    """What is read of a client before a day.

    Attributes:
        care: Skin and plan at a glance.
        last: The last visit before the day.
        plans: Plans of meetings of which nobody has said what came of them.
        questions: Those that nobody has answered.
        start: When the client comes to this person, in minutes since local midnight; None where they don't.
        services: What is done then.
        read_at: When this person read it for that day; None: not yet.
        facts: Digests of what it says, by what it is: a code of ``alert``, ``promise``, ``plan`` or ``question`` with a
            code or an id behind it, ``care``, ``last``.
        news: Those of them that were not there, or said otherwise, when it was read.
    """

    client: Ref
    client_number: str
    day: date
    alerts: tuple[Alert, ...]
    care: CareSummary
    last: VisitRecord | None
    promises: tuple[Promise, ...]
    plans: tuple[DatedRecord, ...]
    questions: tuple[QuestionRecord, ...]
    start: int | None
    services: tuple[str, ...]
    read_at: datetime | None
    facts: Mapping[str, str]
    news: frozenset[str]
