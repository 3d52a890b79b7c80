"""A machine that updates, and sticks for it: real environments, and wheels as small as they can be."""

from __future__ import annotations

import base64
import hashlib
import sys
import zipfile
from pathlib import Path
from typing import Any, Final

from salon_tui.app.settings import Places
from salon_tui.update.machine import Machine
from salon_tui.update.publishing import make_keys, make_release

REAL: Final = """import subprocess, sys
text = "from salon_tui.update import inside; inside.version = lambda name: {version!r}; raise SystemExit(inside.main())"
sys.exit(subprocess.call([{python!r}, "-I", "-c", text, *sys.argv[1:]]))
"""
"""A program whose every step is this one's own, but for the version that it says."""
FAILS: Final = 'import sys\nprint(\'{"wrong": "money"}\')\nsys.exit(1)\n'
NOTES: Final = {"en": "Faster lists", "zh": "列表更快"}


def machine_of(folder: Path, places: Places, version: str = "0.1.0") -> Machine:
    """A machine that has a version, whose environment runs what the tests run in."""
    machine = Machine(
        places=places,
        root=folder / "opt",
        state=folder / "state",
        keys=folder / "publisher-keys",
        unit=folder / "salon-kiosk.service",
        systemctl=str(folder / "systemctl"),
    )
    script(machine.environment(version) / "bin/python", f'exec {sys.executable} "$@"')
    machine.switch(version)
    make_keys(folder / "private")
    machine.keys.mkdir()
    (folder / "private/publisher.pem").rename(machine.keys / "publisher.pem")
    machine.unit.touch()
    script(folder / "systemctl", f'echo "$1" >> {folder / "asked"}')
    return machine


def script(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


def stick_of(folder: Path, version: str = "0.2.0", inside: str = FAILS, **said: Any) -> Path:
    """A stick with a release whose steps are what is given, signed by the publisher of the machine in the folder."""
    wheels = folder / f"wheels-{version}"
    wheel(wheels, version, inside)
    stick = folder / f"stick-{version}"
    key = (folder / "private/publisher.key").read_bytes()
    make_release(wheels, stick, key, **{"from_version": "0.1.0", "notes": NOTES, "schema": "9999_new", **said})
    return stick


def wheel(folder: Path, version: str, inside: str) -> None:
    """A wheel of the program that has the steps of an update alone."""
    folder.mkdir(parents=True)
    about = f"salon_tui-{version}.dist-info"
    files = {
        "salon_tui/__init__.py": "",
        "salon_tui/update/__init__.py": "",
        "salon_tui/update/inside.py": inside,
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: salon-tui\nVersion: {version}\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{name},sha256={_digest(text)},{len(text.encode())}\n" for name, text in files.items())
    with zipfile.ZipFile(folder / f"salon_tui-{version}-py3-none-any.whl", "w") as packed:
        for name, text in {**files, f"{about}/RECORD": f"{record}{about}/RECORD,,\n"}.items():
            packed.writestr(name, text)


def _digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
