"""Printers, which of them prints what, and the jobs that were sent to them."""

from __future__ import annotations

import peewee as pw

from db.clients.models import Client
from db.core.models import Moment, Table
from db.staff.models import Staff


class Printer(Table):
    """How far a printer moves what it prints: corrections to the right and down, in hundredths of a millimetre."""

    name = pw.TextField(primary_key=True)
    dx = pw.IntegerField(default=0)
    dy = pw.IntegerField(default=0)


class PrinterUse(Table):
    """Which printer a use of paper goes to; uses without a row go to the printing system's usual one."""

    kind = pw.TextField(primary_key=True)
    printer = pw.TextField()


class PrintJob(Table):
    """A sheet that was handed to a printer: what and where to, never what stands on it.

    ``ended`` is when it was over and the printing system had deleted the document; ``is_settled``, that somebody has
    looked what came out, and said so.
    """

    job = pw.TextField()
    printer = pw.TextField()
    kind = pw.TextField()
    name = pw.TextField()
    client = pw.ForeignKeyField(Client, null=True, backref="print_jobs")
    at = Moment()
    by = pw.ForeignKeyField(Staff, backref="print_jobs")
    state = pw.TextField()
    ended = Moment(null=True)
    is_settled = pw.BooleanField(default=False)

    class Meta:
        indexes = ((("ended", "id"), False),)
