"""Lays the front desk down in folders of its own, and leaves a shell there that is what its unit would be.

It is run in namespaces of its own, as root of them: what it mounts and writes is gone with it. ``python -m
tests.kiosk.headless.inside SCRATCH HOME``; orders come over standard input, as to any shell.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Never

from salon_tui.cli.kiosk import layout, machine
from salon_tui.cli.kiosk.command import install_steps
from salon_tui.cli.kiosk.steps import Link, Remember, Write
from tests.journeys.homes import Home

WRITTEN: Final = ("etc", "opt", "usr/local", "var/lib")
"""What is laid down comes to stand in these, as a layer over what is there."""
HEADLESS: Final = {"WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1"}
"""A compositor without a screen, a graphics card and a keyboard."""
PASSED_ON: Final = ("NOTIFY_SOCKET", "WATCHDOG_USEC")
ACCOUNT: Final = 1000
FONT_POINTS: Final = 16
"""More than 80 columns and 24 lines on the 1280 × 720 of a screen that there isn't."""


def main(scratch: Path, home: Home) -> Never:
    """Makes the machine, and becomes the shell."""
    for folder in WRITTEN:
        upper, work = scratch / folder / "upper", scratch / folder / "work"
        upper.mkdir(parents=True)
        work.mkdir()
        mount("-t", "overlay", "-o", f"lowerdir=/{folder},upperdir={upper},workdir={work}", "overlay", f"/{folder}")
    mount("-t", "tmpfs", "tmpfs", "/run")
    for step in install_steps(Path("/"), machine.release(), Path(sys.prefix), [], FONT_POINTS):
        if isinstance(step, Link | Remember | Write):
            step.carry_out()
    # the archive outlives this, and its key is in no file that the desk could read
    layout.DATA.mkdir(parents=True)
    mount("--bind", str(home.data), str(layout.DATA))
    credentials = Path("/run/credentials") / layout.UNIT
    credentials.mkdir(parents=True)
    [key] = home.keys.iterdir()
    (credentials / "salon-key").write_bytes(key.read_bytes())

    unit = dict(settings(Path("/etc/systemd/system", layout.UNIT)))
    runtime = Path("/run", unit["RuntimeDirectory"][0])
    runtime.mkdir(mode=int(unit["RuntimeDirectoryMode"][0], 8))
    variables = dict(one.split("=", 1) for line in unit["Environment"] for one in line.split())
    variables |= {"PATH": "/usr/bin:/bin", "CREDENTIALS_DIRECTORY": str(credentials), "UNIT": unit["ExecStart"][0]}
    variables |= HEADLESS | {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    os.chdir(runtime)
    # an account that isn't root, as which the compositor would refuse to run
    account = (f"--map-user={ACCOUNT}", f"--map-group={ACCOUNT}")
    os.execve("/usr/bin/unshare", ["unshare", "--user", *account, "bash", "--norc"], variables)


def settings(unit: Path) -> Iterator[tuple[str, list[str]]]:
    """What a unit says, each setting with all its lines."""
    pairs = [line.split("=", 1) for line in unit.read_text("utf-8").splitlines() if "=" in line and line[0] != "#"]
    for name in dict.fromkeys(name for name, _value in pairs):
        yield name, [value for other, value in pairs if other == name]


def mount(*words: str) -> None:
    """Mounts something."""
    subprocess.run(["mount", *words], check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Home(Path(sys.argv[2])))
