"""What was done with a written reason alone."""

from __future__ import annotations

import peewee as pw

from db.clients.models import Client
from db.core.models import Erasing, Moment, Table
from db.staff.models import Staff


class Review(Table):
    """What was done with a written reason alone, until a manager has looked at it.

    Attributes:
        remark: What the manager writes about it.
        day: On which somebody had to do with many clients; ``clients`` of them, where ``usual`` is what they have.
    """

    at = Moment()
    staff = pw.ForeignKeyField(Staff, index=False)
    operation = pw.TextField()
    client = pw.ForeignKeyField(Client, null=True)
    about = pw.ForeignKeyField(Staff, null=True, index=False)
    reason = pw.TextField()
    looked_at = Moment(null=True)
    looked_by = pw.ForeignKeyField(Staff, null=True, index=False)
    # a migration has added these, and so they have defaults in the archive as well
    remark = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])
    day = pw.DateField(null=True)
    clients = pw.IntegerField(default=0, constraints=[pw.SQL("DEFAULT 0")])
    usual = pw.IntegerField(default=0, constraints=[pw.SQL("DEFAULT 0")])

    class Meta:
        erasing = Erasing(mark=("reason", "remark"), codes=("operation",))
        indexes = ((("looked_at", "id"), False),)
