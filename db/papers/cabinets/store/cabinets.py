"""Cabinets and drawers as records, their order, and the drawer that each paper has its place in."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from db.core.errors import Flaw, InvalidFields
from db.core.row_values import records
from db.core.sql import rows, run
from db.papers.cabinets.records import CabinetRecord, DrawerRecord
from db.papers.filing import order as filing
from db.papers.filing.order import COLUMN, Order
from db.papers.filing.store import shelf
from db.papers.printed.states import PLACED, PaperState

_STATES = ", ".join(f"'{state.value}'" for state in PLACED)
_PLACED = f"state IN ({_STATES}) AND filed_key <> ''"


def cabinet_records() -> tuple[CabinetRecord, ...]:
    """All cabinets with their drawers, in walking order."""
    drawers = drawer_records()
    cabinets = records(
        CabinetRecord,
        "SELECT c.id, c.version, c.mark, c.holds, c.room, c.keeper_since, "
        's.id "keeper.id", s.name "keeper.label" FROM cabinet c LEFT JOIN staff s ON s.id = c.keeper_id '
        "ORDER BY c.holds, c.position, c.id",
    )
    return tuple(replace(one, drawers=tuple(d for d in drawers if d.cabinet.id == one.id)) for one in cabinets)


def drawer_records() -> tuple[DrawerRecord, ...]:
    """All drawers in walking order."""
    drawers = records(
        DrawerRecord,
        'SELECT d.id, d.version, d.mark, c.id "cabinet.id", c.mark "cabinet.label", c.holds, d.starts, '
        "(SELECT COUNT(*) FROM sheet s WHERE s.drawer_id = d.id AND s.state = ?) papers "
        "FROM drawer d JOIN cabinet c ON c.id = d.cabinet_id ORDER BY c.holds, c.position, c.id, d.position, d.id",
        PaperState.FILED.value,
    )
    following = [*drawers[1:], None]
    return tuple(
        replace(one, until=after.starts) if after is not None and after.holds == one.holds else one
        for one, after in zip(drawers, following, strict=False)
    )


def arrange(kind: str, drawer: int = 0) -> None:
    """Puts the cabinets for a kind of sheet, and the drawers in them, in the order of what they begin with.

    Args:
        kind: The kind.
        drawer: The drawer that has just been saved, which must fit among the others.

    Raises:
        InvalidFields: ``OUT_OF_ORDER`` at ``starts`` when another drawer begins likewise, or the drawer would stand
            between two of another cabinet.
    """
    order = shelf.order_in_use()
    found = rows(
        "SELECT c.id, d.id, d.starts FROM cabinet c LEFT JOIN drawer d ON d.cabinet_id = c.id WHERE c.holds = ? "
        "ORDER BY c.position, c.id",
        kind,
    )
    drawers: dict[int, list[tuple[str, int]]] = {}
    for cabinet, id, starts in found:
        drawers.setdefault(cabinet, []).extend([(filing.start_key(order, starts), id)] if id else [])
    # what has no drawer yet comes last
    cabinets = sorted(drawers, key=lambda cabinet: (not drawers[cabinet], min(drawers[cabinet], default=("", 0))))
    walk = [one for cabinet in cabinets for one in sorted(drawers[cabinet])]
    is_double = any(one[0] == other[0] and drawer in (one[1], other[1]) for one, other in pairwise(walk))
    keys = [key for key, _ in walk]
    if drawer and (is_double or keys != sorted(keys)):
        raise InvalidFields({"starts": Flaw.OUT_OF_ORDER})
    for position, cabinet in enumerate(cabinets, 1):
        run("UPDATE cabinet SET position = ? WHERE id = ?", position, cabinet)
    for position, (_, id) in enumerate(walk, 1):
        run("UPDATE drawer SET position = ? WHERE id = ?", position, id)


def has_papers(drawer: int) -> bool:
    """Whether papers have their place in a drawer, also where they are on loan or missing."""
    return bool(rows(f"SELECT 1 FROM sheet WHERE drawer_id = ? AND {_PLACED} LIMIT 1", drawer))


def place_again(kind: str) -> int:
    """Gives every paper of a kind its drawer anew, by the key that it was filed by.

    Returns:
        How many papers have another drawer than before.
    """
    known = shelf.drawers(kind)
    moved = 0
    for at, drawer in enumerate(known):
        where, values = "kind = ? AND (drawer_id IS NULL OR drawer_id <> ?)", [kind, drawer.id]
        if at > 0:
            where, values = f"{where} AND filed_key >= ?", [*values, drawer.key]
        if at + 1 < len(known):
            where, values = f"{where} AND filed_key < ?", [*values, known[at + 1].key]
        moved += run(f"UPDATE sheet SET drawer_id = ? WHERE {_PLACED} AND {where}", drawer.id, *values).rowcount
    return moved


def sort_again(order: Order) -> int:
    """Gives every paper that has a place its key in another order, by what the client is called now.

    Returns:
        How many papers there are.
    """
    key = "number" if order is Order.CREATED else f"{COLUMN[order]} || ' ' || number"
    count: int = run(
        f"UPDATE sheet SET filed_key = (SELECT {key} FROM client c WHERE c.id = sheet.client_id) WHERE {_PLACED}"
    ).rowcount
    return count
