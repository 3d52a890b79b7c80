"""How to get to the pages of merging, with something on them."""

from __future__ import annotations

from dataclasses import replace

from db.clients.operations.clients import open_client
from db.core.sql import run
from db.merging import operations
from salon_tui.screens.merging.undo import UndoMergePage
from tests.db.merging.files import asked, card
from tests.db.salon import OUYANG, Salon
from tests.screens.desks import Sitting


def two_files(salon: Salon, desk: Sitting) -> tuple[int, int]:
    """Two files of one person, who was written down differently."""
    at = desk.app.desk_in_use
    run("UPDATE client SET birthday = '1988-03-12', birth_month_day = '03-12' WHERE id = ?", salon.clients[OUYANG])
    other = salon.register(
        at,
        "欧阳静宜",
        "13800138000",
        birthday="1988-03-12",
        address="海淀区中关村2号 [/] O'Brien & <b> 𬭎",
        no_instruments=("epilepsy",),
        illness="偏头痛",
        wishes="提亮",
        consent_file=True,
        consent_health=True,
    )
    run(
        "INSERT INTO contact (client_id, day, at, by_id, purpose, channel, direction, outcome, summary, next_place, "
        "next_about) VALUES (?, '2026-03-01', '2026-03-01 02:00:00', 1, 'recall', 'phone', 'out', 'reached', '', '', "
        "'')",
        other.id,
    )
    card(other.id, "filed")
    return salon.clients[OUYANG], other.id


async def pairs(desk: Sitting, salon: Salon) -> None:
    """Who may be one person."""
    two_files(salon, desk)
    salon.register(desk.app.desk_in_use, "曾莉", "13700137002")
    await desk.go("pairs")


async def file_pairs(desk: Sitting, salon: Salon) -> None:
    """The same for one client."""
    two_files(salon, desk)
    card = open_client(desk.app.desk_in_use, salon.clients[OUYANG]).number
    await desk.go("file_pairs", card=int(card))


async def side_by_side(desk: Sitting, salon: Salon) -> None:
    """Two files, of which one becomes part of the other, from the list of such pairs."""
    two_files(salon, desk)
    salon.register(desk.app.desk_in_use, "曾莉", "13700137002")
    await desk.go("pairs")
    await desk.press("enter")


async def done(desk: Sitting, salon: Salon) -> int:
    """A merge that was done, and a visit since."""
    kept, gone = two_files(salon, desk)
    run("UPDATE salon SET solo = 1")
    at = replace(desk.app.desk_in_use, reason="核对")
    made = operations.merge(at, asked(salon, kept, gone))
    run("UPDATE salon SET solo = 0")
    salon.visit(at, kept)
    await desk.go("undo_merge", merge=made.id)
    return gone


async def slip(desk: Sitting, salon: Salon) -> None:
    """What is to be done with the old card."""
    await done(desk, salon)
    await desk.press("f9")


async def merged_card(desk: Sitting, salon: Salon) -> None:
    """The card of who is part of another."""
    gone = await done(desk, salon)
    page = desk.app.screen
    assert isinstance(page, UndoMergePage)
    desk.app.show_client(page, gone, [gone])
    await desk.settle()
