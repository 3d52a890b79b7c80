"""Visits: what was done, used and said. Columns come from the field catalogue."""

from __future__ import annotations

from typing import Any

import peewee as pw

from db.clients.models import Client
from db.core.models import GOES, Erasing, Moment, Table, Versioned
from db.fields.declaration import Field, Kind
from db.salon.models import Product, Service
from db.staff.models import Staff
from db.visits.fields import VISIT_FIELDS


class Visit(Versioned):
    """One visit; ``total`` is the sum of its services, in fen, kept in the same transaction.

    ``cancelled`` is why it was taken back, by whoever closed it; empty, it counts.
    """

    client = pw.ForeignKeyField(Client, index=False, backref="visits")
    day = pw.DateField()
    opened_at = Moment()
    opened_by = pw.ForeignKeyField(Staff, index=False, backref="visits_opened")
    closed_at = Moment(null=True)
    closed_by = pw.ForeignKeyField(Staff, null=True, index=False, backref="visits_closed")
    late = pw.BooleanField(default=False)
    total = pw.IntegerField(default=0)
    carried = pw.TextField(default="")
    cancelled = pw.TextField(default="")

    class Meta:
        erasing = Erasing(empty=("carried", *(field.name for field in VISIT_FIELDS)), mark=("cancelled",))
        indexes = (
            (("client", "day", "id", "total", "cancelled"), False),
            (("closed_at", "day"), False),
            (("day", "client"), False),
        )


def _column(field: Field) -> pw.Field[Any]:
    return pw.DateField(null=True) if field.kind is Kind.DATE else pw.TextField(default="")


for _field in VISIT_FIELDS:
    Visit._meta.add_field(_field.name, _column(_field))
# who is asked to come again on a day, for the cards of that day
Visit.add_index(
    Visit.index(Visit._meta.fields["next_date"], name="visit_next_date", where=pw.SQL("next_date IS NOT NULL"))
)


class VisitService(Table):
    """A service done on a visit: its name, its price and the list price as they were then, in fen.

    ``reason`` is why it costs less than the list price beyond the salon's setting.
    """

    visit = pw.ForeignKeyField(Visit, backref="services")
    service = pw.ForeignKeyField(Service)
    name = pw.TextField()
    staff = pw.ForeignKeyField(Staff, index=False)
    price = pw.IntegerField()
    listed = pw.IntegerField(default=0)
    reason = pw.TextField(default="")

    class Meta:
        erasing = Erasing(empty=("reason",), codes=("name",))


class VisitProduct(Table):
    """A product used on a visit, with amount and batch as written."""

    visit = pw.ForeignKeyField(Visit, backref="products")
    product = pw.ForeignKeyField(Product, null=True, index=False)
    name = pw.TextField()
    amount = pw.TextField(default="")
    batch = pw.TextField(default="")

    class Meta:
        erasing = GOES


class Addendum(Table):
    """What was added to a closed visit; never changed."""

    visit = pw.ForeignKeyField(Visit, backref="addenda")
    at = Moment()
    by = pw.ForeignKeyField(Staff, index=False)
    text = pw.TextField()

    class Meta:
        erasing = GOES


class Override(Table):
    """A conflict that was overridden, with the reason and who allowed it.

    Attributes:
        rule: Number and version of the rule that spoke, 0 where it was the catalogue, a test or a paper.
        facts: Digest of what the verdict followed from; empty for what was overridden before there were rules.
        until: The last day of the course that it holds for; None for this visit alone.
        outcome: How it came out, of ``OUTCOMES``; empty until somebody has said so.
    """

    visit = pw.ForeignKeyField(Visit, backref="overrides")
    item = pw.TextField()
    alert = pw.TextField()
    reason = pw.TextField()
    by = pw.ForeignKeyField(Staff, index=False, backref="overrides_done")
    approver = pw.ForeignKeyField(Staff, index=False, backref="overrides_approved")
    at = Moment()
    rule = pw.IntegerField(default=0, constraints=[pw.SQL("DEFAULT 0")])
    rule_version = pw.IntegerField(default=0, constraints=[pw.SQL("DEFAULT 0")])
    verdict = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])
    facts = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])
    until = pw.DateField(null=True)
    outcome = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])

    class Meta:
        erasing = GOES


class Firing(Table):
    """A rule spoke: it stopped somebody, who heeded it or let it through, or was read as a warning.

    Attributes:
        rule: Number and version of the rule.
        facts: Digest of what the verdict followed from: counted once for a client and a day.
    """

    client = pw.ForeignKeyField(Client, backref="firings")
    day = pw.DateField()
    rule = pw.IntegerField()
    rule_version = pw.IntegerField()
    facts = pw.TextField()

    class Meta:
        erasing = GOES
        indexes = ((("day", "rule"), False),)


class Seen(Table):
    """A warning of a visit that was read: it comes back only when what it follows from changes."""

    visit = pw.ForeignKeyField(Visit, backref="seen", index=False)
    facts = pw.TextField()
    item = pw.TextField()
    by = pw.ForeignKeyField(Staff, index=False)
    at = Moment()

    class Meta:
        erasing = GOES
        indexes = ((("visit", "facts"), True),)
