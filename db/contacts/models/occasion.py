"""Days of the year on which the salon is heard of."""

from __future__ import annotations

import peewee as pw

from db.core.models import Versioned

IN_A_YEAR = "1 <= month AND month <= 12 AND 1 <= day AND day <= 31"


class Occasion(Versioned):
    """A festival, the beginning of a season, or a day on which core clients are congratulated.

    ``code`` is one of ``db.contacts.occasion_fields.SHIPPED``, which names it; the salon's own have a ``name``. Month
    and day are those of ``calendar``, solar or lunar. The day comes once in a year of that calendar, and is spoken of
    ``lead_days`` before. ``text`` is what is said then.
    """

    code = pw.TextField(null=True, unique=True)
    kind = pw.TextField()
    name = pw.TextField(default="")
    calendar = pw.TextField(default="solar")
    month = pw.IntegerField()
    day = pw.IntegerField()
    lead_days = pw.IntegerField(default=7)
    text = pw.TextField(default="")
    active = pw.BooleanField(default=True)

    class Meta:
        constraints = (pw.Check(IN_A_YEAR),)
