"""What was said with clients."""

from __future__ import annotations

import peewee as pw

from db.appointments.models import Appointment
from db.clients.models import Client
from db.core.models import GOES, Moment, Table, index_sparse
from db.staff.models import Staff

TIMED = "next_minute IS NULL OR (next_day IS NOT NULL AND 0 <= next_minute AND next_minute <= 1440)"


class Contact(Table):
    """One contact with a client: who, why, by which way, what came of it, and what was agreed for the next time.

    It is never changed: what was written down wrongly is written anew, and says which one it ``corrects``. ``day`` is
    the day of the contact, ``at`` when it was written down, ``next_minute`` minutes since local midnight.
    """

    client = pw.ForeignKeyField(Client, index=False, backref="contacts")
    day = pw.DateField()
    at = Moment()
    by = pw.ForeignKeyField(Staff, index=False, backref="contacts")
    purpose = pw.TextField()
    channel = pw.TextField()
    direction = pw.TextField()
    outcome = pw.TextField()
    summary = pw.TextField(default="")
    next_day = pw.DateField(null=True)
    next_minute = pw.IntegerField(null=True)
    next_place = pw.TextField(default="")
    next_about = pw.TextField(default="")
    appointment = pw.ForeignKeyField(Appointment, null=True, index=False, backref="contacts")
    corrects = pw.ForeignKeyField("self", null=True, index=False, backref="corrected_by")

    class Meta:
        erasing = GOES
        constraints = (pw.Check(TIMED),)
        indexes = ((("client", "day", "id"), False), (("by", "day"), False))


index_sparse(Contact.appointment)
index_sparse(Contact.corrects, unique=True)
