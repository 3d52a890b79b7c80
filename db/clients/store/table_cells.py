"""What imported tables say of a client beyond the fields: amounts and further phones, masked for who asks."""

from __future__ import annotations

from collections.abc import Iterable

from db.clients.models import ImportedCell
from db.clients.records import KeptCell, TableCell
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows
from db.fields.values import Hidden
from db.text.phones import format_phone, last_four

AMOUNTS, PHONE = "amounts", "phone"


def keep(work: Work, client: int, cells: Iterable[KeptCell]) -> int:
    """Keeps cells of a client that aren't there yet.

    Returns:
        How many were new.
    """
    known = set(rows("SELECT access, heading, text FROM imported_cell WHERE client_id = ?", client))
    new = {
        (one.access, one.heading, one.text): one
        for one in cells
        if one.access in (AMOUNTS, PHONE) and (one.access, one.heading, one.text) not in known
    }
    if new:
        lines = [
            {"client": client, "access": one.access, "heading": one.heading, "text": one.text, "own": one.own,
             "at": work.now, "by": work.staff}
            for one in new.values()
        ]  # fmt: skip
        ImportedCell.insert_many(lines).execute()
    return len(new)


def cells_of(work: Work, client: int, *, reveal: bool = False) -> tuple[TableCell, ...]:
    """What tables said of a client, as this person may see it.

    Amounts are for whoever sees all of a client's; phones are masked as the others are.
    """
    found = rows("SELECT access, heading, text FROM imported_cell WHERE client_id = ? ORDER BY access, id", client)
    if not found:
        return ()
    sees_amounts = work.sees_amounts(client)
    sees_phones = reveal and work.may(Permission.REVEAL_PHONE, client)
    cells: list[TableCell] = []
    for access, heading, text in found:
        shown = sees_amounts if access == AMOUNTS else sees_phones
        digits = text.partition(",")[0].lstrip("+")
        is_phone = access == PHONE and digits.isdecimal()
        value = (
            (format_phone(text) if is_phone else text)
            if shown
            else Hidden(f"·{last_four(text)}" if is_phone else "···")
        )
        cells.append(TableCell(heading, access, value))
    return tuple(cells)
