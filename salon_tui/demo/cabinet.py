"""The demo's filing cabinet: drawers, cards that stand in them, one that is out of date, and some to be put away."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from db.clients.operations import clients
from db.core.desk import Desk
from db.papers.cabinets import operations as cabinets
from db.papers.filing import operations as filing
from db.papers.printed import operations as paper
from db.printing.operations.jobs import saved

DRAWERS = (("A-1", ""), ("A-2", "H"), ("A-3", "M"), ("A-4", "X"))
"""Marks, and what each begins with."""
FILED = 30
"""Most cards that stand in them."""
LEFT = 3
"""Cards that were printed last and wait to be put away."""


def make_drawers(desk: Desk, keeper: int, request: Callable[[], str]) -> None:
    """A cabinet for the cards, with its keeper named."""
    cabinet = cabinets.save_cabinet(
        desk, cabinets.SaveCabinet(request_id=request(), mark="A", room="前台", keeper=keeper)
    )
    for mark, starts in DRAWERS:
        cabinets.save_drawer(
            desk, cabinets.SaveDrawer(request_id=request(), mark=mark, cabinet=cabinet.id, starts=starts)
        )


def file_cards(desk: Desk, known: Sequence[int], request: Callable[[], str]) -> None:
    """Prints the cards of the clients who came first, and puts them away."""
    for client in known[:FILED]:
        _print(desk, client)
        filing.file_paper(desk, filing.FilePaper(request(), client))


def leave_work(desk: Desk, known: Sequence[int], anew: Collection[int], request: Callable[[], str]) -> None:
    """What is to be done today: a card is out of date, one was printed anew, and those of new clients lie there.

    Args:
        desk: The reception's.
        known: Ids of the clients, in the order in which they came.
        anew: Of whom more is known than stands on the card, which is printed once more before that.
        request: Gives the next request id.
    """
    file_cards(desk, [client for client in known[:FILED] if client in anew], request)
    for client in known[1:2]:
        record = clients.open_client(desk, client)
        changed = clients.ChangeClient(
            request_id=request(), client=client, version=record.version, values={"dislikes": "香味太浓"}
        )
        clients.change_client(desk, changed)
    for client in (*known[2:3], *known[FILED:][-LEFT:]):
        _print(desk, client)


def _print(desk: Desk, client: int) -> None:
    """A card that has come out of the printer."""
    saved(desk, [paper.print_card(desk.on_paper(), client).paper])
