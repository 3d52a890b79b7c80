"""What was done for secrecy, and who took part."""

from __future__ import annotations

import peewee as pw

from db.core.models import Table
from db.staff.models import Staff


class Training(Table):
    """A training, a check, or the notice as it was reviewed: it isn't changed afterwards."""

    number = pw.IntegerField(unique=True)
    kind = pw.TextField()
    topic = pw.TextField()
    day = pw.DateField()
    hours = pw.IntegerField(default=0)
    given_by = pw.TextField()
    result = pw.TextField(default="")
    next_due = pw.DateField()
    recorded_by = pw.ForeignKeyField(Staff, index=False, backref="trainings_recorded")


class TrainingPerson(Table):
    """Who took part."""

    training = pw.ForeignKeyField(Training, index=False, backref="people")
    staff = pw.ForeignKeyField(Staff, index=False, backref="trainings")

    class Meta:
        indexes = ((("training", "staff"), True),)
