"""Dated records of which one version counts, where two files have one each."""

from __future__ import annotations

from db.core.sql import rows, write
from db.dated.content import unpacked
from db.dated.kinds import KINDS
from db.fields.values import Ref
from db.merging.records import MergeField

Chain = tuple[str, str]
"""A kind, and what says which of its chains."""


def double(kept: int, gone: int) -> list[MergeField]:
    """The records that count of both, of which one will."""
    mine, theirs = _counting(kept), _counting(gone)
    days = dict(rows("SELECT id, day FROM dated WHERE client_id IN (?, ?) AND state = 'current'", kept, gone))
    return [
        MergeField(
            name=f"dated:{chain[0]}",
            kept=Ref(mine[chain][0], str(days[mine[chain][0]])),
            gone=Ref(theirs[chain][0], str(days[theirs[chain][0]])),
            records=(mine[chain][0], theirs[chain][0]),
        )
        for chain in mine
        if chain in theirs
    ]


def join_chains(kept: int, chosen: frozenset[int], why: str) -> None:
    """Of two records of which one version counts, the one that was chosen does: the other's versions come before it.

    Args:
        kept: Whose they are now.
        chosen: Ids of records that shall count; otherwise it is the later.
        why: Why, for a record that replaces one from now on.
    """
    for records in _counting(kept).values():
        first = next((one for one in records if one in chosen), records[0])
        for other in (one for one in records if one != first):
            root = first
            while before := rows("SELECT replaces_id FROM dated WHERE id = ?", root)[0][0]:
                root = before
            write("UPDATE dated SET state = 'replaced', version = version + 1 WHERE id = ?", other)
            write(
                "UPDATE dated SET replaces_id = ?, why = CASE why WHEN '' THEN ? ELSE why END WHERE id = ?",
                other,
                why,
                root,
            )


def _counting(client: int) -> dict[Chain, list[int]]:
    """The records of chains that count, the latest first."""
    found: dict[Chain, list[int]] = {}
    for id, code, content in rows(
        "SELECT id, kind, content FROM dated WHERE client_id = ? AND state = 'current' ORDER BY day DESC, id DESC",
        client,
    ):
        kind = KINDS.get(code)
        if kind is not None and kind.chain:
            chain = unpacked(kind, content).get(kind.chain_by) if kind.chain_by else None
            found.setdefault((code, str(chain)), []).append(id)
    return found
