"""How to get to the pages that print the papers of a day, with somebody on them."""

from __future__ import annotations

from datetime import timedelta

from db.appointments.records import AppointmentRecord
from db.core.desk import Desk
from db.visits.operations import ProductUsed
from tests.db.appointments.samples import book, part, tomorrow
from tests.db.appointments.test_printing import needing
from tests.db.resources.samples import resource
from tests.db.salon import CHEN, HAO, LIFT, LIN, MOISTURE, OUYANG, OWNER, Salon
from tests.screens.desks import Sitting, burst


def fill_day(salon: Salon, at: Desk) -> AppointmentRecord:
    """Three who come tomorrow, one of them without a file, and the next two appointments of one of them."""
    resource(salon, at, "双人房", kind="room", capacity=2)
    resource(salon, at, "导入仪", kind="instrument")
    needing(salon, at, MOISTURE, "room", "instrument")
    salon.save(at, salon.visit(at, OUYANG), products=(ProductUsed("修护精华"),))
    first = book(salon, at, OUYANG, 600, parts=(part(salon), part(salon, HAO, LIFT)))
    for weeks in (1, 2):
        book(salon, at, OUYANG, 660, day=tomorrow(salon) + timedelta(weeks=weeks))
    book(salon, at, CHEN, 840, parts=(part(salon, HAO, LIFT),))
    book(salon, at, "", 780, parts=(part(salon, LIN, LIFT),))
    return first


async def _filled(desk: Sitting, salon: Salon) -> AppointmentRecord:
    """The day, filled by the owner; then who was at the desk is there again."""
    [who] = [name for name, id in salon.staff.items() if id == desk.app.desk_in_use.staff]
    first = fill_day(salon, salon.desk(OWNER))
    desk.app.enter(salon.desk(who))
    await desk.settle()
    return first


async def day_sheet(desk: Sitting, salon: Salon) -> None:
    """Tomorrow's."""
    await _filled(desk, salon)
    await desk.go("print_day_sheet", day=tomorrow(salon))


async def day_sheet_of_a_room(desk: Sitting, salon: Salon) -> None:
    """Tomorrow's, of the only room."""
    await day_sheet(desk, salon)
    await burst(desk, "f4", "1", "2")


async def which_room(desk: Sitting, salon: Salon) -> None:
    """The rooms that there are."""
    await day_sheet(desk, salon)
    await burst(desk, "f4", "1")


async def preparation(desk: Sitting, salon: Salon) -> None:
    """What is got ready for tomorrow."""
    await _filled(desk, salon)
    await desk.go("print_preparation")


async def pre_read(desk: Sitting, salon: Salon) -> None:
    """What the first of the beauticians reads."""
    await preparation(desk, salon)
    await burst(desk, "2")


async def slips(desk: Sitting, salon: Salon) -> None:
    """Slips on A4."""
    first = await _filled(desk, salon)
    await desk.go("print_appointment", appointment=first.id)
    await burst(desk, "2")
