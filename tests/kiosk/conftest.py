"""Starts the small desk in a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Final

import pytest

from tests.kiosk.terminal import Copied, Terminal

StartDesk = Callable[..., Terminal]
DESK: Final = (sys.executable, "-m", "tests.kiosk.desk")
COPIED: Final = Copied("tests.kiosk.desk:start")


@pytest.fixture
def start_desk() -> Iterator[StartDesk]:
    """Start the desk and wait for its first page; it is ended with the test."""
    started: list[Terminal] = []

    def start(
        env: dict[str, str] | None = None, *, ready: str = "READY", cold: bool = False, **options: object
    ) -> Terminal:
        terminal = Terminal(DESK if cold else COPIED, env, **options)  # type: ignore[arg-type]
        started.append(terminal)
        terminal.wait(ready)
        return terminal

    yield start
    for terminal in started:
        terminal.close()


@pytest.fixture
def desk(start_desk: StartDesk) -> Terminal:
    """A desk at its first page, the two fields on it painted."""
    terminal = start_desk()
    terminal.wait(lambda text: text.count("▎") == 6)
    return terminal
