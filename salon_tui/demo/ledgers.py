"""What the demo's clients have paid ahead: packages nearly used up, taken over from paper, and a balance of today."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from db.core.approval import Wanted
from db.core.desk import Desk
from db.core.errors import Refused
from db.money.operations.adjusting import open_balances
from db.money.operations.holding import sign_line
from db.money.operations.packages import SavePackage, save_package
from db.money.operations.paying import Pay, take_payment
from db.money.operations.selling import sell_package, sign_contract
from db.money.queries.holdings import account, contract
from db.money.requests import OpenBalance, OpenBalances, SellPackage, SignContract, SignLine
from db.staff.operations.session import approve

FACE, SHOULDERS = 0, 9
"""Places in the list of services of what packages are of."""
CARD = "充3000送1000"


def offer_packages(desk: Desk, services: Sequence[int], request: Callable[[], str]) -> int:
    """Sessions of two services, and a balance with a gift; gives the id of that."""
    for name, price, item, balance in (
        ("深层补水 10+2", 268_000, (services[FACE], 10, 2), 0),
        ("肩颈舒缓 10 次", 168_000, (services[SHOULDERS], 10, 0), 0),
        (CARD, 300_000, None, 400_000),
    ):
        asked = SavePackage(
            request_id=request(),
            name=name,
            price=price,
            balance=balance,
            months=12 if item else None,
            items=(item,) if item else (),
        )
        last = save_package(desk, asked)
    return last.id


def take_over(
    desk: Desk, second: int, pin: str, clients: Sequence[int], services: Sequence[int], request: Callable[[], str]
) -> None:
    """What stood on paper before: two packages with a session or two left, and a balance. Two managers agree to it.

    Args:
        desk: A manager's.
        second: Id of the other manager.
        pin: The other's PIN.
        clients: Ids of clients, at least three of them.
        services: Ids of services.
        request: Gives the next request id.
    """
    face, shoulders, balance = clients[:3]
    asked = OpenBalances(
        request_id=request(),
        balances=(
            OpenBalance(client=face, kind="package", units=2, paid=44_667, service=services[FACE]),
            OpenBalance(client=shoulders, kind="package", units=1, paid=16_800, service=services[SHOULDERS]),
            OpenBalance(client=balance, kind="prepaid", units=40_600, gift=10_150),
        ),
        reason="纸质登记本结转",
    )
    try:
        open_balances(desk, asked)
    except Refused as refusal:
        open_balances(approve(desk, second, pin, Wanted.of(refusal)), asked)


def sell_card(desk: Desk, client: int, package: int, request: Callable[[], str]) -> None:
    """A balance is sold and paid; its contract and its first line are signed."""
    bill = sell_package(desk, SellPackage(request_id=request(), client=client, package=package))
    if isinstance(bill.left, int):
        take_payment(desk, Pay(request_id=request(), bill=bill.id, method="wechat", amount=bill.left))
    [one] = account(desk, client).holdings
    signed = contract(desk, one.contract)
    sign_contract(desk, SignContract(request_id=request(), contract=signed.id, version=signed.version))
    sign_line(desk, SignLine(request_id=request(), holding=one.id, seq=1))
