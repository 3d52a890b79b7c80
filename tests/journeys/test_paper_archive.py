"""A card's life in a real terminal: printed, filed, out of date, lent, overdue, back; and a drawer that is checked."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from db.clients.fields.client import CLIENT_FIELDS
from db.core.sql import rows
from db.papers.printed.states import PaperState
from tests.db.salon import CHEN, DENG, DESK_WOMAN, EVANS, LI, LIN, OUYANG, OWNER, PINS, ZENG, Salon
from tests.journeys.homes import Home, copied
from tests.journeys.salon import LANGUAGES, Seat

WALK_IN, PHONE = "孟小冬", "13811113333"
REASON = "准备下次护理方案"
DAYS = 5
"""Two more than a paper is usually lent for."""


class Archive(Seat):
    """The steps at the filing cabinet; each ends with what is then to be seen."""

    def open(self, words: str, title: str) -> None:
        self.press("f3", "f2")
        self.wait_head(self.said("Find"))
        self.type(words)
        self.press("enter")
        self.wait_head(self.said(title))

    def build_cabinet(self) -> None:
        """Cabinet A with two drawers: from the beginning, and from P."""
        self.open("drawers", "Cabinets and drawers")
        self.more("New cabinet")
        self.wait_head(self.said("New cabinet"))
        self.type("A")
        self.press("f10")
        self.wait_said("Cabinet {mark} is saved. F6 adds its drawers.", mark="A")
        for mark, starts in (("A-1", ""), ("A-2", "P")):
            self.press("f6")
            self.wait_head(self.said("New drawer in cabinet {mark}", mark="A"))
            self.type(mark)
            self.press("enter")
            self.type(starts)
            self.press("f10")
            self.wait(self.said("Drawer {mark} is saved.", mark=mark), self.said("Cabinets and drawers"))

    def print_all(self, cards: int) -> None:
        """Everything on the list of cards to print, into one file."""
        self.open("reprint", "Cards to print")
        self.wait(self.said("never printed"))
        self.press("f10", "f10")
        self.wait(f"CC-01 {cards} ")
        self.wait_said("Every client has a card that is up to date")

    def put_away(self, number: str, *where: str) -> None:
        """Scans a card, reads where it belongs, and says that it stands there."""
        hint = self.said("Scan a card or type a name; or choose a paper below and press Enter.")
        self.scan(number)
        self.wait(*where, lambda text: hint not in text)
        self.press("f10")
        self.wait(hint)

    def register(self) -> str:
        """Registers the walk-in; gives the card number."""
        self.press("f6")
        self.wait_head(self.said("New client"))
        self.type("1112")
        self.press("enter", "enter")  # the first confirms what a digit has answered
        self.type(WALK_IN)
        self.press("enter")
        self.type("2")
        self.type("1988-3-12")
        self.press("enter")
        self.type(PHONE)
        self.press("f10")
        self.wait_head(WALK_IN, "·3333")
        found = re.search(r"(\d{4}) (\d{4})\s+·3333", self.text)
        assert found, self.text
        return found[1] + found[2]

    def print_card(self, version: int) -> None:
        self.press("f9")
        self.wait_head(WALK_IN, self.said("Print"))
        self.press("1", "f10")
        self.wait("~/", f" v{version}.pdf")

    def is_between(self, *others: tuple[str, str]) -> Callable[[str], bool]:
        """Whether both others, by name and number, stand in the line that says between whom."""
        opening = self.said("between {before} and {after}").partition("{")[0]
        wanted = [part for name, number in others for part in (name, f"{number[:4]} {number[4:]}")]

        def look(text: str) -> bool:
            return any(opening in line and all(part in line for part in wanted) for line in text.splitlines())

        return look


def numbers(home: Home) -> dict[str, str]:
    """The card number of each client."""
    with home.archive():
        return dict(rows("SELECT name, number FROM client"))


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_life_of_a_card(prepared: Salon, tmp_path: Path, language: str) -> None:
    home = copied(prepared, tmp_path / "home", language)
    card = numbers(home)
    with Archive(home, language) as seat:
        # The keeper sets up a cabinet; the first cards are saved by whoever may see all of them, and put away.
        seat.sign_in(DENG)
        seat.build_cabinet()
        seat.lock()
        seat.sign_in(OWNER)
        seat.print_all(len(card))
        seat.lock()
        seat.sign_in(DENG)
        seat.open("filing", "Put cards away")
        for name in (CHEN, LI, EVANS, OUYANG):
            seat.put_away(card[name], name, "A-1")
        seat.put_away(card[ZENG], ZENG, "A-2")
        seat.wait_said("Everything that was printed stands in its drawer")
        seat.lock()

        # Somebody walks in: registered, printed, and filed with an insertion slip.
        seat.sign_in(DESK_WOMAN)
        card[WALK_IN] = seat.register()
        seat.print_card(1)
        seat.open("filing", "Put cards away")
        seat.scan(card[WALK_IN])
        neighbours = seat.is_between((LI, card[LI]), (EVANS, card[EVANS]))
        seat.wait(WALK_IN, "A-1", neighbours)
        seat.press("f9")
        seat.wait_head(seat.said("Print an insertion slip"))
        seat.wait(neighbours)
        seat.press("f10")
        seat.wait("~/", ".pdf")
        seat.wait_head(seat.said("Put cards away"))
        seat.wait(WALK_IN)
        seat.press("f10")
        seat.wait_said("{name} stands in drawer {mark}.", name=WALK_IN, mark="A-1")

        # She turns out to be born a day later: the card is wrong now, and a new one takes its place.
        seat.press("f3")
        seat.open_card("3333", WALK_IN)
        seat.press("f10", *["down"] * [field.name for field in CLIENT_FIELDS].index("birthday"))
        seat.type("1988-3-13")
        seat.press("f10")
        seat.wait_said("Saved.")
        seat.open("reprint", "Cards to print")
        seat.wait(WALK_IN, seat.said("changed"))
        seat.press("enter")
        seat.wait_head(WALK_IN, seat.said("Print"))
        seat.press("f10")
        seat.wait("~/", "v2.pdf")
        seat.open("filing", "Put cards away")
        seat.put_away(
            card[WALK_IN], seat.said("Take version {version} out of drawer {drawer}.", version=1, drawer="A-1")
        )
        seat.lock()

        # The beautician wants it, the keeper agrees, and it goes out by card and PIN.
        seat.sign_in(LIN)
        seat.open("loans", "Loans")
        seat.scan(card[WALK_IN])
        seat.wait_head(seat.said("Ask for a paper"))
        seat.wait(WALK_IN)
        seat.press("down", "down", "down")
        seat.type(REASON)
        seat.press("f10")
        seat.wait(seat.said("Asked for"), WALK_IN, REASON[:5])
        seat.lock()
        seat.sign_in(DENG)
        seat.open("loans", "Loans")
        seat.wait(WALK_IN)
        seat.press("f10")
        seat.wait_said("{client} is approved. Scan the card to take it out.", client=WALK_IN)
        seat.scan(card[WALK_IN])
        seat.wait_said("PIN of {name}", name=LIN)
        seat.type_by_hand(PINS[LIN])
        seat.press("enter")
        seat.wait(seat.said("Out"), WALK_IN)
        seat.end()

    with Archive(home, language, days_on=DAYS) as seat:
        # Days later it is overdue, which everybody is told; one scan brings it back.
        seat.sign_in(DENG)
        seat.wait(seat.said("Loan overdue"), WALK_IN)
        seat.open("loans", "Loans")
        seat.wait(seat.said("Overdue"), WALK_IN)
        seat.scan(card[WALK_IN])
        seat.wait_said("{client} is back. Is the paper complete and unharmed?", client=WALK_IN)
        seat.press("1")
        seat.wait_said("No paper is out or asked for")

        # The drawer is checked: the walk-in's card stands in front of Li's, and one card isn't there.
        seat.open("shelf", "Check a drawer")
        seat.wait("A-1")
        seat.press("1")
        seat.wait_said("Scan the first card of drawer {mark}.", mark="A-1")
        for at, name in enumerate((CHEN, WALK_IN, LI, OUYANG), 1):
            seat.scan(card[name])
            seat.wait_head(seat.said("{at} of {of}", at=at, of=5))
        seat.press("f10")
        # one that wasn't scanned will be missing: F10 ends the check all the same, Esc goes on
        seat.wait("Esc")
        seat.press("f10")
        seat.wait_head(seat.said("What the check has shown"))
        seat.wait(seat.said("out of order"), EVANS, seat.said("missing"))
        seat.end()
    check_archive(home, card)


def check_archive(home: Home, card: dict[str, str]) -> None:
    """What all that has left behind."""
    with home.archive():
        states = {
            (name, version): state
            for name, version, state in rows(
                "SELECT c.name, s.version, s.state FROM sheet s JOIN client c ON c.id = s.client_id"
            )
        }
        filed, missing = PaperState.FILED.value, PaperState.MISSING.value
        assert states == {(name, 1): filed for name in (CHEN, LI, OUYANG, ZENG)} | {
            (EVANS, 1): missing,
            (WALK_IN, 1): PaperState.TO_DESTROY.value,
            (WALK_IN, 2): filed,
        }
        [(borrower, intact, overdue)] = rows(
            "SELECT s.name, l.intact, l.back_at > l.due FROM loan l JOIN staff s ON s.id = l.borrower_id"
        )
        assert (borrower, bool(intact), bool(overdue)) == (LIN, True, True)
        [(scanned, gone, misfiled)] = rows("SELECT scanned, missing, misfiled FROM shelf_check")
        assert (scanned, gone, misfiled) == (4, 1, 1)
    home.check_audit()
    assert {number for number in card.values() if list(home.folder.glob(f"CC-01*{number}*.pdf"))} == {card[WALK_IN]}
