"""``salon-tui kiosk install`` and ``uninstall``."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from salon_tui.app.settings import Places
from salon_tui.cli.kiosk import layout, machine
from salon_tui.cli.kiosk.record import Record, digest
from salon_tui.cli.kiosk.sealing import STORE, Seal
from salon_tui.cli.kiosk.steps import Link, Remember, Remove, RemoveFolder, Run, Step, Write
from salon_tui.cli.say import Trouble, complain, tell
from salon_tui.words.i18n import _

ROOT = Path("/")
PLACES = Places(layout.DATA, layout.KEYS)


def run(asked: Namespace) -> int:
    """Lays the front desk down on this machine, or takes it away; or says what that would be."""
    if not asked.dry_run:
        machine.refuse_unless_root()
    if asked.what == "uninstall":
        return _uninstall(dry_run=asked.dry_run)
    release = machine.release()
    try:
        program = machine.program()
    except Trouble as trouble:
        if not asked.dry_run:
            raise
        complain(str(trouble))
        program = Path(sys.prefix)
    packages = machine.missing(layout.PACKAGES)
    _carry_out(install_steps(ROOT, release, program, packages, asked.font_size), dry_run=asked.dry_run)
    if not asked.dry_run:
        tell(_("The front desk is laid down. It opens when this machine is started the next time."))
        tell(
            _(
                "To look after the machine, add {word} to the kernel's line in the boot menu: it asks for the password "
                "of root, which has to be set."
            ).format(word="systemd.unit=rescue.target")
        )
    return 0


def _uninstall(*, dry_run: bool) -> int:
    record = Record.read(ROOT)
    if not record.files:
        raise Trouble(_("No front desk was laid down on this machine."))
    steps = uninstall_steps(ROOT, record)
    if not layout.STATE.exists():
        # whoever comes next must not get the number of the account that owns the archive
        steps.append(Run(["userdel", layout.USER], has_to_work=False))
    _carry_out(steps, dry_run=dry_run)
    if not dry_run:
        tell(_("The archive, its backups and its key stay: {state}, {key}.").format(state=layout.STATE, key=STORE))
        if record.packages:
            tell(
                _("So do the packages that were installed. Type {command}.").format(
                    command=f"apt-get remove {' '.join(record.packages)}"
                )
            )
    return 0


def install_steps(
    root: Path, release: str, program: Path, packages: list[str], font_points: int = layout.FONT_POINTS
) -> list[Step]:
    """What has to be done, in order.

    Args:
        root: The system's root folder.
        release: Of Debian.
        program: The virtual environment that the desk is to run from.
        packages: What is missing of the packages.
        font_points: Height of the characters.
    """
    before = Record.read(root)
    laid, links = layout.files(release, font_points), layout.links(program)
    folders = {folder for path in (*(file.path for file in laid), *links) for folder in path.parents}
    after = Record(
        files={str(file.path): [digest(file.text.encode())] for file in laid},
        # a link or a folder that was there before is somebody else's
        links=[str(path) for path in links if str(path) in before.links or not _is_there(root, path)],
        folders=sorted({*before.folders, *(str(path) for path in folders if not _is_there(root, path))}),
        packages=sorted({*before.packages, *packages}),
    )
    during = Record(
        files={path: before.files.get(path, []) + after.files.get(path, []) for path in before.files | after.files},
        links=sorted({*before.links, *after.links}),
        folders=after.folders,
        packages=after.packages,
    )
    steps: list[Step] = []
    if packages:
        steps += [Run(["apt-get", "install", "--yes", "--no-install-recommends", *packages])]
    steps += [Remember(root, during)]
    steps += [Remove(root, Path(path), before) for path in sorted({*before.files} - {*after.files})]
    steps += [Write(root, file.path, file.mode, file.text, before) for file in laid]
    steps += [Link(root, path, to) for path, to in links.items()]
    return [
        *steps,
        Remember(root, after),
        Run(["systemd-sysusers", "/etc/sysusers.d/salon-tui.conf"]),
        Seal(PLACES),
        Run(["systemctl", "daemon-reload"]),
        Run(["udevadm", "control", "--reload"], has_to_work=False),
        Run(["systemctl", "restart", "systemd-sysctl.service"]),
        Run(["systemctl", "try-restart", "systemd-journald.service", "cups.service"]),
        Run(["systemctl", "enable", "seatd.service", "cups.service", layout.UPDATES, layout.UNIT]),
    ]


def uninstall_steps(root: Path, record: Record) -> list[Step]:
    """What takes away what was laid down.

    Args:
        root: The system's root folder.
        record: What was.
    """
    return [
        Run(["systemctl", "disable", "--now", layout.UPDATES, layout.UNIT], has_to_work=False),
        *(Remove(root, Path(path), record) for path in (*sorted(record.files), *record.links)),
        Remember(root, Record()),
        *(RemoveFolder(root, Path(path)) for path in reversed(record.folders)),
        Run(["systemctl", "daemon-reload"]),
        Run(["udevadm", "control", "--reload"], has_to_work=False),
        Run(["systemctl", "try-restart", "systemd-journald.service", "cups.service"], has_to_work=False),
    ]


def _is_there(root: Path, path: Path) -> bool:
    return os.path.lexists(root / path.relative_to("/"))


def _carry_out(steps: Iterable[Step], *, dry_run: bool) -> None:
    for step in steps:
        if dry_run:
            tell(step.preview())
        else:
            step.carry_out()
