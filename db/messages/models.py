"""What the salon's messages say."""

from __future__ import annotations

import peewee as pw

from db.core.models import Moment, Versioned
from db.staff.models import Staff


class MessageText(Versioned):
    """The salon's own wordings for an occasion; without a row, and where one is empty, that which ships holds."""

    occasion = pw.TextField(unique=True)
    short_zh = pw.TextField(default="")
    long_zh = pw.TextField(default="")
    short_en = pw.TextField(default="")
    long_en = pw.TextField(default="")
    changed_at = Moment()
    changed_by = pw.ForeignKeyField(Staff, backref="message_texts")
