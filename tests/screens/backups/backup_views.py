"""How to get to the pages of backups, with something on them."""

from __future__ import annotations

from datetime import timedelta

from db.backup.operations.places import save_places
from db.core.row_values import moment_text
from db.core.sql import rows
from tests.db.salon import Salon
from tests.screens.desks import Sitting


async def backups(desk: Sitting, salon: Salon) -> None:
    """Good ones in a folder and on a stick, and one that had no room."""
    at = desk.app.desk_in_use
    rows("DELETE FROM backup")
    for days, where, made in (
        (3, "/srv/backups", 4_200_000),
        (2, "SALON A", 4_200_000),
        (1, "SALON B", "no_room"),
        (1, "/srv/backups", 4_300_000),
    ):
        rows(
            "INSERT INTO backup (at, place, name, failure, bytes, rows, seq, hash) VALUES (?, ?, ?, ?, ?, ?, 0, '')",
            moment_text(salon.clock() - timedelta(days=days)),
            where,
            "" if isinstance(made, str) else "salon-0123456789abcdef-20260309T100000Z-1234",
            made if isinstance(made, str) else "",
            0 if isinstance(made, str) else made,
            0 if isinstance(made, str) else 61_240,
        )
    save_places(at, "/srv/backups", ("SALON A", "SALON B"))
    await desk.go("backups")


async def none(desk: Sitting, salon: Salon) -> None:
    """Before the first."""
    rows("DELETE FROM backup")
    await desk.go("backups")
