"""What people at a desk do again and again; each step ends with what is then to be seen."""

from __future__ import annotations

import re
from datetime import date

from tests.journeys.salon import LANGUAGES, Seat

SALON = "静颜美容中心"


class Steps(Seat):
    """A seat whose keys are pressed by somebody who knows the desk."""

    def home_page(self, who: str) -> None:
        """The opening page, unless it is in front."""
        if f"{who} · " in self.text.partition("\n")[0]:
            return
        self.press("f3")
        self.wait_head(f"{who} · ")

    def open(self, words: str, title: str) -> None:
        """A page, by a word for it."""
        self.press("f2")
        self.wait_head(self.said("Find"))
        self.type(words)
        self.press("enter")
        self.wait_head(self.said(title))

    def leaves(self, form: str) -> None:
        """A form that has said what is saved gives way to the page that it came from."""
        title = self.said(form)
        self.wait(lambda text: title not in text.partition("\n")[0])

    # A salon begins.

    def first_run(self, owner: str, pin: str) -> None:
        """Language, salon, owner, PIN."""
        self.wait("Language · 语言")
        self.press(str(LANGUAGES.index(self.language) + 1))
        self.wait_said("A new archive")
        for text in (SALON, owner):
            self.type(text)
            self.press("enter")
        for _ in range(2):
            self.type_by_hand(pin)
            self.press("enter")
        self.wait_said("The archive is ready. Sign in with your PIN.")
        self.wait(owner, " ".join(SALON))
        assert pin not in self.text

    def make_sheet(self, owner: str, pin: str) -> None:
        """The owner signs in for the first time, copies the recovery sheet, and types two groups from it."""
        self.enter(owner, pin)
        self.wait_head(self.said("Recovery sheet"))
        self.copy_sheet()

    def hire(self, name: str, pin: str, role: str, digit: int) -> None:
        """On the list of staff: somebody new, who types a PIN."""
        self.press("f6")
        self.wait_head(self.said("New member of staff"))
        self.type(name)
        self.press("enter", "enter")
        self.type(role)
        self.press("f10")
        self.wait_said("First PIN of {name}", name=name)
        for _ in range(2):
            self.type_by_hand(pin)
            self.press("enter")
        self.wait_said("{name} can sign in now, with the digit {number}.", name=name, number=digit)
        self.leaves("New member of staff")

    def offer(self, name: str, price: str, tags: str) -> None:
        """On the list of services: a new one."""
        self.press("f6")
        self.wait_head(self.said("New service"))
        self.type(name)
        self.press("enter", "enter", "enter")
        self.type(price)
        self.press("enter")
        self.type(tags)
        self.press("f10")
        self.wait_said("{name} is saved.", name=name)
        self.leaves("New service")
        self.wait(price)

    # The book.

    def book(self, tail: str, name: str, service: str, person: str, day: date, time: str) -> None:
        """By telephone: the end of the number, and what the caller wants."""
        self.press("f2")
        self.type(tail)
        self.press("enter", "f4", "2")
        self.wait_head(name, self.said("New appointment"))
        self.type(service)
        self.press("down")
        self.type(f"{person}{day:%m%d}{time}")
        self.press("f10")
        booked = self.said("Booked: {name}, {when}, {who}").partition("{")[0]
        self.wait(booked, lambda text: f"{day}" in text and f" {time[:2]}:{time[2:]}–" in text)

    def save_shift(self, name: str, short: str, kind: str, *times: str) -> None:
        """On the list of shifts: a new one."""
        self.press("f6")
        self.wait_head(self.said("New shift"))
        for text in (name, short):
            self.type(text)
            self.press("enter")
        self.type(kind)
        for text in times:
            self.press("enter")
            self.type(text)
        self.press("f10")
        self.wait_said("{name} is saved.", name=name)
        self.leaves("New shift")

    def make_roster(self) -> None:
        """Two people work all days of this week and of the next two, by the first shift."""
        self.open("roster", "Roster")
        self.type("1" * 7)
        self.press("down", *["left"] * 6)
        self.type("1" * 7)
        self.press("f10")
        self.wait_said("The roster is saved.")
        self.more("The same for the next weeks")
        self.wait_said("For how many weeks is it the same?")
        self.type_by_hand("2")
        self.press("enter")
        self.wait_said("The roster is saved.")

    def day(self, who: str, day: date) -> None:
        """The grid of a day, from anywhere; three beside each other at 80 columns."""
        self.home_page(who)
        self.open("day", "Appointments")
        for _ahead in range((day - date.today()).days):
            self.press("f8")
        self.wait_head(f"{day}")

    def mark(self, time: str, name: str, column: int = 0) -> None:
        """The appointment at a time with one of those who stand beside each other, opened."""
        self.press("left", "left", *["right"] * column)
        # 0 would go back
        self.type(time.removeprefix("0"))
        self.press("enter")
        self.wait_head(name, f"{time[:2]}:{time[2:]}")

    def check_in(self, name: str) -> None:
        """On the opening page: her line, here."""
        self.press(self.line_of(name))
        self.wait_head(name)
        self.press("f10")
        self.wait_said("{name} is here.", name=name)

    def line_of(self, name: str, state: str = "") -> str:
        """The digit before her line of the opening page; the head says who is next, and has none."""
        found = re.search(rf"^ *▸? *(\d) +{state or '[^ ]'} .*{re.escape(name)}", self.text, re.MULTILINE)
        assert found, self.text
        return found[1]
