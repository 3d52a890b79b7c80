"""How to get to the pages of events, with something on them."""

from __future__ import annotations

from datetime import timedelta

from db.core.sql import rows
from db.events.operations import call_off_event
from db.events.requests import CallOff
from tests.db.events.samples import add, plan, say
from tests.db.salon import CHEN, EVANS, LI, OUYANG, ZENG, Salon
from tests.screens.desks import Sitting


async def events(desk: Sitting, salon: Salon) -> None:
    """One to come, one that was called off, and one that was."""
    at, today = desk.app.desk_in_use, salon.clock.today
    one = plan(salon, at, place="茶室", about="三款秋茶，一小时", hobbies="茶", grades=("gold", "diamond"))
    say(salon, at, add(salon, at, one, salon.clients[OUYANG]), invited="phone", answer="yes")
    off = plan(salon, at, theme="[/] O'Brien & <b> 𬭎", day=today + timedelta(days=40), start=None)
    call_off_event(at, CallOff(request_id=salon.request(), id=off.id, version=off.version))
    was = plan(salon, at, theme="春季护肤讲座")
    say(salon, at, add(salon, at, was, salon.clients[ZENG]), answer="yes")
    rows("UPDATE event SET day = ? WHERE id = ?", (today - timedelta(days=20)).isoformat(), was.id)
    rows("UPDATE event_guest SET came = 1 WHERE event_id = ?", was.id)
    await desk.go("events")


async def guests(desk: Sitting, salon: Salon) -> int:
    """A list on which some have answered."""
    at = desk.app.desk_in_use
    one = plan(salon, at, place="茶室", hobbies="茶")
    say(salon, at, add(salon, at, one, salon.clients[OUYANG]), invited="phone", answer="yes", note="带一位朋友")
    say(salon, at, add(salon, at, one, salon.clients[ZENG]), invited="wechat", answer="maybe")
    say(salon, at, add(salon, at, one, salon.clients[LI]), invited="in_person", answer="no")
    for name in (CHEN, EVANS):
        add(salon, at, one, salon.clients[name])
    await desk.go("event", event=one.id)
    return one.id


async def at_the_door(desk: Sitting, salon: Salon) -> None:
    """The same on its day: some are here."""
    event = await guests(desk, salon)
    rows("UPDATE event SET day = ? WHERE id = ?", salon.clock.today.isoformat(), event)
    rows("UPDATE event_guest SET came = (answer <> 'no') WHERE event_id = ? AND answer <> ''", event)
    await desk.go("event", event=event)


async def guest(desk: Sitting, salon: Salon) -> None:
    """What there is to say of one of them."""
    await guests(desk, salon)
    await desk.press("f10")


async def planned(desk: Sitting, salon: Salon) -> None:
    """An event as a form."""
    one = plan(salon, desk.app.desk_in_use, place="茶室", about="三款秋茶", hobbies="茶、瑜伽", grades=("gold",))
    await desk.go("event_form", id=one.id)


async def on_paper(desk: Sitting, salon: Salon) -> None:
    """The list before it is printed."""
    await guests(desk, salon)
    await desk.press("f9")
