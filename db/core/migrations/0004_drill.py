"""The register of backups that were restored for trial."""

from __future__ import annotations

from typing import Any

from peewee import BooleanField, DateTimeField, ForeignKeyField, IntegerField, Model, TextField


def up(migrator: Any, db: Any) -> None:
    """Makes the table."""

    class Staff(Model):
        class Meta:
            database = db
            legacy_table_names = False
            table_name = "staff"

    class Drill(Model):
        at = DateTimeField()
        place = TextField()
        name = TextField()
        made = DateTimeField()
        rows = IntegerField()
        same = IntegerField(null=True)
        seq = IntegerField()
        hash = TextField()
        leads_here = BooleanField()
        log_broken_at = IntegerField()
        by = ForeignKeyField(Staff, null=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "drill"

    db.create_tables([Drill])
