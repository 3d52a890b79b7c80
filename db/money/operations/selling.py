"""What clients pay ahead: packages and balances, with the contract that is signed for them."""

from __future__ import annotations

from db.clients.store.refs import require_client
from db.core.audit import Action
from db.core.errors import Code, Flaw, InvalidFields, SalonError
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.core.sql import rows, write
from db.money.records.bills import BillRecord
from db.money.records.holdings import ContractRecord
from db.money.requests import SellPackage, SignContract, TopUp
from db.money.store.bills import get_bill, insert_bill
from db.money.store.held.account import contract_of
from db.money.store.held.rows import get_holding
from db.money.store.held.selling import (
    get_package,
    give_balance,
    give_package,
    items_of,
    make_contract,
)
from db.money.store.held.settings import settings
from db.money.store.lines import insert_line
from db.money.store.reading import again, record_of
from db.staff.store.people import works_here
from db.text.cleaning import clean
from db.text.money import LARGEST_FEN
from db.visits.store.checks import LONGEST_REASON, cheaper


@operation(Permission.SELL, Action.CREATE, again=again)
def sell_package(work: Work, asked: SellPackage) -> BillRecord:
    """Sells a package: it can be used at once, as far as it is paid.

    Raises:
        InvalidFields: With the flaws of price and seller.
        Refused: ``NEEDS_SECOND`` above what a card may hold.
        SalonError: ``NOT_FOUND``, ``NO_LONGER_SOLD``, or ``DISCOUNT`` where the price needs a reason.
    """
    require_client(asked.client)
    work.about(asked.client)
    package = get_package(asked.package)
    if not package.active:
        raise SalonError(Code.NO_LONGER_SOLD)
    price = package.price if asked.price is None else asked.price
    most = package.balance or (LARGEST_FEN if any(item.sessions for item in items_of(package.id)) else 0)
    if not 0 <= price <= most:
        raise InvalidFields({"price": Flaw.NOT_AN_AMOUNT})
    reason = clean(asked.reason, LONGEST_REASON)
    if price < package.price:
        reason = cheaper(work, asked.client, package.name, package.price, price) or reason
    if package.balance:
        _stop_above_limit(work, asked.client, package.balance)
    bill = insert_bill(work, "card", asked.client)
    line = insert_line(
        bill,
        "package",
        package.name,
        package.price,
        item=package.id,
        discount=package.price - price,
        seller=_seller(work, asked.seller),
        reason=reason,
    )
    give_package(work, asked.client, package, price, bill, line)
    make_contract(asked.client, bill)
    return record_of(work, get_bill(bill))


@operation(Permission.SELL, Action.CREATE, again=again)
def top_up(work: Work, asked: TopUp) -> BillRecord:
    """Pays into a balance; it can be used at once, as far as it is paid.

    Raises:
        InvalidFields: With the flaws of amounts and seller.
        Refused: ``NEEDS_SECOND`` for a gift, and above what a card may hold.
        SalonError: ``NOT_FOUND``, ``NOT_A_USER`` where the balance isn't the client's, ``FROZEN``.
    """
    require_client(asked.client)
    work.about(asked.client)
    flaws = {}
    if not 0 < asked.paid <= LARGEST_FEN:
        flaws["paid"] = Flaw.NOT_AN_AMOUNT
    if not 0 <= asked.gift <= LARGEST_FEN:
        flaws["gift"] = Flaw.NOT_AN_AMOUNT
    if flaws:
        raise InvalidFields(flaws)
    if asked.holding:
        holding = get_holding(asked.holding)
        if (holding.client, holding.kind) != (asked.client, "prepaid"):
            raise SalonError(Code.NOT_A_USER)
        if holding.state != "open":
            raise SalonError(Code.FROZEN)
    if not _stop_above_limit(work, asked.client, asked.paid + asked.gift) and asked.gift:
        work.require(Permission.DISCOUNT, asked.client)
    bill = insert_bill(work, "card", asked.client)
    line = insert_line(
        bill,
        "topup",
        "",
        asked.paid,
        seller=_seller(work, asked.seller),
        reason=clean(asked.reason, LONGEST_REASON),
    )
    give_balance(work, asked.client, asked.paid, asked.gift, bill, line, holding=asked.holding or None)
    make_contract(asked.client, bill)
    return record_of(work, get_bill(bill))


def _contract_again(work: Work, contract: int) -> ContractRecord:
    record = contract_of(work, contract)
    work.about(record.client.id)
    return record


@operation(Permission.SELL, Action.UPDATE, again=_contract_again)
def sign_contract(work: Work, asked: SignContract) -> ContractRecord:
    """The client has signed the contract, on paper.

    Raises:
        SalonError: ``NOT_FOUND``, ``CHANGED_MEANWHILE``, or ``IS_SIGNED``.
    """
    found = contract_of(work, asked.contract)
    work.about(found.client.id)
    if found.signed is not None:
        raise SalonError(Code.IS_SIGNED)
    if found.version != asked.version:
        raise SalonError(Code.CHANGED_MEANWHILE)
    write(
        "UPDATE contract SET signed = ?, sheet = ?, version = version + 1 WHERE id = ?",
        work.today.isoformat(),
        clean(asked.sheet, 40),
        asked.contract,
    )
    return contract_of(work, asked.contract)


def _stop_above_limit(work: Work, client: int, more: int) -> bool:
    """Takes a second person's word where the client's balances would hold more than a card may; whether it did."""
    limit = settings().card_limit
    [(held,)] = rows(
        'SELECT COALESCE(SUM(l."left"), 0) FROM lot l JOIN holding h ON h.id = l.holding_id WHERE h.client_id = ? '
        "AND h.kind = 'prepaid'",
        client,
    )
    above = bool(limit) and held + more > limit
    if above:
        work.require(Permission.DISCOUNT, client)
    return above


def _seller(work: Work, seller: int) -> int:
    """Who has sold it: who is named, or whoever is at the desk.

    Raises:
        InvalidFields: They don't work here.
    """
    if seller and not works_here(seller):
        raise InvalidFields({"seller": Flaw.NOBODY_CALLED_SO})
    return seller or work.staff
