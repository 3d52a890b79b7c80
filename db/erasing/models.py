"""What was erased and destroyed: the register that stays of it, without a name; and what the law keeps, locked."""

from __future__ import annotations

import peewee as pw

from db.clients.models import Client
from db.core.models import STAYS, CodesField, Erasing, Moment, Table, Versioned
from db.staff.models import Staff


class Destruction(Versioned):
    """A client's file, the health in it, or what was locked of it, that was erased.

    Attributes:
        number: Of the destroy slip.
        card: The client's number, which stands on the papers.
        kind: What was erased: ``file``, ``health``, or ``medical`` for what was locked until then.
        reason: Code of ``DESTRUCTION_REASONS``.
        since: When it was asked for, or its time was over.
        sheets: Papers to be destroyed.
        kept: What the law keeps, as codes of kinds of records.
        salts: Digests of the salts that the files had: by these, they are known in an older backup.
        by: Who erased it; nobody where the program did so again in a restored backup.
        destroyed: When two people have signed that the papers are gone.
        batch: The number of the slip on which several stand: that of the first of them; empty where it is its own.
        waits: Whether two people have decided it, and it is still to be done.
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
    batch = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])
    waits = pw.BooleanField(default=False, constraints=[pw.SQL("DEFAULT 0")])

    class Meta:
        merging = STAYS
        erasing = Erasing(codes=("number", "card", "kind", "reason", "kept", "salts", "batch"))
        constraints = (pw.SQL("CHECK (kind IN ('file', 'health', 'medical'))"),)
        indexes = ((("client", "kind"), False),)


class LockedRecord(Table):
    """What the law keeps of what was erased: taken out of every table, and sealed.

    Attributes:
        slip: The number of the destroy slip with which it was locked.
        kind: The kind of record whose rule of retention keeps it.
        records: How many it is.
        last: The day from which its time is counted.
        until: The last day on which it is kept.
        content: In words, as the client's copy has it, under a key of its own.
    """

    slip = pw.TextField()
    client = pw.ForeignKeyField(Client, backref="locked_records")
    kind = pw.TextField()
    records = pw.IntegerField()
    last = pw.DateField()
    until = pw.DateField()
    content = pw.BlobField()
    at = Moment()

    class Meta:
        merging = STAYS
        erasing = Erasing(codes=("slip", "kind", "content"))
