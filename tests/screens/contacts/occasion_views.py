"""How to get to the pages of festivals, seasons and congratulations, with something on them."""

from __future__ import annotations

from db.clients.operations.clients import open_client
from db.contacts.operations.making import make_day
from tests.db.contacts.occasions.samples import keep
from tests.db.contacts.tasks.samples import called
from tests.db.salon import CHEN, LI, OUYANG, Salon
from tests.screens.desks import Sitting


async def occasions(desk: Sitting, salon: Salon) -> None:
    """Those that ship, and one of the salon's own."""
    keep(salon, desk.app.desk_in_use, name="十周年店庆", text="谢谢您十年来的陪伴。\n周岚敬上")
    await desk.go("occasions")


async def reaching(desk: Sitting, salon: Salon) -> None:
    """Whom to reach, of whom one was reached."""
    at = desk.app.desk_in_use
    make_day(at)
    salon.change(at, open_client(at, salon.clients[LI]), grade="diamond", consent_contact=("post",))
    salon.change(at, open_client(at, salon.clients[CHEN]), grade="diamond")
    one = keep(salon, at, kind="festival", name="踏青节", day="L--01-25", lead_days=9, text="春分将至，祝您安康。")
    called(salon, at, OUYANG, "festival")
    await desk.go("occasion", occasion=one.id)
