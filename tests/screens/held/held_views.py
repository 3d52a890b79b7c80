"""How to get to the pages of what clients hold, with something on them."""

from __future__ import annotations

from db.money.operations import adjusting, holding
from db.money.operations.packages import SavePackage, save_package
from db.money.requests import OpenBalance, OpenBalances, ShareHolding
from tests.db.money.held.samples import held, sell, sign, use
from tests.db.money.held.test_from_tables import tables_say
from tests.db.salon import CHEN, EVANS, LIFT, MOISTURE, OUYANG, Salon
from tests.screens.desks import Sitting, burst


def offers(desk: Sitting, salon: Salon) -> tuple[int, int, int]:
    """What is sold: a balance with a gift, sessions of one service for a year, and of two."""
    at, services = desk.app.desk_in_use, salon.services
    wanted = (
        SavePackage(request_id="card", name="充3000送1000", price=300_000, balance=400_000),
        SavePackage(request_id="ten", name="补水 10+2", price=268_000, months=12, items=((services[MOISTURE], 10, 2),)),
        SavePackage(
            request_id="two",
            name="面部套餐 [/]",
            price=199_900,
            share="nobody",
            items=((services[MOISTURE], 5, 0), (services[LIFT], 5, 1)),
        ),
    )
    card, ten, two = (save_package(at, one).id for one in wanted)
    return card, ten, two


def bought(desk: Sitting, salon: Salon) -> int:
    """A balance of which something was used, signed to its second line, and a package; the balance's id."""
    at, client = desk.app.desk_in_use, salon.clients[OUYANG]
    card, ten, _two = offers(desk, salon)
    sell(salon, at, client, card, method="wechat")
    sell(salon, at, client, ten)
    balance = held(at, client, "prepaid")
    for amount in (26_800, 12_000, 7_750):
        use(salon, at, salon.visit(at, OUYANG).bill, balance.id, amount)
    sign(salon, at, balance.id, 1)
    sign(salon, at, balance.id, 2)
    now = held(at, client, "prepaid")
    asked = ShareHolding(request_id="share", holding=now.id, seq=now.seq, user=salon.clients[CHEN], kinship="女儿")
    holding.share_holding(at, asked)
    return balance.id


async def account(desk: Sitting, salon: Salon) -> None:
    """What a client holds."""
    bought(desk, salon)
    await burst(desk, "f2", *"8000", "enter", "7")


async def ledger(desk: Sitting, salon: Salon) -> None:
    """A balance, with its movements."""
    await desk.go("ledger", holding=bought(desk, salon))


async def refund(desk: Sitting, salon: Salon) -> None:
    """What can be paid back of it."""
    await desk.go("refund", holding=bought(desk, salon))


async def packages(desk: Sitting, salon: Salon) -> None:
    """What is sold ahead."""
    offers(desk, salon)
    await desk.go("packages")


async def selling(desk: Sitting, salon: Salon) -> None:
    """A package, to a client."""
    offers(desk, salon)
    await burst(desk, "f2", *"8000", "enter")
    await desk.go("sell_package", card=13)


async def top_up(desk: Sitting, salon: Salon) -> None:
    """What is paid in."""
    await desk.go("top_up", card=13)


async def share(desk: Sitting, salon: Salon) -> None:
    """Who else may use it."""
    await desk.go("share", holding=bought(desk, salon))


async def hand_over(desk: Sitting, salon: Salon) -> None:
    """Who gets it."""
    await desk.go("hand_over", holding=bought(desk, salon))


async def ledger_paper(desk: Sitting, salon: Salon) -> None:
    """The ledger before it is printed."""
    await desk.go("print_ledger", holding=bought(desk, salon))


async def contract_paper(desk: Sitting, salon: Salon) -> None:
    """The contract before it is printed."""
    await desk.go("print_contract", holding=bought(desk, salon))


async def refund_paper(desk: Sitting, salon: Salon) -> None:
    """The refund form before it is printed."""
    await desk.go("print_refund", holding=bought(desk, salon))


async def compare(desk: Sitting, salon: Salon) -> None:
    """A balance against its paper, which says something else."""
    await desk.go("compare", holding=bought(desk, salon))
    await burst(desk, *"3632", "enter")


async def adjust(desk: Sitting, salon: Salon) -> None:
    """It is put right."""
    await desk.go("adjust", holding=bought(desk, salon), units=-10_000)


async def balances(desk: Sitting, salon: Salon) -> None:
    """What was typed from paper, and what a table says."""
    tables_say(salon, CHEN, 余额="406", 累计消费="88000")
    tables_say(salon, EVANS, 剩余次数="6")
    await desk.go("open_balances")
    await burst(desk, "f6", *OUYANG, "enter", "enter", *"3000+1000", "enter", "enter", "enter", "f12")


async def balance(desk: Sitting, salon: Salon) -> None:
    """The next one is typed."""
    await balances(desk, salon)
    await burst(desk, "f6")


async def balances_paper(desk: Sitting, salon: Salon) -> None:
    """The list of what was taken over, before it is printed."""
    at, client = desk.app.desk_in_use, salon.clients
    balances = (
        OpenBalance(client=client[OUYANG], kind="prepaid", units=40_600, gift=10_150),
        OpenBalance(client=client[CHEN], kind="package", units=7, gift=1, service=salon.services[MOISTURE]),
    )
    asked = OpenBalances(request_id="paper", balances=balances, reason="旧登记本")
    opened = adjusting.open_balances(salon.approved(at, adjusting.open_balances, asked), asked)
    await desk.go("print_balances", holding=opened.id)
