"""When who works, and when the salon is open.

Clock times are minutes since local midnight, 0 to 1,440, so that a change of the clocks moves nothing; intervals are
half-open, 24:00 is a finish.
"""

from __future__ import annotations

import peewee as pw

from db.core.models import Table, Versioned
from db.resources.models import Resource
from db.staff.models import Staff

ORDERED = "0 <= start AND start < finish AND finish <= 1440"


class OpeningHours(Table):
    """The salon's hours on a weekday (0 is Monday); a weekday without a row is closed."""

    weekday = pw.IntegerField(primary_key=True, constraints=[pw.Check("weekday BETWEEN 0 AND 6")])
    start = pw.IntegerField()
    finish = pw.IntegerField()

    class Meta:
        constraints = (pw.Check(ORDERED),)


class SalonDay(Table):
    """A day that is not as its weekday: closed, or with other hours."""

    day = pw.DateField(primary_key=True)
    closed = pw.BooleanField(default=False)
    start = pw.IntegerField(default=0)
    finish = pw.IntegerField(default=1440)
    note = pw.TextField(default="")

    class Meta:
        constraints = (pw.Check(ORDERED),)


class Shift(Versioned):
    """A shift by its name: hours of work with one break (0 to 0: none), or a day off, or leave."""

    name = pw.TextField(unique=True)
    short = pw.TextField()
    kind = pw.TextField()
    start = pw.IntegerField(default=0)
    finish = pw.IntegerField(default=0)
    break_start = pw.IntegerField(default=0)
    break_finish = pw.IntegerField(default=0)
    active = pw.BooleanField(default=True)

    class Meta:
        constraints = (
            pw.Check(f"kind <> 'work' OR ({ORDERED})"),
            pw.Check(
                "break_start = break_finish OR (start <= break_start AND break_start < break_finish AND "
                "break_finish <= finish)"
            ),
        )


class WeekShift(Table):
    """The shift that somebody has on a weekday, from a day on."""

    staff = pw.ForeignKeyField(Staff, index=False, backref="week")
    weekday = pw.IntegerField(constraints=[pw.Check("weekday BETWEEN 0 AND 6")])
    shift = pw.ForeignKeyField(Shift)
    from_day = pw.DateField()

    class Meta:
        indexes = ((("staff", "weekday", "from_day"), True),)


class RosterDay(Versioned):
    """The shift that somebody has on one day; it goes before that of the week."""

    staff = pw.ForeignKeyField(Staff, index=False, backref="roster")
    day = pw.DateField()
    shift = pw.ForeignKeyField(Shift)

    class Meta:
        indexes = ((("staff", "day"), True), (("day",), False))


class Block(Versioned):
    """Time that can't be booked, and why: of somebody, of a resource, or, without either, of the whole salon."""

    staff = pw.ForeignKeyField(Staff, null=True, backref="blocks")
    resource = pw.ForeignKeyField(Resource, null=True, backref="blocks")
    day = pw.DateField()
    start = pw.IntegerField()
    finish = pw.IntegerField()
    why = pw.TextField()

    class Meta:
        constraints = (pw.Check(ORDERED), pw.Check("staff_id IS NULL OR resource_id IS NULL"))
        indexes = ((("day", "start"), False),)
