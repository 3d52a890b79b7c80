"""How to get to the pages of what clients say, with something on them."""

from __future__ import annotations

from datetime import timedelta

from db.feedback.operations.complaints import settle_complaint
from db.feedback.operations.improvements import see_effect
from db.feedback.requests import SeeEffect
from tests.db.feedback.samples import RED, answer, complain, finish, hear, key, number, plan, say
from tests.db.salon import EVANS, LI, LIN, OUYANG, SHEN, ZENG, Salon
from tests.screens.desks import Sitting, burst


async def complaints(desk: Sitting, salon: Salon) -> None:
    """One that is late, one that waits, one whose client is to be asked, and one that is settled."""
    at, day = desk.app.desk_in_use, timedelta(days=1)
    owner, today = salon.staff[SHEN], salon.clock.today
    complain(salon, at, salon.clients[OUYANG], concerns=salon.staff[LIN], deadline=today)
    answer(salon, at, complain(salon, at, salon.clients[ZENG], heading="service", text="等了半个小时", owner=owner))
    settle_complaint(at, hear(salon, answer(salon, at, complain(salon, at, salon.clients[EVANS], heading="product"))))
    complain(salon, at, 0, text="音乐太吵", heading="management", deadline=today + 5 * day)
    complain(salon, at, salon.clients[LI], text="[/] O'Brien & <b> 𬭎", heading="service")
    await desk.go("complaints")


async def complaint(desk: Sitting, salon: Salon) -> None:
    """One that was answered, and whose client is not content."""
    at = desk.app.desk_in_use
    made = answer(salon, at, complain(salon, at, salon.clients[OUYANG], concerns=salon.staff[LIN]))
    settle_complaint(at, hear(salon, made, content=False, word="还是红，想要退一次"))
    await desk.go("complaint", complaint=made.id)


async def answered(desk: Sitting, salon: Salon) -> None:
    """One that is answered, as the form for the client's word."""
    at = desk.app.desk_in_use
    made = answer(salon, at, complain(salon, at, salon.clients[OUYANG]))
    await desk.go("settle_complaint", id=made.id)


async def settled(desk: Sitting, salon: Salon) -> None:
    """One that is settled."""
    at = desk.app.desk_in_use
    made = settle_complaint(at, hear(salon, answer(salon, at, complain(salon, at, salon.clients[OUYANG]))))
    await desk.go("complaint", complaint=made.id)


async def opinions(desk: Sitting, salon: Salon) -> None:
    """Opinions of several kinds, told and on surveys; of one a complaint has come."""
    at = desk.app.desk_in_use
    say(salon, at, salon.clients[OUYANG])
    say(salon, at, salon.clients[LI], heading="effect", rating="2", text=RED)
    low = say(salon, at, heading="management", rating="1", text="音乐太吵")
    complain(salon, at, 0, opinion=low.id)
    say(salon, at, salon.clients[EVANS], kind="praise", rating="", text="[/] O'Brien & <b> 𬭎")
    number(salon, at, 2)
    key(salon, at, "y1", "5443", text="灯光太亮")
    await desk.go("opinions")


async def surveys(desk: Sitting, salon: Salon) -> None:
    """Two batches, of which some came back."""
    at = desk.app.desk_in_use
    number(salon, at, 9, regulars=True)
    number(salon, at, 30)
    key(salon, at, "y2", "5443")
    await desk.go("surveys")


async def keying(desk: Sitting, salon: Salon) -> None:
    """A survey whose first answer is low."""
    number(salon, desk.app.desk_in_use, 9, regulars=True)
    await desk.go("key_survey")
    await burst(desk, *"4000000011", "enter", *"2453")


async def improvements(desk: Sitting, salon: Salon) -> None:
    """One of each kind."""
    at = desk.app.desk_in_use
    plan(salon, at, complaints=(complain(salon, at, salon.clients[OUYANG]).id,))
    done = plan(salon, at, text="背景音乐晚上八点后调低", owner=salon.staff[LIN])
    finish(salon, at, done)
    over = finish(salon, at, plan(salon, at, text="等候区加一排椅子"))
    see_effect(at, SeeEffect(request_id="seen", id=over.id, version=over.version, effect="yes", seen="不再有人站着等"))
    await desk.go("improvements")
