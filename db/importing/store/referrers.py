"""Who referred whom in a table: by card number, or by a name that only one person has; otherwise in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from db.clients.finding.keys import By
from db.core.errors import Flaw
from db.core.sql import rows_among
from db.fields.declaration import Field
from db.fields.values import Ref
from db.importing.records import ReadRow
from db.text.cleaning import fold


def resolve_referrers(found: list[ReadRow], fields: Sequence[Field]) -> tuple[list[ReadRow], dict[int, Ref | int]]:
    """The rows, with referrers nobody is known as in words; and by number of the row, who it was or whose row."""
    asked = {fold(row.referrer[1]): None for row in found if row.referrer}
    if not asked:
        return found, {}
    keys = list(asked)
    by_number = dict(by_key(By.CARD, keys))
    by_name: dict[str, set[int]] = {}
    for key, client in by_key(By.NAME, keys):
        by_name.setdefault(key, set()).add(client)
    in_table: dict[str, list[ReadRow]] = {}
    for row in found:
        if not row.flaws and fold(row.name) in asked:
            in_table.setdefault(fold(row.name), []).append(row)
    limit = next((one.limit for one in fields if one.name == "remarks"), 0)
    who: dict[int, Ref | int] = {}
    rest: list[ReadRow] = []
    for row in found:
        if row.referrer:
            key = fold(row.referrer[1])
            known, others = by_name.get(key, set()), in_table.get(key, [])
            if key in by_number:
                who[row.number] = Ref(by_number[key], "")
            elif len(known) == 1 and all(other.number != row.number for other in others):
                who[row.number] = Ref(next(iter(known)), "")
            elif not known and len(others) == 1 and others[0].number != row.number:
                who[row.number] = others[0].number
            else:
                row = _in_words(row, limit)
        rest.append(row)
    return rest, who


def by_key(kind: By, keys: Sequence[str]) -> list[tuple[str, int]]:
    """Clients by a kind of search key."""
    sql = "SELECT key, client_id FROM search_key WHERE kind = ? AND key IN ({}) ORDER BY client_id"
    return rows_among(sql, keys, kind.value)


def _in_words(row: ReadRow, limit: int) -> ReadRow:
    heading, text = row.referrer or ("", "")
    remarks = "\n".join(filter(None, (str(row.values.get("remarks") or ""), f"{heading}：{text}")))
    if len(remarks) > limit:
        return replace(row, left_out={**row.left_out, heading: Flaw.TOO_LONG})
    return replace(row, values={**row.values, "remarks": remarks}, kept={**row.kept, heading: Flaw.NOBODY_CALLED_SO})
