"""What an import has left: rows that were taken, and what columns mean."""

from __future__ import annotations

import peewee as pw

from db.clients.models import Client
from db.core.models import GOES, Moment, Table
from db.staff.models import Staff


class ImportedRow(Table):
    """A row of a table that was imported, by digest, so that importing it again adds nothing."""

    digest = pw.TextField(primary_key=True)
    client = pw.ForeignKeyField(Client)

    class Meta:
        erasing = GOES


class ColumnMeanings(Table):
    """What the headings of a table mean, as somebody has said, to be used again; no client's data."""

    name = pw.TextField(primary_key=True)
    meanings = pw.TextField()
    at = Moment()
    by = pw.ForeignKeyField(Staff)
