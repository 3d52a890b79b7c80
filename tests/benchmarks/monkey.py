"""Random keys as each role on a demo archive: what ends the program, and what never comes to rest."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path
from typing import Final

from tests.benchmarks.support import verdict

MINUTES: Final = 30.0
PROCESSES: Final = 2
CLIENTS: Final = 60
STEPS: Final = 400
"""Keys of one seed, after which the next one begins with a fresh sign-in page."""
FOUND = "found "


def run(minutes: float = MINUTES, seed: int = 1) -> int:
    """Lets monkeys at it, one in each process.

    Args:
        minutes: How long.
        seed: The first seed; each process goes on by the number of processes.

    Returns:
        0 where nothing was found.
    """
    command = [sys.executable, "-m", "tests.benchmarks.monkey", str(minutes)]
    running = [
        subprocess.Popen([*command, str(seed + number)], stdout=subprocess.PIPE, text=True)
        for number in range(PROCESSES)
    ]
    said = [line for process in running for line in (process.communicate()[0] or "").splitlines()]
    for line in said:
        print(line)
    kinds = {kind: sum(line.startswith(f"{FOUND}{kind}") for line in said) for kind in ("incident", "stuck")}
    broken = sum(process.returncode != 0 for process in running)
    met = [verdict("incidents", kinds["incident"] + broken, 0), verdict("stuck pages", kinds["stuck"], 0)]
    return 0 if all(met) else 1


def _play(minutes: float, seed: int) -> None:
    from db.core.permissions import Role
    from db.sign_in.operations.opening import open_desk, people
    from db.staff import pins
    from salon_tui.demo import PIN_LONG, PIN_SHORT
    from salon_tui.demo.make import make
    from tests.monkey import Person, play

    # what a PIN costs is not what is tried
    pins.FLOOR_KIB, pins.FLOOR_PASSES = 8, 1
    end = time.monotonic() + minutes * 60
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        # sheets that are saved, and no printer
        os.environ.update(HOME=scratch, CUPS_SERVER=str(folder / "none.sock"))
        make(folder / "made", folder / "keys", CLIENTS, 1, datetime.now().astimezone())
        steps = 0
        while time.monotonic() < end:
            # its own for each seed, or the seed alone would not give the same again
            shutil.rmtree(folder / "data", ignore_errors=True)
            shutil.copytree(folder / "made", folder / "data")
            archive = open_desk(folder / "data", folder / "keys")
            able = [
                Person(one.id, one.roles, PIN_LONG if {Role.MANAGER, Role.KEEPER} & {*one.roles} else PIN_SHORT)
                for one in people(archive)
            ]
            outcome = asyncio.run(play(archive, folder, able, seed, lambda n: n < STEPS and time.monotonic() < end))
            steps += outcome.steps
            for trouble in outcome.found:
                print(f"{FOUND}{trouble.what} seed {trouble.seed} step {trouble.step}: {trouble.told}", flush=True)
            seed += PROCESSES
        print(f"{steps} steps, the last seed {seed - PROCESSES}", flush=True)


if __name__ == "__main__":
    _play(float(sys.argv[1]), int(sys.argv[2]))
