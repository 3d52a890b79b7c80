"""How to get to the pages of the roster and of beds and rooms, with something on them."""

from __future__ import annotations

from datetime import timedelta

from db.core.desk import Desk
from db.resources.operations import SaveServiceNeeds, save_service_needs
from db.resources.records import Need, ServiceNeeds
from db.roster.operations.blocks import BlockTime, block_time
from db.roster.operations.opening import CloseSalonDay, close_salon_day
from tests.db.resources.samples import resource
from tests.db.roster.samples import MONDAY, NEXT_MONDAY, assign, booked, shift
from tests.db.salon import CHEN, HAO, LIFT, LIN, OUYANG, ZENG, Salon
from tests.screens.desks import Sitting, burst


def furnish(at: Desk, salon: Salon) -> tuple[int, ...]:
    """Four shifts; gives their ids."""
    made = (
        shift(salon, at, "早班", break_start=720, break_finish=750),
        shift(salon, at, "晚班", start=720, finish=1260),
        shift(salon, at, "休息", kind="rest"),
        shift(salon, at, "请假", short="假", kind="leave"),
    )
    return tuple(one.id for one in made)


async def roster(desk: Sitting, salon: Salon) -> None:
    """Two people's week, one of them away over an appointment, and a day on which the salon is closed."""
    at = desk.app.desk_in_use
    early, late, rest, leave = furnish(at, salon)
    for person, weeks in ((LIN, (early, early, rest, early, early, early, early)), (HAO, (late, rest, *([late] * 5)))):
        for past, which in enumerate(weeks):
            for monday in (MONDAY, NEXT_MONDAY):
                assign(salon, at, person, monday + timedelta(days=past), which)
    friday = MONDAY + timedelta(days=4)
    assign(salon, at, HAO, friday, leave, version=1)
    for start, who in ((780, OUYANG), (900, CHEN)):
        booked(salon, friday, start, HAO, who)
    booked(salon, friday, 600, LIN, ZENG)
    close_salon_day(
        at, CloseSalonDay(request_id=salon.request(), day=MONDAY + timedelta(days=6), closed=True, note="盘点")
    )
    await desk.go("roster")


async def unsaved(desk: Sitting, salon: Salon) -> None:
    """Leave over an appointment, set and not saved."""
    await roster(desk, salon)
    await burst(desk, "right", "right", "right", "right", "4")


async def shifts(desk: Sitting, salon: Salon) -> None:
    """The shifts."""
    furnish(desk.app.desk_in_use, salon)
    await desk.go("shifts")


async def salon_days(desk: Sitting, salon: Salon) -> None:
    """A holiday, and a day with other hours."""
    at, day = desk.app.desk_in_use, salon.clock.today + timedelta(days=30)
    close_salon_day(at, CloseSalonDay(request_id=salon.request(), day=day, note="盘点"))
    close_salon_day(
        at,
        CloseSalonDay(
            request_id=salon.request(), day=day + timedelta(days=1), closed=False, start=720, finish=1080, note="半天"
        ),
    )
    await desk.go("salon_days")


async def blocks(desk: Sitting, salon: Salon) -> None:
    """Somebody who is ill, a bed that is mended, and no power."""
    at, today = desk.app.desk_in_use, salon.clock.today
    bed = resource(salon, at)
    for person, place, start, why in (
        (salon.staff[LIN], None, 540, "发烧，上午不来"),
        (None, bed.id, 600, "修理"),
        (None, None, 720, "停电"),
    ):
        block_time(
            at,
            BlockTime(
                request_id=salon.request(),
                day=today,
                start=start,
                finish=start + 120,
                why=why,
                person=person,
                resource=place,
            ),
        )
    await desk.go("blocks")


async def over_bookings(desk: Sitting, salon: Salon) -> None:
    """Time to be blocked in which somebody is booked."""
    booked(salon, salon.clock.today, 600, LIN, OUYANG)
    booked(salon, salon.clock.today, 660, LIN, CHEN)
    await desk.go("block")
    # 0 is the whole salon
    await burst(desk, "0", "enter", "enter", *"9", "enter", *"18", "enter", *"停电", "f10")


async def resources(desk: Sitting, salon: Salon) -> None:
    """Two beds, a double room, an instrument, and what one service takes of them."""
    at = desk.app.desk_in_use
    resource(salon, at, "1号床")
    resource(salon, at, "2号床")
    resource(salon, at, "双人房", "room", capacity=2)
    laser = resource(salon, at, "光子仪", "instrument", exclusive=True)
    needs = ServiceNeeds(
        after=10,
        free_from=20,
        free_minutes=20,
        interval_days=28,
        needs=(Need("bed", None, 1), Need("", laser.id, 1)),
        staff=(salon.staff[LIN], salon.staff[HAO]),
    )
    save_service_needs(
        at,
        SaveServiceNeeds(request_id=salon.request(), service=salon.services[LIFT], version=1, needs=needs),
    )
    await desk.go("resources")


async def service_needs(desk: Sitting, salon: Salon) -> None:
    """What the third service asks."""
    await resources(desk, salon)
    await desk.go("services")
    await burst(desk, "down", "down", "f4", "1")
