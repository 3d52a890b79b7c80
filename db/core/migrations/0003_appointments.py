"""Places, the roster, appointments and who waits for one."""

from typing import Any

from peewee import (
    SQL,
    BooleanField,
    CompositeKey,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

from db.core.models import append_only

ORDERED = "CHECK (0 <= start AND start < finish AND finish <= 1440)"
CLIENT_OR_GUEST = "CHECK ((client_id IS NOT NULL) <> (guest_name <> ''))"


def up(migrator: Any, db: Any) -> None:
    """Makes every table of them."""

    class Client(Model):
        class Meta:
            database = db
            legacy_table_names = False
            table_name = "client"

    class Service(Model):
        class Meta:
            database = db
            legacy_table_names = False
            table_name = "service"

    class Staff(Model):
        class Meta:
            database = db
            legacy_table_names = False
            table_name = "staff"

    class Visit(Model):
        class Meta:
            database = db
            legacy_table_names = False
            table_name = "visit"

    class Resource(Model):
        version = IntegerField(default=1)
        kind = TextField()
        name = TextField(unique=True)
        capacity = IntegerField(default=1, constraints=[SQL("CHECK (capacity BETWEEN 1 AND 20)")])
        exclusive = BooleanField(default=False)
        active = BooleanField(default=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "resource"

    db.create_tables([Resource])

    class ServiceTiming(Model):
        service = ForeignKeyField(Service, primary_key=True)
        before = IntegerField(default=0)
        after = IntegerField(default=0)
        free_from = IntegerField(default=0)
        free_minutes = IntegerField(default=0)
        interval_days = IntegerField(default=0)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "service_timing"

    db.create_tables([ServiceTiming])

    class ServiceNeed(Model):
        service = ForeignKeyField(Service)
        kind = TextField(default="")
        resource = ForeignKeyField(Resource, null=True)
        count = IntegerField(default=1, constraints=[SQL("CHECK (count BETWEEN 1 AND 20)")])

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "service_need"
            constraints = (SQL("CHECK ((kind <> '') <> (resource_id IS NOT NULL))"),)

    db.create_tables([ServiceNeed])

    class ServiceStaff(Model):
        service = ForeignKeyField(Service)
        staff = ForeignKeyField(Staff)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "service_staff"
            indexes = ((("service", "staff"), True),)

    db.create_tables([ServiceStaff])

    class OpeningHours(Model):
        weekday = IntegerField(primary_key=True, constraints=[SQL("CHECK (weekday BETWEEN 0 AND 6)")])
        start = IntegerField()
        finish = IntegerField()

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "opening_hours"
            constraints = (SQL(ORDERED),)

    db.create_tables([OpeningHours])

    class SalonDay(Model):
        day = DateField(primary_key=True)
        closed = BooleanField(default=False)
        start = IntegerField(default=0)
        finish = IntegerField(default=1440)
        note = TextField(default="")

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "salon_day"
            constraints = (SQL(ORDERED),)

    db.create_tables([SalonDay])

    class Shift(Model):
        version = IntegerField(default=1)
        name = TextField(unique=True)
        short = TextField()
        kind = TextField()
        start = IntegerField(default=0)
        finish = IntegerField(default=0)
        break_start = IntegerField(default=0)
        break_finish = IntegerField(default=0)
        active = BooleanField(default=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "shift"
            constraints = (
                SQL("CHECK (kind <> 'work' OR (0 <= start AND start < finish AND finish <= 1440))"),
                SQL(
                    "CHECK (break_start = break_finish OR (start <= break_start AND break_start < break_finish AND "
                    "break_finish <= finish))"
                ),
            )

    db.create_tables([Shift])

    class WeekShift(Model):
        staff = ForeignKeyField(Staff)
        weekday = IntegerField(constraints=[SQL("CHECK (weekday BETWEEN 0 AND 6)")])
        shift = ForeignKeyField(Shift)
        from_day = DateField()

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "week_shift"
            indexes = ((("staff", "weekday", "from_day"), True),)

    db.create_tables([WeekShift])

    class RosterDay(Model):
        version = IntegerField(default=1)
        staff = ForeignKeyField(Staff)
        day = DateField()
        shift = ForeignKeyField(Shift)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "roster_day"
            indexes = ((("staff", "day"), True), (("day",), False))

    db.create_tables([RosterDay])

    class Block(Model):
        version = IntegerField(default=1)
        staff = ForeignKeyField(Staff, null=True)
        resource = ForeignKeyField(Resource, null=True)
        day = DateField()
        start = IntegerField()
        finish = IntegerField()
        why = TextField()

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "block"
            constraints = (
                SQL(ORDERED),
                SQL("CHECK (staff_id IS NULL OR resource_id IS NULL)"),
            )
            indexes = ((("day", "start"), False),)

    db.create_tables([Block])

    class Appointment(Model):
        version = IntegerField(default=1)
        client = ForeignKeyField(Client, null=True)
        guest_name = TextField(default="")
        guest_phone = TextField(default="")
        day = DateField()
        start = IntegerField()
        finish = IntegerField()
        state = TextField(default="booked")
        source = TextField(default="")
        asked_for = BooleanField(default=False)
        advisor = ForeignKeyField(Staff, null=True)
        note = TextField(default="")
        reason = TextField(default="")
        to_clear = BooleanField(default=False)
        visit = ForeignKeyField(Visit, null=True, unique=True)
        series = IntegerField(null=True)
        made_at = DateTimeField()
        made_by = ForeignKeyField(Staff)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "appointment"
            constraints = (
                SQL(CLIENT_OR_GUEST),
                SQL(ORDERED),
            )
            indexes = (
                (("day", "start"), False),
                (("client", "day", "id"), False),
                (("state", "day"), False),
                (("series",), False),
            )

    db.create_tables([Appointment])

    class AppointmentPart(Model):
        appointment = ForeignKeyField(Appointment)
        seq = IntegerField()
        service = ForeignKeyField(Service)
        name = TextField()
        price = IntegerField()
        staff = ForeignKeyField(Staff, null=True)
        minutes = IntegerField()
        start = IntegerField()
        finish = IntegerField()
        together = BooleanField(default=False)
        before = IntegerField(default=0)
        after = IntegerField(default=0)
        free_from = IntegerField(default=0)
        free_minutes = IntegerField(default=0)
        placed_by = ForeignKeyField(Staff)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "appointment_part"
            constraints = (SQL(ORDERED),)
            indexes = ((("appointment", "seq"), True),)

    db.create_tables([AppointmentPart])

    class PartResource(Model):
        part = ForeignKeyField(AppointmentPart)
        resource = ForeignKeyField(Resource)
        units = IntegerField(default=1)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "part_resource"
            primary_key = CompositeKey("part", "resource")
            without_rowid = True

    db.create_tables([PartResource])

    class Occupancy(Model):
        kind = TextField()
        holder = IntegerField()
        day = DateField()
        start = IntegerField()
        appointment = ForeignKeyField(Appointment)
        finish = IntegerField()
        service_start = IntegerField()
        service_finish = IntegerField()
        units = IntegerField(default=1)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "occupancy"
            primary_key = CompositeKey("kind", "holder", "day", "start", "appointment")
            without_rowid = True
            constraints = (SQL(ORDERED),)

    db.create_tables([Occupancy])

    class AppointmentEvent(Model):
        appointment = ForeignKeyField(Appointment)
        at = DateTimeField()
        by = ForeignKeyField(Staff)
        what = TextField()
        day_before = DateField(null=True)
        start_before = IntegerField(null=True)
        day_after = DateField(null=True)
        start_after = IntegerField(null=True)
        reason = TextField(default="")

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "appointment_event"

    db.create_tables([AppointmentEvent])
    for statement in append_only("appointment_event"):
        db.execute_sql(statement)

    class BookingOverride(Model):
        appointment = ForeignKeyField(Appointment)
        seq = IntegerField()
        passed = TextField()
        reason = TextField()
        by = ForeignKeyField(Staff)
        approver = ForeignKeyField(Staff, null=True)
        at = DateTimeField()

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "booking_override"

    db.create_tables([BookingOverride])
    for statement in append_only("booking_override"):
        db.execute_sql(statement)

    class Reception(Model):
        visit = ForeignKeyField(Visit, primary_key=True)
        version = IntegerField(default=1)
        received_by = ForeignKeyField(Staff)
        arrived_at = DateTimeField()
        seated_at = DateTimeField(null=True)
        left_at = DateTimeField(null=True)
        resource = ForeignKeyField(Resource, null=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "reception"

    db.create_tables([Reception])

    class Waiting(Model):
        version = IntegerField(default=1)
        client = ForeignKeyField(Client, null=True)
        guest_name = TextField(default="")
        guest_phone = TextField(default="")
        services = TextField(default="[]")
        staff = ForeignKeyField(Staff, null=True)
        from_day = DateField()
        to_day = DateField()
        times = TextField(default="[]")
        since = DateTimeField()
        state = TextField(default="waiting")
        until = DateTimeField(null=True)
        appointment = ForeignKeyField(Appointment, null=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "waiting"
            constraints = (
                SQL(CLIENT_OR_GUEST),
                SQL("CHECK (from_day <= to_day)"),
            )
            indexes = ((("state", "from_day"), False),)

    db.create_tables([Waiting])
