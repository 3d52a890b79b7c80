"""What an import has left: rows that were taken, what has no field, and what columns mean."""

from __future__ import annotations

import peewee as pw

from db.clients.models import Client
from db.core.models import Moment, Table
from db.staff.models import Staff


class ImportedRow(Table):
    """A row of a table that was imported, by digest, so that importing it again adds nothing."""

    digest = pw.TextField(primary_key=True)
    client = pw.ForeignKeyField(Client)


class ImportedCell(Table):
    """What an imported table says that no field takes and not everybody may see, until its ledgers are there.

    ``access`` is ``amounts`` (balances, sums, points) or ``phone`` (numbers beyond the second); ``own`` tells whether
    a number is the client's own, by which the client is found.
    """

    client = pw.ForeignKeyField(Client, backref="imported_cells")
    access = pw.TextField()
    heading = pw.TextField()
    text = pw.TextField()
    own = pw.BooleanField(default=False)
    at = Moment()
    by = pw.ForeignKeyField(Staff)

    class Meta:
        indexes = ((("client", "access", "heading", "text"), True),)


class ColumnMeanings(Table):
    """What the headings of a table mean, as somebody has said, to be used again; no client's data."""

    name = pw.TextField(primary_key=True)
    meanings = pw.TextField()
    at = Moment()
    by = pw.ForeignKeyField(Staff)
