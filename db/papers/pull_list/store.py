"""Cards that are to be taken out, in the order in which the cabinet is walked along."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from db.core.row_values import as_moment
from db.core.sql import rows, rows_among
from db.fields.values import Ref
from db.papers.cabinets.store.drawers import borrower
from db.papers.printed.states import PaperState
from db.papers.printed.store.digests import CARD
from db.papers.pull_list.records import PullCard, Turn
from db.text.clock import format_clock
from db.text.phones import last_four

_CARDS = (
    "SELECT c.id, c.number, c.name, c.phone, c.sort_pinyin, c.beautician_id, b.name, s.id, s.state, s.filed_key, "
    "d.mark, k.position, k.id, d.position, d.id, v.number, s.page FROM client c "
    "LEFT JOIN staff b ON b.id = c.beautician_id LEFT JOIN sheet s ON s.client_id = c.id AND s.kind = ? "
    "LEFT JOIN drawer d ON d.id = s.drawer_id LEFT JOIN cabinet k ON k.id = d.cabinet_id "
    "LEFT JOIN volume v ON v.id = s.volume_id WHERE c.id IN ({}) ORDER BY s.version"
)
_VISITS = (
    "SELECT v.client_id, v.opened_at, w.id, w.name, l.name FROM visit v "
    "LEFT JOIN visit_service l ON l.visit_id = v.id LEFT JOIN staff w ON w.id = l.staff_id "
    "WHERE v.day = ? AND v.cancelled = '' ORDER BY v.opened_at, v.id, l.id"
)
_LIVE = "('booked', 'confirmed', 'arrived', 'done')"
"""States of appointments that take up time."""
_BOOKED = (
    "SELECT a.client_id, p.start, w.id, w.name, p.name FROM appointment a "
    "JOIN appointment_part p ON p.appointment_id = a.id LEFT JOIN staff w ON w.id = p.staff_id "
    "WHERE a.day = ? AND a.client_id IS NOT NULL "
    f"AND a.state IN {_LIVE} ORDER BY p.start, a.id, p.seq"
)
_SUGGESTED = (
    "SELECT DISTINCT v.client_id FROM visit v WHERE v.next_date = ? AND v.cancelled = '' "
    "AND NOT EXISTS (SELECT 1 FROM visit n WHERE n.client_id = v.client_id AND n.day > v.day AND n.cancelled = '') "
    f"AND NOT EXISTS (SELECT 1 FROM appointment a WHERE a.client_id = v.client_id AND a.day > v.day "
    f"AND a.state IN {_LIVE})"
)
_WALK = (PaperState.FILED, PaperState.BOUND, PaperState.PRINTED, PaperState.LENT, PaperState.MISSING)
"""What can be taken out comes first, and what nobody finds last."""


Turns = Mapping[int, tuple[Turn, ...]]
"""When clients are treated on a day and by whom, by id of the client; nobody knows when for who has no turn."""


def coming(day: date) -> Turns:
    """The clients of a day: with an appointment or a visit then, or asked to come again then and not booked since.

    A visit that began with an appointment has the times of that.
    """
    found: dict[int, tuple[Turn, ...]] = {client: () for (client,) in rows(_SUGGESTED, day.isoformat())}
    booked: defaultdict[int, list[Turn]] = defaultdict(list)
    for client, start, staff, name, service in rows(_BOOKED, day.isoformat()):
        booked[client].append(Turn(format_clock(start), Ref(staff, name) if staff else None, service))
    seen: defaultdict[int, list[Turn]] = defaultdict(list)
    for client, opened, staff, name, service in rows(_VISITS, day.isoformat()):
        time = f"{as_moment(opened).astimezone():%H:%M}"
        seen[client].append(Turn(time, Ref(staff, name) if staff else None, service or ""))
    return found | {client: tuple(turns) for client, turns in (seen | booked).items()}


def cards(clients: Iterable[int], known: Turns) -> list[PullCard]:
    """Clients' cards in walking order; those that stand in no drawer at the end, by why.

    Args:
        clients: Whose; each once.
        known: What is known of those who come on the day.
    """
    wanted = list(dict.fromkeys(clients))
    best: dict[int, tuple[tuple[Any, ...], PullCard]] = {}
    for row in rows_among(_CARDS, wanted, CARD):
        place, card = _card(row, known.get(row[0], ()))
        before = best.get(card.id)
        # of two papers, the one that is easier to get; of two such, the newer one
        if before is None or place[0] <= before[0][0]:
            best[card.id] = place, card
    return [card for _, card in sorted(best.values(), key=lambda one: one[0])]


def _card(row: Any, turns: tuple[Turn, ...]) -> tuple[tuple[Any, ...], PullCard]:
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
    own = Ref(assigned, assigned_name) if assigned else None
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
        turns=tuple(turn if turn.beautician else turn._replace(beautician=own) for turn in turns or (Turn(),)),
    )
    return place, card
