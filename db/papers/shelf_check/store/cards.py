"""The cards that belong to a drawer, and what the archive says of others that are found in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from db.core.sql import rows, rows_among
from db.papers.printed.states import PLACED, PaperState

_HERE = (
    "SELECT c.number, c.name, s.id, s.state, s.filed_key, "
    "EXISTS (SELECT 1 FROM sheet n WHERE n.client_id = s.client_id AND n.kind = s.kind AND n.version > s.version "
    "AND n.state = ?) FROM sheet s JOIN client c ON c.id = s.client_id "
    "WHERE s.drawer_id = ? AND s.kind = ? AND s.state IN (?, ?, ?) ORDER BY s.version"
)
_OTHERS = (
    "SELECT c.number, c.id, c.name, s.id, s.state, s.filed_key, s.drawer_id, d.mark, v.number FROM client c "
    "LEFT JOIN sheet s ON s.client_id = c.id AND s.kind = ? LEFT JOIN drawer d ON d.id = s.drawer_id "
    "LEFT JOIN volume v ON v.id = s.volume_id WHERE c.number IN ({}) ORDER BY s.version"
)
_WORTH = {
    PaperState.NOT_OUT: 0,
    PaperState.GIVEN_OUT: 0,
    PaperState.DESTROYED: 1,
    PaperState.TO_DESTROY: 2,
    PaperState.SENT: 3,
    PaperState.UNSURE: 3,
    PaperState.PRINTED: 4,
    PaperState.BOUND: 5,
    PaperState.MISSING: 6,
    PaperState.LENT: 7,
    PaperState.FILED: 8,
}
"""Which of a client's papers a scanned card most likely is, where none of them belongs to the drawer."""


class Card(NamedTuple):
    """A card that belongs to the drawer."""

    name: str
    sheet: int
    state: PaperState
    key: str
    is_old: bool


class Other(NamedTuple):
    """A card that doesn't."""

    client: int
    name: str
    sheet: int | None
    state: PaperState | None
    key: str
    drawer: int | None
    mark: str
    volume: int | None


def cards_of(drawer: int, kind: str) -> dict[str, Card]:
    """The cards that have their place in a drawer, by number; of a client's papers the newest."""
    found = rows(_HERE, PaperState.PRINTED.value, drawer, kind, *(state.value for state in PLACED))
    return {
        number: Card(name, sheet, PaperState(state), key, bool(is_old))
        for number, name, sheet, state, key, is_old in found
    }


def others(kind: str, numbers: Sequence[str]) -> dict[str, Other]:
    """What the archive says of cards by their numbers; those that it doesn't know are left out."""
    found: dict[str, Other] = {}
    for number, client, name, sheet, state, key, drawer, mark, volume in rows_among(_OTHERS, numbers, kind):
        held = PaperState(state) if state else None
        other = Other(client, name, sheet, held, key or "", drawer, mark or "", volume)
        known = found.get(number)
        if known is None or _worth(other) >= _worth(known):
            found[number] = other
    return found


def _worth(other: Other) -> int:
    return _WORTH[other.state] if other.state else -1
