"""What ``doctor`` says of a machine that is a front desk: whether it still is as it was laid down."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from salon_tui.app.settings import CREDENTIAL
from salon_tui.cli.findings import Finding
from salon_tui.cli.kiosk import layout
from salon_tui.cli.kiosk.machine import missing
from salon_tui.cli.kiosk.record import Record
from salon_tui.cli.kiosk.sealing import STORE
from salon_tui.words.i18n import _, ngettext

_SYSCTL = Path("/etc/sysctl.d/90-salon-tui.conf")
_AGAIN = "salon-tui kiosk install"
_WANTED = Path("/etc/systemd/system/multi-user.target.wants")


def look_at_kiosk(root: Path = Path("/")) -> Iterator[Finding]:
    """Packages, files, units, links, the sealed key and the kernel's settings; one sentence where it is no front desk.

    Args:
        root: The system's root folder.
    """
    record = Record.read(root)
    if not record.files:
        words = _("This machine is not laid down as a front desk. On one that is to be nothing else, type {command}.")
        yield Finding(None, words.format(command=_AGAIN))
        return
    if absent := missing(layout.PACKAGES):
        words = _("Packages are missing: {names}. Type {command}.")
        command = f"apt-get install {' '.join(absent)}"
        yield Finding(False, words.format(names=", ".join(absent), command=command))
    yield from _laid_down(root, record)
    if not _there(root, _WANTED / layout.UNIT):
        words = _("The front desk doesn't open by itself. Type {command}.")
        yield Finding(False, words.format(command=f"systemctl enable {layout.UNIT}"))
    yield _sealed(root)
    yield from _kernel(root)


def _laid_down(root: Path, record: Record) -> Iterator[Finding]:
    changed = [path for path in record.files if not record.made(Path(path), _text(root, Path(path)))]
    changed += [path for path in record.links if not _there(root, Path(path))]
    for path in sorted(changed):
        words = _("{path} is not as it was laid down. Look at it, then type {command}.")
        yield Finding(False, words.format(path=path, command=_AGAIN))
    if not changed:
        count = len(record.files) + len(record.links)
        yield Finding(
            True,
            ngettext(
                "{count} file of the front desk is as it was laid down: units, sticks, consoles, input method.",
                "{count} files of the front desk are as they were laid down: units, sticks, consoles, input method.",
                count,
            ),
        )


def _sealed(root: Path) -> Finding:
    try:
        is_there = _there(root, STORE / CREDENTIAL)
    except PermissionError:
        return Finding(None, _("Only root can see whether the key is encrypted for this machine."))
    if is_there:
        return Finding(True, _("The key is encrypted for this machine."))
    words = _("The key is not encrypted for this machine: whoever takes the disk has it. Type {command}.")
    return Finding(False, words.format(command=_AGAIN))


def _kernel(root: Path) -> Iterator[Finding]:
    """Core dumps, the kernel's own keys, other people's memory: as the file says, and in force."""
    wrong = False
    for line in _text(root, _SYSCTL).decode("utf-8", "replace").splitlines():
        name, equals, wanted = line.partition("=")
        if not equals or line.startswith("#"):
            continue
        found = _text(root, Path("/proc/sys") / name.strip().replace(".", "/")).decode("utf-8", "replace").strip()
        if found != wanted.strip():
            wrong = True
            words = _("The kernel has {name} at {found}, not at {wanted}. Start the machine anew.")
            yield Finding(False, words.format(name=name.strip(), found=found or "?", wanted=wanted.strip()))
    if not wrong:
        yield Finding(True, _("No memory of a program is dumped, and no key is the kernel's own."))


def _text(root: Path, path: Path) -> bytes:
    try:
        return (root / path.relative_to("/")).read_bytes()
    except OSError:
        return b""


def _there(root: Path, path: Path) -> bool:
    place = root / path.relative_to("/")
    return place.is_symlink() or place.exists()
