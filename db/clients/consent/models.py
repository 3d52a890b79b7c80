"""The words in which clients are asked what they agree to."""

from __future__ import annotations

import peewee as pw

from db.core.models import CodesField, Moment, Table
from db.staff.models import Staff


class ConsentText(Table):
    """A version of what the intake form says above its questions; never changed, a later one takes its place.

    Attributes:
        since: From which day on it is printed.
        asks: The purposes about which those who agreed in older words are asked again.
        by: Who has put it in force.
    """

    version = pw.TextField(unique=True)
    zh = pw.TextField()
    en = pw.TextField()
    since = pw.DateField()
    asks = CodesField(default=())
    at = Moment()
    by = pw.ForeignKeyField(Staff, index=False)
