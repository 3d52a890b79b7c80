"""What clients say: surveys, opinions, complaints with their steps, improvements and because of what."""

from __future__ import annotations

from typing import Any

from peewee import SQL, DateField, DateTimeField, ForeignKeyField, IntegerField, Model, TextField


def up(migrator: Any, db: Any) -> None:
    """Makes the tables."""

    class Client(Model):
        class Meta:
            database = db
            legacy_table_names = False
            table_name = "client"

    class Staff(Model):
        class Meta:
            database = db
            legacy_table_names = False
            table_name = "staff"

    class Visit(Model):
        class Meta:
            database = db
            legacy_table_names = False
            table_name = "visit"

    class Survey(Model):
        version = IntegerField(default=1)
        number = TextField(unique=True)
        batch = IntegerField()
        client = ForeignKeyField(Client, null=True, index=False)
        printed = DateField()
        printed_by = ForeignKeyField(Staff, index=False)
        state = TextField(default="printed")
        day = DateField(null=True)
        effect = TextField(default="")
        product = TextField(default="")
        service = TextField(default="")
        management = TextField(default="")
        keyed_by = ForeignKeyField(Staff, null=True, index=False)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "survey"
            indexes = ((("batch", "id"), False), (("client", "printed"), False))

    class Opinion(Model):
        client = ForeignKeyField(Client, null=True, index=False)
        day = DateField()
        kind = TextField()
        heading = TextField()
        rating = TextField(default="")
        text = TextField(default="")
        visit = ForeignKeyField(Visit, null=True, index=False)
        survey = ForeignKeyField(Survey, null=True)
        at = DateTimeField()
        by = ForeignKeyField(Staff, index=False)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "opinion"
            indexes = ((("day", "id"), False), (("client", "day"), False))

    class Complaint(Model):
        version = IntegerField(default=1)
        number = IntegerField(unique=True)
        client = ForeignKeyField(Client, null=True, index=False)
        day = DateField()
        heading = TextField()
        text = TextField()
        concerns = ForeignKeyField(Staff, null=True, index=False)
        owner = ForeignKeyField(Staff, index=False)
        deadline = DateField()
        state = TextField(default="open")
        result = TextField(default="")
        outcome = TextField(default="")
        word = TextField(default="")
        opinion = ForeignKeyField(Opinion, null=True, unique=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "complaint"
            indexes = ((("state", "deadline"), False), (("client", "day"), False))

    class ComplaintStep(Model):
        complaint = ForeignKeyField(Complaint, index=False)
        seq = IntegerField()
        at = DateTimeField()
        by = ForeignKeyField(Staff, index=False)
        state = TextField()
        text = TextField()
        outcome = TextField(default="")

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "complaint_step"
            indexes = ((("complaint", "seq"), True),)

    class Improvement(Model):
        version = IntegerField(default=1)
        number = IntegerField(unique=True)
        day = DateField()
        text = TextField()
        owner = ForeignKeyField(Staff, index=False)
        deadline = DateField()
        done = DateField(null=True)
        look_again = DateField(null=True)
        effect = TextField(default="")
        seen = TextField(default="")
        seen_on = DateField(null=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "improvement"
            indexes = ((("done", "deadline"), False),)

    class ImprovementSource(Model):
        improvement = ForeignKeyField(Improvement)
        opinion = ForeignKeyField(Opinion, null=True)
        complaint = ForeignKeyField(Complaint, null=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "improvement_source"
            constraints = (SQL("CHECK ((opinion_id IS NULL) <> (complaint_id IS NULL))"),)

    db.create_tables([Survey, Opinion, Complaint, ComplaintStep, Improvement, ImprovementSource])
