"""Which folders are on something that is plugged in, and may be lost: a stick, a card, a disk on a cable.

The kernel says so: where a folder is mounted, and what its disk hangs on. What holds the system itself is no stick,
also where the machine starts from one.

Sources: proc(5), ``/proc/pid/mountinfo``; the kernel's documentation of ``/sys/block`` (``removable``) and
``/sys/dev/block``.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

MOUNTS = Path("/proc/self/mountinfo")
DEVICES = Path("/sys")
LABELS = Path("/dev/disk/by-label")
_PLUGGED = ("/media/", "/run/media/")
"""Where desktops mount what is plugged in, whatever it is."""


class Mount(NamedTuple):
    """Something mounted: where, the number of its device, and what the device is called."""

    place: Path
    number: str
    source: str


def sticks() -> list[Path]:
    """Folders at which something removable is mounted."""
    mounts = _mounts()
    return sorted({mount.place for mount in mounts if _is_removable(mount.place, mounts)})


def is_removable(place: Path) -> bool:
    """Whether a folder, or a file that is going to be there, is on something removable."""
    return _is_removable(place.resolve(), _mounts())


def labelled() -> dict[str, Path]:
    r"""Where each file system that has a label is mounted, by label; udev keeps a link for each, blanks as ``\x20``."""
    mounted = {Path(mount.source).resolve(): mount.place for mount in _mounts() if mount.source.startswith("/")}
    found = {}
    for link in sorted(LABELS.glob("*")):
        if link.resolve() in mounted:
            found[re.sub(r"\\x([0-9a-f]{2})", _character, link.name)] = mounted[link.resolve()]
    return found


def _is_removable(place: Path, mounts: list[Mount]) -> bool:
    found = _mount_of(place, mounts)
    if found is None:
        return False
    system = _mount_of(Path("/"), mounts)
    disk = _disk(found)
    if system is not None and (found.place == system.place or (disk is not None and disk == _disk(system))):
        return False
    return f"{place}/".startswith(_PLUGGED) or (disk is not None and _can_be_unplugged(disk))


def _mounts() -> list[Mount]:
    try:
        lines = MOUNTS.read_text("utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []
    found = []
    for line in lines:
        before, _, after = line.partition(" - ")
        words, kind = before.split(" "), after.split(" ")
        if len(words) > 4 and len(kind) > 1:
            found.append(Mount(Path(_plain(words[4])), words[2], _plain(kind[1])))
    return found


def _character(code: re.Match[str]) -> str:
    return chr(int(code[1], 16))


def _plain(text: str) -> str:
    r"""A name in which blanks stand as ``\040``."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)


def _mount_of(place: Path, mounts: list[Mount]) -> Mount | None:
    """The mount that a place belongs to: the deepest, and of several at one place the last."""
    over = [mount for mount in mounts if place.is_relative_to(mount.place)]
    return max(enumerate(over), key=lambda one: (len(one[1].place.parts), one[0]))[1] if over else None


def _disk(mount: Mount) -> Path | None:
    """The folder in which the kernel describes the disk; None for what is on none."""
    # where a file system has a number of its own (btrfs), the name of its device leads there
    for link in (DEVICES / "dev/block" / mount.number, DEVICES / "class/block" / Path(mount.source).name):
        if link.exists():
            return _whole(link.resolve())
    return None


def _whole(device: Path) -> Path:
    """From a partition to its disk, and from an unlocked volume to what it is stored on."""
    below = sorted((device / "slaves").glob("*"))
    if below:
        return _whole(below[0].resolve())
    return device.parent if (device / "partition").exists() else device


def _can_be_unplugged(disk: Path) -> bool:
    hangs_on_usb = any(re.fullmatch(r"usb\d+", part) for part in disk.parts)
    return hangs_on_usb or _says(disk / "removable") == "1" or _says(disk / "device/type") == "SD"


def _says(file: Path) -> str:
    try:
        return file.read_text("ascii").strip()
    except (OSError, ValueError):
        return ""
