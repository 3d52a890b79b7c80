"""The stages of a care plan, and how far visits have brought them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from db.dated.content import rows_in
from db.dated.declaration import Values, key_of
from db.dated.kinds.plan import PLAN
from db.fields.values import Hidden, Ref, Value

_PART = PLAN.part_of("goal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A stage, as the plan says it.

    Attributes:
        number: From 1.
        measure: What of an analysis shows whether the goal is reached, a code of ``MEASURES``; empty for none.
        aim: What that is to be.
        service: Id of the service; 0 for none.
        sessions: How many are planned; 0 where nobody said.
        interval: Days between two of them; 0 where nobody said.
    """

    number: int
    goal: str
    measure: str = ""
    aim: str = ""
    service: int = 0
    sessions: int = 0
    interval: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stage has come: closed visits with its service, at most as many as it has sessions.

    Attributes:
        days: Their days.
        next_day: When the next one is due: after the interval, and today at the earliest where none was yet; None
            where it is done, or nobody knows.
    """

    stage: Stage
    days: tuple[date, ...] = ()

    @property
    def done(self) -> int:
        """How many sessions it had."""
        return len(self.days)

    @property
    def is_done(self) -> bool:
        """Whether it had all its sessions."""
        return bool(self.stage.sessions) and self.done >= self.stage.sessions

    @property
    def next_day(self) -> date | None:
        """When the next session is due; None where it is done, has not begun, or has no interval."""
        if self.is_done or not self.days or not self.stage.interval:
            return None
        return self.days[-1] + timedelta(days=self.stage.interval)


def stages_of(values: Values) -> tuple[Stage, ...]:
    """The stages of a plan; nothing of what this person may not see."""
    return tuple(
        Stage(
            number=int(row),
            goal=_text(values.get(key_of("goal", row))),
            measure=_text(values.get(key_of("measure", row))),
            aim=_text(values.get(key_of("aim", row))),
            service=_number(values.get(key_of("service", row))),
            sessions=_number(values.get(key_of("sessions", row))),
            interval=_number(values.get(key_of("interval", row))),
        )
        for row in rows_in(_PART, {key: value for key, value in values.items() if not isinstance(value, Hidden)})
    )


def progress(stages: Sequence[Stage], visits: Iterable[tuple[date, Iterable[int]]]) -> tuple[Progress, ...]:
    """How far each stage has come.

    A visit is a session of the first stage with one of its services that hadn't all its sessions before; two services
    on a visit may count for two stages.

    Args:
        stages: In their order.
        visits: Days and services of closed visits since the plan was begun, the earliest first.
    """
    days: list[list[date]] = [[] for _stage in stages]
    for day, services in visits:
        for service in set(services):
            for at, stage in enumerate(stages):
                if stage.service == service and not (stage.sessions and len(days[at]) >= stage.sessions):
                    days[at].append(day)
                    break
    return tuple(Progress(stage, tuple(of_it)) for stage, of_it in zip(stages, days, strict=True))


def current(found: Sequence[Progress]) -> Progress | None:
    """The stage that a plan has come to: the first that hasn't had all its sessions, else the last."""
    return next((one for one in found if not one.is_done), found[-1] if found else None)


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


def _number(value: Value) -> int:
    if isinstance(value, Ref):
        return value.id
    return value if isinstance(value, int) else 0
