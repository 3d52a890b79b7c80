"""What the salon's messages say."""

from __future__ import annotations

from typing import Any

from peewee import DateTimeField, ForeignKeyField, IntegerField, Model, TextField


def up(migrator: Any, db: Any) -> None:
    """Makes the table of the salon's own wordings."""

    class Staff(Model):
        class Meta:
            database = db
            legacy_table_names = False
            table_name = "staff"

    class MessageText(Model):
        version = IntegerField(default=1)
        occasion = TextField(unique=True)
        short_zh = TextField(default="")
        long_zh = TextField(default="")
        short_en = TextField(default="")
        long_en = TextField(default="")
        changed_at = DateTimeField()
        changed_by = ForeignKeyField(Staff)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "message_text"

    db.create_tables([MessageText])
