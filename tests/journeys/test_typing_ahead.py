"""Typing ahead of the screen loses nothing, and no digit of a PIN is ever seen or kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from db.clients.finding.queries import find
from db.clients.operations.clients import open_client, reveal
from db.core.sql import rows
from salon_tui.screens.base.page import Page
from salon_tui.screens.menus import PLACES
from salon_tui.screens.registry import PAGES
from tests.db.salon import CHEN, DESK_WOMAN, LIN, OUYANG, OWNER, PINS, everything
from tests.journeys.homes import Home
from tests.journeys.salon import WRONG, Seat
from tests.kiosk.emulation import KEYS

WALK_IN = "王小花"
CARD = "00000013"
"""The number of the first card, which is Ouyang's."""


def keys(*names: str) -> str:
    """What keys send, to be written together with text."""
    return "".join(KEYS[name].decode() for name in names)


REGISTRATION = "".join(
    (
        keys("f6"),
        "1112",
        "12" + keys("enter"),
        WALK_IN + keys("enter"),
        "2",
        "19880312" + keys("enter"),
        "13911112222",
        keys("f10"),
    )
)


def pin_of(name: str) -> str:
    """The digit of a person of the prepared salon, and the PIN."""
    return f"{list(PINS).index(name) + 1}{PINS[name]}"


def test_sign_in_and_a_whole_registration_in_one_write(seat: Seat, home: Home) -> None:
    seat.wait_door()
    seat.type_ahead(pin_of(DESK_WOMAN) + REGISTRATION)
    seat.wait_head(WALK_IN, "·2222")
    seat.end()
    with home.desk() as desk:
        [line] = find(desk, "2222")
        open_client(desk, line.id)
        values = reveal(desk, line.id).values
    known = {name: value for name, value in values.items() if value is not None}
    assert known == {
        "reading": "Wang Xiaohua",
        "purpose_explained": True,
        "consent_file": True,
        "consent_health": True,
        "consent_photographs": False,
        "consent_contact": ("phone", "message"),
        "name": WALK_IN,
        "sex": "male",
        "birthday": "1988-03-12",
        "phone": "13911112222",
    }


def test_a_day_in_one_write(seat: Seat, home: Home) -> None:
    """Register, change the person, repeat the visit with a note, change again, take the payment."""
    seat.wait_door()
    seat.type_ahead(
        pin_of(DESK_WOMAN)
        + REGISTRATION
        + keys("f11")
        + pin_of(LIN)
        + keys("f2")
        + "8000"
        + keys("enter", "ctrl+r", "f10")
        + "干燥"
        + keys("f10", "f3", "f11")
        + pin_of(DESK_WOMAN)
        + "1"
        + keys("f10")
        + "3"
        + keys("f10")
    )
    seat.wait_said("The visit of {name} is closed.", name=OUYANG)


# Every page, how it is reached from the opening page in one write, and what then stands in its head.


@dataclass(frozen=True)
class Spot:
    name: str
    keys: str
    head: str
    page: str = ""

    @property
    def takes_scans(self) -> bool:
        """Whether a scanned card means something else there than a file to open."""
        page = PAGES[self.page]() if self.page else None
        return isinstance(page, Page) and page.TAKES_SCANS


NEW = {
    "services": "New service",
    "products": "New product",
    "staff": "New member of staff",
    "own_fields": "New field",
    "cabinets": "New cabinet",
}
"""Lists with entries of their own, and what the head of a new entry says."""


def spots() -> list[Spot]:
    """Every page that somebody with all rights reaches."""
    chen, ouyang = (keys("f2") + digits + keys("enter") for digits in ("9001", "8000"))
    found = [
        Spot("home", "", f"{OWNER} · "),
        Spot("find", keys("f2") + "王", "Find"),
        Spot("menu", "0", "Menu"),
        Spot("help", keys("f1"), "Help"),
        Spot("card", chen, CHEN),
        Spot("visits of a card", chen + "5", CHEN),
        Spot("closed visit", ouyang + "5" + keys("enter"), "visit of {day}, closed {time} by {name}"),
        Spot("record as a form", chen + keys("f10"), CHEN),
        Spot("arrival", chen + keys("f6"), "new visit"),
        Spot("visit", ouyang + keys("ctrl+r", "f10") + "干燥", "visit of {day}, opened {time} by {name}"),
        Spot("registration", keys("f6") + "1112" + "1" + keys("enter") + "半个", "New client"),
    ]
    for place in PLACES:
        there = keys("f2") + place.words.split()[0] + keys("enter")
        if place.page != "register":
            found.append(Spot(place.page, there, place.name, place.page))
        if place.page in NEW:
            found.append(Spot(f"new in {place.page}", there + keys("f6"), NEW[place.page]))
    return found


@pytest.fixture
def everywhere(seat: Seat, request: pytest.FixtureRequest) -> Callable[[], Iterator[Spot]]:
    """Goes to a part of the pages, one after another: who asks much more is made to wait."""

    def go() -> Iterator[Spot]:
        seat.sign_in(OWNER)
        for spot in spots()[request.param :: PARTS]:
            yield spot
            if f"{OWNER} · " not in seat.text.partition("\n")[0]:
                seat.press("f3")
                seat.wait_head(f"{OWNER} · ")

    return go


PARTS = 3
in_parts = pytest.mark.parametrize("everywhere", range(PARTS), indirect=True)


@pytest.mark.long
@in_parts
def test_f2_digits_and_enter_in_one_write_from_every_page(
    seat: Seat, home: Home, everywhere: Callable[[], Iterator[Spot]]
) -> None:
    for spot in everywhere():
        seat.type(spot.keys + keys("f2") + "8000" + keys("enter"))
        seat.wait(is_her_card)
    seat.end()
    assert not [draft for draft in drafts(home) if "8000" in draft]


def is_her_card(text: str) -> bool:
    """Whether the head is that of a page about her."""
    head = text.partition("\n")[0]
    return OUYANG in head and f"{CARD[:4]} {CARD[4:]}" in head


@pytest.mark.long
@in_parts
def test_a_scan_on_every_page_opens_the_card_and_leaves_no_digit_behind(
    seat: Seat, home: Home, everywhere: Callable[[], Iterator[Spot]]
) -> None:
    for spot in everywhere():
        if spot.takes_scans:
            continue
        seat.type(spot.keys)
        words = re.split(r"\{\w+\}", seat.said(spot.head))
        seat.wait_head(*words)
        seat.scan(CARD)
        # her visits have her in their head as well
        seat.wait(is_her_card, seat.said("Last visits"))
    seat.end()
    assert not [draft for draft in drafts(home) if "000" in draft or "13" in draft]


def drafts(home: Home) -> list[str]:
    """What was typed and not saved."""
    with home.archive():
        return [str(content) for (content,) in rows("SELECT content FROM draft")]


def test_a_scan_into_a_form_changes_no_answer_in_it(seat: Seat, home: Home) -> None:
    seat.sign_in(DESK_WOMAN)
    seat.press("f6")
    seat.wait_head(seat.said("New client"))
    seat.type("11")
    seat.settle()  # somebody typed, then somebody scans: no burst of ten digits
    seat.scan(CARD)
    seat.wait_head(OUYANG)
    seat.end()
    assert drafts(home) == ['{"purpose_explained": {"text": "1"}, "consent_file": {"text": "1"}}']


def test_a_scan_at_the_door_does_nothing(seat: Seat) -> None:
    seat.wait_door()
    seat.scan(CARD)
    seat.wait_said("That was scanned, not typed. Sign in first; a scan does nothing here.")
    seat.sign_in(DESK_WOMAN)
    assert OUYANG not in seat.text.partition("\n")[0]


# PINs.

BURSTS = {
    "sign in and go on": pin_of(LIN) + keys("f2") + "8000" + keys("enter"),
    "lock in a text field": pin_of(DESK_WOMAN) + keys("f2", "f11") + pin_of(LIN) + keys("f2") + "8000" + keys("enter"),
    "lock in a form": pin_of(DESK_WOMAN)
    + keys("f6")
    + "1"
    + keys("f11")
    + pin_of(LIN)
    + keys("f2")
    + "8000"
    + keys("enter"),
    "lock twice": pin_of(DESK_WOMAN) + keys("f11", "f11", "down") + pin_of(LIN) + keys("f2") + "8000" + keys("enter"),
    "a wrong PIN before it": "2" + WRONG + PINS[DESK_WOMAN] + keys("f2") + "8000" + keys("enter"),
    "a PIN and no name": PINS[DESK_WOMAN] + keys("f12") + pin_of(LIN) + keys("f2") + "8000" + keys("enter"),
}


@pytest.mark.parametrize("burst", BURSTS.values(), ids=BURSTS)
def test_no_digit_of_a_pin_is_seen_or_kept(seat: Seat, home: Home, burst: str) -> None:
    seat.wait_door()
    seat.type_ahead(burst)
    seat.wait_head(OUYANG, "0000 0013")
    assert_no_pin(seat, home)


def test_the_pin_of_a_second_person_is_not_seen_or_kept(seat: Seat, home: Home) -> None:
    seat.wait_door()
    seat.type_ahead(
        pin_of(DESK_WOMAN)
        + (keys("f2") + "8000" + keys("enter", "f6") + "1" + keys("f10"))
        + ("4" + "她要" + keys("f10") + pin_of(OWNER) + keys("f10"))
    )
    seat.wait_head(OUYANG, *re.split(r"\{\w+\}", seat.said("visit of {day}, opened {time} by {name}")))
    seat.wait("✗")
    assert_no_pin(seat, home)


def assert_no_pin(seat: Seat, home: Home) -> None:
    """Three digits of a PIN together are nowhere on the screen, nor in what people typed."""
    seat.end()
    parts = {pin[at : at + 3] for pin in (*(PINS[name] for name in (OWNER, DESK_WOMAN, LIN)), WRONG) for at in range(4)}
    for frame in seat.frames():
        assert not [part for part in parts if part in frame], frame
    with home.archive():
        kept = str(rows("SELECT content FROM draft")) + str(rows("SELECT reason FROM audit_entry"))
        assert not [part for part in parts if part in kept], kept
        whole = str(everything())
    assert not [name for name, pin in PINS.items() if pin in whole]


def test_what_is_being_typed_survives_a_new_size_and_an_alert_above_it(seat: Seat) -> None:
    """The form moves down when the alert appears, and narrower with the screen; the line stays as it was typed."""
    seat.sign_in(DESK_WOMAN)
    seat.press("f6")
    seat.wait_head(seat.said("New client"))
    seat.press(*["down"] * 8)
    seat.type("王")
    seat.wait("王")
    seat.terminal.resize(120, 30)
    seat.wait(lambda text: max(map(len, text.split("\n"))) > 80)
    seat.type("小")
    seat.wait("王小")
    seat.press("f4", "1")
    seat.wait_said("The form is as it was before you typed.")
    seat.press(*["down"] * 8)
    seat.type(OUYANG + keys("enter") + "1" + "19880312" + keys("enter") + "13911112222" + keys("enter") + "02165432100")
    seat.wait("! ", "139 1111 2222", "02165432100")


@pytest.mark.parametrize("head_start", range(0, 60, 12))
def test_the_end_in_the_middle_of_a_burst_is_a_clean_end(seat: Seat, head_start: int) -> None:
    """The machine is shut down while keys are still on their way."""
    seat.wait_door()
    seat.type_ahead(
        pin_of(DESK_WOMAN) + keys("f2") + "8000" + keys("enter", "f6") + "1" + keys("f10", "f12", "f3") + REGISTRATION
    )
    seat.terminal.settle(quiet=head_start / 1000)
    seat.end()
