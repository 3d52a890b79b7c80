"""The clients that filters leave, counted and page by page."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from enum import Enum, auto
from typing import NamedTuple

from db.clients.records import ClientLine
from db.clients.store.alerts import with_alerts
from db.clients.store.lines import lines
from db.core.errors import Code, Flaw, InvalidFields, Refused
from db.core.operation_context import Work
from db.core.permissions import Grant, Permission, grant, sees_amounts
from db.core.sql import rows
from db.fields.declaration import Kind
from db.fields.parsing import FieldError, check
from db.filters.fields import FILTER_FIELDS, OLDEST, RANGES, needs
from db.filters.records import Filters
from db.filters.store.conditions import Condition, Question, conditions, joined, own_of
from db.filters.store.words import words_of

PAGE = 40
"""Lines of a page."""


class Reach(Enum):
    """Of whom somebody may know something."""

    EVERYBODY = auto()
    OWN = auto()
    """Who is assigned to them."""
    NOBODY = auto()


class Matching(NamedTuple):
    """What a client has to be like whom this person looks for.

    Attributes:
        found: The conditions.
        is_own: Whether it leaves only who is assigned to this person.
    """

    found: Sequence[Condition]
    is_own: bool


def matching(work: Work, asked: Filters) -> Matching:
    """What filters mean for this person: whose right reaches to own clients alone counts among those.

    Raises:
        InvalidFields: With every flaw, by name.
        Refused: ``NOT_ALLOWED`` for a filter by what this person may see of nobody.
    """
    _check(asked, work.today)
    is_own = _reaches_own_alone(work, {Permission.OPEN_RECORD, *map(needs, asked.said)})
    found = conditions(asked, work.today)
    if is_own:
        found.append(own_of(work.staff))
    return Matching(found, is_own)


def count(found: Matching) -> int:
    """How many there are."""
    return _count(joined(found.found))


def count_and_page(found: Matching) -> tuple[int, list[int]]:
    """How many there are, and the ids of the first."""
    asked = joined(found.found)
    if not asked.is_by_ids:
        # an index counts them, and one goes through the alphabet until there are enough
        return _count(asked), _page(asked, 0, PAGE)
    these = rows(
        f"WITH these AS MATERIALIZED (SELECT c.sort_pinyin, c.id FROM client c WHERE {asked.where}) "
        f"SELECT id, (SELECT COUNT(*) FROM these) FROM these ORDER BY sort_pinyin, id LIMIT {PAGE:d}",
        *asked.values,
    )
    return (these[0][1] if these else 0), [client for client, _ in these]


def page(found: Matching, after: int = 0, most: int = PAGE) -> list[int]:
    """Ids of those that come next in the order of the alphabet.

    Args:
        found: What they have to be like.
        after: Id of the last one before them; 0 for the first.
        most: So many at most.
    """
    return _page(joined(found.found), after, most)


def _count(asked: Question) -> int:
    # where each is looked at, one after the other as they are kept, and so is what belongs to them
    way = "NOT INDEXED " if asked.first is None and asked.values else ""
    if not asked.values:
        # everybody stands in an index, where SQLite would look at each file
        way = "INDEXED BY client_by_birthday "
    return int(rows(f"SELECT COUNT(*) FROM client c {way}WHERE {asked.where}", *asked.values)[0][0])


def _page(asked: Question, after: int, most: int) -> list[int]:
    where, values = asked.where, asked.values
    if after:
        where += " AND (c.sort_pinyin, c.id) > ((SELECT b.sort_pinyin FROM client b WHERE b.id = ?), ?)"
        values = (*values, after, after)
    found = rows(f"SELECT c.id FROM client c WHERE {where} ORDER BY c.sort_pinyin, c.id LIMIT {most:d}", *values)
    return [client for (client,) in found]


def as_lines(work: Work, clients: list[int]) -> tuple[ClientLine, ...]:
    """Clients as lines of a list."""
    return tuple(with_alerts(lines(clients), work.today))


def reach(work: Work, right: Permission) -> Reach:
    """Of whom this person may know what a right is for, without asking for each of them."""
    if right is Permission.SEE_AMOUNTS:
        every, own = (sees_amounts(work.roles, own=own, mine=False, current=False) for own in (False, True))
    else:
        every, own = (grant(work.roles, right, own=own) is Grant.YES for own in (False, True))
    return Reach.EVERYBODY if every else Reach.OWN if own else Reach.NOBODY


def _reaches_own_alone(work: Work, rights: Collection[Permission]) -> bool:
    """Whether all of these rights together reach to own clients alone.

    Raises:
        Refused: ``NOT_ALLOWED`` where one of them reaches to nobody.
    """
    reached = {right: reach(work, right) for right in sorted(rights)}
    if (denied := next((right for right, whom in reached.items() if whom is Reach.NOBODY), None)) is not None:
        raise Refused(Code.NOT_ALLOWED, permission=denied.value)
    return Reach.OWN in reached.values()


def _check(asked: Filters, today: date) -> None:
    flaws: dict[str, Flaw] = {}
    for field in FILTER_FIELDS:
        if field.name not in asked.said:
            continue
        value = getattr(asked, field.name)
        try:
            check(field, value, today)
        except FieldError as error:
            flaws[field.name] = error.flaw
        else:
            if field.kind is Kind.TEXT and not words_of(value):
                flaws[field.name] = Flaw.NO_WORD
            most = OLDEST if field.name.startswith("age") else 1 << 62
            if field.kind in (Kind.NUMBER, Kind.MONEY) and not 0 <= value <= most:
                flaws[field.name] = Flaw.NOT_A_NUMBER
    for first, last in RANGES:
        low, high = getattr(asked, first), getattr(asked, last)
        if low is not None and high is not None and low > high:
            flaws.setdefault(last, Flaw.ENDS_BEFORE)
    if flaws:
        raise InvalidFields(flaws)
