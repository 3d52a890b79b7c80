"""The tables of events."""

from __future__ import annotations

import peewee as pw

from db.clients.models import Client
from db.core.models import CodesField, Erasing, Merging, Versioned

WITHIN_A_DAY = "start IS NULL OR (0 <= start AND start <= 1440)"


class Event(Versioned):
    """What the salon invites to: a theme, a day, and where it is known the minute since local midnight.

    Whom it suits is said by words of ``hobbies`` and ``themes``, by grades, and by words of a district. ``made`` is the
    day on which it was planned.
    """

    theme = pw.TextField()
    day = pw.DateField()
    start = pw.IntegerField(null=True)
    place = pw.TextField(default="")
    about = pw.TextField(default="")
    hobbies = pw.TextField(default="")
    themes = pw.TextField(default="")
    grades = CodesField(default=())
    district = pw.TextField(default="")
    made = pw.DateField()
    cancelled = pw.BooleanField(default=False)

    class Meta:
        constraints = (pw.Check(WITHIN_A_DAY),)
        indexes = ((("day",), False),)


class EventGuest(Versioned):
    """A client on the list of an event: ``invited`` by which way and when, the answer, and whether they came.

    An invitation by letter stands among the client's papers, and needs not be said here. ``came`` is nothing as long
    as nobody has said.
    """

    event = pw.ForeignKeyField(Event, index=False, backref="guests")
    client = pw.ForeignKeyField(Client, backref="events")
    invited = pw.TextField(default="")
    invited_on = pw.DateField(null=True)
    answer = pw.TextField(default="")
    came = pw.BooleanField(null=True)
    note = pw.TextField(default="")

    class Meta:
        erasing = Erasing(empty=("note",), codes=("invited", "answer"))
        merging = Merging(once=("event",), fills=("invited", "invited_on", "answer", "came", "note"))
        indexes = ((("event", "client"), True),)
