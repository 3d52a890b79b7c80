"""Tasks as they cross the boundary of the archive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from db.clients.records import ClientLine


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRecord:
    """Something to do.

    Attributes:
        rule: What it comes from, one of ``db.contacts.task_fields.RULES``.
        client: Whom it is about; None where that is nobody, or a guest without a file.
        name: The client's name, or the guest's.
        about: What row it is about besides: visit, appointment, waiting, bill, holding, order, contact, absence, watch,
            win_back, complaint or improvement, with its id in ``about_id``; empty: nothing.
        day: The day of what it comes from: of the birthday, of the appointment, when care was due, the last day of a
            balance. Putting it off leaves that as it is.
        due: When it is to be done.
        until: The last day on which it makes sense; None: any.
        owner: Whose it is; 0 for whoever has the ``role``.
        text: What was written, the name of the product, service or package, the clock time that is free; of a birthday
            the day in the client's calendar, as ``db.fields.showing.show_birthday`` takes it.
        state: open, done, dropped or expired.
        moved: How often it was put off.
        late: Whether it was due before today.
        reason: Code of why it was dropped.
    """

    id: int
    version: int
    rule: str
    client: ClientLine | None
    name: str
    about: str
    about_id: int
    day: date
    due: date
    until: date | None
    owner: int
    owner_name: str
    role: str
    text: str
    state: str
    moved: int
    late: bool
    reason: str = ""


TaskKey = tuple[str, int]
"""What lists go on after: the day (ISO) on which a task is due, and its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskPage:
    """Tasks of some days, as far as this person may know of them.

    Attributes:
        tasks: Those to do, late ones first, each day by what the client is worth; not more than fit.
        days: How many are due on each day, late ones before the first day under that day's; days without are left out.
        late: How many are late.
        mine: How many of all are this person's own, ``roles`` those of whoever has one of their roles, ``others`` of
            anybody else.
        done: How many were done today.
    """

    tasks: tuple[TaskRecord, ...]
    days: Mapping[date, int]
    late: int
    mine: int
    roles: int
    others: int
    done: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskGroup:
    """A few tasks, and how ``more`` there are of the kind."""

    tasks: tuple[TaskRecord, ...]
    more: int


class Glance(NamedTuple):
    """What is to be done, as the opening page shows it.

    Attributes:
        late: What was due before today: first what somebody has promised.
        today: What is due today.
        soon: What is due in some days.
        congratulated: Of some clients, those whose birthday is a task.
    """

    late: TaskGroup
    today: TaskGroup
    soon: TaskGroup
    congratulated: frozenset[int]

    @property
    def tasks(self) -> tuple[TaskRecord, ...]:
        """All of them, in their order."""
        return (*self.late.tasks, *self.today.tasks, *self.soon.tasks)


@dataclass(frozen=True, slots=True, kw_only=True)
class WhileClosed:
    """What fell due while nobody was at the desk.

    Attributes:
        since: The first day that nobody was there.
        birthdays: Clients whose birthday was kept meanwhile, and is not called about any more: the first of them.
        more: How many there are besides.
        came_due: How many tasks came due meanwhile and stand as late.
    """

    since: date
    birthdays: tuple[ClientLine, ...]
    more: int
    came_due: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TasksMade:
    """What making the tasks of a day did.

    Attributes:
        day: The day.
        made: How many are new.
        ended: How many had become needless or too late.
    """

    day: date
    made: int
    ended: int
