"""How to get to the pages of backups, with something on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from db.backup.operations.places import save_places
from db.backup.operations.restoring import RestorePlan
from db.backup.records import Backup, Contents, FoundBackup, Manifest, SavedOn
from db.core.row_values import moment_text
from db.core.sql import rows
from salon_tui.screens.backups.before_sign_in import RestoreBeforeSignInPage
from salon_tui.screens.backups.restoring import ConfirmRestore, RestorePage
from tests.db.salon import OWNER, Salon
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


async def proof(desk: Sitting, salon: Salon) -> None:
    """What the last trial has shown."""
    made = salon.clock() - timedelta(hours=12)
    rows(
        "INSERT INTO drill (at, place, name, made, rows, same, seq, hash, leads_here, log_broken_at, by_id) "
        "VALUES (?, '/srv/backups', 'salon-1', ?, 61240, 61212, 1234, '', 1, 0, ?)",
        moment_text(salon.clock()),
        moment_text(made),
        salon.staff[OWNER],
    )
    await desk.go("proof")


async def none(desk: Sitting, salon: Salon) -> None:
    """Before the first."""
    rows("DELETE FROM backup")
    await desk.go("backups")


async def restoring_first(desk: Sitting, salon: Salon) -> None:
    """The first run, with nothing found yet."""
    await desk.press("enter", "f4", "1")


async def restorable(desk: Sitting, salon: Salon) -> None:
    """The archive's own, on a stick and in the folder."""
    stick, folder = Path("/media/front/SALON A/salon-tui-backups"), Path("/srv/salon/data-backups")
    await desk.go("restore")
    page = desk.app.screen
    assert isinstance(page, RestorePage)
    page.list_backups([replace(_BACKUP, folder=place / _NAME) for place in (stick, folder)], {stick: "SALON A"})
    await desk.settle()


async def restoring(desk: Sitting, salon: Salon) -> None:
    """What would be missing, day by day."""
    await restorable(desk, salon)
    saved = tuple(SavedOn((_AT + timedelta(days=at)).date(), 23 - at) for at in range(14))
    desk.app.push_screen(ConfirmRestore(_BACKUP, Path("/srv/salon/data"), saved))
    await desk.settle()


def _first_page(desk: Sitting) -> RestoreBeforeSignInPage:
    page = desk.app.screen
    assert isinstance(page, RestoreBeforeSignInPage)
    return page


async def restoring_found(desk: Sitting, salon: Salon) -> None:
    """Backups on a stick and in a folder."""
    await restoring_first(desk, salon)
    stick, folder = Path("/media/front/SALON A/salon-tui-backups"), Path("/srv/salon/data-backups")
    found = [FoundBackup(place / _NAME, _SALON, _AT - timedelta(days=at)) for at, place in enumerate((stick, folder))]
    _first_page(desk).list_found(found, {stick: "SALON A"})
    await desk.settle()


async def restoring_by_sheet(desk: Sitting, salon: Salon) -> None:
    """No key file opens it."""
    await restoring_found(desk, salon)
    _first_page(desk).ask_sheet()
    await desk.settle()


async def restoring_planned(desk: Sitting, salon: Salon) -> None:
    """An archive that can't be opened any more is there, and some days of it would be missing."""
    await restoring_found(desk, salon)
    saved = tuple(SavedOn((_AT + timedelta(days=at)).date(), 23 - at) for at in range(3))
    plan = RestorePlan(
        backup=_BACKUP, folder=Path("/srv/salon/data"), key_folder=Path(), saved=saved, is_replacing=True, root=b""
    )
    _first_page(desk).tell_plan(plan)
    await desk.settle()


_AT = datetime(2026, 3, 9, 10, tzinfo=UTC)
_SALON = "0123456789abcdef"
_NAME = f"salon-{_SALON}-20260309T100000Z-1234"
_BACKUP = Backup(
    Path("/media/front/SALON A/salon-tui-backups") / _NAME,
    4_300_000,
    Manifest(
        salon=_SALON,
        key="archive",
        at=_AT,
        contents=Contents(schema="", counts={"client": 61_240}, seq=1234, hash=""),
        lost_references=0,
        log_broken_at=0,
        recovery="",
    ),
)
