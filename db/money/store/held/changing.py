"""What changing a holding has in common, and how it is handed over."""

from __future__ import annotations

from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.operation_context import Work
from db.core.sql import rows
from db.money.ledger.lots import Unit, UseOrder
from db.money.store.held.movements import move, stand
from db.money.store.held.rows import HoldingRow, LotRow, NewLot, get_holding, lots_of, new_holding, new_lot
from db.text.cleaning import clean
from db.visits.store.checks import LONGEST_REASON


def get_changed(work: Work, holding: int, seq: int) -> HoldingRow:
    """The holding that is to be changed, as it was seen; it is its client's file that this is about.

    Raises:
        SalonError: ``NOT_FOUND``, or ``CHANGED_MEANWHILE`` where something has moved since.
    """
    row = get_holding(holding)
    work.about(row.client)
    return _unchanged(row, seq)


def get_known(work: Work, holding: int, seq: int, client: int) -> HoldingRow:
    """The same where the right doesn't turn on the client, and was asked for already with the client's name.

    Raises:
        SalonError: As :func:`get_changed`; ``NOT_FOUND`` where it is another client's.
    """
    row = get_holding(holding)
    if row.client != client:
        raise SalonError(Code.NOT_FOUND)
    work.client = row.client
    return _unchanged(row, seq)


def _unchanged(row: HoldingRow, seq: int) -> HoldingRow:
    if stand(row.id).seq != seq:
        raise SalonError(Code.CHANGED_MEANWHILE)
    return row


def reason_of(work: Work, reason: str) -> str:
    """The reason, which goes into the log.

    Raises:
        InvalidFields: There is none.
    """
    text = clean(reason, LONGEST_REASON)
    if not text:
        raise InvalidFields({"reason": Flaw.REQUIRED})
    work.reason = text
    return text


def transfer(work: Work, row: HoldingRow, receiver: int, reason: str) -> int:
    """Moves all that is left over to a new holding of the receiver; gives its id.

    Raises:
        SalonError: ``STILL_TO_PAY`` with ``amount`` in fen, or ``EMPTY``.
    """
    left = [lot for lot in lots_of(row.id) if lot.left > 0]
    if not left:
        raise SalonError(Code.EMPTY)
    for lot in left:
        owed = owed_for(lot)
        if owed:
            raise SalonError(Code.STILL_TO_PAY, amount=owed)
    made = new_holding(receiver, row.kind, row.title)
    for lot in left:
        gone = move(work, row.id, "transfer", client=row.client, lot=lot.id, units=-lot.left, value=-lot.value_left)
        new_lot(work, made, receiver, _handed_over(lot), "transfer", pair=gone.id)
    return made


def _handed_over(lot: LotRow) -> NewLot:
    """What the receiver gets: as if just what is left had been bought for just what is left of its price."""
    if lot.unit == Unit.FEN:
        gift = lot.left - lot.value_left
    else:
        gift = min(lot.lot.gift_left, lot.left - 1) if lot.value_left else lot.left
    return NewLot(
        Unit(lot.unit),
        lot.left,
        gift,
        lot.value_left,
        lot.list_value * lot.left // lot.size,
        UseOrder(lot.use_order),
        service=lot.service,
        until=lot.until,
    )


def owed_for(lot: LotRow) -> int:
    """What is still to be paid of the bill on which a lot was bought, in fen, and not more than its line."""
    if lot.bill_line is None:
        return 0
    [(amount, left)] = rows(
        "SELECT l.amount, b.total - b.paid FROM bill_line l JOIN bill b ON b.id = l.bill_id WHERE l.id = ?",
        lot.bill_line,
    )
    return max(0, min(int(amount), int(left)))
