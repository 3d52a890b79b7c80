"""What clients hold and what moved, as far as somebody may see it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.row_values import as_day, as_moment, local_day
from db.core.sql import rows, rows_among
from db.fields.values import Hidden, Ref
from db.money.ledger.lines import place_of
from db.money.records.holdings import (
    ContractRecord,
    HoldingRecord,
    Ledger,
    LotLine,
    MovementLine,
    OwedToClients,
)
from db.money.store.held.rows import HoldingRow, LotRow, get_holding, lots_of
from db.papers.printed.states import IN_USE
from db.text.card_number import short_number

PAGE = 64
"""Lines of a ledger that are read at once."""


_STANDS = (
    "SELECT c.name, f.day, COALESCE(n.seq, 0), COALESCE(n.units_after, 0), COALESCE(n.value_after, 0), "
    # points are never signed for
    "CASE WHEN h.kind <> 'points' THEN (SELECT COUNT(*) FROM movement m JOIN signature s ON s.movement_id = m.id "
    "WHERE m.holding_id = h.id) END, "
    "COALESCE((SELECT MIN(k.id) FROM contract k JOIN bill_line b ON b.bill_id = k.bill_id JOIN lot l "
    "ON l.bill_line_id = b.id WHERE l.holding_id = h.id AND k.signed IS NULL), 0) "
    "FROM holding h JOIN client c ON c.id = h.client_id LEFT JOIN movement f ON f.holding_id = h.id AND f.seq = 1 "
    "LEFT JOIN movement n ON n.holding_id = h.id "
    "AND n.seq = (SELECT MAX(m.seq) FROM movement m WHERE m.holding_id = h.id) WHERE h.id = ?"
)
"""Whose a holding is, and how it stands after its last movement."""


def holding_record(work: Work, holding: int) -> HoldingRecord:
    """A holding, as it stands."""
    return record_of(work, get_holding(holding))


def record_of(work: Work, row: HoldingRow, seen_by: int = 0) -> HoldingRecord:
    """A holding, as it stands; ``seen_by`` is the client on whose page it is shown, 0 for whose it is."""
    holding = row.id
    sees = work.sees_amounts(row.client, current=True)
    lots = lots_of(holding)
    names = dict(rows_among("SELECT id, name FROM service WHERE id IN ({})", _services(lots)))
    [(owner, since, seq, units, value, signed, contract)] = rows(_STANDS, holding)
    live = [lot for lot in lots if lot.left > 0]
    users = rows(
        "SELECT u.client_id, c.name, u.kinship FROM holding_user u JOIN client c ON c.id = u.client_id "
        "WHERE u.holding_id = ? AND u.client_id <> ? AND c.merged_into_id IS NULL ORDER BY u.id",
        holding,
        row.client,
    )
    return HoldingRecord(
        id=row.id,
        number=row.number,
        client=Ref(row.client, owner),
        kind=row.kind,
        title=row.title,
        state=row.state,
        shared=bool(seen_by) and seen_by != row.client,
        since=as_day(since) if since else work.today,
        left=units if sees else Hidden(),
        value_left=value if sees else Hidden(),
        gift_left=sum(lot.lot.gift_left for lot in live) if sees else Hidden(),
        until=min((lot.until for lot in live if lot.until), default=None),
        unsigned=0 if signed is None else seq - signed,
        seq=seq,
        lots=tuple(_lot_line(lot, names, sees) for lot in lots),
        users=tuple((Ref(id, name), kinship) for id, name, kinship in users),
        contract=contract,
    )


def _services(lots: Iterable[LotRow]) -> list[int]:
    return list({lot.service for lot in lots if lot.service is not None})


def _lot_line(lot: LotRow, names: dict[int, str], sees: bool) -> LotLine:
    def shown(amount: int) -> int | Hidden:
        return amount if sees else Hidden()

    return LotLine(
        id=lot.id,
        unit=lot.unit,
        service=None if lot.service is None else Ref(lot.service, names[lot.service]),
        size=shown(lot.size),
        gift=shown(lot.gift),
        paid=shown(lot.paid),
        until=lot.until,
        left=shown(lot.left),
        value_left=shown(lot.value_left),
        gift_left=shown(lot.lot.gift_left),
        use_order=lot.use_order,
    )


_LINE = (
    "SELECT m.id, m.seq, m.day, m.kind, COALESCE(s.name, ''), COALESCE(c.name, ''), m.units, m.value, m.units_after, "
    "m.value_after, m.reason, b.name, EXISTS (SELECT 1 FROM movement r WHERE r.reverses_id = m.id), "
    "g.movement_id IS NOT NULL, COALESCE(k.name, '') FROM movement m "
    "LEFT JOIN lot l ON l.id = m.lot_id LEFT JOIN service s ON s.id = l.service_id "
    "LEFT JOIN client c ON c.id = m.client_id JOIN staff b ON b.id = m.by_id "
    "LEFT JOIN signature g ON g.movement_id = m.id LEFT JOIN staff k ON k.id = g.checked_by_id WHERE m.holding_id = ?"
)


def _lines(work: Work, row: HoldingRow, before: int, most: int) -> list[MovementLine]:
    """Movements of a holding, the latest first; ``before`` is the number of the one that they are older than."""
    sees = work.sees_amounts(row.client, current=True)
    found = rows(
        f"{_LINE}{' AND m.seq < ?' if before else ''} ORDER BY m.seq DESC LIMIT ?",
        row.id,
        *((before,) if before else ()),
        most,
    )
    return [_line(row, sees) for row in found]


def _line(row: Any, sees: bool) -> MovementLine:
    id, seq, day, kind, what, who, units, value, left, value_left, reason, by, is_restored, is_signed, checked_by = row

    def shown(amount: int) -> int | Hidden:
        return amount if sees else Hidden()

    return MovementLine(
        id=id,
        seq=seq,
        place=place_of(seq),
        day=as_day(day),
        kind=kind,
        what=what,
        who=who,
        units=shown(units),
        value=shown(value),
        left=shown(left),
        value_left=shown(value_left),
        reason=reason,
        by=by,
        is_restored=bool(is_restored),
        is_signed=bool(is_signed),
        checked_by=checked_by,
    )


def ledger_of(work: Work, row: HoldingRow, before: int = 0) -> Ledger:
    """A holding with its movements, the latest first."""
    record = record_of(work, row)
    found = _lines(work, row, before, PAGE + 1)
    return Ledger(
        id=row.id,
        holding=record,
        lines=tuple(found[:PAGE]),
        more=len(found) > PAGE,
        to_sign=place_of(record.seq - record.unsigned + 1) if record.unsigned else None,
    )


def printed_on(client: int, holding: int) -> date | None:
    """The day on which the newest paper of a ledger that is about was printed."""
    states = ", ".join(repr(state.value) for state in IN_USE)
    found = rows(
        "SELECT s.at FROM sheet s WHERE s.client_id = ? AND s.kind = 'ledger' AND s.number = ? "
        f"AND s.state IN ({states}) ORDER BY s.version DESC LIMIT 1",
        client,
        short_number(get_holding(holding).number),
    )
    return local_day(as_moment(found[0][0])) if found else None


def contract_of(work: Work, contract: int) -> ContractRecord:
    """A contract.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = rows(
        "SELECT k.id, k.number, k.version, k.client_id, c.name, k.bill_id, k.text, k.refund_clause, k.signed, k.sheet "
        "FROM contract k JOIN client c ON c.id = k.client_id WHERE k.id = ?",
        contract,
    )
    if not found:
        raise SalonError(Code.NOT_FOUND)
    [(id, number, version, client, name, bill, text, clause, signed, sheet)] = found
    return ContractRecord(
        id=id,
        number=number,
        version=version,
        client=Ref(client, name),
        bill=bill,
        text=text,
        refund_clause=clause,
        signed=as_day(signed),
        sheet=sheet,
    )


def owed(day: date) -> OwedToClients:
    """What clients had paid ahead and not used by the end of a day, from movements alone.

    What is left after the last movement of each ledger, less what has moved since the day: the long past is never added
    up again. A day of the till that was opened anew may have later movements than the day after it.
    """
    left = {
        kind: (value, units)
        for kind, value, units in rows(
            "SELECT h.kind, SUM(m.value_after), SUM(m.units_after) FROM holding h JOIN movement m "
            "ON m.holding_id = h.id AND m.seq = (SELECT MAX(s.seq) FROM movement s WHERE s.holding_id = h.id) "
            "GROUP BY h.kind ORDER BY h.kind"
        )
    }
    for kind, value, units in rows(
        # joined, SQLite would go through all ledgers and all of their movements
        "SELECT (SELECT kind FROM holding WHERE id = holding_id), SUM(value), SUM(units) FROM movement WHERE day > ? "
        "GROUP BY 1",
        day.isoformat(),
    ):
        left[kind] = (left[kind][0] - value, left[kind][1] - units)
    value, units = left.get("prepaid", (0, 0))
    return OwedToClients(
        day=day, principal={kind: principal for kind, (principal, _) in left.items() if principal}, gift=units - value
    )
