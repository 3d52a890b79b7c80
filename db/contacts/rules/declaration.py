"""What a rule of tasks is made of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from db.core.permissions import Role

AHEAD = 14
"""Days ahead for which tasks with a day of their own are made, so that they stand in the calendar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days that tasks are made for.

    Attributes:
        today: The last of them.
        since: The first: the day after the last one that they were made for.
        minute: The minute of today that it is now.
        freed: The day on which time was given back; None where that may be any.
    """

    today: date
    since: date
    minute: int = 0
    freed: date | None = None

    def day(self, days: int = 0) -> str:
        """So many days after today, or before, as SQL has it."""
        return f"'{(self.today + timedelta(days=days)).isoformat()}'"

    def back(self, days: int) -> str:
        """So many days before today, or the day before the first where that is earlier, as SQL has it."""
        return f"'{min(self.today - timedelta(days=days), self.since - timedelta(days=1)).isoformat()}'"


class Arising(NamedTuple):
    """A task that a rule asks for; ``owner`` None is the client's beautician."""

    key: str
    client: int | None
    about_id: int | None
    day: str
    due: str
    until: str | None
    text: str
    owner: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """When a task arises, whose it is, and when it ends by itself.

    Attributes:
        name: One of ``db.contacts.task_fields.RULES``.
        about: What row ``about_id`` of its tasks is of; empty where they are about a client and nothing besides.
        arises: The tasks of a span of days, or the SQL for them, whose columns are called as the fields of
            :class:`Arising`; those that there are already are left out by their key.
        ends: SQL that is true of a task ``t`` that nobody has to do any more.
        stands: Ids of the rows for which there is still something to do today and on days ahead, where SQL can't say
            it: open tasks about others end, too.
        is_missed: Whether those that end so were not done, but came to nothing.
        role: Who does it where nobody is the client's.
        personal: Whether it is for the client's beautician.
        client_in_key: At which place of its keys, parted by colons, the client stands; None where that is nowhere.
        is_offered: Whether it is only for who agrees to be contacted: it ends when that is taken back.
        is_bulk: Whether so many may arise in a day that only some are made, of who spends most first.
    """

    name: str
    arises: Callable[[Span], str | Sequence[Arising]]
    ends: str
    about: str = ""
    stands: Callable[[Span], Collection[int]] | None = None
    is_missed: bool = False
    role: Role = Role.RECEPTIONIST
    personal: bool = True
    client_in_key: int | None = None
    is_bulk: bool = False
    is_offered: bool = False


REACHED = (
    "k.client_id = t.client_id AND k.outcome NOT IN ('no_answer', 'wrong_number') "
    "AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.corrects_id = k.id)"
)
"""Of a contact ``k``: the client of a task ``t`` was reached by it, as far as is known now."""


def reached(purpose: str, since: str) -> str:
    """SQL that is true of a task ``t`` whose client was reached for a purpose, a code of contacts.

    Args:
        purpose: The code.
        since: SQL of the first day on which that counts.
    """
    return f"EXISTS (SELECT 1 FROM contact k WHERE {REACHED} AND k.purpose = '{purpose}' AND k.day >= {since})"


def written(occasion: str, since: str) -> str:
    """The same of one whose client was written a letter for an occasion, that has come out of the printer."""
    return (
        "EXISTS (SELECT 1 FROM sheet s WHERE s.client_id = t.client_id AND s.kind = 'letter' "
        f"AND s.state = 'given_out' AND s.occasion = '{occasion}' AND s.at >= {since})"
    )


def not_refused(purpose: str, client: str) -> str:
    """SQL that is true of a client who has not said no to a purpose of consent, or has said yes since.

    Args:
        purpose: The purpose.
        client: SQL of the client's id.
    """
    return (
        f"NOT EXISTS (SELECT 1 FROM consent s WHERE s.client_id = {client} AND s.purpose = '{purpose}' "
        "AND s.state <> 'yes' AND NOT EXISTS (SELECT 1 FROM consent y WHERE y.client_id = s.client_id "
        "AND y.purpose = s.purpose AND y.id > s.id))"
    )


MAY_BE_CONTACTED = not_refused("consent_contact", "f.client_id")
"""Of what is known of a client, ``f``: nobody has been told that the client isn't to be contacted at all."""

NO_REFUND = "b.refunds_id + 0 IS NULL"
"""Of a bill ``b``: it pays nothing back, as nearly all do; ``+ 0`` keeps SQLite from an index of those that do."""

NOT_BOOKED = "(f.next_appointment IS NULL) IS TRUE"
"""Of what is known of a client, ``f``: nothing is booked, as of nearly all, whom no index finds quicker."""

OWN_INTERVAL = "CASE WHEN f.gap IS NULL THEN 30 WHEN f.gap < 7 THEN 7 WHEN f.gap > 60 THEN 60 ELSE f.gap END"
"""Days after which a client usually comes again, between 7 and 60; 30 before the third visit."""
