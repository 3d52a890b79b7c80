"""Where a sheet goes: to a printer, or into a folder as a PDF file."""

from __future__ import annotations

import contextlib
import os
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from printouts.errors import PaperCode, PaperError
from salon_tui.i18n import _
from salon_tui.print_jobs import Drawn, PrintJobs
from salon_tui.screens.nearby import short

_NONE_THERE = frozenset({PaperCode.NO_PRINTER, PaperCode.NO_PRINT_PROGRAM})


@dataclass(frozen=True, slots=True)
class Target:
    """A printer by name, or a folder."""

    printer: str = ""
    folder: Path | None = None

    def text(self) -> str:
        """Where it goes, in words."""
        if self.folder is None:
            return _("Printer {name}").format(name=self.printer)
        return _("PDF file in {folder}").format(folder=short(self.folder))


def usual() -> Target:
    """The default printer; the home folder where there is none. Asks CUPS: call it in a worker.

    Raises:
        PaperError: ``print_service_down``.
    """
    from printouts.printer import default_printer

    try:
        found = default_printer()
    except PaperError as error:
        if error.code not in _NONE_THERE:
            raise
        found = None
    return Target(printer=found) if found else Target(folder=Path.home())


def deliver(jobs: PrintJobs, sheet: Drawn, target: Target, at: datetime) -> str:
    """Prints or saves a sheet. Call it in a worker.

    Returns:
        What has happened, for the message line.

    Raises:
        PaperError: When the printer doesn't take it.
        OSError: When the file can't be written.
    """
    if target.folder is not None:
        path = _write(target.folder, sheet)
        return _("{what} is in {path}.").format(what=sheet.note, path=short(path))
    job = jobs.send(sheet, target.printer, at)
    return _("{what} is on its way to the printer, job {job}.").format(what=sheet.note, job=job.id)


def _write(folder: Path, sheet: Drawn) -> Path:
    """Writes a file that only this account can read, whole or not at all, and never over another one."""
    handle, scratch = tempfile.mkstemp(prefix=".salon-tui-", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(sheet.pdf)
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
