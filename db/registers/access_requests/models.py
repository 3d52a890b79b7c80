"""Clients' written requests."""

from __future__ import annotations

import peewee as pw

from db.clients.models import Client
from db.core.models import CodesField, Erasing, Reference, Versioned
from db.staff.models import Staff


class AccessRequest(Versioned):
    """A client's written request to see, copy, correct or delete."""

    number = pw.IntegerField(unique=True)
    client = pw.ForeignKeyField(Client, backref="access_requests")
    received = pw.DateField()
    received_by = pw.ForeignKeyField(Staff, index=False, backref="requests_received")
    wishes = CodesField(default=())
    details = pw.TextField(default="")
    identity = pw.TextField(default="")
    identity_by = pw.ForeignKeyField(Staff, null=True, index=False, backref="identities_checked")
    due = pw.DateField()
    answered = pw.DateField(null=True)
    answered_by = pw.ForeignKeyField(Staff, null=True, index=False, backref="requests_answered")
    result = pw.TextField(default="")
    # a migration has added them, and so the archive has the default as well
    helper_id = Reference("staff")
    outcome = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])

    class Meta:
        erasing = Erasing(mark=("details", "identity", "result"), codes=("wishes", "outcome"))
