"""A whole day at the desk, played by the manager, the reception and a beautician: the book, money, calls, opinions.

It begins in the salon that the tests share. Each step ends with what is then to be seen; what has to be in the archive
in the evening is said by :func:`faults`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from db.core.sql import rows
from db.integrity.operations import examine
from tests.db.salon import (
    CHEN,
    DESK_WOMAN,
    EVANS,
    HAO,
    LI,
    LIN,
    OUYANG,
    OWNER,
    PINS,
    SHEN,
    ZENG,
    Salon,
)
from tests.journeys.homes import Home, copied
from tests.journeys.steps import Steps
from tests.kiosk.emulation import KEYS

TAIL: Final = {OUYANG: "8000", CHEN: "9001", ZENG: "7002", EVANS: "4567", LI: "6004"}
HYDRATE, LIFT = "2", "3"
"""Numbers of the services."""
HANDS: Final = {LIN: "3", HAO: "4"}
GUEST: Final = "O'Brien [/] & <b>"
TEN: Final = "补水 10+2"
BOOKINGS: Final = (
    *(
        (name, who, 1, time)
        for name, who, time in (
            (OUYANG, LIN, "1000"),
            (CHEN, HAO, "1000"),
            (ZENG, LIN, "1200"),
            (EVANS, HAO, "1200"),
            (LI, LIN, "1400"),
            (OUYANG, HAO, "1400"),
        )
    ),
    *(
        (name, who, 2, time)
        for name, who, time in (
            (CHEN, HAO, "1100"),
            (ZENG, HAO, "1300"),
            (LI, HAO, "1500"),
            (EVANS, LIN, "1100"),
            (OUYANG, LIN, "1300"),
        )
    ),
    *(
        (name, who, 3, time)
        for name, who, time in (
            (OUYANG, LIN, "1000"),
            (CHEN, LIN, "1200"),
            (ZENG, LIN, "1400"),
            (EVANS, HAO, "1000"),
            (LI, HAO, "1200"),
        )
    ),
    (ZENG, HAO, 0, "1600"),
    (LI, LIN, 0, "1700"),
)
"""Eighteen by telephone: who, with whom, in how many days, at what time."""
CALLS: Final = (
    (OUYANG, "3", "1", "第二天不红了"),
    (CHEN, "1", "2", ""),
    (ZENG, "4", "1", "很舒服"),
    (EVANS, "2", "4", "改天再说"),
    (LI, "1", "7", "别再打电话了"),
    (LI, "1", "1", "美容师病了，只好打电话"),
    (CHEN, "3", "1", "下周来"),
)
"""Seven: who, purpose, result, what was said. The fifth asks not to be called, and the sixth is called all the same."""


AHEAD, FLOWERS = "下周再打", "买花"
PAID: Final = {"wechat": 10_000 + 16_800 + 268_000, "package": 26_800, "prepaid": 10_000, "cash": 9_900}
"""Fen by method: two packages of which one is paid back, a balance, the rest of a visit; and what these pay for."""


def keys(*names: str) -> str:
    """What keys send, to be written together with text."""
    return "".join(KEYS[name].decode() for name in names)


class WholeDay(Steps):
    """The steps of the day."""

    def client(self, name: str) -> None:
        """The card, from the opening page."""
        self.home_page(DESK_WOMAN)
        self.open_card(TAIL[name], name)

    def prepare(self) -> None:
        """The manager: shifts, the roster of this week and the next two, a package."""
        self.sign_in(OWNER)
        self.open("shifts", "Shifts")
        self.save_shift("全天", "全", "1", "9", "21")
        self.save_shift("请假", "假", "3")
        self.make_roster()
        self.open("packages", "Packages")
        self.press("f6")
        self.wait_head(self.said("New package"))
        self.type(TEN)
        self.press("enter")
        self.type("2680")
        self.press("enter")
        self.type("2×10+2")
        self.press("f10")
        self.wait_said("{name} is saved.", name=TEN)
        self.leaves("New package")
        self.lock()

    def take_calls(self, today: date) -> None:
        """Eighteen appointments by telephone, and one of the old book that nobody keeps."""
        self.sign_in(DESK_WOMAN)
        for name, who, days, time in BOOKINGS:
            self.book(TAIL[name], name, HYDRATE, HANDS[who], today + timedelta(days=days), time)
        self.open("oldbook", "From the old book")
        self.type(f"{today:%m%d}0900")
        self.press("enter")
        self.type(EVANS)
        self.press("enter")
        self.type(HYDRATE)
        self.press("down")
        self.type(HANDS[LIN])
        self.press("enter")
        self.wait(self.said("Saved"), f"09:00–10:00  {EVANS}")

    def receive_guest(self) -> None:
        """Somebody walks in whom nobody knows; by turn."""
        self.open("walkin", "Walk-in")
        self.press("enter")
        self.type(GUEST)
        self.press("enter", "enter")
        self.type(HYDRATE)
        self.press("down", "f10")
        self.wait_said("{name} is here.", name=GUEST)

    def change_book(self, today: date) -> None:
        """Tomorrow's first comes later, the second cancels; who was expected at nine did not come."""
        self.day(DESK_WOMAN, today + timedelta(days=1))
        self.mark("1000", OUYANG)
        self.type("1630")
        self.press("f10")
        self.wait_head(OUYANG, "16:30–17:30")
        self.press("f12")
        self.wait_head(self.said("Appointments"))
        self.mark("1000", CHEN, column=1)
        self.more("Cancel")
        self.wait_said("Why is it cancelled?")
        self.press("1")
        self.wait_said("The appointment of {name} is cancelled; its time is free.", name=CHEN)
        self.day(DESK_WOMAN, today)
        self.mark("0900", EVANS)
        self.more("Did not come")
        self.wait_said("{name} did not come; the time is free.", name=EVANS)
        self.lock()

    def give_leave(self, today: date) -> None:
        """The manager: somebody is on leave the day after tomorrow, and three appointments have nobody then."""
        after = today + timedelta(days=2)
        self.sign_in(OWNER)
        self.open("roster", "Roster")
        if after.weekday() < today.weekday():
            self.press("f8")
            self.wait(f"{after - timedelta(days=after.weekday()):%m-%d}")
        self.press("down", *["left"] * 6, *["right"] * after.weekday())
        self.type("2")
        self.press("f10")
        self.wait(CHEN, ZENG, LI, "11:00", "13:00", "15:00", "╭")
        self.press("f10")
        self.wait("! 3")
        self.home_page(OWNER)
        nobody = self.said("Nobody covers it")
        self.wait(lambda text: text.count(nobody) == 3)
        self.lock()

    def sell_ahead(self) -> None:
        """A package with its contract, and a balance, to who comes today; the same package to somebody else."""
        self.sign_in(DESK_WOMAN)
        self._sell_ten(ZENG)
        self.more("Contract")
        self.wait_said("not signed yet")
        self.press("f10")
        self.wait(".pdf")
        self._sell_ten(OUYANG)
        self.client(ZENG)
        self.press("7")
        self.wait("P0001")
        self.press("enter")
        self.wait_head("P0001")
        self.more("Contract, signatures", "Contract signed")
        self.wait_said("The contract is signed.")
        self.client(ZENG)
        self.press("f4", "4")
        self.wait_head(self.said("Top up"))
        self.type("100")
        self.press("f10")
        self.wait_said("How is it paid?")
        self.press("3", "f10")
        self.wait_said("Paid.")

    def _sell_ten(self, name: str) -> None:
        self.client(name)
        self.press("f4", "3")
        self.wait(TEN)
        self.press("1", "f10")
        self.wait_said("How is it paid?")
        self.press("3", "f10")
        self.wait_said("Paid.")

    def treat_and_pay(self) -> None:
        """She comes; the beautician adds a service and a note; a session, the balance and WeChat Pay pay for it."""
        self.home_page(DESK_WOMAN)
        self.check_in(ZENG)
        self.lock()
        self.sign_in(HAO)
        self.press(self.line_of(ZENG))
        self.wait_head(ZENG)
        self.type(LIFT)
        self.press("enter", "f10")
        self.wait_said("Saved. F10 once more takes the payment and closes the visit.")
        self.lock()
        self.sign_in(DESK_WOMAN)
        self.press(self.line_of(ZENG))
        self.wait_head(ZENG)
        self.press("f10")
        self.wait("P0001")
        taken = self.said("Taken: {method} {amount}. F8 takes it back; the rest is next.")
        rest = re.split(r"\{\w+\}", taken)[-1].strip()
        self.press("f10")
        self.wait(rest, "P0003")
        found = re.search(r"(\d) +\S+ P0003", self.text)
        assert found, self.text
        self.press(found[1], "f10")
        self.wait(rest, lambda text: "P0003" not in text)
        self.press("3", "f10")
        self.wait_said("The visit of {name} is closed.", name=ZENG)

    def sell_goods(self) -> None:
        """A retail sale to somebody whose name nobody asks, with change."""
        self.home_page(DESK_WOMAN)
        self.press("0", "3", "1")
        self.wait_head(self.said("Sell"))
        self.type("1")
        self.press("down", "f10")
        self.wait_said("How is it paid?")
        self.press("1", "f4")
        self.type("100")
        self.press("f10")
        self.wait_said("Paid.")

    def pay_back(self) -> None:
        """The salon can't keep what it has sold: all of it goes back, another manager agrees."""
        self.client(OUYANG)
        self.press("7")
        self.wait("P0002")
        self.press("enter")
        self.wait_head("P0002")
        self.more("Pay back")
        self.wait_head(self.said("Pay back"))
        self.press("2")
        self.type("店要搬走")
        self.press("f10")
        self.wait(SHEN)
        self.type_by_hand(self.digit(SHEN) + PINS[SHEN])
        self.wait(self.said("Refund form"))
        self.press("f10")
        self.wait(".pdf")

    def hear(self) -> None:
        """A survey is numbered and printed, and comes back: somebody is not content."""
        self.open("surveys", "Surveys")
        self.press("f6")
        self.wait_head(self.said("New numbers"))
        self.type("1")
        self.type("2")
        self.press("f10")
        self.wait("Y0001–Y0002")
        self.press("f10")
        self.wait(".pdf")
        self.home_page(DESK_WOMAN)
        self.press("0", "4", "3")
        self.wait_head(self.said("Key in a survey"))
        self.scan("4000000011")
        self.wait_head("Y0001")
        self.type("2453")
        self.type("刷酸后红了两天")
        self.press("f10")
        self.wait(
            "Y0001", OWNER, self.said("It is keyed in; complaint {number} is {name}'s until {day}.").split("{")[0]
        )

    def call(self) -> None:
        """Seven calls, one of them to who has asked not to be called: that takes a reason."""
        declined = False
        for name, purpose, outcome, text in CALLS:
            self.client(name)
            self.press("f4", "5")
            self.wait_head(name, self.said("Contact"))
            self.type(purpose)
            self.press("enter")
            if name == LI and declined:
                self.type("11")
            else:
                self.press("down", "down")
            self.type(outcome + text)
            self.press("f10")
            if name == LI and declined:
                self.wait("╭")
                self.type("预约的美容师病了")
                self.press("f10")
            declined = declined or outcome == "7"
            self.wait(self.said("Written down: {name}, {what}", name=name, what=""))

    def type_ahead_of_it(self, today: date) -> None:
        """A booking, a call, and cash that is paid out, all in one burst."""
        self.home_page(DESK_WOMAN)
        day = today + timedelta(days=3)
        self.type(
            "".join(
                (
                    keys("f2") + TAIL[ZENG] + keys("enter", "f4") + "2",
                    HYDRATE + keys("down") + f"{HANDS[HAO]}{day:%m%d}1600" + keys("f10", "f3"),
                    keys("f2") + TAIL[OUYANG] + keys("enter", "f4") + "5",
                    "1" + keys("enter", "down", "down") + "1" + AHEAD + keys("f10", "f3"),
                )
            )
        )
        # digits that choose from menus are typed as somebody types them: a burst of them is a scan
        self.type_by_hand("034")
        self.type("238" + keys("enter") + FLOWERS + keys("f10"))
        self.wait("38.00", f"{today}")

    def close(self, today: date) -> None:
        """The till is counted and closed, and its sheet printed; the day sheet, too."""
        self.day(DESK_WOMAN, today)
        self.press("f9")
        self.wait_head(self.said("Day sheet"))
        self.press("f10")
        self.wait(".pdf")
        self.home_page(DESK_WOMAN)
        self.press("0", "3", "3")
        self.wait_head(self.said("Close the day"))
        [cash] = re.findall(r"= ([\d,.]+)", self.text)
        self.type(cash)
        self.press("f10")
        self.wait_said("{day} is closed. F9 prints the closing sheet.", day=today)
        self.press("f9", "f10")
        self.wait(".pdf")


def faults(home: Home) -> list[str]:
    """What is not in the archive, or not on paper, as it was done; one sentence each."""
    found = [f"check finds in {one.part}: {one.count}" for one in examine(home.data, home.keys).found if not one.good]
    with home.desk():
        facts: dict[str, tuple[object, object]] = {
            "appointments": (
                dict(rows("SELECT state, COUNT(*) FROM appointment GROUP BY state")),
                {"booked": 17, "cancelled": 1, "missed": 1, "arrived": 1, "done": 1},
            ),
            "paid": (
                dict(rows("SELECT method, SUM(amount) FROM payment WHERE at >= date('now', '-1 day') GROUP BY method")),
                PAID,
            ),
            "left": (
                rows("SELECT h.number, SUM(l.left) FROM holding h JOIN lot l ON l.holding_id = h.id GROUP BY h.id"),
                [("2000000016", 11), ("2000000027", 0), ("2000000034", 0)],
            ),
            "contracts signed": (rows("SELECT COUNT(*) FROM contract WHERE signed IS NOT NULL")[0][0], 1),
            "complaints": (rows("SELECT heading, state FROM complaint"), [("effect", "open")]),
            "surveys": (rows("SELECT state FROM survey ORDER BY number"), [("keyed",), ("printed",)]),
            "contacts": (
                rows("SELECT outcome, COUNT(*) FROM contact GROUP BY outcome ORDER BY 1"),
                [("call_again", 1), ("no_answer", 1), ("reached", 5), ("stop", 1)],
            ),
            "typed ahead": (
                (rows("SELECT COUNT(*) FROM contact WHERE summary = ?", AHEAD), rows("SELECT amount FROM cash_move")),
                ([(1,)], [(3_800,)]),
            ),
            "closed days": (rows("SELECT COUNT(*) FROM till")[0][0], 1),
            "drafts": (rows("SELECT COUNT(*) FROM draft")[0][0], 0),
        }
    found += [f"{what}: {there}, not {right}" for what, (there, right) in facts.items() if there != right]
    sheets = sorted(file.name.partition(" ")[0] for file in home.folder.glob("*.pdf"))
    if sheets != ["DA-01", "DC-01", "OS-02", "RF-01", "SA-01"]:
        found.append(f"printed: {sheets}")
    return found


def play(prepared: Salon, folder: Path, language: str) -> Home:
    """The whole day."""
    home, today = copied(prepared, folder, language), date.today()
    with WholeDay(home, language) as desk:
        desk.prepare()
        desk.take_calls(today)
        desk.receive_guest()
        desk.change_book(today)
        desk.give_leave(today)
        desk.sell_ahead()
        desk.treat_and_pay()
        desk.sell_goods()
        desk.pay_back()
        desk.hear()
        desk.call()
        desk.type_ahead_of_it(today)
        desk.close(today)
        desk.end()
    return home
