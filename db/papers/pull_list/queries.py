"""Whose cards are taken out on a day, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.papers.pull_list.records import PullCard
from db.papers.pull_list.store import cards, coming


@query(Permission.FIND, logged=True)
def cards_of_day(work: Work, day: date) -> list[PullCard]:
    """The cards of a day's clients in walking order: those with a visit then, and those asked to come again then."""
    known = coming(day)
    work.what |= {"day": day.isoformat(), "cards": len(known)}
    return cards(known, known)


@query(Permission.FIND)
def cards_of(work: Work, clients: Sequence[int], day: date | None = None) -> list[PullCard]:
    """Clients' cards in walking order, with the times of a day where one is given."""
    return cards(clients, coming(day) if day else {})
