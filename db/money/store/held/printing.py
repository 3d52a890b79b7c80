"""What the papers of what is paid ahead have in common."""

from __future__ import annotations

from db.core.operation_context import Work
from db.core.sql import rows
from db.money.store.held.rows import HoldingRow, get_holding
from db.sheets.client import SheetClient
from db.text.phones import last_four


def to_print(work: Work, holding: int, sheet: str) -> HoldingRow:
    """The holding that a sheet is about; who may not see its amounts gets it on paper alone.

    Raises:
        Refused: ``NOT_ALLOWED``, or ``PAPER_ONLY``.
        SalonError: ``NOT_FOUND``.
    """
    row = get_holding(holding)
    work.about(row.client)
    if not work.sees_amounts(row.client, current=True):
        work.leave_on_paper()
    work.what |= {"sheet": sheet, "holding": row.id}
    return row


def sheet_client(client: int) -> SheetClient:
    """Whose sheet it is."""
    [(number, name, phone)] = rows("SELECT number, name, phone FROM client WHERE id = ?", client)
    return SheetClient(number, name, last_four(phone or ""))
