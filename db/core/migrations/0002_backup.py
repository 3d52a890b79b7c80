"""The register of backups."""

from typing import Any

from peewee import DateTimeField, ForeignKeyField, IntegerField, Model, TextField


def up(migrator: Any, db: Any) -> None:
    """Makes the table of backups."""

    class Staff(Model):
        class Meta:
            database = db
            legacy_table_names = False
            table_name = "staff"

    class Backup(Model):
        at = DateTimeField()
        place = TextField()
        name = TextField(default="")
        failure = TextField(default="")
        bytes = IntegerField(default=0)
        rows = IntegerField(default=0)
        seq = IntegerField(default=0)
        hash = TextField(default="")
        by = ForeignKeyField(Staff, null=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "backup"

    db.create_tables([Backup])
