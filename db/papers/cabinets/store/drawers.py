"""Drawers with what stands in them, in walking order."""

from __future__ import annotations

from db.core.row_values import as_moment
from db.core.sql import rows
from db.papers.cabinets.records import DrawerLine
from db.papers.loans.store import HOLDER
from db.papers.printed.states import PaperState

_COUNT = "(SELECT COUNT(*) FROM sheet s WHERE s.drawer_id = d.id AND s.kind = c.holds AND s.state = ?)"
_END = (
    "(SELECT k.name FROM sheet f JOIN client k ON k.id = f.client_id "
    "WHERE f.drawer_id = d.id AND f.kind = c.holds AND f.state = ? ORDER BY f.filed_key {} LIMIT 1)"
)
_DRAWERS = (
    f"SELECT d.id, d.mark, c.mark, c.holds, {_COUNT}, {_COUNT}, {_END.format('ASC')}, {_END.format('DESC')}, "
    "(SELECT MAX(h.at) FROM shelf_check h WHERE h.drawer_id = d.id) "
    "FROM drawer d JOIN cabinet c ON c.id = d.cabinet_id ORDER BY c.position, c.id, d.position, d.id"
)


def drawer_lines() -> list[DrawerLine]:
    """Every drawer, as one walks along the cabinets."""
    filed, missing = PaperState.FILED.value, PaperState.MISSING.value
    return [
        DrawerLine(
            id=id,
            mark=mark,
            cabinet=cabinet,
            holds=holds,
            cards=cards,
            missing=gone,
            first=first or "",
            last=last or "",
            checked=as_moment(checked),
        )
        for id, mark, cabinet, holds, cards, gone, first, last, checked in rows(_DRAWERS, filed, missing, filed, filed)
    ]


def borrower(sheet: int | None) -> str:
    """Who has a paper on loan; empty where nobody has it."""
    found = rows(f"SELECT {HOLDER} FROM sheet s WHERE s.id = ?", sheet)
    return str(found[0][0] or "") if found else ""
