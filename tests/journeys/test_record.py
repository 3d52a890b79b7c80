"""What is taken down of a client, at a real terminal: tested, read, agreed to, and stopped where it is not."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from db.contacts.operations.making import make_day
from db.core.sql import rows, run
from db.dated.kinds.consent import MARKS as CONSENTS
from db.dated.kinds.patch import MARKS as TESTS
from db.dated.operations import save_dated
from db.dated.requests import SaveDated
from db.fields.declaration import Choice
from db.fields.values import Value
from tests.db.salon import LIN, MOISTURE, OUYANG, OWNER, PEEL, PINS, Salon
from tests.journeys.homes import Home, copied
from tests.journeys.salon import Seat
from tests.journeys.test_typing_ahead import keys

CARD = keys("f2") + "8000" + keys("enter")
"""To the card of the client."""


@pytest.fixture
def english(prepared: Salon, tmp_path: Path) -> Home:
    """A home folder in which everybody speaks English."""
    home = copied(prepared, tmp_path / "english", "en")
    with home.desk() as at:
        make_day(at)
    return home


def wide(home: Home) -> Seat:
    """A desk with a large screen, in English."""
    return Seat(home, "en", cols=120, rows=40)


def word(seat: Seat, choices: tuple[Choice, ...], code: str) -> str:
    """A word of a list in the language of the seat."""
    return next(one.term.text(seat.language) for one in choices if one.code == code)


def number(home: Home, service: str) -> str:
    """By which number a service is typed."""
    with home.archive():
        [(code,)] = rows("SELECT code FROM service WHERE name = ?", service)
    return str(code)


def take_down(home: Home, salon: Salon) -> None:
    """An analysis of two months ago, and a plan that her beautician made after it."""
    skin: dict[str, Value] = {"method": ("eye",), "zones_seen": ("nose",), "pores[nose]": "2"}
    plan: dict[str, Value] = {"problems": "pores", "goal[1]": "finer", "measure[1]": "pores", "aim[1]": "1"}
    with home.desk(LIN) as at:
        day = at.archive.clock().date() - timedelta(days=60)
        for kind, values in (("skin", skin), ("plan", plan)):
            asked = SaveDated(request_id=kind, client=salon.clients[OUYANG], kind=kind, values=values, day=day)
            save_dated(at, asked)


def test_a_patch_test_is_applied_pending_read_and_over(seat: Seat) -> None:
    seat.sign_in(LIN)
    # the list of patch tests, and a new one, in one burst: product, batch, no formula, behind the ear
    applied = "1" + keys("enter") + "A0921" + keys("enter", "enter") + "1"
    seat.type(CARD + "222" + keys("f6") + applied + keys("f10"))
    to_read, negative, expired = (word(seat, TESTS, code) for code in ("to_read", "negative", "expired"))
    seat.wait(to_read)
    seat.type(keys("f10") + "1" + keys("f10"))
    seat.wait(lambda text: re.search(rf"阴 +! {to_read}", text) is not None)
    seat.type(keys("f10") + "1" + keys("f10"))
    seat.wait(lambda text: re.search(rf"阴 +阴 +{negative}", text) is not None)
    # one of which the paper says that it was read two hundred days ago
    day = date.today() - timedelta(days=200)
    seat.type(keys("f6", "up") + f"{day}" + keys("enter") + applied)
    seat.type(keys("enter") + "1" + keys("enter") + "1" + keys("f10"))
    seat.wait(f"{day}", expired)


def test_a_visit_opens_once_what_it_asks_for_is_signed(english: Home) -> None:
    code = number(english, MOISTURE)
    with english.archive():
        run("UPDATE service SET consent_text = '2026-1' WHERE name = ?", MOISTURE)
    with wide(english) as seat:
        seat.sign_in(OWNER)
        opens = keys("f6") + code + keys("enter", "f10")
        seat.type(CARD + opens)
        seat.wait(lambda text: "consent" in text and "╭" in text)
        # not now: the list of consents, and a new one: service, low risk, told, the text, signed
        seat.press("f12")
        signed = (
            code
            + keys("enter") * 3
            + "1"
            + keys("enter") * 2
            + "1"
            + keys("enter") * 2
            + "2026-1"
            + keys("enter")
            + "1"
        )
        seat.type(CARD + "2222" + keys("f6") + signed + keys("f10"))
        seat.wait(lambda text: re.search(rf"{MOISTURE} +low +{word(seat, CONSENTS, 'valid')}", text) is not None)
        # what was typed at the door is still there
        seat.type(CARD + keys("f6"))
        seat.wait_head("new visit")
        seat.press("f10")
        seat.wait_said("The visit is open.")


def test_from_an_analysis_to_the_plan_and_a_visit_that_is_let_through(english: Home, prepared: Salon) -> None:
    take_down(english, prepared)
    peel = number(english, PEEL)
    with wide(english) as seat:
        seat.sign_in(OWNER)
        seat.type(CARD + "3" + keys("ctrl+r") + "7 3.1")
        seat.wait_head(seat.said("~ check each page"))
        seat.lock()
        seat.enter(OWNER)
        # nobody has looked at what was taken over, at what was typed neither again
        seat.wait("~7 3.1", "~1  eye")
        seat.press("pgdn", "pgdn", "f10")
        seat.wait_said("saved")
        seat.type(CARD + "33")
        seat.wait("▼ lighter", "1 mild   aim 1   ✓")
        seat.type(keys("f10") + "1" + keys("f10"))
        seat.wait_said("saved")
        seat.type(CARD + "4" + keys("f10") + "finer now" + keys("enter", "f10"))
        seat.wait(seat.said("replaced"))
        seat.type(CARD + keys("f6") + peel + keys("enter", "f10"))
        seat.wait(seat.said("let it through: a reason, and a manager's PIN"))
        seat.press("4")
        seat.wait(seat.said("Reason"))
        # she is the manager: nobody else has to agree, but she proves that it is her
        seat.type("her doctor agrees")
        seat.press("f10")
        seat.wait("Type your PIN once more.")
        seat.type_by_hand(PINS[OWNER])
        seat.wait_said("The visit is open.")
        seat.press("f10")
        seat.wait_said("How is it paid?")
        seat.press("1", "f10")
        seat.wait_said("{items}: how did it go?", items=PEEL)
        seat.press("1")
        seat.wait_said("The visit of {name} is closed.", name=OUYANG)
    with english.archive():
        assert rows("SELECT reason, outcome FROM override") == [("her doctor agrees", "none")]
        said = rows("SELECT kind, number, state, why FROM dated WHERE kind IN ('plan', 'review') ORDER BY kind, number")
    assert said == [("plan", 1, "replaced", ""), ("plan", 2, "current", "finer now"), ("review", 1, "current", "")]
