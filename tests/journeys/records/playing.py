"""Somebody who plays a journey: looking after each move, locking the desk in the middle, or all in one burst."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from tests.db.salon import PINS, Salon
from tests.journeys.homes import Home, copied
from tests.journeys.salon import PAUSE, Seat
from tests.kiosk.emulation import KEYS

See = str | Callable[[str], bool]


class Way(Enum):
    """How a journey is played."""

    LOOKING = "looking"
    LOCKED = "locked"
    BURST = "burst"


def keys(*names: str) -> str:
    """What keys send, to be written together with text."""
    return "".join(KEYS[name].decode() for name in names)


CARD = keys("f2") + "8000" + keys("enter")
"""To the card of the client."""
SAVE = keys("f10")


@dataclass
class Player:
    """Somebody at a seat, who speaks its language.

    In one burst nobody looks before the end; PINs, and digits that choose from a list, have the gaps of a person.
    """

    seat: Seat
    way: Way
    who: str = ""

    def say(self, message: str, **facts: object) -> str:
        """A sentence of the program in the language of the seat, without its blanks."""
        return self.seat.said(message, **facts)

    def said(self, message: str, **facts: object) -> See:
        """Looks for a sentence, which may be broken into lines, also in a frame."""
        wanted = _joined(self.say(message, **facts))
        return lambda text: wanted in _joined(text)

    def head(self, title: str) -> See:
        """Looks for a page by its title."""
        said = self.say(title)
        return lambda text: said in text.partition("\n")[0]

    def sign_in(self, who: str) -> None:
        """Signs in, as on an empty desk."""
        self.who = who
        self.seat.sign_in(who)

    def do(self, text: str, *sees: See) -> None:
        """Types text and keys, and looks at what is seen then."""
        self.seat.type(text)
        self.look(*sees)

    def choose(self, digit: str, *sees: See) -> None:
        """A digit that chooses."""
        self.seat.type_by_hand(digit)
        self.seat.settle(PAUSE)
        self.look(*sees)

    def more(self, *labels: str, at: See = "") -> None:
        """Something from the list of F4, and from those that it leads to; nobody knows its digit without looking.

        Args:
            labels: What is chosen.
            at: What is seen before, in any way of playing; empty where no list can be in sight yet.
        """
        if at:
            self.seat.wait(at)
        self.seat.more(*labels)
        # what is typed before the digit is read would be one burst with it
        stands = re.compile(rf"\d +{re.escape(self.say(labels[-1]))}")
        self.seat.wait(lambda text: stands.search(text) is None)

    def agree(self, who: str, *sees: See) -> None:
        """Somebody else agrees: the digit of who, and the PIN."""
        self.seat.wait(who)
        self.seat.press(self.seat.digit(who))
        self.seat.type_by_hand(PINS[who])
        self.seat.wait(*sees)

    def rest(self, *sees: See) -> None:
        """Here the desk is locked, where it is in this way of playing; what is typed is there again."""
        if self.way is Way.LOCKED:
            self.seat.lock()
            self.seat.enter(self.who)
            self.seat.wait(*sees)

    def look(self, *sees: See) -> None:
        """Looks at what is seen, where somebody looks."""
        if sees and self.way is not Way.BURST:
            self.seat.wait(*sees)


@dataclass(frozen=True)
class Story:
    """A journey.

    Attributes:
        prepare: Makes what there is before; gives the number that is typed on it, or nothing.
        play: Plays it, with that number.
        check: Looks at what the archive has afterwards.
    """

    name: str
    prepare: Callable[[Home, Salon], str]
    play: Callable[[Player, str], None]
    check: Callable[[], None]


def play(story: Story, salon: Salon, folder: Path, language: str, size: tuple[int, int], way: Way) -> None:
    """Plays a journey at a desk of its own."""
    home = copied(salon, folder, language)
    known = story.prepare(home, salon)
    with Seat(home, language, cols=size[0], rows=size[1]) as seat:
        story.play(Player(seat, way), known)
        seat.end()
    with home.archive():
        story.check()
    home.check_audit()


def _joined(text: str) -> str:
    return re.sub(r"[\s│]+", "", text)
