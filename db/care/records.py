"""The care of a client, as it crosses the boundary of the archive: masked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.care.stages import Progress
from db.dated.comparing import Difference
from db.dated.records import DatedLine, DatedRecord
from db.fields.values import Value
from db.visits.records import Conflict


@dataclass(frozen=True, slots=True, kw_only=True)
class StageLine:
    """A stage of a plan, how far it has come, and what was said of it.

    Attributes:
        review: Id of its latest review; 0 where there is none.
        outcome: What that says, by key; empty where there is none.
        is_due: Whether it had all its sessions and nobody has reviewed it.
    """

    progress: Progress
    review: int = 0
    outcome: Mapping[str, Value]
    is_due: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """A version of a care plan.

    Attributes:
        record: The version.
        current: Id of the version that counts; 0 where none does.
        stages: Its stages.
        at: Number of the stage that it has come to; 0 where it has none.
        versions: Every version of the client's plan, the latest first.
        before: The version before; None for the first.
        differences: What changed since.
        suggestions: What may be offered; none where this isn't the version that counts.
    """

    record: DatedRecord
    current: int
    stages: tuple[StageLine, ...]
    at: int
    versions: tuple[DatedLine, ...]
    before: DatedRecord | None
    differences: tuple[Difference, ...]
    suggestions: tuple[Suggestion, ...] = ()


class Why(StrEnum):
    """Why something is suggested."""

    PLAN = "plan"
    """The next session of the plan."""
    LAST = "last"
    """The last visit wanted to recommend it."""
    GOAL = "goal"
    """Nothing was done for one of the client's goals for a while."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Something that may be offered to the client, with its reason.

    Attributes:
        what: A service's name, or what was written down.
        service: Its id; 0 for what was written down.
        why: The reason.
        day: Of a session the day on which it is due, of what was recommended that visit's; None where none is meant.
        number: Of a session its stage.
        goal: Of a goal its code.
    """

    what: str
    why: Why
    service: int = 0
    day: date | None = None
    number: int = 0
    goal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageReview:
    """What a review of a stage begins with.

    Attributes:
        plan: The plan.
        progress: The stage, and how far it has come.
        before: The analysis that was there when the stage began; None where there was none.
        after: The latest one, of a later day; None where there is none.
    """

    plan: DatedRecord
    progress: Progress
    before: DatedRecord | None
    after: DatedRecord | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CareSummary:
    """What of skin and plan is seen at a glance; all of it empty for who may not read it.

    Attributes:
        skin: The headline of the latest analysis, by key.
        analysed: Its day; None where there is none.
        due: When the skin is to be looked at again.
        plan: Id of the plan that counts; 0 where there is none.
        stage: Number of the stage that the plan has come to; 0 where there is no plan.
        stages: How many stages it has.
        goal: The goal of that stage.
        measure: What of an analysis shows whether it is reached; empty where the plan names nothing.
        aim: What that is to come to.
        next_day: When its next session is due.
    """

    skin: Mapping[str, Value]
    analysed: date | None = None
    due: date | None = None
    plan: int = 0
    stage: int = 0
    stages: int = 0
    goal: str = ""
    measure: str = ""
    aim: str = ""
    done: int = 0
    sessions: int = 0
    next_day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What was taken down of a client and counts now, as far as a sheet of paper prints it.

    Attributes:
        analysis: The skin analysis; on a visit sheet the last one before it.
        plan: The care plan.
        stage: The stage that it has come to.
        needs: What is wished for, by part of the body.
        past: What was done elsewhere and before, the latest first.
        test: The last patch test; on a visit sheet the last one before or on its day.
        verdicts: What speaks against the services of the plan today; None where nothing was asked.
    """

    analysis: DatedRecord | None = None
    plan: DatedRecord | None = None
    stage: Progress | None = None
    needs: DatedRecord | None = None
    past: tuple[DatedRecord, ...] = ()
    test: DatedRecord | None = None
    verdicts: tuple[Conflict, ...] | None = None
