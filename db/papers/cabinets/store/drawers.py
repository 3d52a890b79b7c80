"""Drawers with what stands in them, in walking order."""

from __future__ import annotations

from db.core.row_values import records
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
    f"SELECT d.id, d.mark, c.mark cabinet, c.holds, {_COUNT} cards, {_COUNT} missing, "
    f"{_END.format('ASC')} first, {_END.format('DESC')} last, "
    "(SELECT MAX(h.at) FROM shelf_check h WHERE h.drawer_id = d.id) checked "
    "FROM drawer d JOIN cabinet c ON c.id = d.cabinet_id ORDER BY c.position, c.id, d.position, d.id"
)


def drawer_lines() -> list[DrawerLine]:
    """Every drawer, as one walks along the cabinets."""
    filed, missing = PaperState.FILED.value, PaperState.MISSING.value
    return records(DrawerLine, _DRAWERS, filed, missing, filed, filed)


def borrower(sheet: int | None) -> str:
    """Who has a paper on loan; empty where nobody has it."""
    found = rows(f"SELECT {HOLDER} FROM sheet s WHERE s.id = ?", sheet)
    return str(found[0][0] or "") if found else ""
