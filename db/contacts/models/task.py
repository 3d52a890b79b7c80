"""What is to be done about clients, and the days for which it was made."""

from __future__ import annotations

import peewee as pw

from db.clients.models import Client
from db.contacts.models.contact import Contact
from db.core.models import GOES, Moment, Table, Versioned, index_sparse
from db.staff.models import Staff


class Task(Versioned):
    """Something to do, on ``due``; ``until`` is the last day on which it still makes sense.

    ``rule`` and ``key`` say what it comes from (see ``db.contacts.rules``) and never occur twice; ``day`` is the day of
    that, which putting off leaves as it is: a birthday, an appointment, when care was due. ``about`` and ``about_id``
    say of what row it is. It is ``owner``'s, or where that is nobody, of who has the ``role``. ``state`` is open, done,
    dropped or expired; ``moved`` how often it was put off, ``reason`` the code for which it was dropped, ``contact``
    what it was done by, ``by`` who made it where no rule did.
    """

    rule = pw.TextField()
    key = pw.TextField()
    client = pw.ForeignKeyField(Client, null=True, index=False, backref="tasks")
    about = pw.TextField(default="")
    about_id = pw.IntegerField(null=True)
    day = pw.DateField()
    due = pw.DateField()
    until = pw.DateField(null=True)
    owner = pw.ForeignKeyField(Staff, null=True, index=False, backref="tasks")
    role = pw.TextField(default="")
    text = pw.TextField(default="")
    state = pw.TextField(default="open")
    moved = pw.IntegerField(default=0)
    contact = pw.ForeignKeyField(Contact, null=True, index=False, backref="tasks")
    reason = pw.TextField(default="")
    made = pw.DateField()
    ended = pw.DateField(null=True)
    by = pw.ForeignKeyField(Staff, null=True, index=False, backref="tasks_made")

    class Meta:
        erasing = GOES
        indexes = (
            (("rule", "key"), True),
            (("state", "due", "owner", "role"), False),
            (("owner", "state", "due", "role"), False),
            (("client", "state"), False),
            (("ended",), False),
            (("made",), False),
        )


# the few of many after which something is still to be done, rule by rule
Contact.add_index(Contact.index(Contact.next_day, name="contact_next", where=pw.SQL("next_day IS NOT NULL")))
Task.add_index(Task.index(Task.rule, Task.due, name="task_open_due", where=Task.state == "open"))
index_sparse(Task.contact)


class TaskDay(Table):
    """A day for which tasks were made, for all days from ``since`` on; written when that is complete."""

    day = pw.DateField(primary_key=True)
    since = pw.DateField()
    at = Moment()
    by = pw.ForeignKeyField(Staff, index=False, backref="task_days")
