"""How to get to the page of updates, with something on it."""

from __future__ import annotations

from salon_tui.screens.updates.reading import Updates
from salon_tui.screens.updates.updates import UpdatesPage
from salon_tui.update.release import LOCK_FILE, Release, Wanted
from salon_tui.update.result import Result, State, Step
from salon_tui.update.why import Why
from tests.db.salon import Salon
from tests.screens.desks import Sitting

RELEASE = Release(
    version="0.2.0",
    from_version="0.1.0",
    schema="0012_rights",
    python="3.11",
    machine="x86_64",
    date="2026-12-01",
    notes={
        "en": "Lists come up faster. [b]New[/]: the log has filters, and a client can be given a copy of hers.",
        "zh": "列表更快。新增：操作日志可以筛选，顾客可以拿到自己全部资料的副本。",
    },
    files={LOCK_FILE: Wanted(sha256="0" * 64, size=1)},
)
FAILED = Result(
    at="2026-03-10T09:00:00+00:00",
    before="0.1.0",
    version="0.2.0",
    state=State.FAILED,
    step=Step.TRY,
    why=Why.NOT_TRIED.value,
)


async def updates(desk: Sitting, salon: Salon) -> None:
    """A stick that can be installed, after one that failed."""
    await desk.go("updates")
    page = desk.app.screen
    assert isinstance(page, UpdatesPage)
    page.show_updates(Updates(installed="0.1.0", release=RELEASE, digest="0" * 64, last=FAILED))
    await desk.settle()
