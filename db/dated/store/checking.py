"""Whether what stands in the tables of dated records agrees."""

from __future__ import annotations

import json
from itertools import groupby

from db.core.row_values import as_day
from db.core.sql import rows
from db.dated.content import packed, unpacked
from db.dated.kinds import KINDS
from db.dated.store.rows import counting, keys_of


def wrong_dated() -> int:
    """How many records don't agree with what they are made of, or are not found by what stands in them."""
    return len(wrong_states() | wrong_contents()) + len(wrong_keys())


def wrong_states() -> set[int]:
    """Records that are replaced by none, or replaced and count all the same; and a second version that counts."""
    wrong = {record for (record,) in rows(_STATES)}
    found = rows(
        "SELECT client_id, kind, id, content FROM dated WHERE state = 'current' ORDER BY client_id, kind, day, id"
    )
    for (_client, code), records in groupby(found, key=lambda row: (row[0], row[1])):
        kind = KINDS.get(code)
        if kind is None or not kind.chain:
            continue
        counting: set[object] = set()
        for *_whose, record, content in records:
            chain = unpacked(kind, content).get(kind.chain_by)
            wrong |= {record} if chain in counting else set()
            counting.add(chain)
    return wrong


def wrong_contents() -> set[int]:
    """Records of no kind, and those whose content is not as it is kept, or whose days are not what follows from it."""
    found = rows("SELECT id, kind, day, due, until, content FROM dated")
    return {record for record, *kept in found if not _is_whole(*kept)}


def _is_whole(code: str, day: str, due: str | None, until: str | None, content: str) -> bool:
    kind, taken = KINDS.get(code), as_day(day)
    try:
        texts = json.loads(content)
        if kind is None or not isinstance(texts, dict) or packed(texts) != content:
            return False
        derived = kind.derive(unpacked(kind, content), taken, taken)
    except (ValueError, TypeError):
        return False
    return (derived.due, derived.until) == (as_day(due), as_day(until))


def wrong_keys() -> set[tuple[int, str]]:
    """Clients and kinds that are not found by what counts for them."""
    kept: dict[tuple[int, str], set[tuple[str, str]]] = {}
    for client, kind, field, code in rows("SELECT client_id, kind, field, code FROM dated_key"):
        kept.setdefault((client, kind), set()).add((field, code))
    there = {(client, kind) for client, kind in rows("SELECT DISTINCT client_id, kind FROM dated")}
    return {
        (client, code)
        for client, code in there | kept.keys()
        if code not in KINDS or keys_of(KINDS[code], counting(client, KINDS[code])) != kept.get((client, code), set())
    }


_STATES = """
    SELECT d.id FROM dated d LEFT JOIN dated n ON n.replaces_id = d.id
    WHERE (d.state = 'replaced') <> (n.id IS NOT NULL)
    OR n.client_id <> d.client_id OR n.kind <> d.kind
    OR (d.state = 'void') > (d.why <> '') OR (d.checked_by_id IS NULL) <> (d.checked_at IS NULL)
"""
"""A comparison of two truths with ``>`` finds the first without the second."""
