"""What clients have, with when and how sure, in place of ticks; and when each box of the form was last asked."""

from __future__ import annotations

from typing import Any

from peewee import SQL, CompositeKey, DateField, DateTimeField, ForeignKeyField, IntegerField, Model, TextField

_BOXES = {
    "D": ("habits", "habits_note", "household"),
    "F": ("products_cleanse", "products_care", "products_cover"),
    "G": (
        "areas",
        "goals",
        "wishes",
        "budget",
        "pressure",
        "manner",
        "likes",
        "dislikes",
        "neck_shoulders",
        "hobbies",
        "events",
        "topics",
    ),
}
"""Boxes that are asked again from time to time, and their fields; B is on every file, C has its questions."""


def up(migrator: Any, db: Any) -> None:
    """Makes the tables; each tick becomes a condition that is open and was told, each question one that was asked."""
    Client = _known(db, "client")
    Staff = _known(db, "staff")

    class Condition(Model):
        version = IntegerField(default=1)
        client = ForeignKeyField(Client)
        item = TextField()
        began = DateField(null=True)
        ended = DateField(null=True)
        ended_by = ForeignKeyField(Staff, null=True, index=False)
        until = DateField(null=True)
        certainty = TextField()
        gravity = TextField(default="unsure")
        areas = TextField(default="[]")
        detail = TextField(default="")
        doctor_day = DateField(null=True)
        tolerated = DateField(null=True)
        confirmed_day = DateField()
        from_dated = IntegerField(null=True)
        at = DateTimeField()
        by = ForeignKeyField(Staff, index=False)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "condition"
            constraints = (
                SQL("CHECK (certainty IN ('told', 'seen', 'confirmed', 'refuted'))"),
                SQL("CHECK (gravity IN ('low', 'high', 'unsure'))"),
                SQL("CHECK ((ended IS NULL) = (ended_by_id IS NULL))"),
                SQL("CHECK (certainty <> 'refuted' OR ended IS NOT NULL)"),
                SQL('FOREIGN KEY ("from_dated") REFERENCES "dated" ("id")'),
            )

    class Confirmed(Model):
        client = ForeignKeyField(Client, index=False)
        box = TextField()
        day = DateField()
        by = ForeignKeyField(Staff, index=False)
        how = TextField()
        at = DateTimeField()

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "confirmed"
            constraints = (SQL("CHECK (how IN ('asked', 'declined', 'unchanged', 'form'))"),)
            indexes = ((("client", "box"), True),)

    db.create_tables([Condition, Confirmed])
    db.execute_sql('CREATE UNIQUE INDEX "condition_open" ON "condition" ("client_id", "item") WHERE ended IS NULL')
    _health(db)
    _boxes(db)
    _merging(db)


def _health(db: Any) -> None:
    """Moves what was answered to box C; an item that two of its questions have is one condition."""
    db.execute_sql(
        "INSERT INTO condition (version, client_id, item, certainty, gravity, areas, detail, confirmed_day, at, by_id) "
        "SELECT 1, client_id, item, 'told', 'unsure', '[]', '', date(MAX(at), 'localtime'), MAX(at), by_id "
        "FROM health_answer WHERE has AND item <> '' GROUP BY client_id, item ORDER BY MIN(id)"
    )
    db.execute_sql(
        "INSERT INTO confirmed (client_id, box, day, by_id, how, at) "
        "SELECT client_id, question, date(MAX(at), 'localtime'), by_id, 'asked', MAX(at) "
        "FROM health_answer GROUP BY client_id, question ORDER BY MIN(id)"
    )
    # of questions that were answered at different times, the box is as old as the oldest answer
    db.execute_sql(
        "INSERT INTO confirmed (client_id, box, day, by_id, how, at) "
        "SELECT client_id, 'C', date(MIN(at), 'localtime'), by_id, 'form', MIN(at) "
        "FROM health_answer GROUP BY client_id ORDER BY MIN(id)"
    )
    db.execute_sql('DROP TABLE "health_answer"')


def _boxes(db: Any) -> None:
    """The other boxes were asked when the file was opened: nobody kept when they were asked again."""
    opened = "SELECT c.id, ?, date(c.created_at, 'localtime'), c.created_by_id, 'form', c.created_at FROM client c"
    into = "INSERT INTO confirmed (client_id, box, day, by_id, how, at)"
    db.execute_sql(f"{into} {opened}", ("B",))
    for box, fields in _BOXES.items():
        marks = ", ".join("?" * len(fields))
        answered = f"EXISTS (SELECT 1 FROM answer a WHERE a.client_id = c.id AND a.field IN ({marks}))"
        db.execute_sql(f"{into} {opened} WHERE {answered}", (box, *fields))


def _merging(db: Any) -> None:
    db.execute_sql('ALTER TABLE "client" ADD COLUMN "merged_into_id" INTEGER REFERENCES "client" ("id")')
    db.execute_sql('CREATE INDEX "client_merged" ON "client" ("merged_into_id") WHERE merged_into_id IS NOT NULL')
    Client = _known(db, "client")
    Staff = _known(db, "staff")

    class Merge(Model):
        kept = ForeignKeyField(Client)
        gone = ForeignKeyField(Client)
        state = TextField()
        proposed_at = DateTimeField(null=True)
        proposed_by = ForeignKeyField(Staff, null=True, index=False)
        at = DateTimeField(null=True)
        by = ForeignKeyField(Staff, null=True, index=False)
        approver = ForeignKeyField(Staff, null=True, index=False)
        why = TextField(default="")
        undone_at = DateTimeField(null=True)
        undone_by = ForeignKeyField(Staff, null=True, index=False)
        undone_approver = ForeignKeyField(Staff, null=True, index=False)
        undone_why = TextField(default="")
        marks = TextField(default="{}")

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "merge"
            constraints = (
                SQL("CHECK (state IN ('proposed', 'declined', 'done', 'undone'))"),
                SQL("CHECK (kept_id <> gone_id)"),
                SQL("CHECK ((state IN ('done', 'undone')) = (at IS NOT NULL))"),
                SQL("CHECK ((state = 'undone') = (undone_at IS NOT NULL))"),
            )

    class MergeRow(Model):
        merge = ForeignKeyField(Merge, index=False)
        place = IntegerField()
        of = TextField()
        key = TextField()
        before = TextField(null=True)
        after = TextField(null=True)

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "merge_row"
            primary_key = CompositeKey("merge", "place")
            without_rowid = True

    class NotSame(Model):
        first = ForeignKeyField(Client, index=False)
        second = ForeignKeyField(Client)
        at = DateTimeField()
        by = ForeignKeyField(Staff, index=False)
        why = TextField()

        class Meta:
            database = db
            legacy_table_names = False
            table_name = "not_same"
            constraints = (SQL("CHECK (first_id < second_id)"),)
            indexes = ((("first", "second"), True),)

    db.create_tables([Merge, MergeRow, NotSame])


def _known(db: Any, table: str) -> type[Model]:
    """A table that is there."""

    class Known(Model):
        class Meta:
            database = db
            legacy_table_names = False
            table_name = table

    return Known
