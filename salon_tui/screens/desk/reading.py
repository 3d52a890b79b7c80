"""What Home shows, as it is read from the archive in one go."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from db.appointments.queries import arrivals, unsettled
from db.appointments.records import ArrivalLine
from db.appointments.settling.records import ToSettle
from db.clients.records import ClientLine
from db.contacts.queries.tasks import glance, while_closed
from db.contacts.records.task import Glance, TaskRecord, WhileClosed
from db.core.desk import Desk
from db.home.queries import BIRTHDAY_DAYS, home
from db.home.records import Home
from db.reading.queries import plans_to_say, questions_to_me, to_read
from db.reading.records import PlanOfMeeting, QuestionRecord, ToRead
from salon_tui.update.result import Result

FEW_TASKS = 8
"""Of each section; the list of tasks has them all."""
TO_SETTLE = ("settle", "uncovered")
"""Rules whose tasks stand above as appointments to settle."""


class Today(NamedTuple):
    """The day at a glance.

    Attributes:
        home: What stands on everybody's Home.
        arrivals: Who is to come today or is here.
        unsettled: Appointments that are to be settled.
        tasks: A few of what is late, of today, and of what is due until the seventh day.
        closed: What fell due while nobody was at the desk.
        to_read: Whom this person treats today and tomorrow.
        questions: What this person is asked.
        plans: Plans of meetings of which nobody has said what came of them.
        update: An update of the program that failed lately, for who looks after it.
    """

    home: Home
    arrivals: tuple[ArrivalLine, ...]
    unsettled: tuple[ToSettle, ...]
    tasks: Glance
    closed: WhileClosed | None
    to_read: tuple[ToRead, ...]
    questions: tuple[QuestionRecord, ...]
    plans: tuple[PlanOfMeeting, ...]
    update: Result | None

    def person(self, client: int) -> ClientLine | None:
        """Somebody whom a line is about."""
        others = [one.client for one in self.arrivals] + [one.client for one in self.unsettled]
        others += [task.client for task in self.tasks.tasks]
        known = {one.id: one for one in others if one is not None} | dict(self.home.people)
        return known.get(client)

    def task(self, target: object) -> TaskRecord | None:
        """The task that a line stands for."""
        return next((one for one in self.tasks.tasks if ("task", one.id) == target), None)


def read_today(desk: Desk, everything: bool, update: Result | None) -> Today:
    """Reads it.

    Args:
        desk: Who asks.
        everything: Every record that is not finished, and not a few.
        update: See :class:`Today`.
    """
    found = home(desk, everything)
    birthdays = [line.client.id for line in found.birthdays]
    today = desk.archive.today().date()
    return Today(
        home=found,
        arrivals=arrivals(desk),
        unsettled=unsettled(desk),
        tasks=glance(desk, FEW_TASKS, BIRTHDAY_DAYS, TO_SETTLE, birthdays),
        closed=while_closed(desk),
        to_read=tuple(line for day in (today, today + timedelta(days=1)) for line in to_read(desk, day)),
        questions=tuple(questions_to_me(desk)),
        plans=tuple(plans_to_say(desk)[:FEW_TASKS]),
        update=update,
    )
