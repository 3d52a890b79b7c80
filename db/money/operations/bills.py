"""Bills: made, filled, put off, and taken back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from db.clients.store.guests import check_guest
from db.clients.store.refs import require_client
from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows, write
from db.money.records.bills import BillRecord
from db.money.store.bills import BillRow, get_bill, insert_bill, renew_state
from db.money.store.held.selling import take_back_sale
from db.money.store.lines import Sale as Sale  # the screen's way to the type
from db.money.store.lines import replace_products
from db.money.store.orders import take_back_orders
from db.money.store.reading import again, record_of
from db.text.cleaning import clean
from db.visits.store.checks import LONGEST_REASON

FARTHEST = timedelta(days=400)
"""So far ahead a debt may be due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBill:
    """Something is sold: to a client, to a guest of this name, or to nobody known (0 and no name)."""

    request_id: str
    client: int = 0
    guest_name: str = ""
    guest_phone: str = ""
    sales: tuple[Sale, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveBill:
    """What is sold on a bill now; lines of products replace those that were there."""

    request_id: str
    bill: int
    version: int
    sales: tuple[Sale, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class OfBill:
    """A bill, as it was read."""

    request_id: str
    bill: int
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VoidBill:
    """A bill that was made by mistake, and why."""

    request_id: str
    bill: int
    version: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Owe:
    """Until when the rest of a bill is paid, and why it isn't now."""

    request_id: str
    bill: int
    due: date
    reason: str


@operation(Permission.SELL, Action.CREATE, again=again)
def open_bill(work: Work, asked: OpenBill) -> BillRecord:
    """Makes a bill of what is sold.

    Raises:
        InvalidFields: For a phone that is none, or a name that is needed; a quantity, price or seller that can't be; a
            product no longer sold.
        Refused: ``NEEDS_SECOND`` where a price needs it.
        SalonError: ``NOT_FOUND``, or ``DISCOUNT`` with ``item``, ``listed`` and ``price`` where one needs a reason.
    """
    guest = ("", "")
    if asked.client:
        require_client(asked.client)
    elif asked.guest_name.strip() or asked.guest_phone.strip():
        guest = check_guest(0, asked.guest_name, asked.guest_phone)
    work.about(asked.client)
    bill = insert_bill(work, "retail", asked.client, guest)
    replace_products(work, get_bill(bill), asked.sales)
    return record_of(work, get_bill(bill))


@operation(Permission.SELL, Action.UPDATE, again=again)
def save_bill(work: Work, asked: SaveBill) -> BillRecord:
    """Saves what is sold on a bill that is open; a visit's services stay what they are.

    Raises:
        InvalidFields, Refused: As :func:`open_bill`.
        SalonError: Likewise, ``CHANGED_MEANWHILE``, ``BILL_CLOSED``, or ``TOO_MUCH_PAID`` where more was paid.
    """
    row = _open(work, asked.bill, asked.version)
    replace_products(work, row, asked.sales)
    take_back_orders(row.id)
    if row.paid:
        renew_state(row.id)
    return record_of(work, get_bill(row.id))


@operation(Permission.SELL, Action.UPDATE, again=again)
def settle(work: Work, asked: OfBill) -> BillRecord:
    """Ends a bill on which there is nothing to pay, such as what was given away; what is paid in full ends by itself.

    Raises:
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``BILL_CLOSED``, ``OF_VISIT`` where it ends with the visit,
            ``NOTHING_SOLD``, or ``STILL_TO_PAY`` with ``amount`` (fen).
    """
    row = _open(work, asked.bill, asked.version)
    if row.visit:
        raise SalonError(Code.OF_VISIT)
    if row.left:
        raise SalonError(Code.STILL_TO_PAY, amount=row.left)
    if not rows("SELECT 1 FROM bill_line WHERE bill_id = ? LIMIT 1", row.id):
        raise SalonError(Code.NOTHING_SOLD)
    renew_state(row.id)
    return record_of(work, get_bill(row.id))


@operation(Permission.SELL, Action.DELETE, again=again)
def void_bill(work: Work, asked: VoidBill) -> BillRecord:
    """Takes a bill back; its number stays, and it counts nowhere.

    Raises:
        InvalidFields: Without a reason.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``BILL_CLOSED``, ``OF_VISIT`` where the visit is what is to be
            cancelled, ``IS_PAID`` while there is money on it, or ``IS_USED`` where what was sold on it is used already.
    """
    row = _open(work, asked.bill, asked.version)
    reason = clean(asked.reason, LONGEST_REASON)
    if not reason:
        raise InvalidFields({"reason": Flaw.REQUIRED})
    if row.visit:
        raise SalonError(Code.OF_VISIT)
    if row.paid:
        raise SalonError(Code.IS_PAID)
    take_back_sale(work, row.id)
    work.reason = reason
    write("UPDATE bill SET state = 'void', version = version + 1 WHERE id = ?", row.id)
    take_back_orders(row.id)
    return record_of(work, get_bill(row.id))


@operation(Permission.TAKE_PAYMENT, Action.UPDATE, again=again)
def owe(work: Work, asked: Owe) -> BillRecord:
    """Puts off what is left to pay of a bill, until a day; said again, until another day.

    Raises:
        InvalidFields: For a day that isn't ahead, or no reason; without a name where nobody is known who owes it.
        Refused: ``NEEDS_SECOND``.
        SalonError: ``NOT_FOUND``, ``BILL_VOID``, or ``BILL_PAID`` where nothing is left to pay.
    """
    row = get_bill(asked.bill)
    work.about(row.client)
    if row.state == "void":
        raise SalonError(Code.BILL_VOID)
    if row.left <= 0:
        raise SalonError(Code.BILL_PAID)
    reason = clean(asked.reason, LONGEST_REASON)
    flaws = {} if row.client or row.guest_name else {"guest_name": Flaw.REQUIRED}
    if asked.due <= work.today:
        flaws["due"] = Flaw.TOO_EARLY
    elif asked.due > work.today + FARTHEST:
        flaws["due"] = Flaw.TOO_FAR_AHEAD
    if not reason:
        flaws["reason"] = Flaw.REQUIRED
    if flaws:
        raise InvalidFields(flaws)
    right = Permission.GRANT_CREDIT
    approver = work.staff if work.may(right, row.client) else work.use_approval(right)
    work.reason = reason
    work.what |= {"amount": row.left, "due": asked.due.isoformat()}
    write(
        "INSERT INTO credit (bill_id, version, due, reason, approver_id) VALUES (?, 1, ?, ?, ?) ON CONFLICT (bill_id) "
        "DO UPDATE SET version = credit.version + 1, due = excluded.due, reason = excluded.reason, "
        "approver_id = excluded.approver_id",
        row.id,
        asked.due.isoformat(),
        reason,
        approver,
    )
    renew_state(row.id)
    return record_of(work, get_bill(row.id))


def _open(work: Work, bill: int, version: int) -> BillRow:
    """A bill that can still be changed, as it was read."""
    row = get_bill(bill)
    work.about(row.client)
    if row.state == "void":
        raise SalonError(Code.BILL_VOID)
    if row.state != "open":
        raise SalonError(Code.BILL_CLOSED)
    if row.version != version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    return row
