"""A machine with a printer that takes what it is sent, and one without."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from db.papers.printed.queries import sheets
from printouts.cups.jobs import JobReport, JobState
from printouts.cups.printers import Queue
from printouts.errors import PaperError
from salon_tui.screens.printing import paper_target
from tests.db.salon import OUYANG, Salon
from tests.screens.desks import Sitting


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of its own, at a machine without a printer."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "none.sock"))
    monkeypatch.setenv("CUPS_SERVERROOT", str(tmp_path / "none"))
    monkeypatch.setattr(paper_target, "folders", lambda: [home])
    return home


class Printer:
    """What a printer was sent, and why it doesn't take it."""

    def __init__(self) -> None:
        self.jobs: list[tuple[bytes, dict[str, str]]] = []
        self.fault: PaperError | None = None
        self.tell: dict[str, Callable[[JobReport], None]] = {}
        """Who wants to know what becomes of a job."""

    def send(self, pdf: bytes, **options: str) -> str:
        if self.fault is not None:
            raise self.fault
        self.jobs.append((pdf, options))
        return f"Laser-{len(self.jobs)}"

    def follow(self, job: str, title: str, tell: Callable[[JobReport], None], stop: threading.Event) -> bool:
        self.tell[job] = tell
        return False

    async def says(self, desk: Sitting, job: str, state: JobState) -> None:
        """What the printing system says of a job, as it comes: from another thread."""
        await asyncio.to_thread(self.tell[job], JobReport(job, state))
        await desk.settle()


@pytest.fixture
def printer(home: Path, monkeypatch: pytest.MonkeyPatch) -> Printer:
    """A machine with a printer."""
    found = Printer()
    monkeypatch.setattr("printouts.cups.printers.default_printer", lambda: "Laser")
    monkeypatch.setattr("printouts.cups.printers.printers", lambda: [Queue("Laser", "", True, True)])
    monkeypatch.setattr("printouts.cups.printers.send", found.send)
    monkeypatch.setattr("printouts.cups.job_tracker.follow", found.follow)
    return found


async def open_card(desk: Sitting, salon: Salon, name: str = OUYANG) -> None:
    desk.app.show_client(desk.app.page("home"), salon.clients[name], [salon.clients[name]])
    await desk.settle()


def printed(desk: Sitting, salon: Salon, name: str = OUYANG) -> list[tuple[str, int]]:
    return [(line.kind, line.version) for line in sheets(desk.app.desk_in_use, salon.clients[name])]
