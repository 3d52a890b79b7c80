"""How long each kind of record is kept."""

from __future__ import annotations

import peewee as pw

from db.core.models import Versioned
from db.staff.models import Staff


class RetentionRule(Versioned):
    """For how many months a kind of record is kept; ``basis`` is empty where the usual one holds."""

    kind = pw.TextField(unique=True)
    months = pw.IntegerField()
    basis = pw.TextField(default="")
    confirmed_by = pw.ForeignKeyField(Staff, null=True, index=False, backref="retention_rules_confirmed")
    confirmed_on = pw.DateField(null=True)

    class Meta:
        constraints = (
            pw.SQL("CHECK (months > 0)"),
            pw.SQL("CHECK ((confirmed_by_id IS NULL) = (confirmed_on IS NULL))"),
        )
