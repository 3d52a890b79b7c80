"""What clients say, as it crosses the boundary of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from db.fields.values import Ref


class ComplaintStepLine(NamedTuple):
    """One step of a complaint.

    Attributes:
        state: What it was after that.
        text: The complaint, its result, or the client's word on it.
        outcome: Code, see ``OUTCOMES`` in this area's fields.
    """

    at: datetime
    by: str
    state: str
    text: str
    outcome: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintRecord:
    """A complaint.

    Attributes:
        number: Number in its register.
        client: Whose it is; None where nobody gave a name.
        heading: Code, see ``HEADINGS``.
        concerns: Whom of the staff it is about.
        owner: Who deals with it.
        state: Code, see ``STATES``.
        result: What was found and done.
        outcome: Code of what the client got.
        word: What the client says of it.
        opinion: Id of the opinion that it came from.
        late: Whether it should have been answered.
        steps: What happened, the first first; of a line in a list none.
    """

    id: int
    version: int
    number: int
    client: Ref | None
    client_number: str
    last_four: str
    day: date
    heading: str
    text: str
    concerns: Ref | None
    owner: Ref | None
    deadline: date
    state: str
    result: str
    outcome: str
    word: str
    opinion: int | None
    late: bool
    steps: tuple[ComplaintStepLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionRecord:
    """What a client said under one heading.

    Attributes:
        kind: Code, see ``KINDS``.
        heading: Code, see ``HEADINGS``.
        rating: ``5`` to ``1``; empty where none was given.
        survey: Number of the survey that it stood on; empty where it was told.
        complaint: Id of the complaint that came of it.
        improvements: How many improvements came of it.
    """

    id: int
    client: Ref | None
    client_number: str
    last_four: str
    day: date
    kind: str
    heading: str
    rating: str
    text: str
    by: str
    survey: str = ""
    complaint: int | None = None
    improvements: int = 0


class HeadingFigures(NamedTuple):
    """What was said under a heading in a year.

    Attributes:
        heading: Code.
        said: How many opinions.
        rated: How many of them with a rating.
        mean: Mean of the ratings in tenths, such as 43; None without any.
        low: How many are 2 or 1.
    """

    heading: str
    said: int
    rated: int = 0
    mean: int | None = None
    low: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinions:
    """What was said: the figures of each heading, and the latest opinions."""

    figures: tuple[HeadingFigures, ...]
    lines: tuple[OpinionRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyRecord:
    """A numbered survey.

    Attributes:
        number: Ten digits.
        client: Whose name it has; None where it has none.
        printed: When it was numbered.
        state: ``printed``, ``keyed`` or ``void``.
        day: When it was keyed in.
        ratings: ``5`` to ``1`` for each question; empty until it is keyed in.
        complaint: The complaint that came of it.
    """

    id: int
    version: int
    number: str
    client: Ref | None
    client_number: str
    last_four: str
    printed: date
    state: str
    day: date | None = None
    ratings: tuple[str, ...] = ()
    complaint: ComplaintRecord | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLine:
    """Surveys that were numbered together.

    Attributes:
        id: Number of the batch.
        first: Number of its first survey.
        last: Number of its last.
        count: How many there are.
        named: How many of them have a name.
        keyed: How many came back.
        void: How many are spoilt or lost.
    """

    id: int
    printed: date
    by: str
    first: str
    last: str
    count: int
    named: int
    keyed: int
    void: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ImprovementRecord:
    """Something that is done better.

    Attributes:
        number: Number in its register.
        day: When it was planned.
        done: When it was done; None while it isn't.
        look_again: When it is looked whether it has helped.
        effect: Code, see ``EFFECTS``; empty until somebody has looked.
        seen: What was seen of it.
        late: Whether it should have been done, or looked at.
        sources: Because of how many opinions and complaints.
    """

    id: int
    version: int
    number: int
    day: date
    text: str
    owner: Ref | None
    deadline: date
    done: date | None
    look_again: date | None
    effect: str
    seen: str
    seen_on: date | None
    late: bool
    sources: int
