"""How to get to the pages of what clients say, with something on them."""

from __future__ import annotations

from datetime import timedelta

from db.feedback.operations.complaints import settle_complaint
from tests.db.feedback.samples import answer, complain, hear
from tests.db.salon import EVANS, LI, LIN, OUYANG, SHEN, ZENG, Salon
from tests.screens.desks import Sitting


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
