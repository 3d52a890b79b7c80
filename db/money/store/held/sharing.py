"""Who besides its client may use a holding, and by which movement."""

from __future__ import annotations

from db.clients.store.merged import persons
from db.core.operation_context import Work
from db.core.sql import rows, write
from db.money.store.held.movements import move


def end_sharing(work: Work, holding: int, user: int) -> None:
    """A client may use a holding no longer: the movement that says so takes back the one by which it was shared."""
    shared = _shared_by(holding, user)
    write("DELETE FROM holding_user WHERE holding_id = ? AND client_id = ?", holding, user)
    if shared is not None:
        movement, whose = shared
        move(work, holding, "share", client=whose, reverses=movement)


def _shared_by(holding: int, user: int) -> tuple[int, int] | None:
    """By which movement a client may use a holding, and whom that names: their files may have been one for a while."""
    who = persons()
    found = [
        (client == user, movement, client)
        for movement, client in rows(
            "SELECT m.id, m.client_id FROM movement m JOIN holding_user u ON u.holding_id = m.holding_id "
            "AND u.signed = m.day WHERE m.holding_id = ? AND u.client_id = ? AND m.kind = 'share' "
            "AND m.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM movement r WHERE r.reverses_id = m.id)",
            holding,
            user,
        )
        if who.get(client, client) == who.get(user, user)
    ]
    return max(found)[1:] if found else None
