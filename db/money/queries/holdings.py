"""What the desk asks of what clients hold: an account, a ledger, what can pay a bill, what can be paid back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from db.clients.store.clients import get_client
from db.core.guard import query
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.fields.values import Hidden, Ref
from db.money.records.from_paper import OpenedBalance, TableBalances
from db.money.records.holdings import (
    Account,
    ContractRecord,
    HoldingRecord,
    Ledger,
    OwedToClients,
    QuoteRecord,
    WayToPay,
)
from db.money.records.packages import PackageRecord
from db.money.records.settings import MoneySettings
from db.money.store.bills import get_bill
from db.money.store.held.account import contract_of, ledger_of, owed, printed_on, record_of
from db.money.store.held.from_tables import opened, to_open
from db.money.store.held.packages import package_records
from db.money.store.held.quoted import quote_record
from db.money.store.held.rows import get_holding, holdings_of
from db.money.store.held.settings import settings as read_settings
from db.money.store.held.spending import paid_by, spent_by
from db.money.store.held.ways import ways
from db.money.store.reading import items

MOST_BILLS = 40


@query(Permission.DESK)
def packages(work: Work, everything: bool = False) -> list[PackageRecord]:
    """The packages that are sold, or with those that no longer are."""
    return package_records("p.active OR ?", everything)


@query(Permission.DESK)
def money_settings(work: Work) -> MoneySettings:
    """The salon's rules of what is paid ahead."""
    return read_settings()


@query(Permission.OPEN_RECORD)
def account(work: Work, client: int) -> Account:
    """All that a client has paid and still has, with what is shared with them.

    Raises:
        Refused: ``NOT_ALLOWED`` or ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``.
    """
    row = get_client(client)
    work.about(client)
    held = [record_of(work, holding, client) for holding in holdings_of(client)]
    current, all_of_it = work.sees_amounts(client, current=True), work.sees_amounts(client)
    last, last_method, method, owing = paid_by(client)
    points = sum(one.left for one in held if one.kind == "points" and not isinstance(one.left, Hidden))
    return Account(
        client=Ref(client, row.name),
        client_number=row.number,
        holdings=tuple(held),
        bills=tuple(items(work, "b.client_id = ?", [client], "b.day DESC, b.id DESC", MOST_BILLS)),
        spent=spent_by(client) if all_of_it else Hidden(),
        owed=owing if current else Hidden(),
        points=points if current else Hidden(),
        last_payment=last,
        last_method=last_method,
        method=method,
    )


@query(Permission.OPEN_RECORD)
def ledger(work: Work, holding: int, before: int = 0) -> Ledger:
    """A holding with its movements, 64 at a time, the latest first.

    Args:
        work: The query under way.
        holding: Which.
        before: Number of the movement that they are older than; 0 for the latest.

    Raises:
        Refused: ``NOT_ALLOWED`` or ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``.
    """
    row = get_holding(holding)
    work.about(row.client)
    return ledger_of(work, row, before)


@query(Permission.PRINT)
def ledger_printed(work: Work, holding: int) -> date | None:
    """The day on which the ledger of a holding was printed last; None where it never was.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    client = get_holding(holding).client
    work.about(client)
    return printed_on(client, holding)


@query(Permission.OPEN_RECORD)
def holding(work: Work, holding: int) -> HoldingRecord:
    """A holding.

    Raises:
        Refused: ``NOT_ALLOWED`` or ``NEEDS_REASON``.
        SalonError: ``NOT_FOUND``.
    """
    row = get_holding(holding)
    work.about(row.client)
    return record_of(work, row)


@query(Permission.SELL)
def contract(work: Work, contract: int) -> ContractRecord:
    """A contract.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    record = contract_of(work, contract)
    work.about(record.client.id)
    return record


@query(Permission.TAKE_PAYMENT)
def ways_to_pay(work: Work, bill: int) -> tuple[WayToPay, ...]:
    """What a bill's client holds that it can be paid by, in the order in which it is to be used.

    Raises:
        SalonError: ``NOT_FOUND``.
    """
    row = get_bill(bill)
    work.about(row.client)
    return tuple(ways(work, row))


@query(Permission.SELL)
def quote_refund(work: Work, holding: int) -> QuoteRecord:
    """What can be paid back of a holding: all three answers, among which a person chooses.

    Raises:
        SalonError: ``NOT_FOUND``, or ``EMPTY`` where nothing is left of it.
    """
    row = get_holding(holding)
    work.about(row.client)
    return quote_record(work, row)


@query(Permission.SEE_AMOUNTS)
def balances_to_open(work: Work, left_out: Collection[int] = (), most: int = MOST_BILLS) -> TableBalances:
    """What imported tables say that clients have left and no ledger has, by client.

    Args:
        work: The query under way.
        left_out: Cells that are passed over.
        most: So many of them.
    """
    return to_open(left_out, most, work.today)


@query(Permission.SEE_AMOUNTS)
def opened_balances(work: Work, holding: int) -> list[OpenedBalance]:
    """The balances that were taken over from paper together with that of a holding.

    Raises:
        SalonError: ``NOT_FOUND`` where none was taken over for it.
    """
    return opened(holding)


@query(Permission.CLOSE_TILL)
def owed_to_clients(work: Work, day: date) -> OwedToClients:
    """What clients had paid ahead and not used by the end of a day, from movements alone."""
    return owed(day)
