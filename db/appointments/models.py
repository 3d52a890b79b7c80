"""Appointments and who waits for one.

Days are local; clock times are minutes since local midnight, 0 to 1,440. What holds time is written down minute by
minute in ``occupancy``, which can be made again from the parts.
"""

from __future__ import annotations

import peewee as pw

from db.clients.models import Client
from db.core.models import GOES, AppendOnly, CodesField, Erasing, Moment, Table, Versioned
from db.resources.models import Resource
from db.salon.models import Service
from db.staff.models import Staff
from db.visits.models import Visit

CLIENT_OR_GUEST = "(client_id IS NOT NULL) <> (guest_name <> '')"
ORDERED = "0 <= start AND start < finish AND finish <= 1440"


class Appointment(Versioned):
    """An appointment of a client, or of a guest without a file; ``start`` and ``finish`` are those of its parts.

    ``to_clear`` is set when it was booked although a service conflicts with what is known of the client's health.
    """

    client = pw.ForeignKeyField(Client, null=True, index=False, backref="appointments")
    guest_name = pw.TextField(default="")
    guest_phone = pw.TextField(default="")
    day = pw.DateField()
    start = pw.IntegerField()
    finish = pw.IntegerField()
    state = pw.TextField(default="booked")
    source = pw.TextField(default="")
    asked_for = pw.BooleanField(default=False)
    advisor = pw.ForeignKeyField(Staff, null=True, index=False, backref="advised_appointments")
    note = pw.TextField(default="")
    reason = pw.TextField(default="")
    to_clear = pw.BooleanField(default=False)
    visit = pw.ForeignKeyField(Visit, null=True, unique=True, backref="appointment")
    series = pw.IntegerField(null=True)
    made_at = Moment()
    made_by = pw.ForeignKeyField(Staff, index=False, backref="appointments_made")

    class Meta:
        erasing = Erasing(empty=("guest_name", "guest_phone", "note", "reason"), codes=("state", "source"))
        constraints = (pw.Check(CLIENT_OR_GUEST), pw.Check(ORDERED))
        indexes = (
            (("day", "start"), False),
            (("client", "day", "id"), False),
            (("state", "day"), False),
            (("series",), False),
        )


# the few that became no visit, which stand beside the visits in a client's history
Appointment.add_index(
    Appointment.index(
        Appointment.client,
        Appointment.day,
        Appointment.id,
        name="appointment_without_visit",
        where=pw.SQL("visit_id IS NULL"),
    )
)
# the few to which nobody came
Appointment.add_index(
    Appointment.index(
        Appointment.client, Appointment.day, name="appointment_missed", where=Appointment.state == "missed"
    )
)


class AppointmentPart(Table):
    """One service of an appointment, with name, price (fen) and minutes as they were when it was booked.

    Without ``staff`` nobody has been chosen yet. A part that is ``together`` begins with the one before it. ``before``,
    ``after``, ``free_from`` and ``free_minutes`` are those of the service, too, as they were then. ``placed_by`` is who
    put it there, or confirmed it since: nobody makes a client their own by placing themselves.
    """

    appointment = pw.ForeignKeyField(Appointment, index=False, backref="parts")
    seq = pw.IntegerField()
    service = pw.ForeignKeyField(Service, index=False)
    name = pw.TextField()
    price = pw.IntegerField()
    staff = pw.ForeignKeyField(Staff, null=True, backref="appointment_parts")
    minutes = pw.IntegerField()
    start = pw.IntegerField()
    finish = pw.IntegerField()
    together = pw.BooleanField(default=False)
    before = pw.IntegerField(default=0)
    after = pw.IntegerField(default=0)
    free_from = pw.IntegerField(default=0)
    free_minutes = pw.IntegerField(default=0)
    placed_by = pw.ForeignKeyField(Staff, index=False, backref="parts_placed")

    class Meta:
        erasing = Erasing(codes=("name",))
        constraints = (pw.Check(ORDERED),)
        indexes = ((("appointment", "seq"), True),)


class PartResource(Table):
    """A bed, a room or an instrument that a part has, and how many places of it."""

    part = pw.ForeignKeyField(AppointmentPart, index=False, backref="resources")
    resource = pw.ForeignKeyField(Resource, backref="parts")
    units = pw.IntegerField(default=1)

    class Meta:
        erasing = Erasing()
        primary_key = pw.CompositeKey("part", "resource")
        without_rowid = True


class Occupancy(Table):
    """Time that somebody or something is taken for by a live appointment; derived from its parts and their resources.

    ``kind`` is staff, resource or client, ``holder`` its id, ``units`` how many places of a resource. What lies outside
    ``service_start`` to ``service_finish`` is for getting ready and clearing away.
    """

    kind = pw.TextField()
    holder = pw.IntegerField()
    day = pw.DateField()
    start = pw.IntegerField()
    appointment = pw.ForeignKeyField(Appointment, backref="occupancy")
    finish = pw.IntegerField()
    service_start = pw.IntegerField()
    service_finish = pw.IntegerField()
    units = pw.IntegerField(default=1)

    class Meta:
        erasing = Erasing(codes=("kind",))
        primary_key = pw.CompositeKey("kind", "holder", "day", "start", "appointment")
        without_rowid = True
        constraints = (pw.Check(ORDERED),)


class AppointmentEvent(AppendOnly):
    """What happened to an appointment; append-only, and without a word about anybody."""

    appointment = pw.ForeignKeyField(Appointment, backref="events")
    at = Moment()
    by = pw.ForeignKeyField(Staff, index=False)
    what = pw.TextField()
    day_before = pw.DateField(null=True)
    start_before = pw.IntegerField(null=True)
    day_after = pw.DateField(null=True)
    start_after = pw.IntegerField(null=True)
    reason = pw.TextField(default="")

    class Meta:
        erasing = Erasing(empty=("reason",), codes=("what",))


class BookingOverride(AppendOnly):
    """What an appointment was booked in spite of, for the part at place ``seq``, and who allowed it; append-only."""

    appointment = pw.ForeignKeyField(Appointment, backref="overrides")
    seq = pw.IntegerField()
    passed = pw.TextField()
    reason = pw.TextField()
    by = pw.ForeignKeyField(Staff, index=False)
    approver = pw.ForeignKeyField(Staff, null=True, index=False, backref="bookings_allowed")
    at = Moment()

    class Meta:
        erasing = Erasing(empty=("reason",), codes=("passed",))


class Reception(Versioned):
    """How a visit was received: by whom, when the client came, was seated and left, and where."""

    visit = pw.ForeignKeyField(Visit, primary_key=True, backref="reception")
    received_by = pw.ForeignKeyField(Staff, index=False, backref="received")
    arrived_at = Moment()
    seated_at = Moment(null=True)
    left_at = Moment(null=True)
    resource = pw.ForeignKeyField(Resource, null=True, index=False, backref="seated")

    class Meta:
        erasing = Erasing()


class Waiting(Versioned):
    """Somebody who waits for a time: for which services, with whom, from which day to which, at what time of day."""

    client = pw.ForeignKeyField(Client, null=True, backref="waiting")
    guest_name = pw.TextField(default="")
    guest_phone = pw.TextField(default="")
    services = CodesField(default=())
    staff = pw.ForeignKeyField(Staff, null=True, backref="waited_for")
    from_day = pw.DateField()
    to_day = pw.DateField()
    times = CodesField(default=())
    since = Moment()
    state = pw.TextField(default="waiting")
    until = Moment(null=True)
    appointment = pw.ForeignKeyField(Appointment, null=True, backref="waited")

    class Meta:
        erasing = GOES
        constraints = (pw.Check(CLIENT_OR_GUEST), pw.Check("from_day <= to_day"))
        indexes = ((("state", "from_day"), False),)
