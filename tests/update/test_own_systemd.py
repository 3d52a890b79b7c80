"""An update by stick as systemd runs it on a front desk: asked for by the desk, in the sandbox of its unit."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from db.integrity.operations import examine
from db.integrity.trial import newest_schema
from salon_tui.app.settings import Places
from salon_tui.update.request import REQUEST_FILE
from salon_tui.update.stick import look_at
from salon_tui.update.why import Why
from tests.db.salon import Salon
from tests.update.machines import FAILS, REAL, machine_of, stick_of
from tests.warm import REPOSITORY

_APART = ("unshare", "--mount", "--pid", "--ipc", "--uts", "--net", "--cgroup", "--fork", "--kill-child")
_CURRENT = "/opt/salon-tui/current/bin/python"

pytestmark = [pytest.mark.long, pytest.mark.skipif(os.geteuid() != 0, reason="needs root")]


@dataclass
class Ended:
    """What came of an update: how it is kept, what was said, and how the units stand."""

    result: Mapping[str, object]
    said: str
    units: str


def updated(salon: Salon, folder: Path, inside: str, tampered: bool = False) -> Ended:
    """Lets systemd update from a stick whose release does what is given."""
    salon.close()
    for name in ("data", "keys"):
        shutil.copytree(salon.folder / name, folder / name)
    machine = machine_of(folder / "machine", Places(folder / "data", folder / "keys"))
    stick = stick_of(folder / "machine", "0.2.0", inside, schema=newest_schema())
    asked = look_at(stick, machine.keys).digest
    (folder / "data" / REQUEST_FILE).write_text(f"{asked}\n")
    if tampered:
        [wheel] = stick.glob("*.whl")
        wheel.write_bytes(wheel.read_bytes()[:-1] + b"?")
    program = [sys.executable, "-m", "tests.update.own_systemd", str(folder), str(stick.relative_to(folder))]
    ended = subprocess.run(
        [*_APART, *program], cwd=REPOSITORY, capture_output=True, text=True, check=False, timeout=500
    )
    kept = folder / "machine/state/result.json"
    said = "\n".join(path.read_text() for path in sorted((folder / "said").glob("*")))
    assert kept.exists(), f"{ended.stderr}\n{said}"
    assert not (folder / "data" / REQUEST_FILE).exists()
    assert all(found.good for found in examine(folder / "data", folder / "keys").found)
    return Ended(json.loads(kept.read_text()), said, said)


def test_a_good_stick(salon: Salon, tmp_path: Path) -> None:
    ended = updated(salon, tmp_path, REAL.format(python=_CURRENT, version="0.2.0"))
    assert (ended.result["state"], ended.result["version"]) == ("done", "0.2.0"), ended.said
    assert "ActiveState=active" in ended.units, "the desk is open again"


def test_a_stick_that_was_tampered_with(salon: Salon, tmp_path: Path) -> None:
    ended = updated(salon, tmp_path, REAL.format(python=_CURRENT, version="0.2.0"), tampered=True)
    assert (ended.result["state"], ended.result["why"]) == ("failed", Why.CHANGED.value), ended.said


def test_a_program_that_fails_on_the_copy(salon: Salon, tmp_path: Path) -> None:
    ended = updated(salon, tmp_path, FAILS)
    assert (ended.result["state"], ended.result["why"]) == ("failed", Why.NOT_TRIED.value), ended.said
    assert "ActiveState=active" in ended.units, "the desk is open again"
