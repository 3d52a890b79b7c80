"""What stands in a ledger against the paper: balances at the beginning, units put right, and what is written off."""

from __future__ import annotations

from db.clients.store.refs import require_client
from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows, rows_among
from db.money.ledger.lots import Unit, UseOrder
from db.money.records.from_paper import OpenedBalances
from db.money.records.holdings import HoldingRecord
from db.money.requests import Adjust, OpenBalance, OpenBalances, WriteOff
from db.money.store.held.account import holding_record
from db.money.store.held.changing import get_known, reason_of
from db.money.store.held.from_tables import opened_with
from db.money.store.held.movements import move
from db.money.store.held.rows import NewLot, get_holding, get_lot, lots_of, new_holding, new_lot, own_holding
from db.text.money import LARGEST_FEN

MOST_BALANCES = 50
"""So many are opened with one approval."""
MOST_SESSIONS = 1000
_UNITS = {
    "prepaid": (Unit.FEN, LARGEST_FEN),
    "package": (Unit.SESSION, MOST_SESSIONS),
    "points": (Unit.POINT, LARGEST_FEN),
}


def _again(work: Work, holding: int) -> HoldingRecord:
    work.client = get_holding(holding).client
    return holding_record(work, holding)


def _opened_again(work: Work, first: int) -> OpenedBalances:
    made = rows_among("SELECT holding_id FROM movement WHERE id IN ({}) ORDER BY id", opened_with(first))
    return OpenedBalances(id=first, holdings=tuple(dict.fromkeys(holding for (holding,) in made)))


@operation(Permission.CORRECT_LEDGER, Action.CREATE, again=_opened_again)
def open_balances(work: Work, asked: OpenBalances) -> OpenedBalances:
    """Takes over what stands on paper, up to fifty balances at once.

    Raises:
        InvalidFields: Without a reason or a balance, with more than fifty, or ``balances`` with one that can't be.
        Refused: ``NEEDS_SECOND``.
        SalonError: ``NOT_FOUND``.
    """
    reason_of(work, asked.reason)
    if not 0 < len(asked.balances) <= MOST_BALANCES or not all(map(_is_sound, asked.balances)):
        raise InvalidFields({"balances": Flaw.NOT_AN_AMOUNT})
    clients = {one.client for one in asked.balances}
    if len(clients) == 1:
        work.client = next(iter(clients))
    holdings = [_open(work, one) for one in asked.balances]
    work.what["balances"] = len(holdings)
    return OpenedBalances(id=holdings[0], holdings=tuple(dict.fromkeys(holdings)))


def _is_sound(one: OpenBalance) -> bool:
    """Whether there can be such a balance."""
    if one.kind not in _UNITS:
        return False
    unit, most = _UNITS[one.kind]
    bought = one.units - one.gift
    return (
        0 < one.units <= most
        and 0 <= one.gift <= one.units
        and 0 <= one.paid <= LARGEST_FEN
        and bool(one.service) is (unit is Unit.SESSION)
        and (unit is Unit.SESSION or not one.paid)
        and (bought > 0 or not one.paid)
    )


def _open(work: Work, one: OpenBalance) -> int:
    require_client(one.client)
    unit, _most = _UNITS[one.kind]
    title, list_value, gift, paid = "", 0, one.gift, one.paid
    if unit is Unit.SESSION:
        found = rows("SELECT name, price FROM service WHERE id = ?", one.service)
        if not found:
            raise SalonError(Code.NOT_FOUND)
        [(title, price)] = found
        list_value = price * one.units
        holding = new_holding(one.client, one.kind, title)
    else:
        gift, paid = (one.gift, one.units - one.gift) if unit is Unit.FEN else (one.units, 0)
        list_value = one.units if unit is Unit.FEN else 0
        holding = own_holding(one.client, one.kind) or new_holding(one.client, one.kind, "")
    lot = NewLot(unit, one.units, gift, paid, list_value, service=one.service or None, until=one.until)
    new_lot(work, holding, one.client, lot, "opening", approver=work.approver)
    return holding


@operation(Permission.CORRECT_LEDGER, Action.UPDATE, again=_again)
def adjust(work: Work, asked: Adjust) -> HoldingRecord:
    """Puts a lot right: units go from it, or come as a lot of the same kind.

    Raises:
        InvalidFields: Without a reason; ``units`` are none, or more than are left; ``value`` is none that units have.
        Refused: ``NEEDS_SECOND``.
        SalonError: ``NOT_FOUND`` or ``CHANGED_MEANWHILE``.
    """
    row = get_known(work, asked.holding, asked.seq, asked.client)
    reason_of(work, asked.reason)
    lot = get_lot(asked.lot)
    if lot.holding != row.id:
        raise SalonError(Code.NOT_FOUND)
    if not asked.units or abs(asked.units) > LARGEST_FEN or -asked.units > lot.left:
        raise InvalidFields({"units": Flaw.NOT_AN_AMOUNT})
    if asked.units < 0:
        value = lot.lot.value_of(-asked.units)
        move(
            work,
            row.id,
            "adjust",
            client=row.client,
            lot=lot.id,
            units=asked.units,
            value=-value,
            approver=work.approver,
        )
        return holding_record(work, row.id)
    most = {Unit.FEN: asked.units, Unit.SESSION: LARGEST_FEN, Unit.POINT: 0}[Unit(lot.unit)]
    if not 0 <= asked.value <= most:
        raise InvalidFields({"value": Flaw.NOT_AN_AMOUNT})
    gift = asked.units - asked.value if lot.unit == Unit.FEN else 0 if asked.value else asked.units
    more = NewLot(
        Unit(lot.unit),
        asked.units,
        gift,
        asked.value,
        lot.list_value * asked.units // lot.size if lot.size else 0,
        UseOrder(lot.use_order),
        service=lot.service,
        until=lot.until,
    )
    new_lot(work, row.id, row.client, more, "adjust", approver=work.approver)
    return holding_record(work, row.id)


@operation(Permission.CORRECT_LEDGER, Action.UPDATE, again=_again)
def write_off(work: Work, asked: WriteOff) -> HoldingRecord:
    """Ends a holding: all that is left of it is gone, and nothing is paid back.

    Raises:
        InvalidFields: Without a reason.
        Refused: ``NEEDS_SECOND``.
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, or ``EMPTY``.
    """
    row = get_known(work, asked.holding, asked.seq, asked.client)
    reason_of(work, asked.reason)
    left = [lot for lot in lots_of(row.id) if lot.left]
    if not left:
        raise SalonError(Code.EMPTY)
    for lot in left:
        move(
            work,
            row.id,
            "writeoff",
            client=row.client,
            lot=lot.id,
            units=-lot.left,
            value=-lot.value_left,
            approver=work.approver,
        )
    return holding_record(work, row.id)
