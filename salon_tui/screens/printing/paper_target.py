"""Where a sheet goes: to a printer, or into a folder as a PDF file."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from db.core.errors import Code, Refused
from printouts.cups.paper_use import Use, use_of
from printouts.errors import PaperCode, PaperError
from salon_tui.app.print_jobs import Drawn, PrintJob, PrintJobs
from salon_tui.app.sealing import sealed
from salon_tui.screens.importing.nearby import folders, short
from salon_tui.screens.printing.print_states import trouble
from salon_tui.words.i18n import N_, _

if TYPE_CHECKING:
    from db.core.desk import Desk

_NONE_THERE = frozenset({PaperCode.NO_PRINTER, PaperCode.NO_PRINT_PROGRAM})

USES: dict[Use, str] = {
    Use.CARD: N_("client cards"),
    Use.FORM: N_("forms"),
    Use.LABELS: N_("labels"),
    Use.OTHER: N_("lists and the rest"),
}
"""What printers are chosen for."""


@dataclass(frozen=True, slots=True)
class Target:
    """A printer by name, or a folder.

    Attributes:
        printer: Name of the printer; empty for a folder.
        folder: The folder.
        use: What the printer was chosen for; None for the printing system's usual one.
        missing: The printer that was chosen for this and isn't there any more.
    """

    printer: str = ""
    folder: Path | None = None
    use: Use | None = None
    missing: str = ""

    def text(self) -> str:
        """Where it goes, in words."""
        if self.folder is not None:
            return _("PDF file in {folder}").format(folder=short(self.folder))
        if self.missing:
            return _("Printer {name}, since {missing} is not there").format(name=self.printer, missing=self.missing)
        if self.use is not None:
            return _("Printer {name}, chosen for {use}").format(name=self.printer, use=_(USES[self.use]))
        return _("Printer {name}").format(name=self.printer)


@dataclass(frozen=True, slots=True)
class Printers:
    """The printers that there are.

    Attributes:
        usual: The one that the printing system takes where none is named.
        names: All of them.
        uses: The printers chosen in the salon, by use.
    """

    usual: str = ""
    names: tuple[str, ...] = ()
    uses: Mapping[str, str] | None = None

    def target(self, kind: str) -> Target:
        """Where a kind of sheet goes when nobody says otherwise: the home folder where there is no printer."""
        use = use_of(kind)
        chosen = (self.uses or {}).get(use, "")
        if chosen in self.names:
            return Target(chosen, use=use)
        return Target(self.usual, missing=chosen) if self.usual else Target(folder=Path.home())

    def targets(self) -> list[Target]:
        """Everything that can be chosen: printers, the usual one first, and folders that can be written."""
        names = dict.fromkeys([*([self.usual] if self.usual else []), *self.names])
        places = [Target(folder=folder) for folder in folders() if os.access(folder, os.W_OK)]
        return [*(Target(name) for name in names), *places]


def known(uses: Mapping[str, str]) -> Printers:
    """The printers that CUPS knows. Call it in a worker.

    Args:
        uses: The printers chosen in the salon, by use.

    Raises:
        PaperError: ``print_service_down``, ``needs_login``, ``needs_tls``.
    """
    from printouts.cups.printers import default_printer, printers

    try:
        usual = default_printer() or ""
        names = tuple(queue.name for queue in printers())
    except PaperError as error:
        if error.code not in _NONE_THERE:
            raise
        return Printers(uses=uses)
    # one printer alone needn't be made the usual one
    return Printers(usual or (names[0] if len(names) == 1 else ""), names, uses)


class Delivered(NamedTuple):
    """A sheet that is in a file, or on its way to a printer.

    Attributes:
        text: What has happened, for the message line.
        job: The sheet on its way; None for a file.
    """

    text: str
    job: PrintJob | None = None

    def said(self) -> tuple[str, bool]:
        """What to say now, and whether it is an alarm: the printer may have asked for something before this is said."""
        needed = trouble(self.job) if self.job is not None else ""
        return needed or self.text, bool(needed)


def deliver(desk: Desk, jobs: PrintJobs, sheet: Drawn, target: Target, password: str = "") -> Delivered:
    """Prints or saves a sheet. Call it in a worker.

    Args:
        desk: Who does it.
        jobs: Where it is followed.
        sheet: The sheet.
        target: Where it goes.
        password: What locks the file, where it needs to be.

    Raises:
        PaperError: When the printer doesn't take it; ``needs_password`` for a stick.
        OSError: When the file can't be written.
        Refused: When nobody is at the desk any more; ``PAPER_ONLY`` for a file of what this person may not see.
    """
    from db.printing.operations.jobs import saved

    if target.folder is not None:
        if sheet.paper_only or sheet.is_secret:
            raise Refused(Code.PAPER_ONLY)
        path = _write(target.folder, sheet, password)
        saved(desk, sheet.papers)
        return Delivered(_("{what} is in {path}.").format(what=sheet.note, path=short(path)))
    job = jobs.send(desk, sheet, target.printer)
    return Delivered(_("{what} is on its way to the printer, job {job}.").format(what=sheet.note, job=job.id), job)


def _write(folder: Path, sheet: Drawn, password: str) -> Path:
    """Writes a file that only this account can read, whole or not at all, and never over another one."""
    content = sealed(sheet.pdf, folder, is_private=sheet.is_private, password=password)
    handle, scratch = tempfile.mkstemp(prefix=".salon-tui-", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        path = _free_name(folder, sheet.name)
        os.replace(scratch, path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(scratch)
        raise
    return path


def _free_name(folder: Path, name: str) -> Path:
    """Takes a name that no file has; on every file system, also where there are no hard links (a stick with FAT)."""
    number = 1
    while True:
        path = folder / f"{name}{'' if number == 1 else f' ({number})'}.pdf"
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            number += 1
        else:
            return path
