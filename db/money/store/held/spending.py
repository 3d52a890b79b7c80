"""What a client has spent, by which methods, and what is owed."""

from __future__ import annotations

from datetime import date

from db.clients.store.merged import SAME
from db.core.sql import rows
from db.fields.choices import MONEY, PAPER_BALANCES
from db.visits.store.bill import last_payments

_DIRECT = ", ".join(f"'{entry.code}'" for entry in (*MONEY, *PAPER_BALANCES))


def spent_by(client: int) -> int:
    """Paid for directly, and used of what was paid ahead, in fen: what is paid in never counts twice."""
    [(direct,)] = rows(
        "SELECT COALESCE(SUM(p.amount), 0) FROM bill b JOIN payment p ON p.bill_id = b.id LEFT JOIN bill o "
        "ON o.id = b.refunds_id WHERE b.client_id = ? AND b.kind <> 'card' "
        "AND NOT (b.kind = 'refund' AND (o.id IS NULL OR o.kind = 'card')) "
        f"AND p.method IN ({_DIRECT})",
        client,
    )
    [(used,)] = rows(
        f"SELECT COALESCE(-SUM(value), 0) FROM movement WHERE client_id IN {SAME.format(client='?')} "
        "AND kind IN ('use', 'restore')",
        client,
        client,
    )
    return int(direct) + int(used)


def paid_by(client: int) -> tuple[date | None, str, str, int]:
    """The day and the method of the last payment, the method of most of the last twenty, and what is owed, in fen."""
    found = last_payments(client, 20)
    methods = [method for _, method in found]
    [(owing,)] = rows("SELECT COALESCE(SUM(total - paid), 0) FROM bill WHERE client_id = ? AND state = 'owing'", client)
    last, method = found[0] if found else (None, "")
    return last, method, max(methods, key=methods.count, default=""), int(owing)
