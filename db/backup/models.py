"""The register of backups, and where they go."""

from __future__ import annotations

import peewee as pw

from db.core.models import Moment, Table
from db.staff.models import Staff


class Backup(Table):
    """A backup that was made, or tried; without ``by``, the program made it by itself."""

    at = Moment()
    place = pw.TextField()
    name = pw.TextField(default="")
    failure = pw.TextField(default="")
    bytes = pw.IntegerField(default=0)
    rows = pw.IntegerField(default=0)
    seq = pw.IntegerField(default=0)
    hash = pw.TextField(default="")
    by = pw.ForeignKeyField(Staff, null=True, backref="backups")


class Drill(Table):
    """A backup that was restored for trial; without ``by``, at the command line."""

    at = Moment()
    place = pw.TextField()
    name = pw.TextField()
    made = Moment()
    rows = pw.IntegerField()
    same = pw.IntegerField(null=True)
    seq = pw.IntegerField()
    hash = pw.TextField()
    leads_here = pw.BooleanField()
    log_broken_at = pw.IntegerField()
    by = pw.ForeignKeyField(Staff, null=True, backref="drills")


class BackupPlace(Table):
    """Where backups go: a folder, by its path, or a stick, by its label."""

    kind = pw.TextField()
    name = pw.TextField()

    class Meta:
        indexes = ((("kind", "name"), True),)
