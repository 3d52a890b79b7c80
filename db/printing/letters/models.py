"""What the salon's letters say."""

from __future__ import annotations

import peewee as pw

from db.core.models import Moment, Versioned
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
