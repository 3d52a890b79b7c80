"""Cards that are to be taken out, in the order in which the cabinet is walked along."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from db.core.row_values import as_moment
from db.core.sql import rows, rows_among
from db.fields.values import Ref
from db.papers.cabinets.store.drawers import borrower
from db.papers.printed.states import PaperState
from db.papers.printed.store.digests import CARD
from db.papers.pull_list.records import PullCard
from db.text.phones import last_four

_CARDS = (
    "SELECT c.id, c.number, c.name, c.phone, c.sort_pinyin, c.beautician_id, b.name, s.id, s.state, s.filed_key, "
    "d.mark, k.position, k.id, d.position, d.id, v.number, s.page FROM client c "
    "LEFT JOIN staff b ON b.id = c.beautician_id LEFT JOIN sheet s ON s.client_id = c.id AND s.kind = ? "
    "LEFT JOIN drawer d ON d.id = s.drawer_id LEFT JOIN cabinet k ON k.id = d.cabinet_id "
    "LEFT JOIN volume v ON v.id = s.volume_id WHERE c.id IN ({}) ORDER BY s.version"
)
_VISITS = (
    "SELECT v.client_id, v.opened_at, w.id, w.name FROM visit v "
    "LEFT JOIN visit_service l ON l.visit_id = v.id LEFT JOIN staff w ON w.id = l.staff_id "
    "WHERE v.day = ? AND v.cancelled = '' ORDER BY v.opened_at DESC, v.id DESC, l.id DESC"
)
_SUGGESTED = (
    "SELECT DISTINCT v.client_id FROM visit v WHERE v.next_date = ? AND v.cancelled = '' "
    "AND NOT EXISTS (SELECT 1 FROM visit n WHERE n.client_id = v.client_id AND n.day > v.day AND n.cancelled = '')"
)
_WALK = (PaperState.FILED, PaperState.BOUND, PaperState.PRINTED, PaperState.LENT, PaperState.MISSING)
"""What can be taken out comes first, and what nobody finds last."""


class Coming(NamedTuple):
    """What a visit tells of a client of the day: when it began, in the salon's time, and who does the first service."""

    time: str = ""
    beautician: Ref | None = None


def coming(day: date) -> dict[int, Coming]:
    """The clients of a day: with a visit then, or asked to come again then and not here since."""
    found = {client: Coming() for (client,) in rows(_SUGGESTED, day.isoformat())}
    # the first visit of the day and its first service come last, and stay
    for client, opened, staff, name in rows(_VISITS, day.isoformat()):
        time = f"{as_moment(opened).astimezone():%H:%M}"
        found[client] = Coming(time, Ref(staff, name) if staff else None)
    return found


def cards(clients: Iterable[int], known: Mapping[int, Coming]) -> list[PullCard]:
    """Clients' cards in walking order; those that stand in no drawer at the end, by why.

    Args:
        clients: Whose; each once.
        known: What is known of those who come on the day.
    """
    wanted = list(dict.fromkeys(clients))
    best: dict[int, tuple[tuple[Any, ...], PullCard]] = {}
    for row in rows_among(_CARDS, wanted, CARD):
        place, card = _card(row, known.get(row[0], Coming()))
        before = best.get(card.id)
        # of two papers, the one that is easier to get; of two such, the newer one
        if before is None or place[0] <= before[0][0]:
            best[card.id] = place, card
    return [card for _, card in sorted(best.values(), key=lambda one: one[0])]


def _card(row: Any, coming: Coming) -> tuple[tuple[Any, ...], PullCard]:
    (client, number, name, phone, sort, assigned, assigned_name, sheet, state, key, drawer, *walk, volume, page) = row
    held = PaperState(state) if state and PaperState(state) in _WALK else None
    rank = _WALK.index(held) if held else len(_WALK)
    match held:
        case PaperState.FILED:
            place = (rank, *(at or 0 for at in walk), key, number)
        case PaperState.BOUND:
            place = (rank, volume or 0, page or 0, 0, 0, "", number)
        case _:
            place = (rank, 0, 0, 0, 0, sort, number)
    treats = coming.beautician or (Ref(assigned, assigned_name) if assigned else None)
    holder = borrower(sheet) if held is PaperState.LENT else ""
    card = PullCard(
        id=client,
        number=number,
        name=name,
        last_four=last_four(phone),
        state=held,
        drawer=(drawer or "") if held else "",
        volume=(volume or 0) if held else 0,
        page=(page or 0) if held else 0,
        holder=holder,
        time=coming.time,
        beautician=treats,
    )
    return place, card
