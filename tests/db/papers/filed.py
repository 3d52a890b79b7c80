"""A cabinet with two drawers, and cards that are printed and put away through the operations."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from db.clients.operations import clients
from db.core.desk import Desk
from db.core.sql import rows
from db.papers.cabinets import operations as cabinets
from db.papers.filing import operations as filing
from db.papers.printed import operations as paper
from db.printing.operations.jobs import saved
from db.sheets.client import CardSheet, IntakeSheet
from tests.db.salon import Salon

S = TypeVar("S", CardSheet, IntakeSheet)


def make_drawers(salon: Salon, at: Desk) -> None:
    """A cabinet with two drawers for cards: A-1, and A-2 from M on."""
    box = cabinets.save_cabinet(at, cabinets.SaveCabinet(request_id=salon.request(), mark="A"))
    for mark, starts in (("A-1", ""), ("A-2", "M")):
        cabinets.save_drawer(
            at, cabinets.SaveDrawer(request_id=salon.request(), mark=mark, cabinet=box.id, starts=starts)
        )


def print_out(operation: Callable[[Desk, int], S], at: Desk, client: int) -> S:
    """Prints a card or a form on a printer, and it comes out."""
    sheet = operation(at.on_paper(), client)
    saved(at, [sheet.paper])
    return sheet


def put_away(salon: Salon, at: Desk, name: str) -> filing.Filed:
    """Prints a client's card and files it."""
    print_out(paper.print_card, at, salon.clients[name])
    return filing.file_paper(at, filing.FilePaper(salon.request(), salon.clients[name]))


def change(salon: Salon, at: Desk, whose: str, /, **values: object) -> None:
    """Changes a client's file."""
    salon.change(at, clients.open_client(at, salon.clients[whose]), **values)


def states(salon: Salon, name: str) -> list[tuple[str, int, str]]:
    """Kind, version and state of every paper of a client, in the order in which they were printed."""
    return rows("SELECT kind, version, state FROM sheet WHERE client_id = ? ORDER BY id", salon.clients[name])
