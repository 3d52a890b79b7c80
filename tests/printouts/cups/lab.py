"""Fixtures that print for real, and what is printed."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator

import pytest
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from printouts.cups import printers
from printouts.cups.jobs import JobReport, JobState
from printouts.registry import SHEETS, Sheet
from salon_tui.app.print_jobs import FOLLOWER
from tests.printouts.cups import print_lab
from tests.printouts.cups.print_lab import PrintLab, until

TITLE = "CC-01"
"""What the print queue shows the jobs of the tests as."""


@pytest.fixture(scope="module")
def laboratory() -> Iterator[PrintLab]:
    if missing := print_lab.missing():
        pytest.skip(f"nothing can be printed here: install Debian's packages {' '.join(missing)}")
    lab = PrintLab()
    try:
        lab.start()
        yield lab
    finally:
        lab.stop()


@pytest.fixture
def lab(laboratory: PrintLab, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintLab]:
    monkeypatch.setenv("CUPS_SERVER", laboratory.server)
    monkeypatch.setenv("CUPS_SERVERROOT", str(laboratory.folder))
    laboratory.reset()
    yield laboratory
    # who still follows a job of this test would take the next one's, which may have the same number, for it
    until("nobody follows a job", lambda: not followers())


def followers() -> list[threading.Thread]:
    """Threads of a desk that follow a job."""
    return [thread for thread in threading.enumerate() if thread.name.startswith(FOLLOWER)]


def marks(sheet: Sheet) -> bytes:
    """Two pages of a sheet's size with a black square near each corner, one bigger, so that a turned page shows."""
    width, height = sheet.size
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(width * mm, height * mm))
    for page in range(2):
        for x, y in ((12, 12), (width - 15, 12), (12, height - 15), (width - 15, height - 15)):
            canvas.rect(x * mm, y * mm, 3 * mm, 3 * mm, stroke=0, fill=1)
        canvas.rect((30 + 10 * page) * mm, 40 * mm, 6 * mm, 6 * mm, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def send(kind: str = "card", pdf: bytes = b"") -> str:
    """Prints marks, or a document, as a kind of sheet."""
    sheet = SHEETS[kind]
    return printers.send(pdf or marks(sheet), title=TITLE, media=sheet.media, sides=sheet.sides)


def becomes(job: str, *states: JobState, first: JobReport | None = None, title: str = TITLE) -> JobReport:
    """Waits for a job to reach a state; fails when it ends in another one."""
    report = first = first or printers.look(job, title)

    def is_there() -> bool:
        nonlocal report
        if report.state not in states:
            assert not report.state.is_over, report
            report = printers.look(job, title, first)
        return report.state in states

    until(f"{job} {states}", is_there)
    return report
