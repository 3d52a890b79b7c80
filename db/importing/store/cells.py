"""What imported tables say beyond the fields: amounts and further phones, masked for the person who asks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from db.clients.records import TableCell
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows
from db.fields.values import Hidden
from db.importing.models import ColumnMeanings, ImportedCell
from db.importing.records import KeptCell
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


def kept_meanings() -> dict[str, Mapping[str, str]]:
    """Meanings of headings that were kept, by name, the latest first."""
    found = rows("SELECT name, meanings FROM column_meanings ORDER BY at DESC, name")
    return {name: json.loads(meanings) for name, meanings in found}


def keep_meanings(work: Work, name: str, meanings: Mapping[str, str]) -> None:
    """Keeps what the headings of a table mean under a name, in the place of what was kept so before."""
    kept = json.dumps(dict(meanings), ensure_ascii=False, sort_keys=True)
    ColumnMeanings.delete().where(ColumnMeanings.name == name).execute()
    ColumnMeanings.insert(name=name, meanings=kept, at=work.now, by=work.staff).execute()
