"""Secrecy incidents, and what was done about each, step by step."""

from __future__ import annotations

import peewee as pw

from db.clients.models import Client
from db.core.models import Erasing, Moment, Table, Versioned
from db.staff.models import Staff


class Incident(Versioned):
    """An incident; what was done about it stands in its steps, of which it repeats how things stand."""

    number = pw.IntegerField(unique=True)
    kind = pw.TextField()
    noticed = pw.DateField()
    reported_by = pw.ForeignKeyField(Staff, index=False, backref="incidents_reported")
    risk = pw.TextField(default="")
    told_clients = pw.DateField(null=True)
    told_authority = pw.DateField(null=True)
    closed = pw.DateField(null=True)


class IncidentStep(Table):
    """One step, in the words of its day: a later one changes none before it."""

    incident = pw.ForeignKeyField(Incident, index=False, backref="steps")
    seq = pw.IntegerField()
    at = Moment()
    by = pw.ForeignKeyField(Staff, index=False, backref="incident_steps")
    step = pw.TextField()
    text = pw.TextField(default="")
    risk = pw.TextField(default="")
    day = pw.DateField(null=True)
    client = pw.ForeignKeyField(Client, null=True, backref="incident_steps")

    class Meta:
        erasing = Erasing(mark=("text",), codes=("step", "risk"))
        indexes = ((("incident", "seq"), True),)
