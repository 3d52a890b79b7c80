"""Lines of bills: products that are sold, at the list price or for a reason below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.operation_context import Work
from db.core.sql import rows, write
from db.money.store.bills import BillRow, charge
from db.staff.store.people import works_here
from db.visits.store.checks import cheaper
from db.visits.store.services import MOST_FEN

MOST_QTY = 999
PRODUCT = "product"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sale:
    """A product that is sold: how many, the price of one in fen (None: as in the catalogue, or as it was), by whom.

    Attributes:
        line: Id of the line that it is or changes, 0 for a new one.
    """

    product: int
    qty: int = 1
    price: int | None = None
    seller: int | None = None
    line: int = 0


def insert_line(
    bill: int,
    kind: str,
    name: str,
    unit: int,
    *,
    item: int | None = None,
    qty: int = 1,
    list_unit: int | None = None,
    discount: int = 0,
    seller: int | None = None,
    reason: str = "",
) -> int:
    """Writes a line after those that are there, and charges it; gives its id.

    Lines stand in the order of the bill's versions, each of which has one line at most.

    Raises:
        SalonError: ``TOO_MUCH_PAID`` where the bill comes to less than was paid.
    """
    amount = qty * unit - discount
    [(line,)] = rows(
        "INSERT INTO bill_line (bill_id, seq, kind, item, name, qty, unit, list_unit, discount, amount, seller_id, "
        "reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        bill,
        charge(bill, amount),
        kind,
        item,
        name,
        qty,
        unit,
        unit if list_unit is None else list_unit,
        discount,
        amount,
        seller,
        reason,
    )
    return int(line)


def replace_products(work: Work, bill: BillRow, sales: Sequence[Sale]) -> None:
    """Makes these the products that are sold on a bill; one that stood there keeps its name and list price.

    Raises:
        InvalidFields: For a quantity or price that can't be, a product no longer sold, or a seller who isn't here.
        Refused: ``NOT_ALLOWED`` or ``NEEDS_SECOND`` where a price needs the right to it.
        SalonError: ``NOT_FOUND``; ``DISCOUNT`` with ``item``, ``listed`` and ``price`` where one needs a reason;
            ``TOO_MUCH_PAID`` where the bill comes to less than was paid.
    """
    here = {
        line[0]: _Sold._make(line)
        for line in rows(
            "SELECT id, item, name, qty, unit, list_unit, amount, seller_id, reason FROM bill_line "
            "WHERE bill_id = ? AND kind = ? ORDER BY seq",
            bill.id,
            PRODUCT,
        )
    }
    more = 0
    for sale in sales:
        old = here.get(sale.line)
        if old is not None and old.product == sale.product:
            more += _change(work, bill, here.pop(sale.line), sale)
        else:
            _add(work, bill, sale)
    for line in here.values():
        write("DELETE FROM bill_line WHERE id = ?", line.id)
        more -= line.amount
    if more:
        # at the end, since one thing may go and another come instead
        charge(bill.id, more)


class _Sold(NamedTuple):
    """A product as it stands on a bill."""

    id: int
    product: int
    name: str
    qty: int
    unit: int
    list_unit: int
    amount: int
    seller: int | None
    reason: str


def _add(work: Work, bill: BillRow, sale: Sale) -> None:
    found = rows("SELECT name, price, active FROM product WHERE id = ?", sale.product)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    [(name, listed, active)] = found
    if not active:
        raise InvalidFields({"products": Flaw.NO_LONGER_OFFERED})
    price = listed if sale.price is None else sale.price
    _check(sale, price)
    insert_line(
        bill.id,
        PRODUCT,
        name,
        price,
        item=sale.product,
        qty=sale.qty,
        list_unit=listed,
        seller=sale.seller,
        reason=cheaper(work, bill.client or None, name, listed, price) if price < listed else "",
    )


def _change(work: Work, bill: BillRow, old: _Sold, sale: Sale) -> int:
    """Writes what changed, and gives how much more the bill comes to by it, which is not charged yet."""
    price = old.unit if sale.price is None else sale.price
    _check(sale, price)
    reason = old.reason if price < old.list_unit else ""
    if price < min(old.unit, old.list_unit):
        reason = cheaper(work, bill.client or None, old.name, old.list_unit, price)
    new = old._replace(qty=sale.qty, unit=price, amount=sale.qty * price, seller=sale.seller, reason=reason)
    if new != old:
        write(
            "UPDATE bill_line SET qty = ?, unit = ?, amount = ?, seller_id = ?, reason = ? WHERE id = ?",
            new.qty,
            new.unit,
            new.amount,
            new.seller,
            new.reason,
            new.id,
        )
    return new.amount - old.amount


def _check(sale: Sale, price: int) -> None:
    if not 1 <= sale.qty <= MOST_QTY:
        raise InvalidFields({"products": Flaw.NOT_A_NUMBER})
    if not 0 <= price * sale.qty <= MOST_FEN:
        raise InvalidFields({"products": Flaw.NOT_AN_AMOUNT})
    if sale.seller is not None and not works_here(sale.seller):
        raise InvalidFields({"seller": Flaw.NOBODY_CALLED_SO})
