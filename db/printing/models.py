"""Printers, and which of them prints what."""

from __future__ import annotations

import peewee as pw

from db.core.models import Table


class Printer(Table):
    """How far a printer moves what it prints: corrections to the right and down, in hundredths of a millimetre."""

    name = pw.TextField(primary_key=True)
    dx = pw.IntegerField(default=0)
    dy = pw.IntegerField(default=0)


class PrinterUse(Table):
    """Which printer a use of paper goes to; uses without a row go to the printing system's usual one."""

    kind = pw.TextField(primary_key=True)
    printer = pw.TextField()
