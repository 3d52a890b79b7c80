"""What somebody has in hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.fields.values import Ref


class Theirs(StrEnum):
    """What may be somebody's, in the order in which it is looked at when they leave."""

    APPOINTMENT = "appointment"
    VISIT = "visit"
    LOAN = "loan"
    COMPLAINT = "complaint"
    CLIENT = "client"
    TASK = "task"
    QUESTION = "question"
    WAITING = "waiting"
    ABSENCE = "absence"
    WATCH = "watch"
    WIN_BACK = "win_back"
    IMPROVEMENT = "improvement"
    FINDING = "finding"
    CABINET = "cabinet"
    VOLUME = "volume"
    DRAFT = "draft"


ONE_BY_ONE = frozenset({Theirs.APPOINTMENT, Theirs.VISIT, Theirs.LOAN, Theirs.COMPLAINT})
"""What is dealt with on its own page: a colleague has to be free, a paper brought back, a step written down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TheirLine:
    """One thing that is somebody's.

    Attributes:
        kind: What it is.
        id: Of its row.
        client: Whom it is about; None for nobody with a file.
        day: Of an appointment or a visit, until when something is to be done, or when a draft was kept.
        text: What it is called: a guest's name, a task's words, a number; empty where the client says enough.
    """

    kind: Theirs
    id: int
    client: Ref | None = None
    day: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TheirGroup:
    """What is somebody's of one kind: how much, and the first of it."""

    kind: Theirs
    count: int
    lines: tuple[TheirLine, ...]
