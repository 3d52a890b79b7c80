"""Events and the days of the year on which the salon is heard of; numbered papers; what is left off before services."""

from __future__ import annotations

from typing import Any

from peewee import SQL, BooleanField, DateField, ForeignKeyField, IntegerField, Model, TextField

_OCCASIONS = (
    # code, kind, day (L: of the lunar calendar), days before on which it is thought of, whether it is
    ("new_year", "festival", "--01-01", 5, False),
    ("spring_festival", "festival", "L--01-01", 10, True),
    ("lantern_festival", "festival", "L--01-15", 5, False),
    ("valentines_day", "festival", "--02-14", 7, False),
    ("womens_day", "festival", "--03-08", 7, True),
    ("dragon_boat_festival", "festival", "L--05-05", 7, True),
    ("qixi_festival", "festival", "L--07-07", 7, False),
    ("mid_autumn_festival", "festival", "L--08-15", 10, True),
    ("national_day", "festival", "--10-01", 7, False),
    ("christmas", "festival", "--12-25", 7, False),
    ("spring", "season", "--03-01", 7, True),
    ("summer", "season", "--06-01", 7, True),
    ("autumn", "season", "--09-01", 7, True),
    ("winter", "season", "--12-01", 7, True),
)


def up(migrator: Any, db: Any) -> None:
    """Makes the tables, and writes down the festivals and seasons that every salon begins with."""
    _events(db)
    _occasions(db)
    _tasks(db)
    _papers(db)
    _services(db)
    _drafts(db)
    _money(db)


def _tasks(db: Any) -> None:
    """On which days after a service somebody asks how it went; and tasks are counted in indexes alone."""
    db.execute_sql('ALTER TABLE "service_timing" ADD COLUMN "follow_days" TEXT NOT NULL DEFAULT \'\'')
    for statement in (
        'DROP INDEX "task_open"',
        'CREATE INDEX "task_open_due" ON "task" ("rule", "due") WHERE ("state" = \'open\')',
        'DROP INDEX "task_owner_id_state_due"',
        'CREATE INDEX "task_owner_id_state_due_role" ON "task" ("owner_id", "state", "due", "role")',
        'ALTER TABLE "absence" ADD COLUMN "worth" INTEGER NOT NULL DEFAULT 0',
        'ALTER TABLE "watch" ADD COLUMN "worth" INTEGER NOT NULL DEFAULT 0',
        *(
            f"UPDATE {table} SET worth = COALESCE((SELECT f.spend_12m + f.spend_before FROM client_facts f "
            f"WHERE f.client_id = {table}.client_id), 0)"
            for table in ("absence", "watch")
        ),
        'CREATE INDEX "absence_open" ON "absence" ("worth") WHERE ("state" = \'open\')',
        'CREATE INDEX "watch_open" ON "watch" ("kind", "worth") WHERE until IS NULL',
        'CREATE INDEX "sheet_letter" ON "sheet" ("client_id", "at") WHERE ("kind" = \'letter\')',
    ):
        db.execute_sql(statement)


def _drafts(db: Any) -> None:
    """The request with which what is typed will be saved."""
    db.execute_sql('ALTER TABLE "draft" ADD COLUMN "request" TEXT')


def _money(db: Any) -> None:
    """What a client has used is added up in an index alone, and what was bought is found among what was bought."""
    db.execute_sql('DROP INDEX "movement_client_id"')
    db.execute_sql('CREATE INDEX "movement_client_id_kind_value" ON "movement" ("client_id", "kind", "value")')
    db.execute_sql('DROP INDEX "lot_bill_line_id"')
    db.execute_sql('CREATE INDEX "lot_bought" ON "lot" ("bill_line_id") WHERE bill_line_id IS NOT NULL')


def _events(db: Any) -> None:
    Client = _known(db, "client")

    class Event(Model):
        version = IntegerField(default=1)
        theme = TextField()
        day = DateField()
        start = IntegerField(null=True)
        place = TextField(default="")
        about = TextField(default="")
        hobbies = TextField(default="")
        themes = TextField(default="")
        grades = TextField(default="[]")
        district = TextField(default="")
        made = DateField()
        cancelled = BooleanField(default=False)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "event"
            constraints = (SQL("CHECK (start IS NULL OR (0 <= start AND start <= 1440))"),)
            indexes = ((("day",), False),)

    class EventGuest(Model):
        version = IntegerField(default=1)
        event = ForeignKeyField(Event, index=False)
        client = ForeignKeyField(Client)
        invited = TextField(default="")
        invited_on = DateField(null=True)
        answer = TextField(default="")
        came = BooleanField(null=True)
        note = TextField(default="")

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "event_guest"
            indexes = ((("event", "client"), True),)

    db.create_tables([Event, EventGuest])


def _occasions(db: Any) -> None:
    class Occasion(Model):
        version = IntegerField(default=1)
        code = TextField(null=True, unique=True)
        kind = TextField()
        name = TextField(default="")
        day = TextField()
        lead_days = IntegerField(default=7)
        text = TextField(default="")
        active = BooleanField(default=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "occasion"

    db.create_tables([Occasion])
    names = ("code", "kind", "day", "lead_days", "active")
    Occasion.insert_many([dict(zip(names, values, strict=True)) for values in _OCCASIONS]).execute()


def _known(db: Any, table: str) -> type[Model]:
    """A table that is there."""

    class Known(Model):
        class Meta:
            database = db
            legacy_table_names = False
            table_name = table

    return Known


def _papers(db: Any) -> None:
    """Sheets of which a client has several, such as ledgers: each has versions of its own."""
    db.execute_sql('ALTER TABLE "sheet" ADD COLUMN "number" TEXT NOT NULL DEFAULT \'\'')
    db.execute_sql('DROP INDEX "sheet_client_id_kind_version"')
    db.execute_sql(
        'CREATE UNIQUE INDEX "sheet_client_id_kind_number_version" ON "sheet" '
        '("client_id", "kind", "number", "version")'
    )


def _services(db: Any) -> None:
    """What clients leave off before a service, for the appointment slip; and how long a product lasts."""
    db.execute_sql('ALTER TABLE "service" ADD COLUMN "leave_off" TEXT NOT NULL DEFAULT \'\'')
    db.execute_sql('ALTER TABLE "product" ADD COLUMN "lasts" INTEGER NOT NULL DEFAULT 0')
