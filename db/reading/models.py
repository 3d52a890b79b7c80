"""Questions about a client's care, and who has read a client's file before which day."""

from __future__ import annotations

import peewee as pw

from db.clients.models import Client
from db.core.models import GOES, Merging, Moment, Table
from db.dated.models import DatedRow
from db.staff.models import Staff
from db.visits.models import Visit


class Question(Table):
    """A question about a client, a visit or a dated record, or guidance; it and its answer are never changed.

    ``to`` is who is asked; nobody: whoever knows.
    """

    client = pw.ForeignKeyField(Client, index=False, backref="questions")
    visit = pw.ForeignKeyField(Visit, null=True, backref="questions")
    dated = pw.ForeignKeyField(DatedRow, null=True, index=False, backref="questions")
    kind = pw.TextField()
    to = pw.ForeignKeyField(Staff, null=True, index=False, backref="questions_put")
    by = pw.ForeignKeyField(Staff, index=False, backref="questions_asked")
    at = Moment()
    text = pw.TextField()
    answer = pw.TextField(default="")
    answered_by = pw.ForeignKeyField(Staff, null=True, index=False, backref="questions_answered")
    answered_at = Moment(null=True)

    class Meta:
        erasing = GOES
        constraints = (
            pw.SQL("CHECK (kind IN ('question', 'guidance'))"),
            pw.SQL("CHECK ((answered_at IS NULL) = (answer = ''))"),
            pw.SQL("CHECK ((answered_at IS NULL) = (answered_by_id IS NULL))"),
        )
        indexes = ((("client", "id"), False),)


Question.add_index(Question.index(Question.to, Question.id, name="question_open", where=pw.SQL("answered_at IS NULL")))


class Reading(Table):
    """Who has read a client's file before a day: ``facts`` are digests of what it said, as JSON."""

    staff = pw.ForeignKeyField(Staff, index=False, backref="readings")
    client = pw.ForeignKeyField(Client, backref="readings")
    day = pw.DateField()
    facts = pw.TextField(default="[]")
    at = Moment()

    class Meta:
        erasing = GOES
        merging = Merging(once=("staff", "day"))
        indexes = ((("staff", "client", "day"), True), (("day", "staff"), False))
