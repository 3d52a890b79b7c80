"""The cards of the printed index, in the order of screen and drawers, each with the drawer that it stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import datetime

from db.core.sql import rows
from db.papers.filing import order as filing
from db.papers.filing.order import COLUMN, Order
from db.papers.filing.store import shelf
from db.papers.printed.states import PLACED
from db.papers.printed.store.digests import CARD

_STATES = ", ".join(f"'{state.value}'" for state in PLACED)
_STANDS = (
    "SELECT d.mark FROM sheet s JOIN drawer d ON d.id = s.drawer_id "
    f"WHERE s.client_id = c.id AND s.kind = '{CARD}' AND s.state IN ({_STATES}) ORDER BY s.version DESC LIMIT 1"
)


def index_lines(order: Order) -> Iterator[tuple[str, str, str, str | datetime, str]]:
    """Number, name, reading, time of opening and drawer of every card; not filed yet, the drawer where it belongs."""
    in_use = shelf.order_in_use()
    drawers = shelf.drawers(CARD)
    found = rows(
        f"SELECT c.number, c.name, c.reading, c.created_at, c.{COLUMN[in_use]}, ({_STANDS}) FROM client c "
        f"WHERE c.merged_into_id IS NULL AND c.away <> 'erased' ORDER BY c.{COLUMN[order]}, c.id"
    )
    for number, name, reading, created, sort, stands in found:
        at = bisect_right(drawers, filing.key(in_use, sort, number), key=lambda drawer: drawer.key)
        belongs = drawers[max(at - 1, 0)].mark if drawers else ""
        yield number, name, reading, created, stands or belongs
