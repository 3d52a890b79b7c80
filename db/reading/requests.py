"""What is asked of reading and questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A question, or guidance.

    Attributes:
        client: About whom.
        to: Who is asked; 0 for whoever knows.
        visit: About which visit; 0 for none.
        dated: About which dated record; 0 for none.
        kind: Code, see ``KINDS`` in this area's fields.
    """

    request_id: str
    client: int
    text: str
    to: int = 0
    visit: int = 0
    dated: int = 0
    kind: str = "question"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to a question."""

    request_id: str
    question: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgeReading:
    """That somebody has read a client's file before a day.

    Attributes:
        facts: What was read, as :attr:`db.reading.records.BeforeVisit.facts` has it: what came since stays new.
    """

    request_id: str
    client: int
    day: date
    facts: tuple[str, ...]
