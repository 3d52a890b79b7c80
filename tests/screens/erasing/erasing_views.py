"""How to get to the pages of erasing, with something on them."""

from __future__ import annotations

from dataclasses import replace

from db.clients.operations.clients import open_client
from db.core.sql import rows, run
from db.erasing.operations import erasing
from db.papers.printed.states import PaperState
from tests.db.erasing.calls import asked
from tests.db.papers.shelves import paper
from tests.db.salon import CHEN, MOISTURE, OUYANG, Salon
from tests.screens.desks import Sitting


def erased(salon: Salon, desk: Sitting) -> int:
    """Somebody with a card was erased; gives the id of the line in the register."""
    paper(salon, CHEN, state=PaperState.PRINTED)
    run("UPDATE salon SET solo = 1")
    at = replace(desk.app.desk_in_use, reason="申请")
    made = erasing.erase_client(at, asked(salon.clients[CHEN], "view")).id
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


async def expired_ticked(desk: Sitting, salon: Salon) -> None:
    """Health that was taken back and a file, both ticked."""
    run("UPDATE client SET away = 'archived', created_at = '2020-01-01 02:00:00' WHERE id = ?", salon.clients[CHEN])
    taken_back(salon)
    await desk.go("expired")
    await desk.press("space", "down", "space")


async def health(desk: Sitting, salon: Salon) -> None:
    """What destroying health would do; a treatment is locked."""
    run("UPDATE service SET medical = 1 WHERE id = ?", salon.services[MOISTURE])
    taken_back(salon)
    await desk.go("destroy_health", card=13)


def taken_back(salon: Salon) -> None:
    """A client has taken back that health is kept, the day after the last visit."""
    run(
        "INSERT INTO consent (client_id, purpose, value, state, text_version, at, by_id) "
        "VALUES (?, 'consent_health', 'no', 'withdrawn', '', '2026-03-09 02:00:00', 1)",
        salon.clients[OUYANG],
    )


def locked_record(salon: Salon, desk: Sitting) -> int:
    """Somebody had medical care and was erased; gives the id of what is locked."""
    run("UPDATE service SET medical = 1 WHERE id = ?", salon.services[MOISTURE])
    run("UPDATE salon SET solo = 1")
    at = replace(desk.app.desk_in_use, reason="申请")
    erasing.erase_client(at, asked(salon.clients[OUYANG], "view"))
    run("UPDATE salon SET solo = 0")
    [(id,)] = rows("SELECT id FROM locked_record")
    return int(id)


async def locked(desk: Sitting, salon: Salon) -> None:
    """What a law keeps of who was erased."""
    locked_record(salon, desk)
    await desk.go("locked")


async def open_locked(desk: Sitting, salon: Salon) -> None:
    """It before it is printed for a court."""
    id = locked_record(salon, desk)
    await desk.go("print_locked", locked=id, purpose="court", why="朝法〔2026〕12号")


async def archived(desk: Sitting, salon: Salon) -> None:
    """Somebody who has stayed away for two years, found by the name."""
    run("UPDATE client SET away = 'archived' WHERE id = ?", salon.clients[OUYANG])
    await desk.press("f2", *"oy")
