"""What was done with a written reason alone."""

from __future__ import annotations

import peewee as pw

from db.clients.models import Client
from db.core.models import Moment, Table
from db.staff.models import Staff


class Review(Table):
    """What was done with a written reason alone, until a manager has looked at it."""

    at = Moment()
    staff = pw.ForeignKeyField(Staff)
    operation = pw.TextField()
    client = pw.ForeignKeyField(Client, null=True)
    about = pw.ForeignKeyField(Staff, null=True)
    reason = pw.TextField()
    looked_at = Moment(null=True)
    looked_by = pw.ForeignKeyField(Staff, null=True)

    class Meta:
        indexes = ((("looked_at", "id"), False),)
