"""What follows from a client's visits, appointments, bills and contacts, so that nobody goes through all of them."""

from __future__ import annotations

import peewee as pw

from db.clients.models import Client
from db.core.models import DERIVED, GOES, Table


class ClientFacts(Table):
    """Derived for each client as of the day ``as_of``, by ``db.contacts.store.facts``; None: to be made anew.

    Visits that were taken back count nowhere, amounts are those of closed visits, in fen. ``gap`` is the median of the
    days between the last six visits, from the third on; ``care_due`` when the last one asks for the next.
    ``spend_12m`` is what 365 days came to and ``spend_before`` the 365 before them, ``spend_90`` and
    ``spend_90_before`` the same of 90 days. ``owed`` is what is left of bills that may be paid later.
    """

    client = pw.ForeignKeyField(Client, primary_key=True, backref="facts")
    as_of = pw.DateField(null=True)
    first = pw.DateField(null=True)
    last = pw.DateField(null=True)
    last_visit = pw.IntegerField(null=True)
    visits = pw.IntegerField(default=0)
    gap = pw.IntegerField(null=True)
    care_due = pw.DateField(null=True)
    spend_12m = pw.IntegerField(default=0)
    spend_before = pw.IntegerField(default=0)
    spend_90 = pw.IntegerField(default=0)
    spend_90_before = pw.IntegerField(default=0)
    last_paid = pw.DateField(null=True)
    last_method = pw.TextField(default="")
    owed = pw.IntegerField(default=0)
    next_appointment = pw.DateField(null=True)
    missed_12m = pw.IntegerField(default=0)
    last_contact = pw.DateField(null=True)

    class Meta:
        erasing = GOES
        merging = DERIVED
        indexes = (
            (("last",), False),
            (("next_appointment", "last"), False),
            (("care_due",), False),
            (("spend_12m",), False),
        )
