"""How to get to the pages of appointments, with something on them."""

from __future__ import annotations

from tests.db.salon import CHEN, EVANS, HAO, LI, LIFT, LIN, MOISTURE, OUYANG, PEEL, ZENG, Salon
from tests.screens.appointments.days import booked
from tests.screens.desks import Sitting, burst


def a_day(desk: Sitting, salon: Salon) -> None:
    """Six of them, one with two services, one guest, one whose health is to be cleared."""
    at = desk.app.desk_in_use
    booked(salon, at, CHEN, 11 * 60, MOISTURE, staff=HAO)
    booked(salon, at, OUYANG, 14 * 60, MOISTURE, LIFT, staff=LIN)
    booked(salon, at, "[/] 王女士", 13 * 60 + 30, MOISTURE, staff=HAO)
    booked(salon, at, EVANS, 15 * 60, LIFT, staff=HAO)
    booked(salon, at, ZENG, 16 * 60 + 15, MOISTURE, staff=LIN)
    booked(salon, at, LI, 17 * 60 + 30, PEEL, staff=HAO)


async def day(desk: Sitting, salon: Salon) -> None:
    """Today."""
    a_day(desk, salon)
    await desk.go("day")


async def no_day(desk: Sitting, salon: Salon) -> None:
    """A day on which nobody has booked."""
    await desk.go("day")


async def home(desk: Sitting, salon: Salon) -> None:
    """The opening page, with who is still to come."""
    a_day(desk, salon)
    await burst(desk, "f5")


async def appointment(desk: Sitting, salon: Salon) -> None:
    """One of them."""
    a_day(desk, salon)
    await desk.go("day")
    await burst(desk, *"14", "enter")


async def book(desk: Sitting, salon: Salon) -> None:
    """A new one, at a time that is taken."""
    a_day(desk, salon)
    await desk.go("day")
    await burst(
        desk, "f6", *"曾丽", "enter", "enter", "enter", "2", "enter", "enter", "3", "enter", "enter", *"1430", "enter"
    )


async def move(desk: Sitting, salon: Salon) -> None:
    """Another time for one of them."""
    a_day(desk, salon)
    await desk.go("day")
    await burst(desk, *"14", "enter", "f4", "1", *"10", "enter")


async def cancel(desk: Sitting, salon: Salon) -> None:
    """Why one of them is cancelled."""
    a_day(desk, salon)
    await desk.go("day")
    await burst(desk, *"14", "enter", "f4", "4")
