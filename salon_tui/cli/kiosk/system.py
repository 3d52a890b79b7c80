"""What ``doctor`` says of the system itself: the age of its updates, swap, backups, the last update from a stick."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from salon_tui.app.settings import KEY_NAME, Places
from salon_tui.cli.findings import Finding
from salon_tui.update.machine import Machine
from salon_tui.update.result import State, last_result
from salon_tui.update.sentences import result_sentence
from salon_tui.words.i18n import _, ngettext

_DAY = 24 * 60 * 60
OLD_DAYS = 90
"""After so long, the system's own updates are asked for."""
LATE_DAYS = 2
"""After so long without a backup in the usual folder, it is said."""


def look_at_system(where: Places, root: Path = Path("/")) -> Iterator[Finding]:
    """Looks at it.

    Args:
        where: The archive's places.
        root: The system's root folder.
    """
    yield from _own_updates(root)
    yield from _swap(root)
    yield from _backups(where)
    last = last_result(Machine(places=where))
    if last is not None:
        yield Finding(None if last.state is State.FAILED else True, result_sentence(last))


def _own_updates(root: Path) -> Iterator[Finding]:
    times = [_changed(path) for path in (*(root / "var/lib/apt/lists").glob("*"), root / "var/log/dpkg.log")]
    if not (newest := max(times, default=0.0)):
        return
    days = max(0, int((time.time() - newest) // _DAY))
    said = ngettext(
        "The system's own updates are {count} day old.", "The system's own updates are {count} days old.", days
    )
    if days <= OLD_DAYS:
        yield Finding(True, said)
    else:
        more = _("Connect the machine for an hour and type {command}, or bring them on a stick.")
        yield Finding(None, f"{said} {more.format(command='apt-get update && apt-get upgrade')}")


def _swap(root: Path) -> Iterator[Finding]:
    """What is swapped out stays on the disk in plain, unless it is compressed in memory, or encrypted."""
    try:
        lines = (root / "proc/swaps").read_text("utf-8", "replace").splitlines()[1:]
    except OSError:
        return
    names = [line.split()[0] for line in lines if line.split()]
    for name in names:
        if Path(name).name.startswith("zram") or _is_crypt(root, Path(name)):
            continue
        words = _("What is swapped out to {path} stays there in plain. Encrypt it, or type {command}.")
        yield Finding(None, words.format(path=name, command=f"swapoff {name}"))


def _is_crypt(root: Path, device: Path) -> bool:
    try:
        return (root / "sys/class/block" / device.resolve().name / "dm/uuid").read_text("ascii").startswith("CRYPT-")
    except (OSError, ValueError):
        return False


def _backups(where: Places) -> Iterator[Finding]:
    if not (where.data / KEY_NAME).exists():
        return
    # reads dates as the archive does, which loads its database
    from db.backup.places import found_in, usual_place

    found = found_in(usual_place(where.data))
    if not found:
        yield Finding(None, _("No backup lies in the usual folder. Type {command}.").format(command="salon-tui backup"))
        return
    newest = found[0].at.astimezone()
    said = _("Newest backup in the usual folder: {time}.").format(time=f"{newest:%Y-%m-%d %H:%M}")
    if time.time() - newest.timestamp() <= LATE_DAYS * _DAY:
        yield Finding(True, said)
    else:
        yield Finding(None, f"{said} {_('Make one now: {command}.').format(command='salon-tui backup')}")


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
