"""How lost clients are to be won back."""

from __future__ import annotations

from typing import Any

from peewee import DateField, ForeignKeyField, IntegerField, Model, TextField


def up(migrator: Any, db: Any) -> None:
    """Makes the table of the plans."""

    class Staff(Model):
        class Meta:
            database = db
            legacy_table_names = False
            table_name = "staff"

    class Watch(Model):
        class Meta:
            database = db
            legacy_table_names = False
            table_name = "watch"

    class WinBack(Model):
        version = IntegerField(default=1)
        watch = ForeignKeyField(Watch, unique=True)
        matter = TextField()
        offer = TextField()
        owner = ForeignKeyField(Staff, index=False)
        next = DateField(null=True)
        state = TextField(default="open")
        reason = TextField(default="")
        made = DateField()
        ended = DateField(null=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "win_back"
            indexes = ((("state", "next"), False),)

    db.create_tables([WinBack])
