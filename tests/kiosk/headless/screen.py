"""The front desk as it is laid down, on a screen that there isn't: keys go in, and what is seen comes out as a picture.

with Kiosk(home, folder) as kiosk:
    kiosk.open()
    kiosk.type("905173")
    kiosk.look().show()
"""

from __future__ import annotations

import json
import os
import secrets
import selectors
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import pytest
from PIL import Image

from salon_tui.kiosk import service
from tests.journeys.homes import Home
from tests.warm import REPOSITORY

TOOLS: Final = ("sway", "foot", "fcitx5", "grim", "wtype", "dbus-run-session", "unshare")
PATIENCE: Final = 60
"""Seconds after which what is waited for is taken not to come."""
GAP: Final = 100
"""Milliseconds between keys: what comes faster may be a scan."""
UNHURRIED: Final = 250
"""Milliseconds between the digits of a PIN: a machine that is busy for long would read quicker ones as one burst."""
WATCHDOG: Final = 2
"""Seconds."""
_NAMESPACES: Final = ("--map-root-user", "--mount", "--pid", "--net", "--ipc", "--fork", "--kill-child", "--mount-proc")


Part = tuple[int, int, int, int]
HEAD: Final[Part] = (0, 0, 1280, 24)
"""The first line, which tells one page from another."""


class Kiosk:
    """A compositor with the front desk in it, in namespaces of its own: nothing else runs there."""

    def __init__(self, home: Home, folder: Path) -> None:
        missing = [tool for tool in TOOLS if shutil.which(tool) is None]
        if missing:
            pytest.skip(f"needs the Debian packages in .ci/packages: there is no {', '.join(missing)}")
        self.folder = folder
        self.log = folder / "compositor.log"
        self._systemd = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._systemd.bind(str(folder / "notify"))
        self._systemd.settimeout(PATIENCE)
        environment = os.environ | {"NOTIFY_SOCKET": str(folder / "notify"), "WATCHDOG_USEC": str(WATCHDOG * 10**6)}
        program = [sys.executable, "-m", "tests.kiosk.headless.inside", str(folder / "layers"), str(home.folder)]
        self._shell = subprocess.Popen(
            ["unshare", *_NAMESPACES, *program],
            cwd=REPOSITORY,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        # with the shell, the first process of its namespace, everything in it is gone before its parent ends
        self._shell.communicate()
        self._systemd.close()

    def run(self, command: str) -> str:
        """Runs a command where the desk runs.

        Returns:
            What it says.

        Raises:
            AssertionError: It fails, with what it said, or takes too long.
        """
        end = secrets.token_hex(8)
        assert self._shell.stdin is not None and self._shell.stdout is not None
        self._shell.stdin.write(f"{command}\necho {end} $?\n".encode())
        self._shell.stdin.flush()
        said, until = b"", time.monotonic() + PATIENCE
        with selectors.DefaultSelector() as selector:
            selector.register(self._shell.stdout, selectors.EVENT_READ)
            while end.encode() not in said or not said.endswith(b"\n"):
                assert selector.select(until - time.monotonic()), f"{command!r} takes too long: {said.decode()}"
                more = os.read(self._shell.stdout.fileno(), 65536)
                assert more, f"the machine is gone: {said.decode()}"
                said += more
        text, _, status = said.decode(errors="replace").partition(end)
        assert status.strip() == "0", f"{command!r} ends with {status.strip()}: {text}"
        return text

    def open(self) -> None:
        """Starts what the unit starts, and waits until the desk says that it is open."""
        self.run(f'$UNIT >"{self.log}" 2>&1 &')
        # the bus says that it is ready, too, and never that it is alive
        self._hear(service.ALIVE)
        self._hear(service.READY)
        self.run("export WAYLAND_DISPLAY=wayland-1 SWAYSOCK=$(echo $XDG_RUNTIME_DIR/sway-ipc.*.sock)")
        # nobody holds a key down: on a busy machine its release may be read so late that the key repeats
        self.run("swaymsg 'input * repeat_rate 0'")

    def _hear(self, word: bytes) -> None:
        while self._systemd.recv(100) != word:
            pass

    def desk(self) -> list[int]:
        """The desk's processes, its parent first."""
        return sorted(pid for pid, command in self.processes().items() if "-m salon_tui" in command)

    # Keys.

    def keys(self, *words: str, gap: int = GAP) -> None:
        """Presses keys, in ``wtype``'s words; its keyboard has to be known before the first."""
        self.run(f"wtype -s 400 -d {gap} {' '.join(words)}")

    def type(self, text: str, gap: int = GAP) -> None:
        """Types letters and digits as a person does."""
        self.keys(text, gap=gap)

    def press(self, *keys: str) -> None:
        """Presses keys one after the other, each with what is held down: ``ctrl+shift+c``."""
        words = []
        for key in keys:
            *held, name = key.split("+")
            words += (
                [f"-M {one}" for one in held] + [f"-k {name}"] + [f"-m {one}" for one in reversed(held)] + ["-s 20"]
            )
        self.keys(*words)

    # What is seen.

    def look(self) -> Image.Image:
        """What stands on the screen."""
        path = self.folder / "screen.png"
        self.run(f"grim {path}")
        with Image.open(path) as picture:
            return picture.convert("RGB")

    def wait_changed(self, before: Image.Image, part: Part | None = None) -> Image.Image:
        """Waits until something else stands there, and rests.

        Args:
            before: What was seen.
            part: Where something else is to stand: left, top, right and bottom pixel.

        Raises:
            AssertionError: Nothing happens.
        """
        return self._wait(lambda now: now.crop(part) != before.crop(part))

    def wait_painted(self) -> Image.Image:
        """Waits until a page stands there: letters have many colours at their edges."""
        return self._wait(lambda now: len(now.getcolors(1 << 20) or ()) > 50)

    def _wait(self, is_there: Callable[[Image.Image], bool]) -> Image.Image:
        until, last = time.monotonic() + PATIENCE, None
        while True:
            now = self.look()
            if now == last and is_there(now):
                return now
            assert time.monotonic() < until, "what is waited for isn't seen"
            last = now

    def windows(self) -> list[tuple[str, bool]]:
        """All windows: the program's name, and whether it fills the screen."""
        tree: dict[str, Any] = json.loads(self.run("swaymsg -t get_tree"))
        waiting, found = [tree], []
        while waiting:
            node = waiting.pop()
            waiting += node["nodes"] + node["floating_nodes"]
            if node.get("pid"):
                found.append((str(node["app_id"]), node["fullscreen_mode"] == 1))
        return found

    def processes(self) -> dict[int, str]:
        """Everything that runs there besides this test's own shell, with its command line."""
        lines = [line.split(maxsplit=1) for line in self.run("ps axo pid=,args=").splitlines()]
        return {int(pid): command for pid, command in lines if command != "bash --norc" and command[:6] != "ps axo"}
