"""Standard tasks with what is to be done, and with whom is to be reached."""

from __future__ import annotations

import re
from datetime import date, timedelta

from db.contacts.operations.tasks import MakeTask, make_task
from tests.db.salon import DESK_WOMAN, LI, Salon
from tests.journeys.homes import Home
from tests.journeys.salon import Seat
from tests.journeys.standard.task import Task, go_home

WHAT, CALL = "订花", "回访新品"


def ask_to_call(home: Home, salon: Salon) -> None:
    """The reception is to call somebody."""
    with home.desk(DESK_WOMAN) as at:
        due = at.archive.clock().date() + timedelta(days=1)
        make_task(at, MakeTask(request_id="call", text=CALL, due=due, client=salon.clients[LI]))


def _list(seat: Seat) -> None:
    go_home(seat)
    seat.press("0", "2", "1")
    seat.wait_head(seat.said("Tasks"))


def _at_a_task(seat: Seat) -> None:
    """A task of one's own, the last of the fortnight that the list shows."""
    _list(seat)
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
    seat.wait(seat.said("put off to {day} {weekday}").partition("{")[0] + f"{day}")


def _at_a_call(seat: Seat) -> None:
    _list(seat)
    seat.wait(CALL)
    found = re.search(rf"(\d) +[!·] .*{CALL}", seat.text)
    assert found, seat.text
    seat.press(*["down"] * (int(found[1]) - 1))


def _call(seat: Seat) -> None:
    """From the list: the digit of the result, what was said, month and day of the next time."""
    seat.press("f10")
    seat.wait_head(LI, CALL)
    seat.type("1")
    seat.type("月底来")
    seat.press("enter")
    seat.type("1227")
    seat.press("f10")
    seat.wait(seat.said("Written down: {name}, {what}", name=LI, what=""))


CONTACTS = (
    Task("Put off a task", 3, _put_off, _at_a_task, "the date"),
    Task("Log a call with its result and the next date, from the task", 4, _call, _at_a_call, "what is typed"),
)
