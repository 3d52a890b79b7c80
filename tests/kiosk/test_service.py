"""What systemd hears of the desk that it has started."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from salon_tui.kiosk import service
from tests.kiosk.conftest import StartDesk
from tests.kiosk.test_supervisor import AGAIN

WATCHDOG = 0.2
"""Seconds; a word is due after half of it."""


@pytest.fixture
def systemd(tmp_path: Path) -> Iterator[socket.socket]:
    """Listens as systemd does."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(tmp_path / "notify"))
        listener.settimeout(10)
        yield listener


def hear_anew(systemd: socket.socket) -> None:
    """Waits for a word that is said from now on."""
    systemd.setblocking(False)
    try:
        while systemd.recv(100):
            pass
    except BlockingIOError:
        systemd.settimeout(10)
    assert systemd.recv(100) == service.ALIVE


def test_a_desk_that_is_open_says_so_and_that_it_lives_until_it_hangs(
    systemd: socket.socket, start_desk: StartDesk
) -> None:
    unit = {"NOTIFY_SOCKET": systemd.getsockname(), "WATCHDOG_USEC": f"{WATCHDOG * 1e6:.0f}", "DESK_SUPERVISED": "1"}
    desk = start_desk(unit)
    heard = {systemd.recv(100)}
    while heard != {service.READY, service.ALIVE}:
        heard.add(systemd.recv(100))
    hear_anew(systemd)
    # it hangs, and nobody speaks in its place
    os.kill(desk.child, signal.SIGSTOP)
    systemd.settimeout(2 * WATCHDOG)
    with pytest.raises(TimeoutError):
        for _word in range(3):
            systemd.recv(100)
    # the page with the number, on the other hand, is alive: nobody may come for a while
    os.kill(desk.child, signal.SIGKILL)
    desk.wait(AGAIN)
    hear_anew(systemd)
    hear_anew(systemd)


@pytest.mark.parametrize("microseconds", ["", "0", "soon", "٣"])
def test_where_systemd_waits_for_no_word_none_is_due(microseconds: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", "/run/nobody")
    monkeypatch.setenv("WATCHDOG_USEC", microseconds)
    assert service.beat() is None
    service.tell(service.READY)
