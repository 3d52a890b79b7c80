"""What can be paid back of a holding, by which payments it came, and how that is written down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.row_values import as_day
from db.core.sql import rows
from db.money.fields import OFFSET
from db.money.ledger.division import divide
from db.money.ledger.lots import Unit
from db.money.ledger.quoting import Bought, Cause, Purchase, Quote, quote
from db.money.store.bills import get_bill, insert_bill, renew_state
from db.money.store.held.changing import owed_for
from db.money.store.held.movements import move
from db.money.store.held.rows import HoldingRow, LotRow, lots_of
from db.money.store.held.settings import settings
from db.money.store.lines import insert_line
from db.money.store.paying_back import WayBack, ways_back
from db.money.store.payments import NewPayment, insert_payments


@dataclass(frozen=True, slots=True)
class Sold:
    """What was bought at once, as it stands.

    Attributes:
        bill: On which; 0 for what was taken over from paper, or handed over by somebody else.
    """

    bill: int
    lots: Sequence[LotRow]
    purchase: Purchase


def sold_of(work: Work, holding: HoldingRow) -> list[Sold]:
    """What of a holding can still be paid back, purchase by purchase."""
    used = used_of(holding.id)
    found = [_sold(work, holding, lots, used) for lots in by_purchase(lots_of(holding.id))]
    return [one for one in found if not one.purchase.is_over]


def sold_as(work: Work, holding: HoldingRow, lots: Sequence[LotRow], owed: int) -> Sold:
    """A purchase with its lots as they stood once, and so much of it still to be paid then."""
    found = _sold(work, holding, lots, used_of(holding.id))
    return replace(found, purchase=replace(found.purchase, owed=owed))


def by_purchase(lots: Iterable[LotRow]) -> list[list[LotRow]]:
    """What was bought at once, together."""
    of_line: dict[int, list[LotRow]] = {}
    for lot in lots:
        of_line.setdefault(lot.bill_line or -lot.id, []).append(lot)
    return [*of_line.values()]


def used_of(holding: int) -> dict[int, int]:
    """How many units of each lot were used."""
    return dict(
        rows(
            "SELECT m.lot_id, -SUM(m.units) FROM movement m WHERE m.holding_id = ? AND m.kind IN ('use', 'restore') "
            "GROUP BY m.lot_id",
            holding,
        )
    )


def _sold(work: Work, holding: HoldingRow, lots: Sequence[LotRow], used: Mapping[int, int]) -> Sold:
    bill, since = 0, work.today
    if lots[0].bill_line is not None:
        [(bill, day, paid)] = rows(
            "SELECT b.id, b.day, (SELECT MIN(p.day) FROM payment p WHERE p.bill_id = b.id AND p.amount > 0) "
            "FROM bill_line l JOIN bill b ON b.id = l.bill_id WHERE l.id = ?",
            lots[0].bill_line,
        )
        since = as_day(paid or day)
    purchase = Purchase(
        lots=[Bought(lot=lot.lot, used=used.get(lot.id, 0), list_value=lot.list_value) for lot in lots],
        paid_on=since,
        owed=owed_for(lots[0]),
        # what came from paper or from somebody else was paid long ago
        known=not bill or _had_before(holding.client, bill, lots),
    )
    return Sold(bill, lots, purchase)


def _had_before(client: int, bill: int, lots: Sequence[LotRow]) -> bool:
    """Whether the client had had such a service here before they paid ahead for it; of a balance, any."""
    [(day,)] = rows("SELECT day FROM bill WHERE id = ?", bill)
    services = {lot.service for lot in lots if lot.service is not None}
    had = {
        service
        for (service,) in rows(
            "SELECT DISTINCT s.service_id FROM visit v JOIN visit_service s ON s.visit_id = v.id "
            "WHERE v.client_id = ? AND v.day < ? AND v.cancelled = ''",
            client,
            day,
        )
    }
    return bool(services & had) if services else bool(had)


def quote_of(work: Work, sold: Sequence[Sold]) -> Quote:
    """The three answers."""
    return quote([one.purchase for one in sold], work.today, settings().refund_days)


def amounts_of(work: Work, sold: Sequence[Sold], cause: Cause, amount: int) -> list[int]:
    """What goes back of each purchase: what it is quoted alone, or its share where another sum was agreed on."""
    alone = [quote_of(work, [one]).of(cause).amount for one in sold]
    if sum(alone) == amount:
        return alone
    weights = alone if any(alone) else [sum(lot.value_left for lot in one.lots) for one in sold]
    return divide(amount, weights)


def ways_of(sold: Sold, amount: int, method: str) -> list[WayBack]:
    """How an amount goes back: as it was paid, or by another method that was chosen.

    Raises:
        SalonError: ``NOT_IN_MONEY``, with the ``amount`` in fen that the payments don't have left.
    """
    if not amount:
        return []
    if method:
        return [WayBack(method, amount)]
    if not sold.bill:
        raise SalonError(Code.NOT_IN_MONEY, amount=amount)
    return ways_back(sold.bill, amount)


def offset_of(work: Work, sold: Sold, cause: Cause) -> int:
    """What of a debt for a purchase goes away with it: nobody owes for what they no longer get, in fen."""
    used = quote_of(work, [sold]).of(cause).used
    return min(sold.purchase.owed, max(0, sold.purchase.paid - used))


def write_refund(
    work: Work,
    holding: HoldingRow,
    sold: Sold,
    ways: Sequence[WayBack],
    offset: int,
    why: tuple[Cause, str],
    approver: int | None,
) -> int:
    """Ends the lots of a purchase and pays back what was agreed; gives the id of the bill on which that stands."""
    cause, reason = why
    bill = insert_bill(work, "refund", holding.client, corrects=sold.bill or None)
    difference = -offset - sum(way.amount for way in ways)
    for lot in sold.lots:
        if lot.left <= 0:
            continue
        if lot.value_left:
            insert_line(bill, "refund", _name(holding, lot), -lot.value_left, item=lot.id, reason=reason)
        difference += lot.value_left
        move(
            work,
            holding.id,
            "refund",
            client=holding.client,
            lot=lot.id,
            units=-lot.left,
            value=-lot.value_left,
            bill=bill,
            reason=cause.value,
            approver=approver,
        )
    if difference:
        insert_line(bill, "writeback", "", difference, reason=reason)
    if offset:
        insert_payments(work, get_bill(sold.bill), NewPayment(OFFSET, offset))
        insert_payments(work, get_bill(bill), NewPayment(OFFSET, -offset))
    if ways:
        insert_payments(work, get_bill(bill), *(NewPayment(method, -part) for method, part in ways))
    renew_state(bill)
    return bill


def _name(holding: HoldingRow, lot: LotRow) -> str:
    if lot.unit != Unit.SESSION:
        return holding.title
    [(name,)] = rows("SELECT name FROM service WHERE id = ?", lot.service)
    return str(name)
