"""What the opening screen shows, as it crosses the boundary of the archive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from db.backup.records import LastBackup
from db.clients.records import BirthdayLine, ClientLine
from db.registers.training.records import Due
from db.visits.records import VisitLine


@dataclass(frozen=True, slots=True, kw_only=True)
class LateLine:
    """Something of the registers that is past its day.

    Attributes:
        kind: ``loan``, ``request`` or ``finding``, with its ``id``; ``till`` for a day that is not closed.
        day: When it was due.
        name: The client's name; empty for a finding and a day.
        text: What was found.
        who: Who has the paper, or puts the finding right.
        client: Whose it is; 0 for a finding.
    """

    kind: str
    id: int
    day: date
    name: str = ""
    text: str = ""
    who: str = ""
    client: int = 0


class OpenIncident(NamedTuple):
    """A secrecy incident that isn't closed."""

    id: int
    kind: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterNews:
    """What of the registers somebody is to look at.

    Attributes:
        incidents: Incidents that aren't closed, for keeper and manager.
        due: Trainings, checks and reviews that are due again, for the same.
        notes: How many notes on the program nobody has ticked, for the manager.
        answers: Ids of one's own notes whose answer one has not seen.
    """

    incidents: tuple[OpenIncident, ...] = ()
    due: tuple[Due, ...] = ()
    notes: int = 0
    answers: tuple[int, ...] = ()


class TrustNews(NamedTuple):
    """What of log and reviews somebody is to look at.

    Attributes:
        reviews: How much was done with a reason alone, or on a day with many clients, for managers.
        log_due: The day, gone by, on which the log was to be held against paper, for keeper and manager.
    """

    reviews: int = 0
    log_due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Today at a glance.

    Attributes:
        here: Visits of today that are open.
        done: Visits of today that are closed.
        unfinished: Visits of earlier days that were never closed.
        incomplete: Clients registered in the last 30 days whose record lacks required answers.
        incomplete_more: How many more of them there are than stand in the list.
        late: Loans that should be back; requests that should be answered, for those who record them;
            findings that should be put right, for those who inspect and for their owners; a day of the till that
            should be closed, for those who close days.
        birthdays: Birthdays from today to the seventh day, today's first.
        reprints: How many cards are out of date, missing, or were never printed, for those who print them.
        waiting: How many wait for a time today, for those who book for everybody.
        is_closed: Whether today's till is closed, for those who close days; None for others.
        backup: The last good backup; None for a demo, which needs none.
        doubtful_rules: How many rules of health are mostly gone against, for those who change them.
        forms: How many answers from outside nobody has accepted yet, for those who do.
        drill: The day, gone by, on which a backup was to be restored for trial, for those who look after backups.
        registers: What of the registers this person is to look at.
        trust: The same of log and reviews.
        people: Whoever the lines are about, with what may hurt them and the day of the last visit before today.
    """

    here: tuple[VisitLine, ...]
    done: tuple[VisitLine, ...]
    unfinished: tuple[VisitLine, ...]
    incomplete: tuple[ClientLine, ...]
    incomplete_more: int
    late: tuple[LateLine, ...]
    birthdays: tuple[BirthdayLine, ...]
    reprints: int
    waiting: int
    is_closed: bool | None
    backup: LastBackup | None
    drill: date | None
    doubtful_rules: int
    forms: int
    registers: RegisterNews
    trust: TrustNews
    people: Mapping[int, ClientLine]
