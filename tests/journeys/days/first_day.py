"""A salon's first day at the desk, by keys alone: from an empty folder to the printed closing sheet.

How long it takes is said as key time: what is pressed, times what a key takes somebody who types as most people do
(0.28 s, Card, Moran and Newell, The Keystroke-Level Model, 1980). A Chinese character is typed by its sound.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from db.core.sql import rows
from db.integrity.operations import examine
from db.money.operations.adjusting import MOST_BALANCES
from tests.db.importing.messy import born, mobile_of, name_of
from tests.journeys.homes import Home
from tests.journeys.steps import Steps

SECONDS_A_KEY: Final = 0.28
KEYS_A_CHARACTER: Final = 4
"""Three letters of pinyin and the digit that chooses."""
OWNER, SECOND, DESK_WOMAN = ("周岚", "90517326"), ("沈若兰", "90517329"), ("王敏", "905173")
LIN, HAO = ("林小雨", "905174"), ("郝晨", "905175")
TEAM: Final = ((*SECOND, "5"), (*DESK_WOMAN, "1"), (*LIN, "2"), (*HAO, "2"))
"""Name, PIN and digit of the role; they get the digits from 2 on."""
HANDS: Final = {LIN[0]: "4", HAO[0]: "5"}
SERVICES: Final = (("补水护理", "268"), ("眼部护理", "120"), ("肩颈护理", "198"))
FIRST: Final = 101
"""Number of the first client of the table; the last four digits of their phones are all different."""
NEW: Final = (("孟小冬", "13600010001"), ("戴安娜", "13600010002"))
"""Who walks in and has no file."""
_LAST_OPENING, _EVERY = 17, 60


@dataclass(frozen=True)
class Size:
    """How much of a day it is; of the old appointments so many are of today, as many as come less the walk-ins."""

    clients: int
    old: int
    arrivals: int
    walk_ins: int


SMALL: Final = Size(clients=5, old=3, arrivals=4, walk_ins=2)
FULL: Final = Size(clients=80, old=30, arrivals=18, walk_ins=4)


@dataclass
class Played:
    """What the day has left to be looked at.

    Attributes:
        keys: Keys of each part of the day, by its name.
        paid: Fen by method of payment.
    """

    keys: dict[str, int] = field(default_factory=dict)
    paid: dict[str, int] = field(default_factory=dict)

    @property
    def minutes(self) -> float:
        """Key time of the whole day."""
        return sum(self.keys.values()) * SECONDS_A_KEY / 60


@dataclass(frozen=True)
class Client:
    """A row of the salon's old table."""

    number: int

    @property
    def name(self) -> str:
        return name_of(self.number)

    @property
    def tail(self) -> str:
        return mobile_of(self.number)[-4:]

    @property
    def sessions(self) -> int:
        """Every fourth has sessions left of the first service, the others have a balance."""
        return self.number % 7 + 2 if self.number % 4 == 0 else 0

    @property
    def balance(self) -> int:
        """In fen."""
        return 0 if self.sessions else (self.number * 37 % 900 + 600) * 100 + 50

    @property
    def row(self) -> str:
        balance = f"{self.balance / 100:.2f}" if self.balance else ""
        sessions = str(self.sessions or "")
        return f"{self.name},女,{mobile_of(self.number)},{born(self.number)},{balance},{sessions}"


class FirstDay(Steps):
    """The receptionist and the owner, whose keys are counted as hands press them."""

    def __init__(self, home: Home, language: str, size: Size) -> None:
        super().__init__(home, language, cold=True)
        self.size, self.played = size, Played()
        self.clients = [Client(FIRST + at) for at in range(size.clients)]
        self._characters = 0

    def type(self, text: str) -> None:
        super().type(text)
        self._characters += sum("\u4e00" <= one <= "\u9fff" for one in text)

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Counts what is pressed inside."""
        self._characters = 0
        with self.counted() as keys:
            yield
        pressed = keys.commands + keys.typed + (KEYS_A_CHARACTER - 1) * self._characters
        self.played.keys[name] = self.played.keys.get(name, 0) + pressed

    # The owner.

    def begin(self) -> None:
        with self.part("first run"):
            self.first_run(*OWNER)
        with self.part("recovery sheet"):
            self.make_sheet(*OWNER)

    def set_hours(self) -> None:
        """Ten to eight, every day."""
        with self.part("opening hours"):
            self.open("hours", "Opening hours")
            self.type("10")
            self.press("enter")
            self.type("20")
            self.more("The same every day")
            self.press("f10")
            self.wait_said("Saved. It is in effect from now on.")

    def set_up(self) -> None:
        with self.part("services"):
            self.open("services", "Services")
            for name, price in SERVICES:
                self.press("f6")
                self.wait_head(self.said("New service"))
                self.type(name)
                self.press("enter", "enter", "enter")
                self.type(price)
                self.press("f10")
                self.wait_said("{name} is saved.", name=name)
                self.leaves("New service")
        with self.part("four people"):
            self.open("staff", "Staff")
            for digit, (name, pin, role) in enumerate(TEAM, 2):
                self.hire(name, pin, role, digit)

    def bring_in(self) -> None:
        """The old table, and what it says that clients have."""
        lines = ["姓名,性别,手机,生日,储值余额,补水护理剩余次数", *(one.row for one in self.clients)]
        (self.home.folder / "客户.csv").write_text("\n".join(lines) + "\n", "utf-8")
        with self.part("table of clients"):
            self.open("import", "Import a table")
            self.type("~/客户.csv")
            self.press("enter")
            self.wait_said("Nothing is imported yet: F10 does it.")
            self.press("f10", "f10")
            self.wait_said("Done.")
        with self.part("balances"):
            self.open("balances", "Balances from paper")
            left = len(self.clients)
            while left:
                some = min(left, MOST_BALANCES)
                self.wait(self.said("{count} to be taken over", count=some))
                self._take_over()
                left -= some

    def _take_over(self) -> None:
        """So many as one approval is for, with their list to be signed."""
        self.press("f10")
        self.wait("╭")
        self.type("旧台账")
        self.press("enter")
        self.wait(SECOND[0])
        self.press(self.digit(SECOND[0]))
        self.type_by_hand(SECOND[1])
        self.wait_said("Taken over. Print the list: each client signs for their line.")
        self.press("f10")
        self.wait(".pdf")

    # The reception.

    @property
    def booked(self) -> list[tuple[Client, date, int, str]]:
        """Who stands in the old book, when (in minutes since midnight) and with whom: today first."""
        today, expected = date.today(), self.size.arrivals - self.size.walk_ins
        found = []
        for at, client in enumerate(self.clients[: self.size.old]):
            place = at if at < expected else at - expected
            day = today if at < expected else today + timedelta(days=1 + place // 14)
            found.append((client, day, 11 * 60 + place % 14 // 2 * _EVERY, (LIN[0], HAO[0])[place % 2]))
        return found

    def copy_book(self) -> None:
        """Line after line; the day stays until another one is typed."""
        with self.part("old appointments"):
            self.open("oldbook", "From the old book")
            last = None
            for client, day, start, who in self.booked:
                if last is None:
                    self.type(f"{day:%m%d}")
                elif day != last:
                    self.press("up")
                    self.type(f"{day:%m%d}")
                last = day
                self.type(f"{start // 60}")
                self.press("enter")
                self.type(client.tail)
                self.press("enter")
                self.type("1")
                self.press("down")
                self.type(HANDS[who])
                self.press("enter")
                self.wait(self.said("Saved"), f"{day}", f" {start // 60}:00–", client.name)

    def receive(self) -> None:
        """Who comes: by appointment, without one, and without a file."""
        today = [one for one in self.booked if one[1] == date.today()]
        for client, _day, _start, _who in today:
            with self.part("arrivals"):
                self.home_page(DESK_WOMAN[0])
                self.check_in(client.name)
            self._pay(client)
        rest = self.size.walk_ins - len(NEW)
        for client in self.clients[self.size.old : self.size.old + rest]:
            with self.part("arrivals"):
                self.press("f2")
                self.type(client.tail)
                self.press("enter")
                self.wait_head(client.name)
            self._walk_in(client.name)
            self._pay(client)
        for name, phone in NEW[: self.size.walk_ins]:
            with self.part("arrivals"):
                self._register(name, phone)
            self._walk_in(name)
            self._pay(None, name)

    def _register(self, name: str, phone: str) -> None:
        self.home_page(DESK_WOMAN[0])
        self.press("f6")
        self.wait_head(self.said("New client"))
        self.type("111212")
        self.press("enter")
        self.type(name)
        self.press("enter")
        self.type("1")
        self.type("19880312")
        self.press("enter")
        self.type(phone)
        self.press("f10")
        self.wait_head(name, phone[-4:])

    def _walk_in(self, name: str) -> None:
        with self.part("arrivals"):
            self.press("f6")
            self.wait_head(name, self.said("new visit"))
            self.type("1")
            self.press("f10")
            # imported clients are asked for their consent; they say neither today
            asks = self.said("Ask the client: 1 yes, 2 no. F10 opens the visit, with this or without.")
            is_open = self.said("The visit is open.")
            self.wait(lambda text: asks in text or is_open in text)
            if asks in self.text:
                self.press("f10")
                self.wait_said("The visit is open.")

    def _pay(self, client: Client | None, name: str = "") -> None:
        """A session or the balance where there is one, else by turns cash and WeChat Pay; change for cash."""
        name = client.name if client else name
        with self.part("payments"):
            self.press("f10")
            self.wait_said("Payment · {name}", name=name)
            self.settle(0.2)
            if client is not None and client.sessions:
                self.press("f10")
                method, amount = "package", 26_800
            elif client is not None:
                self.press("6", "f10")
                method, amount = "prepaid", 26_800
            elif self.played.paid.get("cash", 0) <= self.played.paid.get("wechat", 0):
                self.press("1", "f4")
                self.type("300")
                self.press("f10")
                method, amount = "cash", 26_800
            else:
                self.press("3", "f10")
                method, amount = "wechat", 26_800
            self.wait_said("The visit of {name} is closed.", name=name)
        self.played.paid[method] = self.played.paid.get(method, 0) + amount

    def close(self) -> None:
        """The till is counted and closed, and its sheet printed."""
        with self.part("closing"):
            self.home_page(DESK_WOMAN[0])
            self.press("0", "3", "3")
            self.wait_head(self.said("Close the day"))
            [cash] = re.findall(r"= ([\d,.]+)", self.text)
            self.type(cash)
            self.press("f10")
            self.wait_said("{day} is closed. F9 prints the closing sheet.", day=date.today())
            self.press("f9", "f10")
            self.wait(".pdf")


def faults(home: Home, played: Played, size: Size) -> list[str]:
    """What is wrong in the archive after the day, one sentence each."""
    found = [f"check finds in {one.part}: {one.count}" for one in examine(home.data, home.keys).found if not one.good]
    with home.desk(*OWNER):
        facts = {
            "clients": (rows("SELECT COUNT(*) FROM client")[0][0], size.clients + min(len(NEW), size.walk_ins)),
            "appointments": (rows("SELECT COUNT(*) FROM appointment")[0][0], size.old),
            "visits closed": (rows("SELECT COUNT(*) FROM visit WHERE closed_at IS NOT NULL")[0][0], size.arrivals),
            "paid": (dict(rows("SELECT method, SUM(amount) FROM payment GROUP BY method")), played.paid),
            "closed days": (rows("SELECT COUNT(*) FROM till")[0][0], 1),
            "drafts": (rows("SELECT COUNT(*) FROM draft")[0][0], 0),
        }
        clients = [Client(FIRST + at) for at in range(size.clients)]
        used = Counter(rows("SELECT kind, units FROM movement WHERE kind = 'use'"))
        facts["balances"] = (
            dict(rows("SELECT unit, SUM(size) FROM lot GROUP BY unit")),
            {
                unit: total
                for unit, total in (
                    ("fen", sum(one.balance for one in clients)),
                    ("session", sum(one.sessions for one in clients)),
                )
                if total
            },
        )
        facts["used"] = (
            -sum(units * times for (_kind, units), times in used.items()),
            sum(
                amount if method == "prepaid" else amount // 26_800
                for method, amount in played.paid.items()
                if method in ("prepaid", "package")
            ),
        )
    found += [f"{what}: {there}, not {right}" for what, (there, right) in facts.items() if there != right]
    sheets = sorted(file.name.partition(" ")[0] for file in home.folder.glob("*.pdf"))
    if sheets != ["BA-01"] * -(-size.clients // MOST_BALANCES) + ["DC-01"]:
        found.append(f"printed: {sheets}")
    return found


def play(folder: Path, language: str, size: Size) -> tuple[Home, Played]:
    """The whole day."""
    home = Home(folder / "home")
    with FirstDay(home, language, size) as day:
        day.begin()
        day.set_hours()
        day.set_up()
        day.bring_in()
        with day.part("changing hands"):
            day.lock()
            day.sign_in(*DESK_WOMAN)
        day.copy_book()
        day.receive()
        day.close()
        day.end()
    return home, day.played
