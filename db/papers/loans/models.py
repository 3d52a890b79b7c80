"""Paper that is lent."""

from __future__ import annotations

import peewee as pw

from db.clients.models import Client
from db.core.models import Erasing, Merging, Moment, Versioned
from db.papers.models import Sheet
from db.staff.models import Staff


class Loan(Versioned):
    """A paper that somebody asks for, has, or has brought back.

    ``refused_at`` and ``approved_at`` exclude each other; ``out_at`` needs an approval, ``back_at`` needs ``out_at``.
    """

    sheet = pw.ForeignKeyField(Sheet, backref="loans")
    client = pw.ForeignKeyField(Client, backref="loans")
    borrower = pw.ForeignKeyField(Staff, backref="loans")
    reason = pw.TextField()
    asked_at = Moment()
    asked_by = pw.ForeignKeyField(Staff, index=False, backref="loans_asked")
    due = pw.DateField()
    approved_at = Moment(null=True)
    approved_by = pw.ForeignKeyField(Staff, null=True, index=False, backref="loans_approved")
    refused_at = Moment(null=True)
    out_at = Moment(null=True)
    out_by = pw.ForeignKeyField(Staff, null=True, index=False, backref="loans_handed_out")
    back_at = Moment(null=True)
    back_by = pw.ForeignKeyField(Staff, null=True, index=False, backref="loans_taken_back")
    intact = pw.BooleanField(null=True)
    remark = pw.TextField(default="")

    class Meta:
        erasing = Erasing(mark=("reason", "remark"))
        merging = Merging(unless="(SELECT s.kind FROM sheet s WHERE s.id = sheet_id) = 'card'")
        indexes = ((("back_at", "due"), False),)
