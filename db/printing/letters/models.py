"""What the salon's letters say."""

from __future__ import annotations

import peewee as pw

from db.core.models import GOES, Moment, Table, Versioned
from db.events.models import Event
from db.papers.models import Sheet
from db.staff.models import Staff


class LetterText(Versioned):
    """The salon's own text for an occasion, in a language of its paper; without a row, the wording that ships holds."""

    occasion = pw.TextField()
    language = pw.TextField()
    text = pw.TextField()
    changed_at = Moment()
    changed_by = pw.ForeignKeyField(Staff, backref="letter_texts")

    class Meta:
        indexes = ((("occasion", "language"), True),)


class LetterSaid(Table):
    """What letters that were printed together say, and the event to which they invite: whatever is changed since."""

    language = pw.TextField()
    text = pw.TextField()
    event = pw.ForeignKeyField(Event, null=True, backref="letters")


class LetterPrinted(Table):
    """What a letter says that stands among a client's papers."""

    sheet = pw.ForeignKeyField(Sheet, primary_key=True, backref="letter")
    said = pw.ForeignKeyField(LetterSaid, backref="letters")

    class Meta:
        erasing = GOES
