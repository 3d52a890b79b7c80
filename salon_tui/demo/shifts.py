"""The past of the demo salon in shifts: in the order of its time, in few parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from salon_tui.demo.plan import ClientPlan, VisitPlan

SHIFTS = 2
"""In so many parts the past is written. Signing in costs 200 ms on purpose, so not every day has its own shift."""


@dataclass(frozen=True, slots=True)
class Event:
    """A client's arrival: the file is opened, or a visit begins."""

    at: datetime
    plan: ClientPlan
    visit: VisitPlan | None


def shifts_of(plans: list[ClientPlan]) -> Iterator[list[Event]]:
    """What happens, shift by shift."""
    events = [Event(plan.registered, plan, None) for plan in plans]
    events += [Event(visit.begins, plan, visit) for plan in plans for visit in plan.visits]
    events.sort(key=lambda event: event.at)
    size = -(-len(events) // SHIFTS) or 1
    for start in range(0, len(events), size):
        yield events[start : start + size]
