"""Standard tasks about health: what is asked again at arrival, what is let through, a patch test that is read."""

from __future__ import annotations

import re
from datetime import timedelta

from db.clients.conditions.requests import TellCondition
from db.clients.operations.clients import ChangeClient, RecordConsent, change_client, open_client, record_consent
from db.clients.operations.conditions import tell_condition
from db.core.sql import run
from db.dated.operations import save_dated
from db.dated.requests import SaveDated
from tests.db.salon import DESK_WOMAN, LI, OWNER, PINS, SHEN, Salon
from tests.journeys.homes import Home
from tests.journeys.salon import Seat
from tests.journeys.standard.task import Task

FOUR = "6004"


def know(home: Home, salon: Salon) -> None:
    """Of a client it is known what speaks against a peel, her health was asked long ago, and a test is to be read."""
    client = salon.clients[LI]
    with home.desk(OWNER) as at:
        record_consent(at, RecordConsent("agreed", client, {"consent_file": True, "consent_health": True}))
        record = open_client(at, client)
        change_client(
            at, ChangeClient(request_id="asked", client=client, version=record.version, values={"keep_clear": ()})
        )
        tell_condition(at, TellCondition(request_id="acids", client=client, values={"item": "acids"}))
        day = at.archive.clock().date() - timedelta(days=1)
        save_dated(
            at,
            SaveDated(request_id="test", client=client, kind="patch", values={"product": 1, "site": "ear"}, day=day),
        )
    with home.archive():
        run("UPDATE confirmed SET day = date(day, '-200 days') WHERE client_id = ?", client)


def _arriving(seat: Seat) -> None:
    """At the box that is asked again; the service stands there."""
    seat.lock()
    seat.sign_in(DESK_WOMAN)
    seat.open_card(FOUR, LI)
    seat.press("f6")
    seat.wait_head(seat.said("new visit"))
    seat.type("1")
    seat.press("enter", "enter")


def _unchanged(seat: Seat) -> None:
    seat.press("1")
    seat.wait(lambda text: re.search("是否仍如此.*没有变化", text) is not None)


def _stopped(seat: Seat) -> None:
    seat.press("f10")
    seat.wait(seat.said("let it through: a reason, and a manager's PIN"))


def _let_through(seat: Seat) -> None:
    """The way, why, and who agrees."""
    seat.press("4")
    seat.wait(lambda text: f"{seat.said('Reason')} " in text)
    seat.type("医生书面同意")
    seat.press("f10")
    seat.wait(SHEN)
    seat.press(seat.digit(SHEN))
    seat.type_by_hand(PINS[SHEN])
    seat.wait_said("The visit is open.")


def _at_the_tests(seat: Seat) -> None:
    seat.lock()
    seat.sign_in(OWNER)
    seat.open_card(FOUR, LI)
    seat.press("2", "2", "2")
    seat.wait("待判读")


def _read(seat: Seat) -> None:
    """The form, at the reading that is due; what is seen, saved."""
    seat.press("f10")
    seat.wait_head("皮试")
    seat.press("1", "f10")
    seat.wait_said("saved")


HEALTH = (
    Task("Confirm at arrival that a box is unchanged", 1, _unchanged, _arriving),
    Task(
        "Let through what speaks against a service, once asked",
        5,
        _let_through,
        _stopped,
        "the reason, the PIN",
    ),
    Task("Read a patch test, from its list", 4, _read, _at_the_tests),
)
"""In this order: the visit that is opened first is the one that is stopped."""
