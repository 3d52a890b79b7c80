"""What was done for secrecy, and who took part."""

from __future__ import annotations

import peewee as pw

from db.core.models import Reference, Table
from db.staff.models import Staff


class Training(Table):
    """A training, a check, or the notice as it was reviewed: it isn't changed afterwards.

    ``corrects_id`` is the entry that this one puts right, and ``why`` says for what reason; that one stays as it was.
    """

    number = pw.IntegerField(unique=True)
    kind = pw.TextField()
    topic = pw.TextField()
    day = pw.DateField()
    hours = pw.IntegerField(default=0)
    given_by = pw.TextField()
    result = pw.TextField(default="")
    next_due = pw.DateField()
    recorded_by = pw.ForeignKeyField(Staff, index=False, backref="trainings_recorded")
    # a migration has added them, and so they stand last
    corrects_id = Reference("training")
    why = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])


class TrainingPerson(Table):
    """Who took part."""

    training = pw.ForeignKeyField(Training, index=False, backref="people")
    staff = pw.ForeignKeyField(Staff, index=False, backref="trainings")

    class Meta:
        indexes = ((("training", "staff"), True),)
