"""What happens to a holding besides its use: shared, handed over, stopped, extended, lapsed, signed, compared."""

from __future__ import annotations

from datetime import timedelta

from db.clients.store.refs import require_client
from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.row_values import as_day
from db.core.sql import rows, write
from db.fields.values import Hidden
from db.money.ledger.lines import place_of
from db.money.ledger.lots import Unit
from db.money.records.holdings import Comparison, HoldingRecord, Ledger
from db.money.requests import (
    Extend,
    Freeze,
    LapseGift,
    ShareHolding,
    SignLine,
    TransferHolding,
)
from db.money.store.days import first_open_day
from db.money.store.held.account import holding_record, ledger_of
from db.money.store.held.changing import get_changed, reason_of, transfer
from db.money.store.held.movements import move
from db.money.store.held.rows import LotRow, get_holding, lots_of
from db.money.store.held.sharing import end_sharing
from db.staff.store.people import works_here
from db.text.cleaning import clean

LONGEST_KINSHIP = 40


def _again(work: Work, holding: int) -> HoldingRecord:
    work.about(get_holding(holding).client)
    return holding_record(work, holding)


def _ledger_again(work: Work, holding: int) -> Ledger:
    row = get_holding(holding)
    work.about(row.client)
    return ledger_of(work, row)


@operation(Permission.SELL, Action.UPDATE, again=_again)
def share_holding(work: Work, asked: ShareHolding) -> HoldingRecord:
    """Lets somebody else use a holding, who has signed for it, or no longer.

    Raises:
        InvalidFields: ``user`` is whose it is, uses it already, or doesn't.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, or ``NOT_SHARED`` where the package is for one person.
    """
    row = get_changed(work, asked.holding, asked.seq)
    require_client(asked.user)
    shared = rows("SELECT 1 FROM holding_user WHERE holding_id = ? AND client_id = ?", row.id, asked.user)
    if asked.user == row.client or bool(shared) is not asked.ends:
        raise InvalidFields({"user": Flaw.NOT_A_CHOICE})
    if asked.ends:
        end_sharing(work, row.id, asked.user)
        return holding_record(work, row.id)
    if rows(
        "SELECT 1 FROM lot l JOIN bill_line b ON b.id = l.bill_line_id JOIN package p ON p.id = b.item "
        "WHERE l.holding_id = ? AND b.kind = 'package' AND p.share = 'nobody' LIMIT 1",
        row.id,
    ):
        raise SalonError(Code.NOT_SHARED)
    write(
        "INSERT INTO holding_user (holding_id, client_id, kinship, signed) VALUES (?, ?, ?, ?)",
        row.id,
        asked.user,
        clean(asked.kinship, LONGEST_KINSHIP),
        first_open_day(work.today).isoformat(),
    )
    move(work, row.id, "share", client=asked.user)
    return holding_record(work, row.id)


@operation(Permission.SELL, Action.UPDATE, again=_again)
def transfer_holding(work: Work, asked: TransferHolding) -> HoldingRecord:
    """Hands all that is left of a holding over to another client, who has signed for it.

    Returns:
        What the other client has now.

    Raises:
        InvalidFields: Without a reason, or ``receiver`` is whose it is.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``FROZEN``, ``STILL_TO_PAY`` while it isn't paid, ``EMPTY``,
            or ``NOT_SHARED`` for points.
    """
    row = get_changed(work, asked.holding, asked.seq)
    require_client(asked.receiver)
    if asked.receiver == row.client:
        raise InvalidFields({"receiver": Flaw.NOT_A_CHOICE})
    if row.kind == "points":
        raise SalonError(Code.NOT_SHARED)
    if row.state != "open":
        raise SalonError(Code.FROZEN)
    made = transfer(work, row, asked.receiver, reason_of(work, asked.reason))
    return holding_record(work, made)


@operation(Permission.SELL, Action.UPDATE, again=_again)
def freeze(work: Work, asked: Freeze) -> HoldingRecord:
    """Stops a holding, or lets it go on: then what ends of it lasts as many days longer as it stood still.

    Raises:
        InvalidFields: It is stopped without a reason.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, ``FROZEN`` where it is stopped already, ``NOT_FROZEN``.
    """
    row = get_changed(work, asked.holding, asked.seq)
    if (row.state == "frozen") is not asked.thaw:
        raise SalonError(Code.NOT_FROZEN if asked.thaw else Code.FROZEN)
    if not asked.thaw:
        reason_of(work, asked.reason)
        move(work, row.id, "freeze", client=row.client)
    else:
        [(movement, day, whose)] = rows(
            "SELECT id, day, client_id FROM movement WHERE holding_id = ? AND kind = 'freeze' "
            "AND reverses_id IS NULL ORDER BY id DESC LIMIT 1",
            row.id,
        )
        move(work, row.id, "freeze", client=whose, reverses=movement)
        stood = max(timedelta(), first_open_day(work.today) - as_day(day))
        for lot in lots_of(row.id):
            if stood and lot.until is not None and lot.left > 0:
                move(work, row.id, "extend", client=row.client, lot=lot.id, until=lot.until + stood)
    write(
        "UPDATE holding SET state = ?, version = version + 1 WHERE id = ?", "open" if asked.thaw else "frozen", row.id
    )
    return holding_record(work, row.id)


@operation(Permission.DISCOUNT, Action.UPDATE, again=_again)
def extend(work: Work, asked: Extend) -> HoldingRecord:
    """Lets a lot last longer.

    Raises:
        InvalidFields: Without a reason, or ``until`` isn't later than it ends, or past.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, or ``EMPTY``.
    """
    row = get_changed(work, asked.holding, asked.seq)
    lot = _lot_in(row.id, asked.lot)
    if lot.left <= 0:
        raise SalonError(Code.EMPTY)
    if lot.until is None or asked.until <= lot.until or asked.until < work.today:
        raise InvalidFields({"until": Flaw.NOT_LATER})
    reason_of(work, asked.reason)
    move(work, row.id, "extend", client=row.client, lot=lot.id, until=asked.until)
    return holding_record(work, row.id)


@operation(Permission.DISCOUNT, Action.UPDATE, again=_again)
def lapse_gift(work: Work, asked: LapseGift) -> HoldingRecord:
    """Lets what was given of a lot that is past its day go; what was paid for never lapses by date.

    Raises:
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, or ``NOTHING_LAPSES``.
    """
    row = get_changed(work, asked.holding, asked.seq)
    lot = _lot_in(row.id, asked.lot)
    given = lot.left if not lot.paid else lot.lot.gift_left if lot.unit == Unit.FEN else 0
    if given <= 0 or lot.until is None or lot.until >= work.today:
        raise SalonError(Code.NOTHING_LAPSES)
    move(work, row.id, "lapse", client=row.client, lot=lot.id, units=-given)
    return holding_record(work, row.id)


@operation(Permission.TAKE_PAYMENT, Action.UPDATE, again=_ledger_again)
def sign_line(work: Work, asked: SignLine) -> Ledger:
    """The next line of the paper ledger was signed.

    Raises:
        InvalidFields: Nobody has signed, or ``checked_by`` is who enters it, or doesn't work here.
        SalonError: ``NOT_FOUND``, or ``NOT_NEXT_LINE`` with ``page`` and ``line`` of the one that is.
    """
    row = get_holding(asked.holding)
    work.about(row.client)
    if not (asked.client_signed or asked.staff_signed):
        raise InvalidFields({"client_signed": Flaw.REQUIRED})
    if asked.checked_by and (asked.checked_by == work.staff or not works_here(asked.checked_by)):
        raise InvalidFields({"checked_by": Flaw.NOT_A_CHOICE})
    [(signed,)] = rows(
        "SELECT COUNT(*) FROM signature s JOIN movement m ON m.id = s.movement_id WHERE m.holding_id = ?", row.id
    )
    following = rows("SELECT id, digest FROM movement WHERE holding_id = ? AND seq = ?", row.id, signed + 1)
    page, line = place_of(signed + 1)
    if asked.seq != signed + 1 or not following:
        raise SalonError(Code.NOT_NEXT_LINE, page=page, line=line)
    write(
        "INSERT INTO signature (movement_id, digest, page, line, client_signed, staff_signed, checked_by_id, at, "
        "by_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        *following[0],
        page,
        line,
        asked.client_signed,
        asked.staff_signed,
        asked.checked_by or None,
        work.moment,
        work.staff,
    )
    return ledger_of(work, row)


@operation(Permission.INSPECT, Action.READ)
def compare_ledger(work: Work, holding: int, seq: int, units: int) -> Comparison:
    """Compares what a line of the paper says with what the archive says.

    Args:
        work: The operation under way.
        holding: Which ledger.
        seq: Number of the line, from 1.
        units: Fen, sessions or points that the paper says are left after it.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    row = get_holding(holding)
    work.about(row.client)
    found = rows("SELECT units_after FROM movement WHERE holding_id = ? AND seq = ?", row.id, seq)
    if not found:
        raise SalonError(Code.NOT_FOUND)
    [(archive,)] = found
    work.what |= {"line": seq, "agrees": archive == units}
    return Comparison(
        id=row.id,
        seq=seq,
        place=place_of(seq),
        paper=units,
        booked=archive if work.sees_amounts(row.client, current=True) else Hidden(),
        agrees=archive == units,
    )


def _lot_in(holding: int, lot: int) -> LotRow:
    for one in lots_of(holding):
        if one.id == lot:
            return one
    raise SalonError(Code.NOT_FOUND)
