"""Products that are ordered for a client: taken down, arrived, handed over on a bill, or cancelled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.clients.store.refs import require_client
from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows, write
from db.money.records.orders import OrderRecord
from db.money.store.bills import get_bill, insert_bill, renew_state
from db.money.store.held.changing import reason_of
from db.money.store.lines import MOST_QTY, PRODUCT, insert_line
from db.money.store.orders import get_order
from db.money.store.reading import open_bill_of_visit


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderForClient:
    """A product is to be got for a client, by a day that is promised, or by none."""

    request_id: str
    client: int
    product: int
    qty: int = 1
    promised: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderStep:
    """An order as it was read; ``reason`` where it is cancelled."""

    request_id: str
    order: int
    version: int
    reason: str = ""


def _again(work: Work, order: int) -> OrderRecord:
    record = get_order(order)
    work.about(record.client.id)
    return record


@operation(Permission.SELL, Action.CREATE, again=_again)
def order_for_client(work: Work, asked: OrderForClient) -> OrderRecord:
    """Takes an order down.

    Raises:
        InvalidFields: For a quantity that can't be, or a day that is past.
        SalonError: ``NOT_FOUND``.
    """
    require_client(asked.client)
    work.about(asked.client)
    if not rows("SELECT 1 FROM product WHERE id = ?", asked.product):
        raise SalonError(Code.NOT_FOUND)
    flaws = {}
    if not 1 <= asked.qty <= MOST_QTY:
        flaws["products"] = Flaw.NOT_A_NUMBER
    if asked.promised is not None and asked.promised < work.today:
        flaws["promised"] = Flaw.TOO_EARLY
    if flaws:
        raise InvalidFields(flaws)
    [(made,)] = rows(
        "INSERT INTO client_order (version, client_id, product_id, qty, promised, state, by_id) "
        "VALUES (1, ?, ?, ?, ?, 'ordered', ?) RETURNING id",
        asked.client,
        asked.product,
        asked.qty,
        asked.promised.isoformat() if asked.promised else None,
        work.staff,
    )
    return get_order(int(made))


@operation(Permission.SELL, Action.UPDATE, again=_again)
def order_arrived(work: Work, asked: OrderStep) -> OrderRecord:
    """What was ordered is here, to be handed over.

    Raises:
        SalonError: ``NOT_FOUND`` or ``CHANGED_MEANWHILE``.
    """
    return _step(work, _live(work, asked, "ordered"), "arrived")


@operation(Permission.SELL, Action.UPDATE, again=_again)
def hand_over_order(work: Work, asked: OrderStep) -> OrderRecord:
    """Gives the client what was ordered, on the bill of the visit that is open, or on one of its own.

    Raises:
        SalonError: ``NOT_FOUND`` or ``CHANGED_MEANWHILE``.
    """
    order = _live(work, asked, "ordered", "arrived")
    bill = open_bill_of_visit(order.client.id) or insert_bill(work, "retail", order.client.id)
    [(price,)] = rows("SELECT price FROM product WHERE id = ?", order.product.id)
    # also where it is no longer sold: it was ordered while it was
    insert_line(bill, PRODUCT, order.product.label, price, item=order.product.id, qty=order.qty, seller=work.staff)
    if get_bill(bill).paid:
        renew_state(bill)
    write("UPDATE client_order SET bill_id = ? WHERE id = ?", bill, order.id)
    return _step(work, order, "handed")


@operation(Permission.SELL, Action.UPDATE, again=_again)
def cancel_order(work: Work, asked: OrderStep) -> OrderRecord:
    """What was ordered is not wanted any more, or can't be had.

    Raises:
        InvalidFields: Without a reason.
        SalonError: ``NOT_FOUND`` or ``CHANGED_MEANWHILE``.
    """
    order = _live(work, asked, "ordered", "arrived")
    reason_of(work, asked.reason)
    return _step(work, order, "cancelled")


def _live(work: Work, asked: OrderStep, *states: str) -> OrderRecord:
    order = get_order(asked.order)
    work.about(order.client.id)
    if order.version != asked.version or order.state not in states:
        raise SalonError(Code.CHANGED_MEANWHILE)
    return order


def _step(work: Work, order: OrderRecord, state: str) -> OrderRecord:
    write("UPDATE client_order SET state = ?, version = version + 1 WHERE id = ?", state, order.id)
    work.what["state"] = state
    return get_order(order.id)
