"""The tables of what clients say, and of what came of it; days are local dates, moments UTC."""

from __future__ import annotations

import peewee as pw

from db.clients.models import Client
from db.core.models import Erasing, Moment, Table, Versioned
from db.staff.models import Staff
from db.visits.models import Visit


class Survey(Versioned):
    """A numbered opinion survey: printed, then keyed in or void. ``client`` is nobody where it has no name."""

    number = pw.TextField(unique=True)
    batch = pw.IntegerField()
    client = pw.ForeignKeyField(Client, null=True, index=False, backref="surveys")
    printed = pw.DateField()
    printed_by = pw.ForeignKeyField(Staff, index=False, backref="surveys_printed")
    state = pw.TextField(default="printed")
    day = pw.DateField(null=True)
    effect = pw.TextField(default="")
    product = pw.TextField(default="")
    service = pw.TextField(default="")
    management = pw.TextField(default="")
    keyed_by = pw.ForeignKeyField(Staff, null=True, index=False, backref="surveys_keyed")

    class Meta:
        erasing = Erasing(codes=("number", "state", "effect", "product", "service", "management"))
        indexes = ((("batch", "id"), False), (("client", "printed"), False))


class Opinion(Table):
    """What a client said under one heading: only whose it is may be said later. It goes with the client's erasure."""

    client = pw.ForeignKeyField(Client, null=True, index=False, backref="opinions")
    day = pw.DateField()
    kind = pw.TextField()
    heading = pw.TextField()
    rating = pw.TextField(default="")
    text = pw.TextField(default="")
    visit = pw.ForeignKeyField(Visit, null=True, index=False, backref="opinions")
    survey = pw.ForeignKeyField(Survey, null=True, backref="opinions")
    at = Moment()
    by = pw.ForeignKeyField(Staff, index=False, backref="opinions_recorded")

    class Meta:
        erasing = Erasing(mark=("text",), codes=("kind", "heading", "rating"))
        indexes = ((("day", "id"), False), (("client", "day"), False))


class Complaint(Versioned):
    """A complaint: who deals with it until when, and what came of it. ``concerns`` is whom of the staff it is about."""

    number = pw.IntegerField(unique=True)
    client = pw.ForeignKeyField(Client, null=True, index=False, backref="complaints")
    day = pw.DateField()
    heading = pw.TextField()
    text = pw.TextField()
    concerns = pw.ForeignKeyField(Staff, null=True, index=False, backref="complaints_about")
    owner = pw.ForeignKeyField(Staff, index=False, backref="complaints")
    deadline = pw.DateField()
    state = pw.TextField(default="open")
    result = pw.TextField(default="")
    outcome = pw.TextField(default="")
    word = pw.TextField(default="")
    opinion = pw.ForeignKeyField(Opinion, null=True, unique=True)

    class Meta:
        erasing = Erasing(mark=("text", "result", "word"), codes=("heading", "state", "outcome"))
        indexes = ((("state", "deadline"), False), (("client", "day"), False))


class ComplaintStep(Table):
    """One step of a complaint, in the words of its day: a later one changes none before it."""

    complaint = pw.ForeignKeyField(Complaint, index=False, backref="steps")
    seq = pw.IntegerField()
    at = Moment()
    by = pw.ForeignKeyField(Staff, index=False, backref="complaint_steps")
    state = pw.TextField()
    text = pw.TextField()
    outcome = pw.TextField(default="")

    class Meta:
        erasing = Erasing(mark=("text",), codes=("state", "outcome"))
        indexes = ((("complaint", "seq"), True),)


class Improvement(Versioned):
    """What is done better: who, until when, when it was done, and whether it was seen later that it helped."""

    number = pw.IntegerField(unique=True)
    day = pw.DateField()
    text = pw.TextField()
    owner = pw.ForeignKeyField(Staff, index=False, backref="improvements")
    deadline = pw.DateField()
    done = pw.DateField(null=True)
    look_again = pw.DateField(null=True)
    effect = pw.TextField(default="")
    seen = pw.TextField(default="")
    seen_on = pw.DateField(null=True)

    class Meta:
        indexes = ((("done", "deadline"), False),)


class ImprovementSource(Table):
    """Because of what: one opinion, or one complaint."""

    improvement = pw.ForeignKeyField(Improvement, backref="sources")
    opinion = pw.ForeignKeyField(Opinion, null=True, backref="improvements")
    complaint = pw.ForeignKeyField(Complaint, null=True, backref="improvements")

    class Meta:
        erasing = Erasing()
        constraints = (pw.SQL("CHECK ((opinion_id IS NULL) <> (complaint_id IS NULL))"),)
