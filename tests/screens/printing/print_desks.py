"""A desk that prints for real, and one that is killed while it does."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db.sign_in.operations.opening import open_desk
from printouts.cups import printers
from tests.db.clock import Clock
from tests.db.salon import OUYANG, OWNER, Salon
from tests.printouts.cups.print_lab import DEADLINE, PrintLab
from tests.screens.desks import Sitting, at_desk


@pytest.fixture
def home(lab: PrintLab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of its own, at a machine with a printer."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


async def until_so(desk: Sitting, what: str, is_so: Callable[[], object]) -> None:
    """Waits until something is so, while the desk goes on; fails after a time, and shows what it said meanwhile."""
    end = time.monotonic() + DEADLINE
    seen: dict[str, None] = {}
    while not is_so():
        seen[desk.text] = None
        assert time.monotonic() < end, "\n".join([f"{what}: not within {DEADLINE:.0f} s", *seen])
        await asyncio.sleep(0.02)
        await desk.settle()


async def shows(desk: Sitting, *texts: str) -> None:
    """Waits until one of the texts stands on the screen."""
    await until_so(desk, " or ".join(texts), lambda: any(text in desk.text for text in texts))


async def print_card(desk: Sitting, salon: Salon, client: str = OUYANG) -> None:
    """Prints a client's card with the usual keys."""
    desk.app.show_client(desk.app.page("home"), salon.clients[client], [salon.clients[client]])
    await desk.settle()
    await desk.press("f9", "f10")


def print_and_be_killed(salon: Salon, when: str = "kept") -> None:
    """Another process opens the desk, prints a card and dies; the archive is opened again as after a start.

    Args:
        salon: The salon.
        when: The last thing that it does: ``recorded`` (the job is written down), ``taken`` (CUPS has it) or ``kept``
            (the archive knows what CUPS calls it).
    """
    salon.close()
    ids = [str(salon.staff[OWNER]), str(salon.clients[OUYANG]), when]
    command = [sys.executable, "-m", "tests.screens.printing.print_desks", str(salon.folder), *ids]
    done = subprocess.run(command, cwd=Path(__file__).parents[3], timeout=60, check=False, capture_output=True)
    assert done.returncode == 9, done.stderr.decode()
    salon.reopen(as_start=True)


def _die_at_sending(when: str) -> None:
    """Lets the process end before or after CUPS is handed the document, with nothing in between."""
    send = printers.send

    def send_and_die(*args: Any, **kwargs: Any) -> str:
        if when == "taken":
            send(*args, **kwargs)
        os._exit(9)

    printers.send = send_and_die


async def _print_and_die(folder: Path, owner: int, client: int, when: str) -> None:
    if when != "kept":
        _die_at_sending(when)
    clock = Clock()
    archive = open_desk(folder / "data", folder / "keys", clock)
    salon = Salon(archive, clock, folder, {OWNER: owner}, {OUYANG: client})
    async with at_desk(salon) as desk:
        await print_card(desk, salon)
        await shows(desk, "on its way to the printer", "Laser: ")
        os._exit(9)


if __name__ == "__main__":
    asyncio.run(_print_and_die(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]))


def state(desk: Sitting) -> str:
    """The line of the only job."""
    return desk.line("CC-01 00000013 v1")
