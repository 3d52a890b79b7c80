"""Holdings and their lots, as they stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from db.core.counters import next_number
from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.row_values import as_day
from db.core.sql import rows
from db.money.ledger.lots import Lot, Unit, UseOrder
from db.money.ledger.order import Held
from db.money.store.held.movements import move
from db.text.card_number import Register, register_number


class HoldingRow(NamedTuple):
    """A holding: its kind is prepaid, package or points, its state open or frozen."""

    id: int
    version: int
    number: str
    client: int
    kind: str
    title: str
    state: str


class LotRow(NamedTuple):
    """A lot, with what concerns it of its holding."""

    id: int
    holding: int
    bill_line: int | None
    unit: str
    service: int | None
    size: int
    gift: int
    paid: int
    list_value: int
    use_order: str
    until: date | None
    left: int
    value_left: int

    @property
    def lot(self) -> Lot:
        """What the rules know of it."""
        return Lot(
            unit=Unit(self.unit),
            size=self.size,
            gift=self.gift,
            paid=self.paid,
            left=self.left,
            value_left=self.value_left,
            order=UseOrder(self.use_order),
        )

    def held(self, own: bool, frozen: bool) -> Held:
        """It, as it is taken from."""
        return Held(id=self.id, holding=self.holding, lot=self.lot, own=own, until=self.until, frozen=frozen)


LOT = (
    "l.id, l.holding_id, l.bill_line_id, l.unit, l.service_id, l.size, l.gift, l.paid, l.list_value, l.use_order, "
    'l.until, l."left", l.value_left'
)
"""A lot, of ``lot l``, as :class:`LotRow` has it."""


def get_holding(holding: int) -> HoldingRow:
    """A holding.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = _holdings("id = ?", holding)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return found[0]


def holdings_of(client: int) -> list[HoldingRow]:
    """What is a client's, and what is shared with them, in the order in which it was made."""
    found = "SELECT id FROM holding WHERE client_id = ? UNION SELECT holding_id FROM holding_user WHERE client_id = ?"
    return _holdings(f"id IN ({found}) ORDER BY id", client, client)


def _holdings(where: str, *values: object) -> list[HoldingRow]:
    found = rows(f"SELECT id, version, number, client_id, kind, title, state FROM holding WHERE {where}", *values)
    return [HoldingRow._make(row) for row in found]


def lots_of(holding: int) -> list[LotRow]:
    """Every lot of a holding, the oldest first."""
    return _lots("l.holding_id = ? ORDER BY l.id", holding)


def get_lot(lot: int) -> LotRow:
    """A lot.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = _lots("l.id = ?", lot)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return found[0]


def _lots(where: str, *values: object) -> list[LotRow]:
    return [lot_row(row) for row in rows(f"SELECT {LOT} FROM lot l WHERE {where}", *values)]


def lot_row(cells: Sequence[Any]) -> LotRow:
    """What a statement gives for :data:`LOT`, as a row."""
    return LotRow._make((*cells[:10], as_day(cells[10]), *cells[11:]))


def is_user(holding: HoldingRow, client: int) -> bool:
    """Whether a client may use a holding: it is theirs, or shared with them and signed."""
    return holding.client == client or bool(
        rows(
            "SELECT 1 FROM holding_user WHERE holding_id = ? AND client_id = ? AND signed IS NOT NULL",
            holding.id,
            client,
        )
    )


def new_holding(client: int, kind: str, title: str) -> int:
    """Makes a holding with a number of its own; gives its id."""
    [(made,)] = rows(
        "INSERT INTO holding (version, number, client_id, kind, title, state) VALUES (1, ?, ?, ?, ?, 'open') "
        "RETURNING id",
        register_number(Register.HOLDING, next_number("holding")),
        client,
        kind,
        title,
    )
    return int(made)


def own_holding(client: int, kind: str) -> int | None:
    """The client's own holding of a kind of which everybody has one, the newest that is not stopped."""
    found = rows(
        "SELECT id FROM holding WHERE client_id = ? AND kind = ? AND state = 'open' ORDER BY id DESC LIMIT 1",
        client,
        kind,
    )
    return int(found[0][0]) if found else None


class NewLot(NamedTuple):
    """What a lot is bought as."""

    unit: Unit
    size: int
    gift: int
    paid: int
    list_value: int
    use_order: UseOrder = UseOrder.RATIO
    service: int | None = None
    until: date | None = None
    bill_line: int | None = None


def new_lot(
    work: Work,
    holding: int,
    client: int,
    lot: NewLot,
    kind: str = "buy",
    *,
    bill: int | None = None,
    pair: int | None = None,
    reason: str = "",
    approver: int | None = None,
) -> None:
    """Makes a lot, and the movement with which it comes."""
    [(made,)] = rows(
        "INSERT INTO lot (holding_id, bill_line_id, unit, service_id, size, gift, paid, list_value, use_order, until, "
        '"left", value_left) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0) RETURNING id',
        holding,
        lot.bill_line,
        lot.unit.value,
        lot.service,
        lot.size,
        lot.gift,
        lot.paid,
        lot.list_value,
        lot.use_order.value,
        lot.until.isoformat() if lot.until else None,
    )
    move(
        work,
        holding,
        kind,
        client=client,
        lot=int(made),
        units=lot.size,
        value=lot.paid,
        bill=bill,
        pair=pair,
        reason=reason,
        approver=approver,
    )
