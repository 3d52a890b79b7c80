"""Standard tasks with money: what is paid ahead is sold, used, compared, paid back; the day is closed."""

from __future__ import annotations

import re
from datetime import datetime

from db.money.operations.packages import SavePackage, save_package
from salon_tui.screens.menus import MENUS
from tests.db.salon import DESK_WOMAN, MOISTURE, OWNER, PINS, SHEN, ZENG, Salon
from tests.journeys.homes import Home
from tests.journeys.salon import Seat
from tests.journeys.standard.task import Task, go_home

TEN = "补水 10+2"


def offer(home: Home, salon: Salon) -> None:
    """A package of sessions is sold in this salon."""
    with home.desk(OWNER) as at:
        items = ((salon.services[MOISTURE], 10, 2),)
        save_package(at, SavePackage(request_id="ten", name=TEN, price=268_000, items=items))


def _card(seat: Seat) -> None:
    go_home(seat)
    seat.open_card("7002", ZENG)


def _sell(seat: Seat) -> None:
    """From the card: the package among those that are sold, sold; the method, taken."""
    seat.press("f4", "3")
    seat.wait(TEN)
    seat.press("1", "f10")
    seat.wait(seat.said("How is it paid?"))
    seat.press("1", "f10")
    seat.wait_said("Paid.")


def _at_the_visit(seat: Seat) -> None:
    """The visit of who has come without an appointment, which is open."""
    go_home(seat)
    found = re.search(rf"(\d) +● +[0-9:]+ +{ZENG}", seat.text)
    assert found, seat.text
    seat.press(found[1])
    seat.wait_head(ZENG)


def _use(seat: Seat) -> None:
    """From the visit: what would be used is shown, and is used."""
    seat.press("f10")
    seat.wait("P0001")
    seat.press("f10")
    seat.wait_said("The visit of {name} is closed.", name=ZENG)


def _manager(seat: Seat) -> None:
    seat.lock()
    seat.sign_in(OWNER)
    seat.wait_head(f"{OWNER} · ")


def _compare(seat: Seat) -> None:
    """From the opening page: the client by name, the account, the ledger, and line by line against the paper."""
    seat.press("f2")
    seat.type(ZENG)
    seat.press("enter")
    seat.wait_head(ZENG)
    seat.press("7")
    seat.wait("P0001")
    seat.press("enter")
    seat.wait_head("P0001")
    seat.press("f4", "1")
    seat.wait_head(seat.said("Compare with the paper"))


def _compared(seat: Seat) -> None:
    """The paper says one session less than the archive; then back at the ledger."""
    seat.type("10")
    seat.press("enter")
    seat.wait("≠")
    seat.press("f12")
    seat.wait(seat.said("Sign now: {place}.").partition("{")[0])


def _pay_back(seat: Seat) -> None:
    """From the ledger: what can be paid back, by whose cause, why; another manager agrees."""
    seat.press("f4", "2")
    seat.wait_head(seat.said("Pay back"))
    seat.press("2")
    seat.type("店要搬走")
    seat.press("f10")
    seat.wait(SHEN)
    found = re.search(rf"(\d) +{SHEN}", seat.text)
    assert found, seat.text
    seat.type_by_hand(found[1] + PINS[SHEN])
    seat.wait(seat.said("Refund form"))


def _desk(seat: Seat) -> None:
    seat.lock()
    seat.sign_in(DESK_WOMAN)


def _close_the_day(seat: Seat) -> None:
    """From the opening page: the page that counts, the cash that is there, closed; the sheet, printed."""
    digit = [place.page for place in MENUS["money_menu"]].index("close_till") + 1
    seat.press("0", "3", f"{digit}")
    seat.wait_head(seat.said("Close the day"))
    [cash] = re.findall(r"= ([\d,.]+)", seat.text)
    seat.type(cash)
    seat.press("f10")
    seat.wait_said("{day} is closed. F9 prints the closing sheet.", day=datetime.now().date())
    seat.press("f9", "f10")
    seat.wait(lambda text: ".pdf" in text.casefold())


HELD = (
    Task("Sell a package and take the money, from the card", 6, _sell, _card),
    Task("Use a session, and close the visit", 2, _use, _at_the_visit),
    Task(
        "Find whose signed paper says something else, and compare it line by line",
        6,
        _compare,
        _manager,
        "the name",
    ),
    Task("Pay a package back, from its ledger", 4, _pay_back, _compared, "the reason, who agrees"),
)
"""In this order, after somebody has come without an appointment."""
TILL = (Task("Count and close the day, and print its sheet", 6, _close_the_day, _desk, "what is counted"),)
