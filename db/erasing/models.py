"""What was erased and destroyed: the register that stays of it, without a name."""

from __future__ import annotations

import peewee as pw

from db.clients.models import Client
from db.core.models import STAYS, CodesField, Erasing, Moment, Versioned
from db.staff.models import Staff


class Destruction(Versioned):
    """A client's file, or the health in it, that was erased.

    Attributes:
        number: Of the destroy slip.
        card: The client's number, which stands on the papers.
        kind: What was erased: ``file`` or ``health``.
        reason: Code of ``DESTRUCTION_REASONS``.
        since: When it was asked for, or its time was over.
        sheets: Papers to be destroyed.
        kept: What the law keeps, as codes of kinds of records.
        salts: Digests of the salts that the files had: by these, they are known in an older backup.
        by: Who erased it; nobody where the program did so again in a restored backup.
        destroyed: When two people have signed that the papers are gone.
    """

    number = pw.TextField(unique=True)
    client = pw.ForeignKeyField(Client, index=False, backref="destructions")
    card = pw.TextField()
    kind = pw.TextField()
    reason = pw.TextField()
    since = pw.DateField(null=True)
    sheets = pw.IntegerField(default=0)
    kept = CodesField(default=())
    salts = CodesField(default=())
    at = Moment()
    by = pw.ForeignKeyField(Staff, null=True, index=False, backref="destructions")
    approver = pw.ForeignKeyField(Staff, null=True, index=False, backref="destructions_approved")
    destroyed = pw.DateField(null=True)

    class Meta:
        merging = STAYS
        erasing = Erasing(codes=("number", "card", "kind", "reason", "kept", "salts"))
        constraints = (pw.SQL("CHECK (kind IN ('file', 'health'))"),)
        indexes = ((("client", "kind"), False),)
