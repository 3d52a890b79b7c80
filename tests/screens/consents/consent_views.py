"""How to get to the pages of consent, with something on them."""

from __future__ import annotations

from db.clients.consent.operations import PutInForce, put_in_force
from db.clients.operations.clients import RecordConsent, open_client, record_consent
from db.papers.printed.operations import print_intake
from tests.db.dated.samples import agree
from tests.db.registers.samples import request as requested
from tests.db.salon import LIFT, MOISTURE, OUYANG, Salon
from tests.screens.desks import Sitting, burst


def put(salon: Salon, desk: Sitting) -> None:
    """New words from today on, and from tomorrow on others, which ask again about health."""
    at, today = desk.app.desk_in_use, salon.clock.today
    zh, en = "您说的 [/] 我们记下，随时可以撤回。", "We write down what O'Brien & <b> say."
    asked = PutInForce(request_id=salon.request(), version="2026-03", since=today, zh=zh, en=en)
    put_in_force(at, asked)
    later = PutInForce(
        request_id=salon.request(),
        version="2026-04",
        since=today.replace(day=today.day + 1),
        zh=zh,
        en=en,
        asks=("consent_health", "consent_photographs"),
    )
    put_in_force(at, later)


async def texts(desk: Sitting, salon: Salon) -> None:
    """The words that ship, and two versions of the salon's own."""
    put(salon, desk)
    await desk.go("consent_texts")


async def consents(desk: Sitting, salon: Salon) -> None:
    """One purpose of each state, signed on the salon's form and on another paper; two services."""
    put(salon, desk)
    at, client = desk.app.desk_in_use, salon.clients[OUYANG]
    print_intake(at, client)
    record_consent(at, RecordConsent(salon.request(), client, {"consent_photographs": True}))
    record_consent(at, RecordConsent(salon.request(), client, {"consent_contact": ()}))
    agree(salon, at, client, MOISTURE)
    agree(salon, at, client, LIFT, day=salon.clock.today.replace(year=2025, day=1))
    await desk.go("consents", card=13)


async def copying(desk: Sitting, salon: Salon) -> None:
    """A copy for a client, before it is printed."""
    await desk.go("print_copy", card=13)


async def correcting(desk: Sitting, salon: Salon) -> None:
    """What was put right for a client who asked for it."""
    at, client = desk.app.desk_in_use, salon.clients[OUYANG]
    made = requested(salon, at, wishes=("correct",), details="地址不对")
    salon.change(at, open_client(at, client), occupation="[/] 老师 <b>", hobbies="茶")
    await desk.go("print_request", request=made.id)
    await burst(desk, "2")
