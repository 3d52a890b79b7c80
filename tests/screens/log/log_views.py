"""How to get to the pages of the log, with something on them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from db.clients.operations.clients import open_client, reveal
from db.core.errors import Refused
from db.core.row_values import moment_text
from db.core.sql import rows
from db.filters.operations import print_filtered, print_skin_index
from db.filters.records import Filters
from db.log.operations import check_head
from tests.db.money.till.closing import close
from tests.db.salon import CHEN, LI, LIN, OUYANG, PEEL, Salon
from tests.screens.desks import Sitting, burst


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


def printed(entry: int) -> str:
    """The head of an entry as the closing sheet has it."""
    [(head,)] = rows("SELECT hash FROM audit_entry WHERE seq = ?", entry)
    return " ".join(head[at : at + 4] for at in range(0, 64, 4))


def closed(desk: Sitting, salon: Salon) -> int:
    """Two days that were closed, of which the first was held against paper; gives the entry of the second."""
    at = desk.app.desk_in_use
    salon.clock.forward(days=-2)
    close(salon, at)
    salon.clock.forward(days=1)
    close(salon, at)
    salon.clock.forward(days=1)
    first, second = [seq for (seq,) in rows("SELECT head_seq FROM till ORDER BY id")]
    check_head(at, first, printed(first))
    return int(second)


async def heads(desk: Sitting, salon: Salon) -> None:
    """Which days' heads were typed from paper."""
    closed(desk, salon)
    await desk.go("log_heads")


async def mistyped(desk: Sitting, salon: Salon) -> None:
    """A digest of which groups were left out."""
    entry = closed(desk, salon)
    await desk.go("log_heads")
    await desk.press("f6")
    await desk.fill(str(entry), "3e84 8595 65a8 cf2a dead")
    await desk.press("f10")


async def who_looked(desk: Sitting, salon: Salon) -> None:
    """Who looked at a file, from the card."""
    looked(desk, salon)
    at = desk.app.desk_in_use
    for _ in range(3):
        open_client(at, salon.clients[OUYANG])
    await burst(desk, "f2", *"8000", "enter")
    card = desk.app.page("client").target["record"].number
    desk.app.show_page("who_looked", card=int(card))
    await desk.settle()


async def for_the_client(desk: Sitting, salon: Salon) -> None:
    """The same, before it is printed."""
    await who_looked(desk, salon)
    await desk.press("f9")


def many_files(salon: Salon) -> None:
    """A day on which somebody had to do with many files, and something that was looked at."""
    day, at = salon.clock.today, moment_text(salon.clock.now)
    rows(
        "INSERT INTO review (at, staff_id, operation, reason, day, clients, usual) "
        "VALUES (?, ?, 'count_clients', '', ?, 61, 12)",
        at,
        salon.staff[LIN],
        (day - timedelta(days=1)).isoformat(),
    )
    rows(
        "INSERT INTO review (at, staff_id, operation, client_id, reason, looked_at, looked_by_id, remark) "
        "VALUES (?, ?, 'break_glass', ?, '[b]来电[/]', ?, 1, '<i>问过 & 没事</i>')",
        at,
        salon.staff[LIN],
        salon.clients[CHEN],
        at,
    )


async def let_through(desk: Sitting, salon: Salon) -> None:
    """What was let through against health."""
    visit = salon.visit(desk.app.desk_in_use, OUYANG)
    rows(
        "INSERT INTO override (visit_id, item, alert, reason, by_id, approver_id, at, outcome) "
        "VALUES (?, ?, 'acids', '[red]医生同意[/] <b>', ?, 1, ?, 'none')",
        visit.id,
        PEEL,
        salon.staff[LIN],
        moment_text(salon.clock.now),
    )
    await desk.go("let_through")
