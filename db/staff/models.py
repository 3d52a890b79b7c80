"""The salon, its staff, and who is at the desk."""

from __future__ import annotations

import peewee as pw

from db.core.models import CodesField, Moment, Table, Versioned


class Staff(Versioned):
    """A member of staff.

    ``number`` is theirs as long as they work here, 0 for none; one digit signs them in. ``pin_once`` says that somebody
    else has set the PIN. ``failed``, ``failed_at`` and ``wait_until`` survive a kill and a clock change: the last two
    are seconds of the archive's running time.
    """

    name = pw.TextField(unique=True)
    short = pw.TextField(default="")
    roles = CodesField(default=())
    language = pw.TextField(default="zh")
    theme = pw.TextField(default="calm")
    notes = pw.TextField(default="")
    active = pw.BooleanField(default=True)
    number = pw.IntegerField(default=0)
    pin_hash = pw.TextField(default="")
    failed = pw.IntegerField(default=0)
    failed_at = pw.IntegerField(default=0)
    wait_until = pw.IntegerField(default=0)
    # a migration has added it, and so it stands last
    pin_once = pw.BooleanField(default=False, constraints=[pw.SQL("DEFAULT 0")])


class WrongPin(Table):
    """A try at anybody's PIN at this desk that wasn't right, at a second of the archive's running time."""

    at = pw.IntegerField(index=True)


class Session(Table):
    """One person's time at the desk: from sign-in to lock and end."""

    staff = pw.ForeignKeyField(Staff, index=False, backref="sessions")
    started = Moment()
    locked = pw.BooleanField(default=False)
    ended = Moment(null=True)


class Approval(Table):
    """A second person's PIN, given for one call of one operation, used once.

    ``binding`` is a keyed digest of what the operation was asked with; ``since`` is the archive's ``boottime``.
    """

    session = pw.ForeignKeyField(Session, index=False)
    approver = pw.ForeignKeyField(Staff, index=False)
    permission = pw.TextField()
    operation = pw.TextField()
    binding = pw.TextField()
    since = pw.BigIntegerField()
    used = pw.BooleanField(default=False)


class Draft(Table):
    """What somebody was typing, kept until it is saved or thrown away."""

    staff = pw.ForeignKeyField(Staff, index=False, on_delete="CASCADE")
    form = pw.TextField()
    about = pw.IntegerField(default=0)
    content = pw.TextField()
    kept = Moment()
    request = pw.TextField(null=True)

    class Meta:
        indexes = ((("staff", "form", "about"), True),)


class Request(Table):
    """A save that was carried out: the same request again gives the same result and no second row."""

    id = pw.TextField(primary_key=True)
    staff = pw.ForeignKeyField(Staff, index=False)
    operation = pw.TextField()
    result = pw.IntegerField()
