"""How to get to the pages of cabinets and loans, with something in them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from db.clients.operations.clients import open_client
from db.papers.cabinets import operations as cabinets
from db.papers.filing import operations as filing
from db.papers.printed import operations as paper
from tests.db.papers.filed import print_out
from tests.db.papers.lent import put_out
from tests.db.salon import CHEN, DENG, LI, OUYANG, ZENG, Salon
from tests.screens.desks import Sitting, burst


async def loans(desk: Sitting, salon: Salon) -> None:
    """A loan of every state, one of them overdue."""
    put_out(salon, OUYANG, "A-1", days=-2)
    put_out(salon, CHEN, "A-2", approved=False)
    put_out(salon, ZENG, "A-3", out=False)
    put_out(salon, LI, "A-4")
    await desk.go("loans")


async def shelved(desk: Sitting, salon: Salon) -> None:
    """A cabinet with two drawers, one card in each, one that is printed again, one to be put away."""
    at = desk.app.desk_in_use
    asked = cabinets.SaveCabinet(request_id="box", mark="A", room="前台", keeper=salon.staff[DENG])
    box = cabinets.save_cabinet(at, asked).id
    for mark, starts in (("A-1", ""), ("A-2", "M")):
        cabinets.save_drawer(at, cabinets.SaveDrawer(request_id=mark, mark=mark, cabinet=box, starts=starts))
    for name in (CHEN, OUYANG, ZENG):
        print_out(paper.print_card, at, salon.clients[name])
        filing.file_paper(at, filing.FilePaper(f"file {name}", salon.clients[name]))
    for name in (LI, OUYANG):
        print_out(paper.print_card, at, salon.clients[name])
    print_out(paper.print_card, at, salon.clients[CHEN])
    filing.file_paper(at, filing.FilePaper("again", salon.clients[CHEN]))
    salon.change(at, open_client(at, salon.clients[ZENG]), grade="gold")


def after_cabinets(name: str, *keys: str) -> Callable[[Sitting, Salon], Awaitable[None]]:
    async def go(desk: Sitting, salon: Salon) -> None:
        await shelved(desk, salon)
        await desk.go(name)
        await burst(desk, *keys)

    return go


async def papers_of_a_client(desk: Sitting, salon: Salon) -> None:
    await shelved(desk, salon)
    await burst(desk, "f2", *"8000", "enter", "8")
