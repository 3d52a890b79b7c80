"""What a bill can be paid by of what its client holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from db.core.errors import InvalidFields, SalonError
from db.core.operation_context import Work
from db.core.sql import rows
from db.fields.values import Ref
from db.money.ledger.lines import place_of
from db.money.ledger.points import points_for, worth_of
from db.money.records.holdings import WayToPay
from db.money.store.bills import BillRow
from db.money.store.held.movements import stand
from db.money.store.held.rows import HoldingRow, LotRow, get_holding
from db.money.store.held.settings import settings
from db.money.store.held.using import Purchase, price_of, usable_lots


def ways(work: Work, bill: BillRow) -> Iterator[WayToPay]:
    """Sessions of what is done on the visit first, then balances, then points; own ones before those that are shared.

    What is used up is left out; what is stopped, past its day or not signed for is there, and says so.
    """
    if not bill.client or bill.kind == "card" or bill.left <= 0:
        return
    found = rows(
        "SELECT id FROM holding WHERE client_id = ? UNION SELECT holding_id FROM holding_user WHERE client_id = ? "
        "AND signed IS NOT NULL",
        bill.client,
        bill.client,
    )
    held = [get_holding(holding) for (holding,) in found]
    usable = {one.id: usable_lots(one.id) for one in held}
    lots = {holding: [one.lot for one in some] for holding, some in usable.items()}
    bought = {one.lot.id: one.purchase for some in usable.values() for one in some}

    def in_order(one: HoldingRow) -> tuple[bool, str, int]:
        return (one.client != bill.client, min((str(lot.until or "~") for lot in lots[one.id]), default="~"), one.id)

    for kind in ("package", "prepaid", "points"):
        for one in sorted(held, key=in_order):
            if one.kind == kind and lots[one.id]:
                yield from _of(work, bill, one, lots[one.id], bought)


def _of(
    work: Work, bill: BillRow, holding: HoldingRow, lots: list[LotRow], bought: Mapping[int, Purchase]
) -> Iterator[WayToPay]:
    [(owner,)] = rows("SELECT name FROM client WHERE id = ?", holding.client)

    def way(of: list[LotRow], amount: int, service: Ref | None = None) -> WayToPay:
        return WayToPay(
            holding=holding.id,
            number=holding.number,
            kind=holding.kind,
            title=holding.title,
            service=service,
            left=sum(lot.left for lot in of),
            amount=amount,
            short=bill.left - amount,
            place=place_of(stand(holding.id).seq + 1),
            owner="" if holding.client == bill.client else owner,
            barred=_barred(work, holding, of, bought),
        )

    if holding.kind == "package":
        for service in dict.fromkeys(lot.service for lot in lots if lot.service is not None):
            try:
                price = price_of(bill, service)
            except (InvalidFields, SalonError):
                continue
            [(name,)] = rows("SELECT name FROM service WHERE id = ?", service)
            if price <= bill.left:
                yield way([lot for lot in lots if lot.service == service], price, Ref(service, name))
        return
    usable = [lot for lot in lots if lot.until is None or lot.until >= work.today]
    if holding.kind == "prepaid":
        yield way(lots, min(bill.left, sum(lot.left for lot in usable)))
        return
    worth = settings().point_worth
    points = min(sum(lot.left for lot in usable), points_for(bill.left, worth))
    if points:
        yield way(lots, worth_of(points, worth))


def _barred(work: Work, holding: HoldingRow, lots: list[LotRow], bought: Mapping[int, Purchase]) -> str:
    if holding.state != "open":
        return "frozen"
    usable = [lot for lot in lots if lot.until is None or lot.until >= work.today]
    if not usable:
        return "expired"
    return "unsigned" if all(bought[lot.id].is_unsigned(work) for lot in usable) else ""
