"""What a use would take: which lots, how much of each, and what that pays; and what a client can pay a bill by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.operation_context import Work
from db.core.sql import rows
from db.money.ledger.lots import Unit
from db.money.ledger.order import Barred, Draw, Held, draws
from db.money.store.bills import BillRow
from db.money.store.held.rows import LOT, HoldingRow, LotRow, is_user, lot_row
from db.money.store.held.settings import settings


class PlannedUse(NamedTuple):
    """What a use takes of each lot, and the fen of the bill that each part pays.

    Attributes:
        is_uncovered: Whether more of a lot is used then than has been paid of it.
    """

    parts: Sequence[tuple[Draw, int]]
    is_uncovered: bool


class Purchase(NamedTuple):
    """Of what bill a lot was bought: what is left to pay, in fen, the lot's line, the day, and its contract.

    What is of before, and points, is of no bill: nothing of it is to be paid or signed.
    """

    owed: int
    amount: int
    day: str
    is_to_sign: bool

    def is_unsigned(self, work: Work) -> bool:
        """Whether its contract isn't signed, although it was bought on an earlier day."""
        return self.is_to_sign and self.day < work.today.isoformat()

    def covers(self, draw: Draw) -> bool:
        """Whether so much of the lot is paid as is used of it then."""
        lot = draw.held.lot
        if lot.unit is Unit.POINT or self.owed <= 0 or not self.amount:
            return True
        received = lot.paid * max(0, self.amount - self.owed) // self.amount
        return lot.used + draw.units <= lot.may_use(received)


class Usable(NamedTuple):
    """A lot of which something is left, and where it was bought."""

    lot: LotRow
    purchase: Purchase


_USABLE = (
    f"SELECT {LOT}, COALESCE(b.total - b.paid, 0), COALESCE(n.amount, 0), COALESCE(b.day, ''), "
    "EXISTS (SELECT 1 FROM contract c WHERE c.bill_id = b.id AND c.signed IS NULL) "
    "FROM lot l LEFT JOIN bill_line n ON n.id = l.bill_line_id LEFT JOIN bill b ON b.id = n.bill_id "
    'WHERE l.holding_id = ? AND l."left" > 0 ORDER BY l.id'
)


def usable_lots(holding: int) -> list[Usable]:
    """The lots of a holding of which something is left, the oldest first."""
    return [
        Usable(lot_row(cells), Purchase(owed, amount, str(day), bool(is_to_sign)))
        for *cells, owed, amount, day, is_to_sign in rows(_USABLE, holding)
    ]


def plan_use(work: Work, bill: BillRow, holding: HoldingRow, amount: int, service: int) -> PlannedUse:
    """What it takes to pay so much of a bill by a holding.

    Raises:
        InvalidFields, SalonError: As :func:`db.money.operations.using.use_units`.
    """
    _check_bill(bill)
    if not bill.client or not is_user(holding, bill.client):
        raise SalonError(Code.NOT_A_USER)
    each = 1
    if holding.kind == "package":
        amount = price_of(bill, service)
        units = 1
    else:
        each = settings().point_worth if holding.kind == "points" else 1
        if amount <= 0 or not each or amount % each:
            raise InvalidFields({"amount": Flaw.NOT_AN_AMOUNT})
        units = amount // each
    if amount > bill.left:
        raise SalonError(Code.TOO_MUCH_PAID, amount=amount - bill.left, left=bill.left)
    lots = {one.lot.id: one for one in usable_lots(holding.id) if one.lot.service in (None, service)}
    own, frozen = holding.client == bill.client, holding.state != "open"
    held = [one.lot.held(own, frozen) for one in lots.values()]
    found, short = draws(held, units, work.today)
    if short:
        raise _why_short(work, holding, held, units, short, each)
    bought = [lots[draw.held.id].purchase for draw in found]
    if any([one.is_unsigned(work) for one in bought]):
        raise SalonError(Code.NO_CONTRACT)
    return PlannedUse(
        [(draw, amount if holding.kind == "package" else draw.units * each) for draw in found],
        not all([one.covers(draw) for one, draw in zip(bought, found, strict=True)]),
    )


def _check_bill(bill: BillRow) -> None:
    if bill.state == "void":
        raise SalonError(Code.BILL_VOID)
    if bill.kind == "card":
        raise SalonError(Code.NOT_WITH_BALANCE)
    if bill.left <= 0:
        raise SalonError(Code.BILL_PAID)


def _why_short(work: Work, holding: HoldingRow, held: Sequence[Held], units: int, short: int, each: int) -> SalonError:
    barred = [(one, one.barred(work.today)) for one in held]
    if any(why is Barred.FROZEN for _, why in barred):
        return SalonError(Code.FROZEN)
    past = max((one.until for one, why in barred if why is Barred.EXPIRED and one.until), default=None)
    if past is not None:
        return SalonError(Code.EXPIRED, time=past.isoformat())
    if holding.kind == "package":
        return SalonError(Code.EMPTY)
    return SalonError(Code.BALANCE_SHORT, amount=short * each, price=(units - short) * each)


def price_of(bill: BillRow, service: int) -> int:
    """What a session of a service pays on a bill: the price of the next of its lines that none pays yet.

    Raises:
        InvalidFields: There is none, or it costs nothing.
    """
    prices = [
        price
        for (price,) in rows(
            "SELECT price FROM visit_service WHERE visit_id = ? AND service_id = ? ORDER BY price DESC, id",
            bill.visit,
            service,
        )
    ]
    [(paid,)] = rows(
        "SELECT COUNT(*) FROM payment p JOIN movement m ON m.id = p.movement_id JOIN lot l ON l.id = m.lot_id "
        "WHERE p.bill_id = ? AND m.kind = 'use' AND l.unit = 'session' AND l.service_id = ? "
        "AND NOT EXISTS (SELECT 1 FROM movement r WHERE r.reverses_id = m.id)",
        bill.id,
        service,
    )
    if paid >= len(prices) or not prices[paid]:
        raise InvalidFields({"service": Flaw.NOT_A_CHOICE})
    return int(prices[paid])
