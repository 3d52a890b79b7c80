"""Sends a PDF to CUPS through its own programs. The data go through a pipe: no client's data in a file of ours.

A job that was taken is not yet on paper; the queue that watches jobs over IPP comes with its own issue.

Sources: lp(1), lpstat(1) of CUPS 2.4; PWG 5100.13: with any ``print-scaling`` but "none", labels move by 3–5 mm.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Sequence

from printouts.errors import PaperCode, PaperError

_SECONDS = 20.0
_JOB = re.compile(r"request id is (\S+-\d+)")
_DEFAULT = re.compile(r"system default destination: (\S+)")
_WORD = re.compile(r"[A-Za-z0-9_.@-]+")


def default_printer() -> str | None:
    """Returns the name of the printer that jobs go to, or None where there is none.

    Raises:
        PaperError: ``no_print_program``, ``print_service_down``.
    """
    _check_service()
    found = _DEFAULT.search(_run(["lpstat", "-d"]).stdout.decode(errors="replace"))
    return found[1] if found else None


def send(pdf: bytes, *, title: str, media: str, sides: str, printer: str | None = None) -> str:
    """Hands a PDF over to be printed.

    Args:
        pdf: The document.
        title: What the print queue shows to everybody: never client data. Give the form number.
        media: Name of the paper size (PWG 5101.1), such as ``iso_a5_148x210mm``.
        sides: ``one-sided``, ``two-sided-long-edge`` or ``two-sided-short-edge``.
        printer: Name of the printer; the default one if there is none.

    Returns:
        The job's id, such as ``Laser-42``.

    Raises:
        PaperError: ``no_print_program``, ``print_service_down``, ``no_printer``, ``refused``.
        ValueError: For an option that isn't one word.
    """
    for word in (media, sides, *([printer] if printer else [])):
        if not _WORD.fullmatch(word):
            raise ValueError("print_option")
    name = printer or default_printer()
    if name is None:
        raise PaperError(PaperCode.NO_PRINTER)
    options = [f"media={media}", f"sides={sides}", "print-scaling=none"]
    command = ["lp", "-d", name, "-t", title, *(part for option in options for part in ("-o", option)), "-"]
    done = _run(command, pdf)
    said = done.stdout.decode(errors="replace")
    if done.returncode == 0 and (job := _JOB.search(said)):
        return job[1]
    complaint = done.stderr.decode(errors="replace").strip()
    # lp says the same for an unknown printer and for a service that is down.
    _check_service()
    if "does not exist" in complaint or "No such" in complaint or "not found" in complaint.casefold():
        raise PaperError(PaperCode.NO_PRINTER, printer=name)
    raise PaperError(PaperCode.REFUSED, printer=name, said=complaint[:200])


def _check_service() -> None:
    """Asks whether the service answers; ``lpstat -r`` exits with 0 either way."""
    said = _run(["lpstat", "-r"]).stdout.decode(errors="replace")
    if "not running" in said or "scheduler is running" not in said:
        raise PaperError(PaperCode.PRINT_SERVICE_DOWN)


def _run(command: Sequence[str], data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Runs one of CUPS's programs, in English, since its words are read."""
    try:
        return subprocess.run(
            command, input=data, capture_output=True, timeout=_SECONDS, env={**os.environ, "LC_ALL": "C"}, check=False
        )
    except FileNotFoundError:
        raise PaperError(PaperCode.NO_PRINT_PROGRAM, program=command[0]) from None
    except subprocess.TimeoutExpired:
        raise PaperError(PaperCode.PRINT_SERVICE_DOWN) from None
