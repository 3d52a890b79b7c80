"""Standard tasks with what is taken down of a client: two analyses side by side, the next version of a plan."""

from __future__ import annotations

from datetime import timedelta

from db.dated.operations import save_dated
from db.dated.requests import SaveDated
from db.fields.values import Value
from tests.db.salon import LIN, OUYANG, OWNER, Salon
from tests.journeys.homes import Home
from tests.journeys.salon import Seat
from tests.journeys.standard.task import Task

WHY = "眼周出现细纹"


def take_down(home: Home, salon: Salon) -> None:
    """Two analyses and a plan."""
    client = salon.clients[OUYANG]
    skin: dict[str, Value] = {"method": ("eye",), "zones_seen": ("nose",), "pores[nose]": "2"}
    # the plan is somebody else's: her own she would put right, on its day, without a new version
    for name, days, kind, values in (
        (LIN, 60, "skin", skin),
        (LIN, 0, "skin", {**skin, "pores[nose]": "1"}),
        (OWNER, 0, "plan", {"problems": "缺水"}),
    ):
        with home.desk(name) as at:
            day = at.archive.clock().date() - timedelta(days=days)
            save_dated(at, SaveDated(request_id=f"{kind}{days}", client=client, kind=kind, values=values, day=day))


def _at_the_card(seat: Seat) -> None:
    seat.lock()
    seat.sign_in(LIN)
    seat.open_card("8000", OUYANG)


def _compare(seat: Seat) -> None:
    """The tab of the skin, and its digit once more."""
    seat.press("3", "3")
    seat.wait(f"▼ {seat.said('lighter')}")


def _at_the_plan(seat: Seat) -> None:
    seat.press("4")
    seat.wait("缺水")


def _revise(seat: Seat) -> None:
    """From the plan's tab: the form, why, on to what is to be changed, saved."""
    seat.press("f10")
    seat.wait_head(seat.said("next version"))
    seat.type(WHY)
    seat.press("enter", "f10")
    seat.wait(seat.said("replaced"))


def _at_the_skin(seat: Seat) -> None:
    seat.press("f12")
    seat.wait(seat.said("{digit} again: {name}").partition("{digit}")[0] + "3")


def _analyse(seat: Seat) -> None:
    """From the skin's tab: like the last, what is seen otherwise, on by two pages, saved."""
    seat.press("ctrl+r")
    seat.wait_head(seat.said("~ check each page"))
    seat.type("7 3.2")
    seat.press("pgdn", "pgdn", "f10")
    seat.wait_said("saved")


DATED = (
    Task("Compare the last two skin analyses, from the card", 2, _compare, _at_the_card),
    Task("Take down an analysis by what has changed, from the skin's tab", 4, _analyse, _at_the_skin, "what is typed"),
    Task("Revise the care plan, from its tab", 3, _revise, _at_the_plan, "the reason and what changes"),
)
