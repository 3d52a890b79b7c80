"""How to get to the pages of contacts, with something on them."""

from __future__ import annotations

from datetime import timedelta

from db.clients.operations.clients import RecordConsent, record_consent
from db.core.desk import Desk
from db.core.sql import rows
from tests.db.appointments.samples import book
from tests.db.contacts.samples import correct, log
from tests.db.feedback.samples import say
from tests.db.money.desk import sell
from tests.db.salon import CHEN, OUYANG, Salon
from tests.screens.desks import Sitting, burst


def some_contacts(salon: Salon, at: Desk) -> None:
    """A call that was put right, one from her, an appointment ahead, and something that she bought."""
    client = salon.clients[OUYANG]
    given = {"consent_contact": ("phone", "message")}
    record_consent(at, RecordConsent(request_id=salon.request(), client=client, values=given))
    book(salon, at, OUYANG)
    sell(salon, at, client)
    wrong = log(salon, at, OUYANG, purpose="after_care", summary="皮肤不红了，\n想试头疗")
    correct(salon, at, wrong.id, purpose="after_care", summary="皮肤不红了，[/] 想试头疗")
    log(
        salon,
        at,
        OUYANG,
        purpose="booking",
        channel="wechat",
        direction="in",
        outcome="call_again",
        summary="改到周六下午",
        next_day=salon.clock.today + timedelta(days=6),
        next_minute=900,
        next_about="约头疗",
    )


async def calls(desk: Sitting, salon: Salon) -> None:
    """The tab with all there was."""
    some_contacts(salon, desk.app.desk_in_use)
    await burst(desk, "f2", *"8000", "enter", "6")


async def calls_and_opinions(desk: Sitting, salon: Salon) -> None:
    """The tab with all there was, and what she said of it."""
    say(salon, desk.app.desk_in_use, salon.clients[OUYANG], kind="praise", text="手法很轻 [/]")
    await calls(desk, salon)


async def notes(desk: Sitting, salon: Salon) -> None:
    """The tab with what was said."""
    some_contacts(salon, desk.app.desk_in_use)
    await burst(desk, "f2", *"8000", "enter", "6", "6")


async def contact(desk: Sitting, salon: Salon) -> None:
    """A call half written down."""
    some_contacts(salon, desk.app.desk_in_use)
    await burst(desk, "f2", *"8000", "enter")
    await desk.more("Log a contact" if "1 Overview" in desk.text else "记联系")
    await burst(desk, "5", "enter", "down", "down", "1")
    await desk.type("祝贺生日，月底想来做头疗")
    await burst(desk, "enter", *"0327")


async def contact_of_nobody(desk: Sitting, salon: Salon) -> None:
    """From the menu: whose it is, is typed."""
    await desk.go("contact")
    await burst(desk, *"9001", "enter")


async def stopped(desk: Sitting, salon: Salon) -> None:
    """A client who doesn't want to be reached."""
    at = desk.app.desk_in_use
    log(salon, at, CHEN, outcome="stop")
    await desk.go("contact", card=int(number(salon, CHEN)))


async def put_right(desk: Sitting, salon: Salon) -> None:
    """A contact that was wrong."""
    at = desk.app.desk_in_use
    made = log(salon, at, OUYANG, summary="想改到周五")
    await desk.go("correct_contact", contact=made.id)


def number(salon: Salon, client: str) -> str:
    [(number,)] = rows("SELECT number FROM client WHERE id = ?", salon.clients[client])
    return str(number)
