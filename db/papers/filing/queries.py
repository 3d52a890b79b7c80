"""Where a paper belongs, which papers wait, and which cards are to be printed."""

from __future__ import annotations

from typing import Any

from db.clients.records import ClientLine
from db.clients.store import clients
from db.clients.store.alerts import with_alerts
from db.clients.store.lines import lines
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.row_values import as_moment
from db.core.sql import rows
from db.papers.filing.order import COLUMN, Order
from db.papers.filing.records import PaperLine, WhereTo
from db.papers.filing.store import where_to as places
from db.papers.printed.records import ReprintCount, ReprintLine
from db.papers.printed.states import IN_USE, PaperState
from db.papers.printed.store import reprints
from db.papers.printed.store.digests import CARD

PAGE = 40
"""Lines that are read at a time."""
MOST_WAITING = 500

_WAITING = (
    # what has a number of its own stands in no drawer
    "SELECT s.id, s.client_id, s.kind, s.version, s.since FROM sheet s WHERE s.state = ? "
    "AND s.number = '' AND NOT EXISTS (SELECT 1 FROM sheet n "
    "WHERE n.client_id = s.client_id AND n.kind = s.kind AND n.version > s.version "
    f"AND n.state IN ({', '.join(repr(state.value) for state in IN_USE)})) "
    f"ORDER BY s.since DESC, s.id DESC LIMIT {MOST_WAITING}"
)
_SHREDDER = (
    "SELECT s.id, s.client_id, s.kind, s.version, s.since FROM sheet s WHERE s.state = ? "
    f"ORDER BY s.since, s.id LIMIT {MOST_WAITING}"
)


@query(Permission.PRINT)
def where_to(work: Work, client: int, kind: str = CARD) -> WhereTo:
    """Where a client's newest paper belongs, between which two others, and what has to come out.

    Raises:
        SalonError: ``NOT_FOUND``, or ``NO_PAPER`` when nothing of this kind was printed.
        Refused: ``NOT_ALLOWED``.
    """
    work.about(client)
    return places.of(work, client, kind)


@query(Permission.FIND)
def waiting(work: Work) -> list[PaperLine]:
    """Papers that were printed and stand in no drawer yet, those of today first."""
    return _lines(work, PaperState.PRINTED, rows(_WAITING, PaperState.PRINTED.value))


@query(Permission.FIND)
def for_the_shredder(work: Work) -> list[PaperLine]:
    """Papers that were replaced and wait for the shredder, those that wait longest first."""
    return _lines(work, PaperState.TO_DESTROY, rows(_SHREDDER, PaperState.TO_DESTROY.value))


@query(Permission.FIND)
def reprint_count(work: Work) -> ReprintCount:
    """How many cards are to be printed, by why."""
    return reprints.count(work)


@query(Permission.FIND)
def reprint_list(work: Work, skip: int = 0) -> list[ReprintLine]:
    """A page of the cards that are to be printed: those that are wrong first, in the order in use.

    Args:
        work: The query under way.
        skip: How many lines come before it.
    """
    found = reprints.page(work, skip, PAGE)
    known = {line.id: line for line in with_alerts(lines([one.client for one in found]), work.today)}
    return [ReprintLine(known[one.client], one.why, one.fields, one.version) for one in found]


def _lines(work: Work, state: PaperState, found: list[Any]) -> list[PaperLine]:
    known = {line.id: line for line in with_alerts(lines(list({row[1] for row in found})), work.today)}
    return [
        PaperLine(id=id, client=known[client], kind=kind, version=version, state=state, since=as_moment(since))
        for id, client, kind, version, since in found
    ]


@query(Permission.FIND)
def in_order(work: Work, order: Order, after: str = "", last: int = 0) -> list[ClientLine]:
    """A page of all clients in an order of the cabinet.

    Args:
        work: The query under way.
        order: By pinyin, surname strokes, or creation.
        after: Sort value of the last line of the page before; empty, it is looked up.
        last: Id of that line, 0 for the first page.
    """
    column = COLUMN[order]
    if last and not after:
        after = getattr(clients.get_client(last), column)
    found = rows(
        f"SELECT id FROM client WHERE ({column}, id) > (?, ?) AND merged_into_id IS NULL "
        f"AND away = '' ORDER BY {column}, id LIMIT ?",
        after,
        last,
        PAGE,
    )
    return with_alerts(lines([client for (client,) in found]), work.today)
