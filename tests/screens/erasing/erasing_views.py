"""How to get to the pages of erasing, with something on them."""

from __future__ import annotations

from dataclasses import replace

from db.clients.operations.clients import open_client
from db.core.sql import run
from db.erasing import operations
from db.papers.printed.states import PaperState
from tests.db.erasing.calls import asked
from tests.db.papers.shelves import paper
from tests.db.salon import CHEN, OUYANG, Salon
from tests.screens.desks import Sitting


def erased(salon: Salon, desk: Sitting) -> int:
    """Somebody with a card was erased; gives the id of the line in the register."""
    paper(salon, CHEN, state=PaperState.PRINTED)
    run("UPDATE salon SET solo = 1")
    at = replace(desk.app.desk_in_use, reason="申请")
    made = operations.erase_client(at, asked(salon.clients[CHEN], "view")).id
    run("UPDATE salon SET solo = 0")
    return made


async def before(desk: Sitting, salon: Salon) -> None:
    """What erasing would do."""
    paper(salon, OUYANG, state=PaperState.PRINTED)
    card = open_client(desk.app.desk_in_use, salon.clients[OUYANG]).number
    await desk.go("erase", card=int(card))


async def register(desk: Sitting, salon: Salon) -> None:
    """The register, with a slip whose papers are still there."""
    erased(salon, desk)
    await desk.go("destructions")


async def slip(desk: Sitting, salon: Salon) -> None:
    """The slip before it is printed."""
    await desk.go("print_destroy_slip", destruction=erased(salon, desk))


async def expired(desk: Sitting, salon: Salon) -> None:
    """Somebody who has been away for longer than a file is kept."""
    run("UPDATE client SET away = 'archived', created_at = '2020-01-01 02:00:00' WHERE id = ?", salon.clients[CHEN])
    await desk.go("expired")
