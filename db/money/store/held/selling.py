"""What is sold ahead: its line on a bill, its lots, its contract."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from db.core.counters import next_number
from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.sql import rows, write
from db.money.ledger.division import divide
from db.money.ledger.lots import Unit, UseOrder
from db.money.store.held.movements import move
from db.money.store.held.rows import NewLot, new_holding, new_lot, own_holding
from db.text.card_number import Register, register_number
from db.text.dates import months_after

CONTRACT_TEXT = "SA-01 · 2026-11"
"""The version of the contract's wording."""


class PackageRow(NamedTuple):
    """A package; ``balance`` is the face value in fen of one that is no sessions, 0 otherwise."""

    id: int
    name: str
    price: int
    balance: int
    months: int | None
    use_order: str
    share: str
    active: bool


class Item(NamedTuple):
    """Sessions of a service in a package, and its list price in fen."""

    service: int
    name: str
    sessions: int
    gift: int
    price: int


def get_package(package: int) -> PackageRow:
    """A package.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    found = rows("SELECT id, name, price, balance, months, use_order, share, active FROM package WHERE id = ?", package)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    return PackageRow._make(found[0])


def items_of(package: int) -> list[Item]:
    """What is in a package."""
    found = rows(
        "SELECT i.service_id, s.name, i.sessions, i.gift, s.price FROM package_item i JOIN service s "
        "ON s.id = i.service_id WHERE i.package_id = ? ORDER BY i.id",
        package,
    )
    return [Item._make(row) for row in found]


def give_package(work: Work, client: int, package: PackageRow, price: int, bill: int, line: int) -> int:
    """Makes what a package holds; gives the id of the holding."""
    until = None if package.months is None else months_after(work.today, package.months)
    order = UseOrder(package.use_order)
    if package.balance:
        return give_balance(work, client, price, package.balance - price, bill, line, until=until, order=order)
    holding = new_holding(client, "package", package.name)
    items = items_of(package.id)
    for item, paid in zip(items, shares(items, price), strict=True):
        size = item.sessions + item.gift
        lot = NewLot(
            Unit.SESSION,
            size,
            item.gift,
            paid,
            size * item.price,
            order,
            service=item.service,
            until=until,
            bill_line=line,
        )
        new_lot(work, holding, client, lot, bill=bill)
    return holding


def give_balance(
    work: Work,
    client: int,
    paid: int,
    gift: int,
    bill: int,
    line: int,
    *,
    holding: int | None = None,
    until: date | None = None,
    order: UseOrder = UseOrder.RATIO,
) -> int:
    """Pays into a balance: one that is named, the client's own, or a new one; gives the id of the holding."""
    into = holding or own_holding(client, "prepaid") or new_holding(client, "prepaid", "")
    lot = NewLot(Unit.FEN, paid + gift, gift, paid, paid + gift, order, until=until, bill_line=line)
    new_lot(work, into, client, lot, bill=bill)
    return into


def shares(items: Sequence[Item], price: int) -> list[int]:
    """A package's price over its services by list price; what is only given has no share in it."""
    weights = [item.sessions * item.price for item in items]
    return divide(price, weights if any(weights) else [item.sessions for item in items])


def make_contract(client: int, bill: int) -> int:
    """Makes the contract that is to be signed for what was sold; gives its id."""
    [(made,)] = rows(
        "INSERT INTO contract (version, number, client_id, bill_id, text, refund_clause, sheet) "
        "VALUES (1, ?, ?, ?, ?, '', '') RETURNING id",
        register_number(Register.CONTRACT, next_number("contract")),
        client,
        bill,
        CONTRACT_TEXT,
    )
    return int(made)


def take_back_sale(work: Work, bill: int) -> None:
    """The bill is void: what was sold on it is taken back.

    Raises:
        SalonError: ``IS_USED`` where anything of it was used already.
    """
    for holding, client, lot, size, left, value in rows(
        'SELECT l.holding_id, h.client_id, l.id, l.size, l."left", l.value_left FROM lot l JOIN bill_line b '
        "ON b.id = l.bill_line_id JOIN holding h ON h.id = l.holding_id WHERE b.bill_id = ?",
        bill,
    ):
        if left != size:
            raise SalonError(Code.IS_USED)
        move(work, holding, "void", client=client, lot=lot, units=-left, value=-value, bill=bill)
    write("DELETE FROM contract WHERE bill_id = ? AND signed IS NULL", bill)
