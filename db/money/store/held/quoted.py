"""What a refund comes to, with what it is made of: as things stand, and as they stood before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from db.core.errors import Code, SalonError
from db.core.operation_context import Work
from db.core.row_values import as_day
from db.core.sql import rows
from db.money.fields import OFFSET
from db.money.ledger.quoting import Quote, quote
from db.money.records.holdings import QuoteLine, QuoteRecord
from db.money.store.held.account import holding_record
from db.money.store.held.changing import owed_for
from db.money.store.held.refunding import Sold, by_purchase, quote_of, sold_as, sold_of
from db.money.store.held.rows import HoldingRow, lots_of
from db.money.store.held.settings import settings
from db.money.store.paying_back import money_left


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """The three answers, with what they are made of.

    Attributes:
        sold: The purchases of which something is left.
        back: What payments have left that money can go back to, by method, in fen.
        bills: On which it was paid back; none before.
    """

    quote: Quote
    sold: Sequence[Sold]
    back: tuple[tuple[str, int], ...] = ()
    bills: tuple[int, ...] = ()

    @property
    def paid(self) -> int:
        """What was paid, in fen."""
        return sum(one.purchase.paid - one.purchase.owed for one in self.sold)

    @property
    def gift(self) -> int:
        """Units that were given along."""
        return sum(one.lot.gift for sold in self.sold for one in sold.purchase.lots)

    @property
    def used(self) -> int:
        """Units that were used."""
        return sum(one.used for sold in self.sold for one in sold.purchase.lots)

    @property
    def left(self) -> int:
        """Units that are left."""
        return sum(one.lot.left for sold in self.sold for one in sold.purchase.lots)


def quoted_now(work: Work, holding: HoldingRow) -> Quoted:
    """As things stand.

    Raises:
        SalonError: ``EMPTY``.
    """
    sold = sold_of(work, holding)
    if not sold or holding.kind == "points":
        raise SalonError(Code.EMPTY)
    back: dict[str, int] = {}
    for one in sold:
        for paid, method in money_left(one.bill) if one.bill else ():
            back[method] = back.get(method, 0) + paid.left
    left = tuple((method, amount) for method, amount in back.items() if amount)
    return Quoted(quote=quote_of(work, sold), sold=sold, back=left)


def quoted_before(work: Work, holding: HoldingRow, bill: int) -> Quoted:
    """As it was before it was paid back on a bill, and on others at the same time.

    Raises:
        SalonError: ``NOT_FOUND`` where nothing of the holding was paid back on the bill.
    """
    found = rows(
        "SELECT m.bill_id, b.day, m.lot_id, -m.units, -m.value FROM movement m JOIN bill b ON b.id = m.bill_id "
        "WHERE m.holding_id = ? AND m.kind = 'refund' AND m.at = (SELECT MIN(n.at) FROM movement n "
        "WHERE n.holding_id = m.holding_id AND n.kind = 'refund' AND n.bill_id = ?) ORDER BY m.seq",
        holding.id,
        bill,
    )
    if not found:
        raise SalonError(Code.NOT_FOUND)
    gone = {lot: (units, value) for _bill, _day, lot, units, value in found}
    offset = {lot: _offset(on) for on, _day, lot, _units, _value in found}
    sold = []
    for lots in by_purchase(lots_of(holding.id)):
        if ended := [lot.id for lot in lots if lot.id in gone]:
            before = [
                lot._replace(left=lot.left + units, value_left=lot.value_left + value)
                for lot in lots
                for units, value in [gone.get(lot.id, (0, 0))]
            ]
            sold.append(sold_as(work, holding, before, owed_for(lots[0]) + offset[ended[0]]))
    answers = quote([one.purchase for one in sold], as_day(found[0][1]), settings().refund_days)
    return Quoted(quote=answers, sold=sold, bills=tuple(dict.fromkeys(line[0] for line in found)))


def _offset(bill: int) -> int:
    """What of a debt went away with what was paid back on a bill."""
    [(amount,)] = rows("SELECT COALESCE(-SUM(amount), 0) FROM payment WHERE bill_id = ? AND method = ?", bill, OFFSET)
    return int(amount)


def quote_record(work: Work, holding: HoldingRow) -> QuoteRecord:
    """The three answers as they stand, as they cross the boundary of the archive.

    Raises:
        SalonError: ``EMPTY``.
    """
    quoted = quoted_now(work, holding)
    contracts = rows(
        "SELECT k.number FROM contract k JOIN bill_line b ON b.bill_id = k.bill_id JOIN lot l ON l.bill_line_id = b.id "
        "WHERE l.holding_id = ? AND k.signed IS NOT NULL ORDER BY k.id DESC LIMIT 1",
        holding.id,
    )
    return QuoteRecord(
        holding=holding_record(work, holding.id),
        answers=tuple(
            QuoteLine(cause=one.cause, applies=one.applies, used=one.used, amount=one.amount)
            for one in quoted.quote.answers
        ),
        paid=quoted.paid,
        gift=quoted.gift,
        used=quoted.used,
        value_left=quoted.quote.value_left,
        paid_on=max((one.purchase.paid_on for one in quoted.sold if one.bill), default=None),
        days=settings().refund_days,
        back=quoted.back,
        contract=contracts[0][0] if contracts else "",
    )
