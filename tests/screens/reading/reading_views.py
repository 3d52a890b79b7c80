"""How to get to the pages of reading and questions, with something on them."""

from __future__ import annotations

from datetime import timedelta

from db.fields.values import Value
from tests.db.appointments.samples import book, tomorrow
from tests.db.dated.samples import save
from tests.db.reading.samples import put, reply
from tests.db.salon import CHEN, HAO, LIN, OUYANG, OWNER, ZENG, Salon
from tests.screens.dated.dated_views import PLAN, card
from tests.screens.desks import Sitting, burst


def prepared(desk: Sitting, salon: Salon, who: str = LIN) -> None:
    """Three clients of hers, plans of the meeting, a care plan, a question to her; then she sits at the desk."""
    at, day = salon.desk(OWNER), tomorrow(salon)
    book(salon, at, OUYANG, 600)
    book(salon, at, CHEN, 780)
    book(salon, at, ZENG, 900, day=salon.clock.today)
    values: dict[str, Value] = {"todo": "介绍眼部护理，送试用装", "who": salon.staff[LIN]}
    save(salon, at, salon.clients[OUYANG], "plan", PLAN)
    save(salon, at, salon.clients[OUYANG], "meeting", {**values, "visit_day": day})
    save(salon, at, salon.clients[OUYANG], "meeting", {**values, "visit_day": day - timedelta(days=1)})
    reply(salon, LIN, put(salon, HAO, CHEN, "她喜欢什么音乐？").id, "古筝，音量低")
    put(salon, OWNER, OUYANG, "[/] O'Brien & <b> 𬭎：为什么用舒缓霜？")
    desk.app.enter(salon.desk(who))


async def home(desk: Sitting, salon: Salon) -> None:
    """Home, with what is to be read and what she is asked."""
    prepared(desk, salon)
    await desk.settle()


async def listed(desk: Sitting, salon: Salon) -> None:
    """Her clients of today and tomorrow."""
    await home(desk, salon)
    await desk.go("to_read")


async def before(desk: Sitting, salon: Salon) -> None:
    """What to know of one of them."""
    await listed(desk, salon)
    await burst(desk, "2")


async def of_client(desk: Sitting, salon: Salon) -> None:
    """A client's questions, on the card."""
    await home(desk, salon)
    await card(desk, "5", "5")


async def questions(desk: Sitting, salon: Salon) -> None:
    """The page of them."""
    await of_client(desk, salon)
    await burst(desk, "enter")
