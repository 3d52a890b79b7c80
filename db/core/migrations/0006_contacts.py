"""What is said with clients and by them, and what is to be done about them."""

from __future__ import annotations

from typing import Any

from peewee import SQL, DateField, DateTimeField, ForeignKeyField, IntegerField, Model, TextField


def up(migrator: Any, db: Any) -> None:
    """Makes the tables."""
    _contacts(db)
    _tasks(db)
    _messages(db)
    _feedback(db)
    _winning_back(db)


def _contacts(db: Any) -> None:
    """What was said with clients; and ways to a client's appointments and purchases that became no visit."""
    Client = _known(db, "client")
    Staff = _known(db, "staff")
    Appointment = _known(db, "appointment")

    class Contact(Model):
        client = ForeignKeyField(Client, index=False)
        day = DateField()
        at = DateTimeField()
        by = ForeignKeyField(Staff, index=False)
        purpose = TextField()
        channel = TextField()
        direction = TextField()
        outcome = TextField()
        summary = TextField(default="")
        next_day = DateField(null=True)
        next_minute = IntegerField(null=True)
        next_place = TextField(default="")
        next_about = TextField(default="")
        appointment = ForeignKeyField(Appointment, null=True)
        corrects = ForeignKeyField("self", null=True, unique=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "contact"
            constraints = (
                SQL(
                    "CHECK (next_minute IS NULL OR (next_day IS NOT NULL AND 0 <= next_minute AND next_minute <= 1440))"
                ),
            )
            indexes = ((("client", "day", "id"), False), (("by", "day"), False))

    db.create_tables([Contact])
    for table in ("appointment", "bill"):
        db.execute_sql(
            f'CREATE INDEX "{table}_without_visit" ON "{table}" ("client_id", "day", "id") WHERE visit_id IS NULL'
        )


def _tasks(db: Any) -> None:
    """What is to be done about clients, what that is worked out from, and who stays away or is watched."""
    Client = _known(db, "client")
    Staff = _known(db, "staff")
    Contact = _known(db, "contact")

    class Task(Model):
        version = IntegerField(default=1)
        rule = TextField()
        key = TextField()
        client = ForeignKeyField(Client, null=True, index=False)
        about = TextField(default="")
        about_id = IntegerField(null=True)
        day = DateField()
        due = DateField()
        until = DateField(null=True)
        owner = ForeignKeyField(Staff, null=True, index=False)
        role = TextField(default="")
        text = TextField(default="")
        state = TextField(default="open")
        moved = IntegerField(default=0)
        contact = ForeignKeyField(Contact, null=True)
        reason = TextField(default="")
        made = DateField()
        ended = DateField(null=True)
        by = ForeignKeyField(Staff, null=True, index=False)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "task"
            indexes = (
                (("rule", "key"), True),
                (("state", "due", "owner", "role"), False),
                (("owner", "state", "due"), False),
                (("client", "state"), False),
                (("ended",), False),
                (("made",), False),
            )

    class TaskDay(Model):
        day = DateField(primary_key=True)
        since = DateField()
        at = DateTimeField()
        by = ForeignKeyField(Staff, index=False)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "task_day"

    class ClientFacts(Model):
        client = ForeignKeyField(Client, primary_key=True)
        as_of = DateField(null=True)
        first = DateField(null=True)
        last = DateField(null=True)
        last_visit = IntegerField(null=True)
        visits = IntegerField(default=0)
        gap = IntegerField(null=True)
        care_due = DateField(null=True)
        spend_12m = IntegerField(default=0)
        spend_before = IntegerField(default=0)
        spend_90 = IntegerField(default=0)
        spend_90_before = IntegerField(default=0)
        last_paid = DateField(null=True)
        last_method = TextField(default="")
        owed = IntegerField(default=0)
        next_appointment = DateField(null=True)
        missed_12m = IntegerField(default=0)
        last_contact = DateField(null=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "client_facts"
            indexes = ((("last",), False), (("next_appointment", "last"), False), (("care_due",), False))

    class Absence(Model):
        version = IntegerField(default=1)
        client = ForeignKeyField(Client, index=False)
        last = DateField()
        since = DateField()
        reason = TextField(default="")
        owner = ForeignKeyField(Staff, null=True, index=False)
        next = DateField(null=True)
        state = TextField(default="open")

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "absence"
            indexes = ((("client", "last"), True), (("state", "next"), False))

    class Watch(Model):
        version = IntegerField(default=1)
        client = ForeignKeyField(Client, index=False)
        kind = TextField()
        cause = TextField(default="")
        since = DateField()
        until = DateField(null=True)
        owner = ForeignKeyField(Staff, null=True, index=False)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "watch"
            indexes = ((("client", "kind", "since"), True), (("kind", "until"), False))

    db.create_tables([Task, TaskDay, ClientFacts, Absence, Watch])
    db.execute_sql('CREATE INDEX "visit_day_client_id" ON "visit" ("day", "client_id")')
    db.execute_sql('CREATE INDEX "task_open" ON "task" ("rule") WHERE ("state" = \'open\')')
    db.execute_sql('CREATE INDEX "contact_next" ON "contact" ("next_day") WHERE next_day IS NOT NULL')
    db.execute_sql('CREATE INDEX "lot_ending" ON "lot" ("until") WHERE until IS NOT NULL')
    db.execute_sql('CREATE INDEX "bill_owing" ON "bill" ("client_id") WHERE ("state" = \'owing\')')
    db.execute_sql(
        'CREATE INDEX "appointment_missed" ON "appointment" ("client_id", "day") WHERE ("state" = \'missed\')'
    )


def _messages(db: Any) -> None:
    """What the salon's messages say."""
    Staff = _known(db, "staff")

    class MessageText(Model):
        version = IntegerField(default=1)
        occasion = TextField(unique=True)
        short_zh = TextField(default="")
        long_zh = TextField(default="")
        short_en = TextField(default="")
        long_en = TextField(default="")
        changed_at = DateTimeField()
        changed_by = ForeignKeyField(Staff)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "message_text"

    db.create_tables([MessageText])


def _feedback(db: Any) -> None:
    """What clients say: surveys, opinions, complaints with their steps, improvements and because of what."""
    Client = _known(db, "client")
    Staff = _known(db, "staff")
    Visit = _known(db, "visit")

    class Survey(Model):
        version = IntegerField(default=1)
        number = TextField(unique=True)
        batch = IntegerField()
        client = ForeignKeyField(Client, null=True, index=False)
        printed = DateField()
        printed_by = ForeignKeyField(Staff, index=False)
        state = TextField(default="printed")
        day = DateField(null=True)
        effect = TextField(default="")
        product = TextField(default="")
        service = TextField(default="")
        management = TextField(default="")
        keyed_by = ForeignKeyField(Staff, null=True, index=False)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "survey"
            indexes = ((("batch", "id"), False), (("client", "printed"), False))

    class Opinion(Model):
        client = ForeignKeyField(Client, null=True, index=False)
        day = DateField()
        kind = TextField()
        heading = TextField()
        rating = TextField(default="")
        text = TextField(default="")
        visit = ForeignKeyField(Visit, null=True, index=False)
        survey = ForeignKeyField(Survey, null=True)
        at = DateTimeField()
        by = ForeignKeyField(Staff, index=False)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "opinion"
            indexes = ((("day", "id"), False), (("client", "day"), False))

    class Complaint(Model):
        version = IntegerField(default=1)
        number = IntegerField(unique=True)
        client = ForeignKeyField(Client, null=True, index=False)
        day = DateField()
        heading = TextField()
        text = TextField()
        concerns = ForeignKeyField(Staff, null=True, index=False)
        owner = ForeignKeyField(Staff, index=False)
        deadline = DateField()
        state = TextField(default="open")
        result = TextField(default="")
        outcome = TextField(default="")
        word = TextField(default="")
        opinion = ForeignKeyField(Opinion, null=True, unique=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "complaint"
            indexes = ((("state", "deadline"), False), (("client", "day"), False))

    class ComplaintStep(Model):
        complaint = ForeignKeyField(Complaint, index=False)
        seq = IntegerField()
        at = DateTimeField()
        by = ForeignKeyField(Staff, index=False)
        state = TextField()
        text = TextField()
        outcome = TextField(default="")

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "complaint_step"
            indexes = ((("complaint", "seq"), True),)

    class Improvement(Model):
        version = IntegerField(default=1)
        number = IntegerField(unique=True)
        day = DateField()
        text = TextField()
        owner = ForeignKeyField(Staff, index=False)
        deadline = DateField()
        done = DateField(null=True)
        look_again = DateField(null=True)
        effect = TextField(default="")
        seen = TextField(default="")
        seen_on = DateField(null=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "improvement"
            indexes = ((("done", "deadline"), False),)

    class ImprovementSource(Model):
        improvement = ForeignKeyField(Improvement)
        opinion = ForeignKeyField(Opinion, null=True)
        complaint = ForeignKeyField(Complaint, null=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "improvement_source"
            constraints = (SQL("CHECK ((opinion_id IS NULL) <> (complaint_id IS NULL))"),)

    db.create_tables([Survey, Opinion, Complaint, ComplaintStep, Improvement, ImprovementSource])


def _winning_back(db: Any) -> None:
    """How lost clients are to be won back."""
    Staff = _known(db, "staff")
    Watch = _known(db, "watch")

    class WinBack(Model):
        version = IntegerField(default=1)
        watch = ForeignKeyField(Watch, unique=True)
        matter = TextField()
        offer = TextField()
        owner = ForeignKeyField(Staff, index=False)
        next = DateField(null=True)
        state = TextField(default="open")
        reason = TextField(default="")
        made = DateField()
        ended = DateField(null=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "win_back"
            indexes = ((("state", "next"), False),)

    db.create_tables([WinBack])


def _known(db: Any, table: str) -> type[Model]:
    """A table that is there."""

    class Known(Model):
        class Meta:
            database = db
            legacy_table_names = False
            table_name = table

    return Known
