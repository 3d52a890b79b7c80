"""A client with whom nothing is open any more, who can be erased."""

from __future__ import annotations

from db.core.sql import write


def settle(client: int) -> None:
    """Nothing is open any more."""
    for statement in (
        "UPDATE visit SET closed_at = opened_at, closed_by_id = 1 WHERE client_id = ? AND closed_at IS NULL",
        "UPDATE bill SET state = 'settled', paid = total WHERE client_id = ?",
        "UPDATE appointment SET state = 'done' WHERE client_id = ?",
        "UPDATE client_order SET state = 'handed' WHERE client_id = ?",
        "UPDATE complaint SET state = 'settled' WHERE client_id = ?",
        "UPDATE loan SET back_at = out_at WHERE client_id = ?",
    ):
        write(statement, client)
