"""A day in which much is typed, by keys alone, and what was typed."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tests.db.salon import CHEN, DESK_WOMAN, OUYANG, OWNER
from tests.journeys.steps import Steps

SAVED, HALF = 14, 8
"""Of a client who is registered, and of one who isn't quite."""
_BORN, _CHECKS = "19880312", "10X98765432"


@dataclass
class Planted:
    """What was typed."""

    texts: list[str] = field(default_factory=list)

    def words(self) -> str:
        """Some characters that stand nowhere else."""
        return self._keep("".join(chr(0x4E00 + secrets.randbelow(0x51A0)) for _ in range(5)))

    def phone(self) -> str:
        """A mobile number."""
        return self._keep(f"1{3 + secrets.randbelow(7)}{secrets.randbelow(10**9):09}")

    def mail(self) -> str:
        """An address for letters."""
        return self._keep(f"q{secrets.token_hex(5)}@{secrets.token_hex(3)}.cn")

    def latin(self) -> str:
        """A name that somebody gave to themselves."""
        return self._keep(f"wx{secrets.token_hex(5)}")

    def pin(self) -> str:
        """Six digits that are nobody's."""
        return self._keep(f"{100_000 + secrets.randbelow(900_000)}")

    def identity(self) -> str:
        """A woman's national ID, with its check digit (GB 11643)."""
        first = f"110105{_BORN}{secrets.randbelow(100):02}{2 * secrets.randbelow(5)}"
        weighed = sum(int(digit) * (2 ** (17 - place) % 11) for place, digit in enumerate(first))
        return self._keep(first + _CHECKS[weighed % 11])

    def _keep(self, text: str) -> str:
        self.texts.append(text)
        return text


class Client(NamedTuple):
    """Somebody who was registered, and the end of her phone number."""

    name: str
    tail: str


class Day(Steps):
    """A day in which much is typed."""

    def fill_in(self, planted: Planted, name: str, count: int) -> None:
        """The registration form, up to so many answers, the name among them."""
        self.press("f6")
        self.wait_head(self.said("New client"))
        self.type("1112")
        self.press("enter", "enter")
        self.type(name)
        self.press("enter")
        self.type("1" + _BORN)
        self.press("enter")
        makers = (
            *(planted.phone, planted.phone, planted.latin, None, planted.mail, planted.mail, planted.words),
            *(planted.words, None, planted.identity, planted.words, planted.words, None, None, None),
            *(planted.words, planted.words, planted.phone),
        )
        left = count - 1
        for make in makers:
            if left and make is not None:
                self.type(make())
                left -= 1
            if left:
                self.press("enter")
        self.settle()

    def register(self, planted: Planted) -> Client:
        """Registers somebody."""
        name, before = planted.words(), len(planted.texts)
        self.fill_in(planted, name, SAVED)
        self.press("f10")
        tail = planted.texts[before][-4:]
        self.wait_head(name, f"·{tail}")
        self.press("f3")
        self.wait_head(f"{DESK_WOMAN} · ")
        return Client(name, tail)

    def call(self, planted: Planted) -> None:
        """Writes down what was said on the telephone."""
        self.open_card("9001", CHEN)
        self.press("f4", "5")
        self.wait_head(CHEN, self.said("Contact"))
        self.type("3")
        self.press("enter", "down", "down")
        self.type("1" + planted.words())
        self.press("f10")
        self.wait(self.said("Written down: {name}, {what}", name=CHEN, what=""))
        self.press("f3")
        self.wait_head(f"{DESK_WOMAN} · ")

    def search(self, planted: Planted) -> None:
        """Looks for somebody whom nobody knows."""
        self.press("f2")
        self.wait_head(self.said("Find"))
        self.type(planted.words())
        self.settle()
        self.press("f12")
        self.wait(lambda text: "╭" not in text)

    def mistake(self, planted: Planted) -> None:
        """A PIN that is nobody's."""
        self.enter(DESK_WOMAN, planted.pin())
        self.wait_said("This PIN is not right. Please try again.")
        self.press("f12")
        self.settle()

    def dumps(self) -> bool:
        """Whether its memory would be written to the disk where it fails."""
        limits = Path(f"/proc/{self.terminal.pid}/limits").read_text()
        return not re.search(r"Max core file size +0 +0 ", limits)

    def print_card(self, client: Client) -> None:
        """A card, on paper."""
        self.open_card(client.tail, client.name)
        self.press("f9")
        self.settle(0.3)
        self.press("f10")
        self.settle(0.3)
        self.press("f3")
        self.wait_head(f"{OWNER} · ")

    def send_message(self, planted: Planted) -> None:
        """The salon's own text for birthdays, shown as a code for its phone, and sent."""
        self.open_card("8000", OUYANG)
        self.more("Text message")
        self.wait_head(self.said("Text messages"))
        self.press("down")
        self.more("Text")
        self.wait_head(self.said("Text of a message: {occasion}").partition("{")[0])
        self.type(planted.words())
        self.press("f10")
        self.wait_said("The text is saved. The next messages say so.")
        self.press("2")
        self.wait_said("Read the code with the salon's phone, then send the message there.")
        self.press("f10")
        self.wait_said("Written down: {name} was sent a message.", name=OUYANG)
        self.press("f3")
        self.wait_head(f"{OWNER} · ")

    def bring_in(self, table: Path) -> None:
        """A table from a stick."""
        self.open("import", "Import a table")
        self.type(str(table))
        self.press("enter")
        self.wait_said("Nothing is imported yet: F10 does it.")
        self.press("f10", "f10")
        self.wait_said("Done.")
        self.press("f3")
        self.wait_head(f"{OWNER} · ")

    def back_up(self) -> None:
        """A backup by key."""
        self.open("beifen", "Backups")
        self.press("f10")
        self.wait_said("The backup is made, and was read back.")
        self.press("f3")
        self.wait_head(f"{OWNER} · ")
