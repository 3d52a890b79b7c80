"""Which printer prints what, and how far each moves what it prints."""

from __future__ import annotations

from db.core.audit import Action
from db.core.errors import Flaw, InvalidFields
from db.core.guard import operation
from db.core.operation_context import Work
from db.core.permissions import Permission
from db.papers.printed.store import digests
from db.printing.models import Printer, PrinterUse
from db.printing.store import shifts
from db.salon.store.salon import salon_record
from db.sheets.papers import CalibrationSheet
from db.text.cleaning import clean

LONGEST = 200
MOST = 1500
"""Hundredths of a millimetre: a printer that is further off has its paper in the wrong tray."""


@operation(Permission.SETTINGS, Action.UPDATE)
def choose_printer(work: Work, use: str, printer: str) -> None:
    """Sends one use of paper to a printer of its own; with an empty name, to the printing system's usual one.

    Args:
        work: The operation under way.
        use: The program's own code of the use.
        printer: What the printing system calls the printer.
    """
    use, printer = clean(use, LONGEST), clean(printer, LONGEST)
    PrinterUse.delete().where(PrinterUse.kind == use).execute()
    if printer:
        PrinterUse.create(kind=use, printer=printer)
    work.what |= {"use": use, "own_printer": bool(printer)}


@operation(Permission.SETTINGS, Action.UPDATE)
def calibrate(work: Work, printer: str, dx: int, dy: int) -> None:
    """Keeps what a printer is corrected by.

    Args:
        work: The operation under way.
        printer: What the printing system calls it.
        dx: How far everything is moved to the right, in hundredths of a millimetre.
        dy: How far everything is moved down.

    Raises:
        InvalidFields: For more than 15 mm.
    """
    wrong = {name: Flaw.NOT_A_NUMBER for name, value in (("dx", dx), ("dy", dy)) if abs(value) > MOST}
    if wrong:
        raise InvalidFields(wrong)
    name = clean(printer, LONGEST)
    Printer.delete().where(Printer.name == name).execute()
    Printer.create(name=name, dx=dx, dy=dy)
    work.what |= {"dx": dx, "dy": dy}


@operation(Permission.DESK, Action.EXECUTE)
def print_calibration(work: Work, printer: str) -> CalibrationSheet:
    """The page that shows how far a printer moves what it prints, with its setting of now."""
    name = clean(printer, LONGEST)
    dx, dy = shifts().get(name, (0.0, 0.0))
    work.what["sheet"] = "calibration"
    stamp = digests.stamp(work)
    return CalibrationSheet(salon=salon_record(), stamp=stamp, printer=name, dx=dx, dy=dy)
