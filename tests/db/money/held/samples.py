"""What clients of the small salon hold, for tests of what is done with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from db.core.desk import Desk
from db.money.operations import adjusting, holding, packages, paying, selling, using
from db.money.queries import holdings as ask
from db.money.records.bills import BillRecord
from db.money.records.holdings import HoldingRecord
from db.money.records.packages import PackageRecord
from db.money.requests import OpenBalance, OpenBalances, SellPackage, SignLine, TopUp, UseUnits
from tests.db.calls import TRIED, Case
from tests.db.salon import MOISTURE, OWNER, SHEN, Salon

CARD, TWELVE = "充3000送1000", "补水护理 10+2"


def card(salon: Salon) -> int:
    """A package that is a balance: 3,000 yuan, and 1,000 given along."""
    return save(salon, name=CARD, price=300_000, balance=400_000).id


def twelve(salon: Salon, **more: Any) -> int:
    """A package of sessions for a year: ten, and two given along, for 2,680 yuan."""
    return save(salon, name=TWELVE, price=268_000, months=12, items=((salon.services[MOISTURE], 10, 2),), **more).id


def save(salon: Salon, **values: Any) -> PackageRecord:
    return packages.save_package(salon.desk(OWNER), packages.SavePackage(request_id=salon.request(), **values))


def sell(
    salon: Salon, at: Desk, client: int, package: int, paid: int | None = None, method: str = "cash"
) -> BillRecord:
    """Sells a package, and takes the money, or so much of it."""
    bill = selling.sell_package(at, SellPackage(request_id=salon.request(), client=client, package=package))
    return pay(salon, at, bill, bill.left if paid is None else paid, method)


def top_up(salon: Salon, at: Desk, client: int, paid: int, gift: int = 0, method: str = "cash") -> BillRecord:
    made = selling.top_up(at, TopUp(request_id=salon.request(), client=client, paid=paid, gift=gift))
    return pay(salon, at, made, paid, method)


def pay(salon: Salon, at: Desk, bill: BillRecord, amount: Any, method: str = "cash") -> BillRecord:
    if not amount:
        return bill
    asked = paying.Pay(request_id=salon.request(), bill=bill.id, method=method, amount=amount)
    return paying.take_payment(at, asked)


def use(salon: Salon, at: Desk, bill: int, of: int, amount: int = 0, service: str = "") -> BillRecord:
    wanted = UseUnits(
        request_id=salon.request(),
        bill=bill,
        holding=of,
        amount=amount,
        service=salon.services[service] if service else 0,
    )
    return using.use_units(at, wanted)


def sign(salon: Salon, at: Desk, of: int, seq: int) -> Any:
    return holding.sign_line(at, SignLine(request_id=salon.request(), holding=of, seq=seq))


def held(at: Desk, client: int, kind: str) -> HoldingRecord:
    """A client's holding of a kind; there must be just one."""
    [found] = [one for one in ask.account(at, client).holdings if one.kind == kind]
    return found


@dataclass(frozen=True)
class Held:
    """What a client holds, a session that was used on a visit, and the package that was sold."""

    balance: HoldingRecord
    package: HoldingRecord
    past: HoldingRecord
    used: BillRecord
    sold: int

    @property
    def movement(self) -> int:
        found = self.used.payments[0].movement
        assert found is not None
        return found


def make_holdings(salon: Salon) -> dict[int, Held]:
    """For every client that is tried a balance, a package, and a gift that is past its day."""
    offer, sessions, made = card(salon), twelve(salon), {}
    owner = salon.desk(OWNER)
    for name in TRIED:
        client = salon.clients[name]
        # points are nobody's in that salon, so that what is opened of them is alone
        gift = OpenBalance(client=client, kind="points", units=100, until=salon.clock.today - timedelta(days=1))
        asked = OpenBalances(request_id=salon.request(), balances=(gift,), reason="纸上所记")
        adjusting.open_balances(salon.approved(owner, adjusting.open_balances, asked), asked)
        sell(salon, owner, client, offer)
        sell(salon, owner, client, sessions)
        bill = salon.visit(owner, name, by=SHEN).bill
        used = use(salon, owner, bill, held(owner, client, "package").id, service=MOISTURE)
        made[client] = Held(
            balance=held(owner, client, "prepaid"),
            package=held(owner, client, "package"),
            past=held(owner, client, "points"),
            used=used,
            sold=sessions,
        )
    return made


def held_of(case: Case) -> Held:
    """What the client in question holds."""
    return case.of(make_holdings)[case.client]
