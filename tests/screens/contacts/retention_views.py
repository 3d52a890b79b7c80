"""How to get to the pages of who stays away or is watched."""

from __future__ import annotations

from datetime import timedelta

from db.contacts.operations.retention import SetAbsence, set_absence
from tests.db.contacts.retention.samples import absence, planned, watched
from tests.db.salon import CHEN, EVANS, LI, LIN, OUYANG, ZENG, Salon
from tests.screens.desks import Sitting


def some(desk: Sitting, salon: Salon) -> None:
    """Two are away, of one of whom somebody knows why; one is watched."""
    at = desk.app.desk_in_use
    absence(salon, at, LI, 172)
    line = absence(salon, at, CHEN, 114)
    said = SetAbsence(
        request_id="said",
        absence=line.id,
        version=line.version,
        reason="price",
        owner=salon.staff[LIN],
        next=salon.clock.today + timedelta(days=5),
    )
    set_absence(at, said)
    watched(salon, at, ZENG, "risk")
    watched(salon, at, EVANS, "growing", cause="friends", until=salon.clock.today + timedelta(days=60))


async def away(desk: Sitting, salon: Salon) -> None:
    """Who stays away."""
    some(desk, salon)
    await desk.go("retention")


async def on_paper(desk: Sitting, salon: Salon) -> None:
    """Who stays away, before that is printed."""
    await away(desk, salon)
    await desk.press("f9")


async def at_risk(desk: Sitting, salon: Salon) -> None:
    """Who is at risk."""
    await away(desk, salon)
    await desk.press("4")


async def why(desk: Sitting, salon: Salon) -> None:
    """Why one stays away."""
    await away(desk, salon)
    await desk.press("f10")


async def watching(desk: Sitting, salon: Salon) -> None:
    """Somebody is to be watched, from the card."""
    await desk.go("watch", card=int(_number(salon)))


def _number(salon: Salon) -> str:
    from db.core.sql import rows

    [(number,)] = rows("SELECT number FROM client WHERE id = ?", salon.clients[OUYANG])
    return str(number)


async def winning(desk: Sitting, salon: Salon) -> None:
    """Two who are to be won back."""
    at = desk.app.desk_in_use
    planned(salon, at, CHEN)
    planned(salon, at, LI, 0, matter="service", owner=salon.staff[LIN])
    await desk.go("winning")


async def win_back(desk: Sitting, salon: Salon) -> None:
    """A plan for a lost client."""
    watched(salon, desk.app.desk_in_use, ZENG, "lost", cause="other_salon")
    await desk.go("retention")
    await desk.press("3")
    await desk.more(_named("Win back"))


def _named(label: str) -> str:
    from salon_tui.words.i18n import _

    return _(label)
