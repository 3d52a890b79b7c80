"""A salon that sells ahead, in which histories are played."""

from __future__ import annotations

from dataclasses import replace

from db.core.desk import Desk
from db.core.sql import run
from db.money.operations import packages
from db.money.records.settings import MoneySettings
from tests.db.money.held.model import RATE
from tests.db.salon import CHEN, LIFT, LIN, MOISTURE, OUYANG, OWNER, ZENG, Salon

CLIENTS = (OUYANG, CHEN, ZENG)
LINES = 10
PRICE = 61_700


class Stage:
    """A salon that sells ahead, with an open visit of each client on which there is much to pay.

    ``second`` is the second file of one of them, nobody knows whose.
    """

    def __init__(self, salon: Salon) -> None:
        self.salon, owner = salon, salon.desk(OWNER)
        run("UPDATE salon SET solo = 1")
        packages.change_money_settings(owner, MoneySettings(point_rate=RATE, point_worth=1, card_limit=0))
        self.desk: Desk = replace(owner, reason="核对")
        self.services = (salon.services[MOISTURE], salon.services[LIFT])
        self.orders = ("ratio", "principal", "gift")
        self.packages = {
            (order, months): packages.save_package(
                owner,
                packages.SavePackage(
                    request_id=salon.request(),
                    name=f"{order} {months}",
                    price=200_003,
                    months=months,
                    use_order=order,
                    items=((self.services[0], 5, 2), (self.services[1], 3, 0)),
                ),
            ).id
            for order in self.orders
            for months in (None, 1)
        }
        self.offers = {
            order: packages.save_package(
                owner,
                packages.SavePackage(
                    request_id=salon.request(),
                    name=f"{order} 600+200",
                    price=60_000,
                    balance=80_000,
                    months=1,
                    use_order=order,
                ),
            ).id
            for order in self.orders
        }
        self.second = salon.register(owner, "欧阳静宜", "13500135009").id
        self.bills = {}
        for name in CLIENTS:
            visit = salon.visit(owner, name)
            for service in self.services:
                for _ in range(LINES):
                    run(
                        "INSERT INTO visit_service (visit_id, service_id, name, staff_id, price, listed, reason) "
                        "VALUES (?, ?, '', ?, ?, ?, '')",
                        visit.id,
                        service,
                        salon.staff[LIN],
                        PRICE,
                        PRICE,
                    )
            run("UPDATE visit SET total = total + ? WHERE id = ?", 2 * LINES * PRICE, visit.id)
            run("UPDATE bill SET total = total + ? WHERE id = ?", 2 * LINES * PRICE, visit.bill)
            self.bills[salon.clients[name]] = visit.bill
