"""Standard tasks with what is to be done."""

from __future__ import annotations

from datetime import date, timedelta

from tests.journeys.salon import Seat
from tests.journeys.tasks import Task, go_home

WHAT = "订花"


def _at_a_task(seat: Seat) -> None:
    """A task of one's own, the last of the fortnight that the list shows."""
    go_home(seat)
    seat.press("0", "2", "1")
    seat.wait_head(seat.said("Tasks"))
    seat.press("f6")
    seat.wait_head(seat.said("New task"))
    seat.type(WHAT)
    seat.press("enter")
    seat.type(f"{date.today() + timedelta(days=13):%m%d}")
    seat.press("f10")
    # back in the list, which counts whose they are
    seat.wait(seat.said("of my role"))
    seat.press("end")


def _put_off(seat: Seat) -> None:
    """To another day."""
    day = date.today() + timedelta(days=20)
    seat.press("f4", "1")
    seat.wait(seat.said("To which day? {task}").partition("{")[0])
    seat.type(f"{day:%m%d}")
    seat.press("f10")
    seat.wait(seat.said("put off to {day} {weekday}").partition("{")[0] + f"{day:%m-%d}")


CONTACTS = (Task("Put off a task", 3, _put_off, _at_a_task, "the date"),)
