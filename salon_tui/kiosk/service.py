"""Tells systemd that the desk is open and that it is alive, where a unit runs it.

The protocol is that of sd_notify(3): a datagram to the socket that ``NOTIFY_SOCKET`` names. When a word is due is in
sd_watchdog_enabled(3), but for ``WATCHDOG_PID``: the unit's first process is another one, and systemd takes the word of
all of them (``NotifyAccess=all``).
"""

from __future__ import annotations

import contextlib
import os
from typing import Final

READY: Final = b"READY=1"
ALIVE: Final = b"WATCHDOG=1"


def tell(state: bytes) -> None:
    """Sends a word to systemd; nothing happens where no unit runs this, or nobody listens."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if address[:1] not in ("/", "@"):
        return
    # the desk's parent, which stays small, seldom has anything to say
    import socket

    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as sender:
        sender.connect("\0" + address[1:] if address[0] == "@" else address)
        sender.send(state, socket.MSG_DONTWAIT)


def beat() -> float | None:
    """After how many seconds the next word is due, half of what systemd waits; None where it waits for none."""
    text = os.environ.get("WATCHDOG_USEC", "")
    if not (text.isascii() and text.isdecimal() and "NOTIFY_SOCKET" in os.environ):
        return None
    return int(text) / 2e6 or None
