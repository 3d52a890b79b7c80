"""How to get to the pages of appointments, with something on them."""

from __future__ import annotations

from datetime import timedelta

from db.appointments.operations.arrival import check_in
from db.appointments.requests import CheckIn
from db.core.sql import rows
from db.visits.operations import CloseVisit, close_visit
from tests.db.salon import CHEN, EVANS, HAO, LI, LIFT, LIN, MOISTURE, OUYANG, PEEL, ZENG, Salon
from tests.screens.appointments.days import booked, waiting
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


def beds(salon: Salon) -> None:
    """Two beds and a room for two; what most clients come for takes a bed."""
    for kind, name, capacity in (("bed", "1号床", 1), ("bed", "2号床", 1), ("room", "双人房", 2)):
        rows(
            "INSERT INTO resource (version, kind, name, capacity, exclusive, active) VALUES (1, ?, ?, ?, 0, 1)",
            kind,
            name,
            capacity,
        )
    needs = "INSERT INTO service_need (service_id, kind, resource_id, count) VALUES (?, 'bed', NULL, 1)"
    rows(needs, salon.services[MOISTURE])


async def day(desk: Sitting, salon: Salon) -> None:
    """Today: one is here, and one waits for a time."""
    beds(salon)
    at = desk.app.desk_in_use
    here = booked(salon, at, LI, 9 * 60 + 30, MOISTURE, staff=HAO)
    check_in(at, CheckIn(request_id="here", appointment=here.id, version=here.version))
    a_day(desk, salon)
    waiting(salon, at, CHEN, salon.clock.today, PEEL, staff=LIN, times=("evening",))
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
    await burst(desk, "f6", *"曾丽", "enter", "2", "enter", "enter", "3", "enter", "enter", *"1430", "enter")


async def book_next(desk: Sitting, salon: Salon) -> None:
    """The next one of a client who was treated before."""
    at = desk.app.desk_in_use
    visit = salon.pay(at, salon.visit(at, OUYANG, MOISTURE, LIN))
    close_visit(at, CloseVisit("close", visit.id, visit.version))
    await burst(desk, "f2", *"8000", "enter", "f4", "1")


async def move(desk: Sitting, salon: Salon) -> None:
    """Another time for one of them."""
    a_day(desk, salon)
    await desk.go("day")
    await burst(desk, *"14", "enter", "f4", "1", "1", *"10", "enter")


async def walk_in(desk: Sitting, salon: Salon) -> None:
    """Somebody without an appointment, who asks for a beautician who is busy."""
    at = desk.app.desk_in_use
    booked(salon, at, ZENG, 10 * 60, MOISTURE, staff=LIN)
    await desk.go("walk_in")
    await burst(desk, "enter", *"王女士", "enter", "enter", "2", "enter", "enter", "3", "enter")


async def old_book(desk: Sitting, salon: Salon) -> None:
    """Two lines of the old book are in, the third is begun."""
    await desk.go("old_book", day=salon.clock.today + timedelta(days=1))
    for time, name in (("9", "曾丽"), ("1030", "陈思敏")):
        await burst(desk, *time, "enter", *name, "enter", "2", "enter", "enter", "3", "enter")
    await burst(desk, *"12")


async def guest(desk: Sitting, salon: Salon) -> None:
    """A guest with an appointment gets a file."""
    a_day(desk, salon)
    await desk.go("day")
    await burst(desk, *"1330", "right", "enter", "f6")


def waits(desk: Sitting, salon: Salon) -> None:
    """Three who wait: for today, for today with somebody, and for next week."""
    at = desk.app.desk_in_use
    today = salon.clock.today
    waiting(salon, at, OUYANG, today, PEEL, staff=LIN, times=("afternoon",))
    waiting(salon, at, "[/] 李女士", today, MOISTURE, LIFT)
    waiting(salon, at, ZENG, today + timedelta(days=6), MOISTURE, days=3)


async def waiting_list(desk: Sitting, salon: Salon) -> None:
    """Who waits."""
    a_day(desk, salon)
    waits(desk, salon)
    await desk.go("waiting")


async def offering(desk: Sitting, salon: Salon) -> None:
    """Which times can be offered to who waits longest."""
    await waiting_list(desk, salon)
    await burst(desk, "f4", "1")


async def wait(desk: Sitting, salon: Salon) -> None:
    """No time suits: what was typed goes to the waiting list."""
    await book(desk, salon)
    await burst(desk, "f4", "f4", "1")


async def booking_for_one(desk: Sitting, salon: Salon) -> None:
    """A new appointment for who waits."""
    await waiting_list(desk, salon)
    await burst(desk, "f10")


async def cancel(desk: Sitting, salon: Salon) -> None:
    """Why one of them is cancelled."""
    a_day(desk, salon)
    await desk.go("day")
    await burst(desk, *"14", "enter", "f4", "4")
