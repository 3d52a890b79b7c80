"""Runs a step in one of the environments, as the account that the archive belongs to: root never opens it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from salon_tui.app.settings import CREDENTIAL
from salon_tui.update.machine import Machine
from salon_tui.update.why import UpdateError, Why

LONGEST = 60 * 60
"""Seconds."""


def run_inside(
    machine: Machine, environment: Path, why: Why, *words: str, typed: str = "", asks: bool = False
) -> Mapping[str, Any]:
    """Runs :mod:`salon_tui.update.inside` in an environment.

    Args:
        machine: The machine.
        environment: The environment.
        why: What is the matter when it fails.
        words: The step, and what it needs.
        typed: What it reads.
        asks: Whether it asks whoever sits at the terminal; then ``typed`` is not read.

    Returns:
        What the step says.

    Raises:
        UpdateError: With ``why`` and the facts that the step gives.
    """
    command = [str(environment / "bin/python"), "-I", "-X", "utf8", "-m", "salon_tui.update.inside", *words]
    command += ["--data", str(machine.places.data), "--keys", str(machine.places.keys)]
    try:
        with _account(machine) as (account, variables):
            ended = subprocess.run(
                command,
                **({"stdin": None} if asks else {"input": typed}),
                stdout=subprocess.PIPE,
                stderr=None if asks else subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
                errors="replace",
                env=variables,
                timeout=LONGEST,
                check=False,
                cwd="/",
                **account,
            )
        said = json.loads(ended.stdout.splitlines()[-1])
    except (OSError, ValueError, IndexError, subprocess.SubprocessError) as error:
        raise UpdateError(why) from error
    if ended.returncode or not isinstance(said, dict):
        raise UpdateError(why, **{str(name): str(value) for name, value in dict(said).items()})
    return said


@contextmanager
def _account(machine: Machine) -> Iterator[tuple[dict[str, Any], dict[str, str]]]:
    """Whose a step is, and its environment: the key from systemd is handed on, which is root's alone."""
    variables = {name: os.environ[name] for name in ("PATH", "LANG", "LANGUAGE", "TERM") if name in os.environ}
    credentials = os.environ.get("CREDENTIALS_DIRECTORY", "")
    owner = machine.places.data.stat()
    if os.geteuid() != 0 or owner.st_uid == 0:
        yield {}, variables | ({"CREDENTIALS_DIRECTORY": credentials} if credentials else {})
        return
    account: dict[str, Any] = {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []}
    # never on the disk
    with tempfile.TemporaryDirectory(prefix="salon-update-", dir="/run") as folder:
        handed = Path(folder)
        os.chown(handed, owner.st_uid, owner.st_gid)
        if credentials and (Path(credentials) / CREDENTIAL).exists():
            shutil.copyfile(Path(credentials) / CREDENTIAL, handed / CREDENTIAL)
            os.chown(handed / CREDENTIAL, owner.st_uid, owner.st_gid)
            (handed / CREDENTIAL).chmod(0o400)
            variables["CREDENTIALS_DIRECTORY"] = folder
        yield account, variables | {"HOME": folder}
