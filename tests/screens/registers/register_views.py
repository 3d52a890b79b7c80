"""How to get to the pages of the registers, with something on them."""

from __future__ import annotations

from datetime import timedelta

from db.registers.access_requests.operations import AnswerRequest, answer_request
from db.registers.inspections.operations import AddFinding, add_finding, check_again
from tests.db.papers.lent import put_out
from tests.db.registers.samples import inspected
from tests.db.registers.samples import request as requested
from tests.db.salon import HAO, LI, LIN, OUYANG, ZENG, Salon
from tests.screens.desks import Sitting, burst


async def requests(desk: Sitting, salon: Salon) -> None:
    """A request that is late, one that waits, and one that is answered."""
    at = desk.app.desk_in_use
    done = requested(salon, at, LI, identity="身份证")
    answer_request(at, AnswerRequest(id=done.id, version=done.version, answered=salon.clock.today, result="已给复印件"))
    requested(salon, at, ZENG, wishes=("delete",), received=salon.clock.today - timedelta(days=20))
    requested(salon, at, OUYANG, details="要一份护理记录的复印件", identity="已看身份证")
    await desk.go("access_requests")


async def inspections(desk: Sitting, salon: Salon) -> None:
    """Two inspections, and what they found: one finding is late, one is checked again."""
    at = desk.app.desk_in_use
    month_ago = salon.clock.today - timedelta(days=30)
    made = inspected(salon, at, "store", ("damp",), scope="库房", day=month_ago)
    for text, owner, days in (("墙角渗水", LIN, -10), ("灭火器过期", HAO, -20)):
        due = salon.clock.today + timedelta(days=days)
        found = add_finding(
            at,
            AddFinding(
                request_id=salon.request(), inspection=made.id, text=text, owner=salon.staff[owner], deadline=due
            ),
        )
    check_again(at, found.id)
    inspected(salon, at, scope="柜 A", looked_at=20)
    await desk.go("inspections")


async def late(desk: Sitting, salon: Salon) -> None:
    """Something of every register that is past its day."""
    await requests(desk, salon)
    await inspections(desk, salon)
    put_out(salon, OUYANG, "A-1", days=-2)
    await burst(desk, "f3")
