"""The register of backups, and where they go."""

from typing import Any

from peewee import DateTimeField, ForeignKeyField, IntegerField, Model, TextField


def up(migrator: Any, db: Any) -> None:
    """Makes both tables."""

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

    class BackupPlace(Model):
        kind = TextField()
        name = TextField()

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "backup_place"
            indexes = ((("kind", "name"), True),)

    db.create_tables([Backup, BackupPlace])
