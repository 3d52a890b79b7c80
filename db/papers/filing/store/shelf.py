"""Where paper stands: the order in use, the drawers in walking order, and the neighbours in a drawer."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from db.core.sql import rows
from db.papers.filing import order as filing
from db.papers.filing.order import Order
from db.papers.printed.states import PaperState


class DrawerRow(NamedTuple):
    """A drawer as one walks along the cabinets: the key that its first card begins with comes last."""

    id: int
    mark: str
    cabinet: str
    starts: str
    key: str


class Neighbour(NamedTuple):
    """A paper that stands in a drawer."""

    sheet: int
    client: int
    number: str
    name: str


_NEIGHBOUR = (
    "SELECT s.id, c.id, c.number, c.name FROM sheet s JOIN client c ON c.id = s.client_id "
    "WHERE s.drawer_id = ? AND s.kind = ? AND s.state = ? AND s.client_id <> ? AND s.filed_key {} ? "
    "ORDER BY s.filed_key {} LIMIT 1"
)


def order_in_use() -> Order:
    """The order in which the salon files its cards."""
    [(order,)] = rows("SELECT filing FROM salon")
    return Order(order)


def filing_key(client: int) -> str:
    """The key by which a client's paper is filed now."""
    order = order_in_use()
    [(sort, number)] = rows(f"SELECT {filing.COLUMN[order]}, number FROM client WHERE id = ?", client)
    return filing.key(order, sort, number)


def drawers(kind: str) -> list[DrawerRow]:
    """The drawers for a kind of sheet, in walking order."""
    order = order_in_use()
    found = rows(
        "SELECT d.id, d.mark, c.mark, d.starts FROM drawer d JOIN cabinet c ON c.id = d.cabinet_id "
        "WHERE c.holds = ? ORDER BY c.position, c.id, d.position, d.id",
        kind,
    )
    return [
        DrawerRow(id, mark, cabinet, starts, filing.start_key(order, starts)) for id, mark, cabinet, starts in found
    ]


def drawer_for(kind: str, key: str) -> DrawerRow | None:
    """The drawer where a key belongs: the last one that begins at or before it; None where there is no drawer."""
    known = drawers(kind)
    if not known:
        return None
    at = bisect_right(known, key, key=lambda drawer: drawer.key)
    return known[max(at - 1, 0)]


def neighbours(drawer: int, kind: str, key: str, client: int) -> tuple[Neighbour | None, Neighbour | None]:
    """The papers between which a key belongs in a drawer, leaving out the client's own older ones."""
    before = rows(_NEIGHBOUR.format("<=", "DESC"), drawer, kind, PaperState.FILED.value, client, key)
    after = rows(_NEIGHBOUR.format(">", "ASC"), drawer, kind, PaperState.FILED.value, client, key)
    return (Neighbour(*before[0]) if before else None, Neighbour(*after[0]) if after else None)
