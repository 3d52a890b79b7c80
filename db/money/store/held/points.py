"""Points of a bill: given for money that was received, and taken back with it."""

from __future__ import annotations

from db.core.operation_context import Work
from db.core.sql import rows
from db.fields.choices import MONEY
from db.money.ledger.lots import Unit
from db.money.ledger.points import points_due
from db.money.store.held.movements import move
from db.money.store.held.rows import NewLot, new_holding, new_lot, own_holding
from db.money.store.held.settings import settings

_METHODS = ", ".join(f"'{entry.code}'" for entry in MONEY)


def settle_points(work: Work, bill: int) -> None:
    """Gives or takes the points that are due for a bill, after money was received for it or went back.

    They are counted over the bill and what was paid back of it, so that nothing is given or taken twice.
    """
    rate = settings().point_rate
    if not rate:
        return
    [(client, origin)] = rows("SELECT client_id, COALESCE(refunds_id, id) FROM bill WHERE id = ?", bill)
    if client is None:
        return
    [(received,)] = rows(
        "SELECT COALESCE(SUM(p.amount), 0) FROM payment p JOIN bill b ON b.id = p.bill_id "
        f"WHERE (b.id = ? OR b.refunds_id = ?) AND p.method IN ({_METHODS})",
        origin,
        origin,
    )
    given = rows(
        "SELECT m.lot_id, m.holding_id, SUM(m.units) FROM movement m JOIN lot l ON l.id = m.lot_id "
        "WHERE m.bill_id = ? AND l.unit = 'point' GROUP BY m.lot_id, m.holding_id ORDER BY m.lot_id",
        origin,
    )
    due = points_due(received, rate, sum(units for _, _, units in given))
    if due > 0:
        holding = own_holding(client, "points") or new_holding(client, "points", "")
        lot = NewLot(Unit.POINT, due, due, 0, 0)
        new_lot(work, holding, client, lot, bill=origin)
    for lot_id, holding, units in reversed(given):
        back = min(units, -due)
        if back > 0:
            due += back
            # used meanwhile, they are missing from now on
            move(work, holding, "clawback", client=client, lot=lot_id, units=-back, bill=origin)
