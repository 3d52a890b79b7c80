"""What was given to third parties."""

from __future__ import annotations

import peewee as pw

from db.clients.models import Client
from db.core.models import Erasing, Moment, Reference, Table
from db.staff.models import Staff


class Disclosure(Table):
    """What was given to whom, and on what ground; without a client it is about nobody alone. It is never changed.

    ``corrects_id`` is the entry that this one puts right, and ``why`` says for what reason; that one stays as it was.
    """

    number = pw.IntegerField(unique=True)
    client = pw.ForeignKeyField(Client, null=True, backref="disclosures")
    to_whom = pw.TextField()
    what = pw.TextField()
    day = pw.DateField()
    ground = pw.TextField()
    consented = pw.DateField(null=True)
    basis = pw.TextField(default="")
    paper = pw.TextField(default="")
    at = Moment()
    by = pw.ForeignKeyField(Staff, index=False, backref="disclosures_made")
    agreed_by = pw.ForeignKeyField(Staff, null=True, index=False, backref="disclosures_agreed")
    # a migration has added them, and so they stand last
    corrects_id = Reference("disclosure")
    why = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])

    class Meta:
        erasing = Erasing(mark=("what", "basis", "why"), codes=("to_whom", "ground", "paper"))
