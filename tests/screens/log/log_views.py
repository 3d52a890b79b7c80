"""How to get to the pages of the log, with something on them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from db.clients.operations.clients import open_client, reveal
from db.core.errors import Refused
from db.filters.operations import print_filtered, print_skin_index
from db.filters.records import Filters
from tests.db.salon import CHEN, LI, OUYANG, Salon
from tests.screens.desks import Sitting


def looked(desk: Sitting, salon: Salon) -> None:
    """Somebody looks, changes, prints, and is refused."""
    at = desk.app.desk_in_use
    reveal(at, salon.clients[LI])
    salon.change(at, open_client(at, salon.clients[OUYANG]), occupation="老师", district="[/] <b>𬭎里")
    print_filtered(at, Filters(sexes=("female",)))
    open_client(replace(at, reason="[red]客户来电[/] <b>要改预约 & 地址"), salon.clients[CHEN])
    with suppress(Refused):
        print_skin_index(at)


async def log(desk: Sitting, salon: Salon) -> None:
    """The log, with a reason under the mark."""
    looked(desk, salon)
    await desk.go("log")
    await desk.press("down")


async def own_log(desk: Sitting, salon: Salon) -> None:
    """What somebody did who may not read the log."""
    open_client(desk.app.desk_in_use, salon.clients[OUYANG])
    await desk.go("log")


async def filters(desk: Sitting, salon: Salon) -> None:
    """What to look for."""
    looked(desk, salon)
    await desk.go("log_filters")
    await desk.fill("林小雨", "1 5", "8000", "", "", "1")
