"""The salon, its staff, and who is at the desk."""

from __future__ import annotations

import peewee as pw

from db.models.base import CodesField, Moment, Table, Versioned


class Salon(Versioned):
    """The salon's own details (R146) and settings; one row."""

    name = pw.TextField()
    name_latin = pw.TextField(default="")
    address = pw.TextField(default="")
    phone = pw.TextField(default="")
    hours = pw.TextField(default="")
    scale = pw.TextField(default="")
    concept = pw.TextField(default="")
    language = pw.TextField(default="zh")
    paper = pw.TextField(default="zh_en")
    filing = pw.TextField(default="pinyin")
    idle_seconds = pw.IntegerField(default=90)
    solo = pw.BooleanField(default=False)
    discount = pw.IntegerField(default=0)
    demo = pw.BooleanField(default=False)
    pin_memory_kib = pw.IntegerField()
    pin_passes = pw.IntegerField()


class Counter(Table):
    """A number that is handed out without gaps, in the transaction that uses it."""

    name = pw.TextField(primary_key=True)
    value = pw.IntegerField()


class Staff(Versioned):
    """A member of staff (R148). ``failed`` and ``wait_until`` survive a kill and a clock change."""

    name = pw.TextField(unique=True)
    short = pw.TextField(default="")
    roles = CodesField(default=())
    language = pw.TextField(default="zh")
    theme = pw.TextField(default="calm")
    notes = pw.TextField(default="")
    active = pw.BooleanField(default=True)
    pin_hash = pw.TextField(default="")
    pin_length = pw.IntegerField(default=0)
    failed = pw.IntegerField(default=0)
    wait_until = Moment(null=True)


class Session(Table):
    """One person's time at the desk: from sign-in to lock and end."""

    staff = pw.ForeignKeyField(Staff, backref="sessions")
    started = Moment()
    locked = pw.BooleanField(default=False)
    ended = Moment(null=True)


class Approval(Table):
    """A second person's PIN, given for one permission, used once."""

    session = pw.ForeignKeyField(Session)
    approver = pw.ForeignKeyField(Staff)
    permission = pw.TextField()
    given = Moment()
    used = pw.BooleanField(default=False)


class Draft(Table):
    """What somebody was typing, kept until it is saved or thrown away."""

    staff = pw.ForeignKeyField(Staff, on_delete="CASCADE")
    form = pw.TextField()
    about = pw.IntegerField(default=0)
    content = pw.TextField()
    kept = Moment()

    class Meta:
        indexes = ((("staff", "form", "about"), True),)


class Request(Table):
    """A save that was carried out: the same request again gives the same result and no second row."""

    id = pw.TextField(primary_key=True)
    operation = pw.TextField()
    result = pw.IntegerField()
