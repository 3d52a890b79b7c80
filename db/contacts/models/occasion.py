"""Days of the year on which the salon is heard of."""

from __future__ import annotations

import peewee as pw

from db.core.models import Versioned


class Occasion(Versioned):
    """A festival, the beginning of a season, or a day on which core clients are congratulated.

    ``code`` is one of ``db.contacts.occasion_fields.SHIPPED``, which names it; the salon's own have a ``name``. ``day``
    comes back every year, as :class:`db.text.dates.Birthday` keeps it; it is thought of ``lead_days`` before. ``text``
    is what is said then.
    """

    code = pw.TextField(null=True, unique=True)
    kind = pw.TextField()
    name = pw.TextField(default="")
    day = pw.TextField()
    lead_days = pw.IntegerField(default=7)
    text = pw.TextField(default="")
    active = pw.BooleanField(default=True)
