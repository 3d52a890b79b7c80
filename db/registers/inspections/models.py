"""Inspections, and what they found."""

from __future__ import annotations

import peewee as pw

from db.core.models import Versioned
from db.staff.models import Staff


class Inspection(Versioned):
    """An inspection of the archive or store room; ``points`` is a JSON object of code to yes or no."""

    number = pw.IntegerField(unique=True)
    kind = pw.TextField()
    day = pw.DateField()
    inspector = pw.ForeignKeyField(Staff, backref="inspections")
    scope = pw.TextField(default="")
    looked_at = pw.IntegerField(null=True)
    points = pw.TextField(default="{}")


class Finding(Versioned):
    """What an inspection found, who puts it right until when, and whether it was checked again."""

    inspection = pw.ForeignKeyField(Inspection, backref="findings")
    text = pw.TextField()
    owner = pw.ForeignKeyField(Staff, null=True, backref="findings")
    deadline = pw.DateField(null=True)
    checked = pw.DateField(null=True)
    checked_by = pw.ForeignKeyField(Staff, null=True, backref="findings_checked")
