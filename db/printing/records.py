"""What the pages about printing are told: jobs, and printers as the salon has set them up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class JobLine:
    """A sheet that was handed to a printer.

    Attributes:
        id: Its number in the archive.
        job: What the printing system calls it; empty until it has taken it.
        printer: Where it went.
        kind: Code of the sheet.
        name: Form and card number, never a client's name.
        client: Whose sheet, where it is about one client.
        at: When it was handed over.
        by: Who did it.
        state: What became of it, as it was heard of last: a code of ``printouts.cups.jobs``.
        papers: How many sheets of clients' records it has to bring out.
    """

    id: int
    job: str
    printer: str
    kind: str
    name: str
    client: int | None
    at: datetime
    by: str
    state: str
    papers: int = 0


@dataclass(frozen=True, slots=True)
class JobPaper:
    """A sheet of a client's record that a job brings out: whose, and for a letter, what it is for."""

    id: int
    client: int
    occasion: str = ""


@dataclass(frozen=True, slots=True)
class PrinterSettings:
    """How the salon has set its printers up.

    Attributes:
        uses: The printer for each use of paper that has one of its own, by code of the use.
        shifts: What each calibrated printer is corrected by, in mm to the right and down, by name of the printer.
    """

    uses: Mapping[str, str]
    shifts: Mapping[str, tuple[float, float]]
