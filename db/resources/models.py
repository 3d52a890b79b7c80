"""Beds, rooms and instruments, what a service needs of them, and who has learned it."""

from __future__ import annotations

import peewee as pw

from db.core.models import Table, Versioned
from db.salon.models import Service
from db.staff.models import Staff


class Resource(Versioned):
    """A bed, a room or an instrument; ``capacity`` clients at a time.

    An ``exclusive`` one is never given to two, whoever allows it.
    """

    kind = pw.TextField()
    name = pw.TextField(unique=True)
    capacity = pw.IntegerField(default=1, constraints=[pw.Check("capacity BETWEEN 1 AND 20")])
    exclusive = pw.BooleanField(default=False)
    active = pw.BooleanField(default=True)


class ServiceTiming(Table):
    """What a service asks of the day besides its length, in minutes; without a row, nothing.

    ``before`` and ``after`` are for getting ready and clearing away. From ``free_from`` on, for ``free_minutes``, the
    beautician is free while the client isn't, as under a mask. ``interval_days`` is when it's due again, 0 unsaid;
    ``follow_days`` on which days after it somebody asks how it went, as in ``1 7``: 0 on none, empty unsaid.
    """

    service = pw.ForeignKeyField(Service, primary_key=True, backref="timing")
    before = pw.IntegerField(default=0)
    after = pw.IntegerField(default=0)
    free_from = pw.IntegerField(default=0)
    free_minutes = pw.IntegerField(default=0)
    interval_days = pw.IntegerField(default=0)
    # a migration has added it, and so it has a default in the archive as well
    follow_days = pw.TextField(default="", constraints=[pw.SQL("DEFAULT ''")])


class ServiceNeed(Table):
    """What a service takes up: so many of a kind, or one resource by its name."""

    service = pw.ForeignKeyField(Service, backref="needs")
    kind = pw.TextField(default="")
    resource = pw.ForeignKeyField(Resource, null=True, backref="needed_by")
    count = pw.IntegerField(default=1, constraints=[pw.Check("count BETWEEN 1 AND 20")])

    class Meta:
        constraints = (pw.Check("(kind <> '') <> (resource_id IS NOT NULL)"),)


class ServiceStaff(Table):
    """Who does a service; where nobody is named, every beautician does."""

    service = pw.ForeignKeyField(Service, index=False, backref="skilled")
    staff = pw.ForeignKeyField(Staff, backref="skills")

    class Meta:
        indexes = ((("service", "staff"), True),)
