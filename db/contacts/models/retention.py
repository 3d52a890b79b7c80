"""Clients who stay away, and clients who are watched."""

from __future__ import annotations

import peewee as pw

from db.clients.models import Client
from db.core.models import GOES, Merging, Versioned
from db.staff.models import Staff


class Absence(Versioned):
    """A client who has not come since ``last``: why, who follows that up and when next.

    ``state`` is open, back once there was a visit, or given_up; ``worth`` what the client had spent in two years when
    that was found, in fen: lists have who spent most first.
    """

    client = pw.ForeignKeyField(Client, index=False, backref="absences")
    last = pw.DateField()
    since = pw.DateField()
    reason = pw.TextField(default="")
    owner = pw.ForeignKeyField(Staff, null=True, index=False, backref="absences")
    next = pw.DateField(null=True)
    state = pw.TextField(default="open")
    # a migration has added it, and so it has a default in the archive as well
    worth = pw.IntegerField(default=0, constraints=[pw.SQL("DEFAULT 0")])

    class Meta:
        erasing = GOES
        merging = Merging(once=("last",))
        indexes = ((("client", "last"), True), (("state", "next"), False))


Absence.add_index(Absence.index(Absence.worth, name="absence_open", where=Absence.state == "open"))


class Watch(Versioned):
    """A client who is watched, as a ``kind`` of growing, lost, risk, arrears or neglect, for a ``cause`` (a code).

    It ends with ``until``; without, it goes on. ``worth`` is as of an absence.
    """

    client = pw.ForeignKeyField(Client, index=False, backref="watches")
    kind = pw.TextField()
    cause = pw.TextField(default="")
    since = pw.DateField()
    until = pw.DateField(null=True)
    owner = pw.ForeignKeyField(Staff, null=True, index=False, backref="watches")
    worth = pw.IntegerField(default=0, constraints=[pw.SQL("DEFAULT 0")])

    class Meta:
        erasing = GOES
        merging = Merging(once=("kind", "since"))
        indexes = ((("client", "kind", "since"), True), (("kind", "until"), False))


Watch.add_index(Watch.index(Watch.kind, Watch.worth, name="watch_open", where=pw.SQL("until IS NULL")))


class WinBack(Versioned):
    """How a lost client is to be won back: what the matter was (a code), what is offered, by whom, and when next.

    ``state`` is open, back, or given_up; both come with a ``reason``.
    """

    watch = pw.ForeignKeyField(Watch, unique=True, backref="win_backs")
    matter = pw.TextField()
    offer = pw.TextField()
    owner = pw.ForeignKeyField(Staff, index=False, backref="win_backs")
    next = pw.DateField(null=True)
    state = pw.TextField(default="open")
    reason = pw.TextField(default="")
    made = pw.DateField()
    ended = pw.DateField(null=True)

    class Meta:
        erasing = GOES
        indexes = ((("state", "next"), False),)
