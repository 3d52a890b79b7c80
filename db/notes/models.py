"""Notes on the program."""

from __future__ import annotations

import peewee as pw

from db.core.models import Moment, Versioned
from db.staff.models import Staff


class ProgramNote(Versioned):
    """What somebody says of a page; nothing of what was on it is kept. ``seen`` is whether they saw the answer."""

    at = Moment()
    by = pw.ForeignKeyField(Staff, backref="program_notes")
    page = pw.TextField()
    program = pw.TextField()
    text = pw.TextField()
    read_on = pw.DateField(null=True)
    read_by = pw.ForeignKeyField(Staff, null=True, index=False, backref="program_notes_read")
    answer = pw.TextField(default="")
    seen = pw.BooleanField(default=False)
