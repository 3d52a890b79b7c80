"""Clients whose files are one, or were for a while."""

from __future__ import annotations

from db.core.sql import rows

SAME = "(SELECT {client} UNION ALL SELECT x.id FROM client x WHERE x.merged_into_id = {client})"
"""SQL for the ids of a client and of all whose files are part of that one's; ``{client}`` is an expression."""


def persons() -> dict[int, int]:
    """For clients who are or once were one, the least id of those: what was done then stands under either's."""
    found: dict[int, int] = {}

    def least(client: int) -> int:
        while (other := found.get(client, client)) != client:
            client = other
        return client

    for kept, gone in rows("SELECT kept_id, gone_id FROM merge WHERE state IN ('done', 'undone') ORDER BY id"):
        one, other = sorted((least(kept), least(gone)))
        found[other] = one
    return {client: least(client) for client in found}


def merged_into(client: int) -> int:
    """Whose file a client's is part of; the client's own id where it is part of nobody's."""
    found = rows("SELECT COALESCE(merged_into_id, id) FROM client WHERE id = ?", client)
    return int(found[0][0]) if found else client
