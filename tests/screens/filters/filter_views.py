"""How to get to the pages of filters, with something on them."""

from __future__ import annotations

from db.clients.operations.clients import open_client
from tests.db.dated.samples import save
from tests.db.salon import CHEN, EVANS, LI, OUYANG, ZENG, Salon
from tests.screens.desks import Sitting


def crowd(desk: Sitting, salon: Salon) -> None:
    """Clients of several districts and grades, some of whose skin was looked at."""
    at = desk.app.desk_in_use
    for name, grade, district in (
        (OUYANG, "gold", "静安区"),
        (CHEN, "gold", "[/] O'Brien & <b>"),
        (ZENG, "silver", "静安区𬭎里"),
        (EVANS, "diamond", "Central"),
        (LI, "gold", "徐汇区"),
    ):
        salon.change(at, open_client(at, salon.clients[name]), grade=grade, district=district)
    for name in (OUYANG, LI):
        save(salon, at, salon.clients[name])


async def filters(desk: Sitting, salon: Salon) -> None:
    """The form, with some of it filled in."""
    crowd(desk, salon)
    await desk.go("filters")
    await desk.fill("2 3", "1", "20", "45", "3", "静安 [/] <b>")


async def filtered(desk: Sitting, salon: Salon) -> None:
    """Whom a grade and some words leave."""
    crowd(desk, salon)
    await desk.go("filters")
    await desk.fill("2 3", "", "", "", "", "静安 徐汇 𬭎")
    await desk.press("f10")


async def on_paper(desk: Sitting, salon: Salon) -> None:
    """Their list, before it is printed."""
    await filtered(desk, salon)
    await desk.press("f9")


async def index_on_paper(desk: Sitting, salon: Salon) -> None:
    """Before the index is printed."""
    await by_skin(desk, salon)
    await desk.press("f9")


async def by_skin(desk: Sitting, salon: Salon) -> None:
    """What the skin of some is like."""
    crowd(desk, salon)
    await desk.go("skin_index")
