"""What the operations on what clients say are asked with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOpinion:
    """What a client said.

    Attributes:
        client: Who; 0 for nobody's.
        kind: Code, see ``KINDS`` in this area's fields.
        heading: Code, see ``HEADINGS``.
        rating: ``5`` to ``1``, or empty; then there is a text.
        visit: Of which visit; 0 for none.
    """

    request_id: str
    day: date
    kind: str
    heading: str
    client: int = 0
    rating: str = ""
    text: str = ""
    visit: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenComplaint:
    """A complaint.

    Attributes:
        client: Whose; 0 for nobody's.
        concerns: Whom of the staff it is about; 0 for nobody.
        owner: Who deals with it.
        deadline: Until when it is answered.
        opinion: Id of the opinion that it came from; 0 for none.
    """

    request_id: str
    day: date
    heading: str
    text: str
    owner: int
    deadline: date
    client: int = 0
    concerns: int = 0
    opinion: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerComplaint:
    """What came of a complaint."""

    request_id: str
    id: int
    version: int
    result: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleComplaint:
    """What the client says of the answer.

    Attributes:
        word: In the client's words.
        content: Whether the client is content; if not, it is open again.
        deadline: Until when it is answered once more, where it is open again.
    """

    request_id: str
    id: int
    version: int
    word: str
    content: bool
    deadline: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandComplaint:
    """Somebody else deals with a complaint, or until another day."""

    request_id: str
    id: int
    version: int
    owner: int
    deadline: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberSurveys:
    """Surveys to be numbered together.

    Attributes:
        count: How many at most.
        regulars: For those who came twice in half a year and had none meanwhile; otherwise without names.
    """

    request_id: str
    count: int
    regulars: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KeySurvey:
    """What stands on a survey that came back.

    Attributes:
        number: Ten digits, or the short number.
        ratings: ``5`` to ``1`` for each of the four questions.
        text: Opinions and wishes.
        complains: Whether a complaint is opened where a rating is 2 or 1.
    """

    request_id: str
    number: str
    ratings: tuple[str, ...]
    text: str = ""
    complains: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class VoidSurvey:
    """A survey that is spoilt or lost, by its number."""

    request_id: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSurvey:
    """Whose a survey is that was handed out without a name, by its number."""

    request_id: str
    number: str
    client: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanImprovement:
    """What is to be done better.

    Attributes:
        owner: Who does it.
        deadline: Until when.
        opinions: Ids of opinions, because of which.
        complaints: Ids of complaints, because of which.
    """

    request_id: str
    text: str
    owner: int
    deadline: date
    opinions: tuple[int, ...] = ()
    complaints: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishImprovement:
    """It is done, and is looked at again on a day."""

    request_id: str
    id: int
    version: int
    done: date
    look_again: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SeeEffect:
    """It was looked at again: whether it has helped."""

    request_id: str
    id: int
    version: int
    effect: str
    seen: str = ""
