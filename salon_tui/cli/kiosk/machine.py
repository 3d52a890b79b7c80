"""Whether this machine can be a front desk, and what it has already."""

from __future__ import annotations

import os
import platform
import struct
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from salon_tui.cli.say import Trouble
from salon_tui.words.i18n import _

RELEASES: Final = ("12", "13")
_HIDDEN: Final = ("/home", "/root", "/tmp", "/var/tmp", "/run")
"""What the unit doesn't see."""


def release(root: Path = Path("/")) -> str:
    """Which release of Debian this is.

    Args:
        root: The system's root folder.

    Raises:
        Trouble: It is none that can be a front desk, with the sentence.
    """
    found = _os_release(root)
    name = found.get("PRETTY_NAME") or platform.system()
    # Raspberry Pi OS calls itself raspbian where it has 32 bits, and debian where it has 64
    if struct.calcsize("P") * 8 != 64 or found.get("ID") == "raspbian":
        raise Trouble(
            _("{system} has 32 bits, for which the archive can't be encrypted. Install the 64-bit edition.").format(
                system=name
            )
        )
    if found.get("ID") != "debian" or found.get("VERSION_ID") not in RELEASES:
        raise Trouble(
            _("The front desk can be laid down on Debian 12 and 13 and on Raspberry Pi OS; this is {system}.").format(
                system=name
            )
        )
    if (root / "etc/systemd/system/display-manager.service").is_symlink():
        raise Trouble(
            _(
                "This system starts a desktop, beside which the front desk can't be alone on the screen. Install the "
                "edition without one (Raspberry Pi OS Lite; Debian without a desktop environment)."
            )
        )
    return found["VERSION_ID"]


def refuse_unless_root() -> None:
    """Only root lays down what everybody has to keep to.

    Raises:
        Trouble: With the sentence.
    """
    if os.geteuid() != 0:
        raise Trouble(_("Only root can do this. --dry-run shows what would be done, and changes nothing."))


def program(prefix: Path | None = None) -> Path:
    """The virtual environment that this program runs from.

    Args:
        prefix: Its folder; None takes that of this process.

    Raises:
        Trouble: The desk couldn't run from there, or somebody besides root could change it.
    """
    place = (prefix or Path(sys.prefix)).resolve()
    if not (place / "pyvenv.cfg").is_file() or any(place.is_relative_to(folder) for folder in _HIDDEN):
        raise Trouble(
            _("The program stands in {path}. Install it in a virtual environment below /opt/salon-tui.").format(
                path=place
            )
        )
    for folder in (place, *place.parents):
        found = folder.stat()
        if found.st_uid != 0 or found.st_mode & 0o022:
            raise Trouble(_("Others than root may write in {path}, and could change the program.").format(path=folder))
    return place


def missing(packages: Iterable[str]) -> list[str]:
    """Which packages aren't installed here."""
    asked = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${Package} ${db:Status-Status}\n", *packages],
        capture_output=True,
        text=True,
        check=False,
    )
    here = {line.removesuffix(" installed") for line in asked.stdout.splitlines() if line.endswith(" installed")}
    return [package for package in packages if package not in here]


def _os_release(root: Path) -> dict[str, str]:
    """What os-release(5) says of the system; empty where it says nothing."""
    try:
        lines = (root / "etc/os-release").read_text("utf-8").splitlines()
    except OSError:
        return {}
    pairs = (line.partition("=") for line in lines)
    return {name: value.strip("\"'") for name, _equals, value in pairs}
